"""The memory of comparisons in the store gives back what it was given, to the last digit."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.conflicts.memories import SENTENCES, stated
from verifier.conflicts.answers import Answer, Pair, Relation
from verifier.conflicts.find import search
from verifier.conflicts.side import read_side
from verifier.conflicts.traces import Trace, trace_of
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.pipeline.remembering import NoComparisons, Remembering
from verifier.store.store import Store, open_store

CHECK = Check(kind=CheckKind.FIGURE, claimed="5 %", stated="6 %", outcome=Outcome.DIFFERS, reason="it says “6 %”")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "verifier.db") as opened:
        yield opened


class Shelf(NoComparisons):
    """Keeps what it is given, in dictionaries."""

    def __init__(self) -> None:
        self.nouns: dict[str, str] = {}
        self.kept: dict[tuple[str, str, str], str] = {}

    def statements(self, digests: object) -> dict[str, str]:
        del digests
        return self.nouns

    def keep_statements(self, comparer: str, nouns: object) -> None:
        del comparer
        assert isinstance(nouns, dict)
        self.nouns |= nouns


@given(st.dictionaries(st.text(), st.floats(0, 20)), st.frozensets(st.integers(1, 9999)), st.booleans())
def test_a_trace_comes_back_to_the_last_digit(
    weights: dict[str, float],
    years: frozenset[int],
    is_plain: bool,  # noqa: FBT001  drawn
) -> None:
    trace = Trace(weights, years, is_plain, (CHECK,))
    memory = Remembering(Shelf())
    memory.keep_traces({"a": trace})
    (again,) = memory.traces(["a"]).values()
    assert again == trace
    assert list(again.weights.items()) == list(weights.items())


def test_answers_come_back_with_those_that_are_none(store: Store) -> None:
    memory = Remembering(store.comparisons)
    pairs = [Pair("a", other, relation) for other in "bc" for relation in Relation]
    kept = dict(zip(pairs, [(), (Answer(CHECK, 0.1), Answer(CHECK, 1 / 3, is_turned=True)), (), ()], strict=True))
    memory.keep_answers(kept)
    assert memory.answers([*pairs, Pair("b", "a", Relation.BETWEEN)]) == kept


def test_what_cannot_be_read_is_unknown(store: Store) -> None:
    trace = trace_of(read_side(SENTENCES[0]))
    memory = Remembering(store.comparisons)
    memory.keep_traces({"a": trace})
    store.comparisons.keep_statements("other", {})
    store.comparisons.keep_pairs({("a", "b", "between"): "{", ("a", "c", "between"): "[1]"})
    assert memory.answers([Pair("a", name, Relation.BETWEEN) for name in "bc"]) == {}
    assert memory.traces(["a", "b"]) == {"a": trace}


def test_a_search_with_the_store_is_a_search(store: Store) -> None:
    statements = [stated(name, text, is_claim=True) for name in ("courier", "gazette") for text in SENTENCES]
    fresh = search(statements)
    for known in (0, fresh.compared):
        found = search(statements, memory=Remembering(store.comparisons))
        assert found.known == known
        assert [each.model_dump_json() for each in found.conflicts] == [
            each.model_dump_json() for each in fresh.conflicts
        ]
