"""What was compared before is not compared again, and nothing that is found depends on it."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.conflicts.memories import SENTENCES, Recalling, stated
from verifier.conflicts import answering
from verifier.conflicts.answers import Answer, Relation
from verifier.conflicts.find import search
from verifier.conflicts.side import Side
from verifier.domain.conflict import Stated

DATES = (None, date(2020, 5, 1), date(2022, 5, 1))


@st.composite
def documents(draw: st.DrawFn) -> list[list[Stated]]:
    """Some documents, each with some of the sentences: as claims or as sentences of its text."""
    made = []
    for name in draw(st.permutations([f"paper-{number}" for number in range(draw(st.integers(1, 6)))])):
        texts = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
        published = draw(st.sampled_from(DATES))
        made.append(
            [
                stated(name, text, is_claim=draw(st.booleans()), start=100 * at, published=published)
                for at, text in enumerate(texts)
            ]
        )
    return made


@settings(deadline=None, max_examples=40)
@given(documents())
def test_documents_that_are_added_one_by_one_give_what_all_at_once_give(added: list[list[Stated]]) -> None:
    memory = Recalling()
    for count in range(1, len(added) + 1):
        so_far = [each for document in added[:count] for each in document]
        found, fresh = search(so_far, memory=memory), search(so_far)
        assert [each.model_dump_json() for each in found.conflicts] == [
            each.model_dump_json() for each in fresh.conflicts
        ]
        assert (found.compared, found.left_out) == (fresh.compared, fresh.left_out)
        again = search(so_far, memory=memory)
        assert again.known == again.compared == found.compared
        assert again.conflicts == found.conflicts


def all_of(*names: str) -> list[Stated]:
    return [stated(name, text, is_claim=True) for name in names for text in SENTENCES]


def test_only_what_is_new_is_compared() -> None:
    memory = Recalling()
    search(all_of("gazette", "courier"), memory=memory)
    text = "Halvor Steel of Bresk was founded in 1946."
    found = search([*all_of("gazette", "courier"), stated("observer", text, is_claim=True)], memory=memory)
    assert 0 < found.compared - found.known <= len(SENTENCES) * 2


def test_the_same_words_in_another_document_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Recalling()
    search(all_of("gazette", "courier"), memory=memory)
    monkeypatch.setattr(answering, "_COMPARE", {})  # nothing can be compared
    found = search(all_of("herald", "observer"), memory=memory)
    assert found.known == found.compared > 0
    assert found.conflicts


@pytest.mark.parametrize(
    "changed",
    [
        stated("gazette", "Output at Halvor Steel rose last year.", is_claim=False, published=date(2021, 1, 1)),
        stated("gazette", "Output at Halvor Steel rose last year", is_claim=False, published=date(2020, 1, 1)),
    ],
)
def test_what_a_statement_is_read_by_makes_it_another(changed: Stated) -> None:
    memory = Recalling()
    first = stated("gazette", "Output at Halvor Steel rose last year.", is_claim=False, published=date(2020, 1, 1))
    other = stated("courier", "Output at Halvor Steel fell in 2019.", is_claim=False)
    search([first, other], memory=memory)
    found = search([changed, other], memory=memory)
    assert found.known == 0
    assert found.conflicts == search([changed, other]).conflicts


def test_which_words_are_names_is_told_by_the_other_sentences_of_the_document() -> None:
    memory = Recalling()
    sentence = stated("gazette", "Steel is dear.", is_claim=True)
    search([sentence], memory=memory)
    search([sentence, stated("gazette", "They sold it to Steel last year.", is_claim=True)], memory=memory)
    assert len(memory.known) == 3


def test_a_run_that_is_stopped_has_kept_what_it_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    memory, statements = Recalling(), all_of("gazette", "courier", "herald")
    whole = search(statements)
    monkeypatch.setattr(answering, "AT_ONCE", 7)
    left: list[int] = list(range(20))
    compare = answering.compare_between

    def stopping(one: Side, other: Side) -> Sequence[Answer]:
        if not left:
            raise KeyboardInterrupt
        left.pop()
        return compare(one, other)

    with monkeypatch.context() as patched:
        patched.setattr(answering, "_COMPARE", dict.fromkeys(Relation, stopping))
        with pytest.raises(KeyboardInterrupt):
            search(statements, memory=memory)
    assert len(memory.pairs) == 14
    found = search(statements, memory=memory)
    assert found.known >= 14
    assert found.conflicts == whole.conflicts


def test_few_statements_at_hand_give_what_many_give(monkeypatch: pytest.MonkeyPatch) -> None:
    statements = all_of("gazette", "courier", "herald")
    expected = search(statements)
    monkeypatch.setattr(answering, "AT_HAND", 1)
    assert search(statements) == expected
