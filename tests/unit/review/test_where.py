"""Filters as they are written on a command line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.domain.assessment import Verdict
from verifier.domain.decision import Subject
from verifier.domain.review import OPEN, Filter, State
from verifier.errors import ConfigError
from verifier.review.where import filter_of


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("state=open", Filter(states=OPEN)),
        ("grants 2023", Filter(states=OPEN, text="grants 2023")),
        ("verdict=refuted", Filter(states=OPEN, verdict=Verdict.REFUTED)),
        ("kind=conflict state=all", Filter(subject=Subject.CONFLICT)),
        ("state=stale assignee='Ana B'", Filter(states=(State.STALE,), assignee="Ana B")),
        (
            "document=kim-2025 source=ar changed=1",
            Filter(states=OPEN, document="kim-2025", source="ar", only_changed=True),
        ),
        ("changed=0", Filter(states=OPEN)),
        ("assignee=-", Filter(states=OPEN, assignee="-")),
    ],
)
def test_names_narrow_and_words_are_looked_for(written: str, wanted: Filter) -> None:
    assert filter_of(written) == wanted


@pytest.mark.parametrize("written", ["", "  ", "state=nowhere", "verdict=maybe", "colour=red", "'open", "kind="])
def test_what_is_no_filter_finds_nothing_rather_than_everything(written: str) -> None:
    with pytest.raises(ConfigError) as refused:
        filter_of(written)
    assert refused.value.hint


@given(st.text(max_size=200))
def test_anything_is_a_filter_or_refused(written: str) -> None:
    try:
        found = filter_of(written)
    except ConfigError:
        return
    assert found.states == OPEN or "state" in written
