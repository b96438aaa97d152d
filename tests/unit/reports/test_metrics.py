"""The text format for measurements, read back by Prometheus's own parser."""

import math

from hypothesis import given
from hypothesis import strategies as st
from prometheus_client.parser import text_string_to_metric_families

from verifier.reports.exposition import Family, Kind, Sample, exposition

NAMES = st.from_regex(r"[a-z_][a-z0-9_]{0,9}", fullmatch=True).filter(lambda name: not name.startswith("__"))
LABELS = st.dictionaries(NAMES, st.text(max_size=30), max_size=3)  # names with two underscores are Prometheus's own


@given(st.lists(st.tuples(st.floats(allow_nan=False), LABELS), max_size=5), st.text(max_size=40))
def test_whatever_labels_hold_the_parser_reads_back_what_was_written(
    samples: list[tuple[float, dict[str, str]]], about: str
) -> None:
    about = " ".join(about.split())
    family = Family("measured", Kind.GAUGE, about, tuple(Sample(value, labels) for value, labels in samples))
    read = list(text_string_to_metric_families(exposition([family]).replace("\r", "\r")))
    if not samples:
        assert read == []
        return
    assert [(each.value, each.labels) for each in read[0].samples] == samples


def test_numbers_that_are_none_have_names() -> None:
    family = Family("odd", Kind.GAUGE, "Odd.", (Sample(math.inf, {"a": "1"}), Sample(-math.inf, {"a": "2"})))
    (read,) = text_string_to_metric_families(exposition([family, Family("empty", Kind.COUNTER, "None.", ())]))
    assert [sample.value for sample in read.samples] == [math.inf, -math.inf]


def test_large_counts_are_written_out() -> None:
    assert "n 123456789012\n" in exposition([Family("n", Kind.COUNTER, "N.", (Sample(123456789012),))])
