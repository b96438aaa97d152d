"""What is remembered of a statement, and what it is known by."""

import pytest

from tests.unit.conflicts.memories import stated
from verifier.conflicts.side import read_side
from verifier.conflicts.traces import TELLING, trace_of
from verifier.conflicts.wording import wordings_of


def test_a_trace_has_the_telling_words_and_the_years() -> None:
    trace = trace_of(read_side("The harbour of Tolva handled 4.2 million tonnes from 2019 to 2021."))
    assert {"tolva", "handle"} <= trace.weights.keys()
    assert "the" not in trace.weights
    assert min(trace.weights.values()) > 0
    assert max(trace.weights.values()) >= TELLING
    assert trace.years == {2019, 2021}


def test_the_keys_of_one_word_share_its_weight() -> None:
    weights = trace_of(read_side("The Müller mill closed.")).weights
    assert weights["mueller"] == weights["muller"] < weights["mill"]


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [
        ("The harbour of Tolva handled freight.", True),
        ("The company was founded in 1987.", False),  # names nobody
        ("In Tolva.", False),  # says nothing
    ],
)
def test_a_sentence_is_plain_if_it_names_somebody_and_says_enough(text: str, is_plain: bool) -> None:  # noqa: FBT001  a row
    assert trace_of(read_side(text)).is_plain is is_plain


def test_what_is_contrary_within_a_statement_goes_with_it() -> None:
    trace = trace_of(read_side("The siege lasted four years, from May 1918 to August 1920."))
    assert [check.claimed for check in trace.own] == ["four years"]


def test_statements_of_two_documents_with_the_same_words_have_one_digest() -> None:
    texts = ("Steel is dear.", "They sold it to Steel last year.")
    one = wordings_of([stated("gazette", text, is_claim=True) for text in texts])
    other = wordings_of([stated("courier", text, is_claim=False) for text in texts])
    alone = wordings_of([stated("herald", texts[0], is_claim=True)])
    assert [each.digest for each in one] == [each.digest for each in other]
    assert one[0].digest != alone[0].digest  # there nothing tells that "Steel" is a name
    assert one[0].background.known == {"steel"}


def test_a_wording_keeps_the_order_of_the_statements() -> None:
    statements = [stated(name, f"Number {at} of {name}.", is_claim=True) for at in range(3) for name in ("a", "b")]
    assert [wording.text for wording in wordings_of(statements)] == [each.position.text for each in statements]
    assert len({wording.digest for wording in wordings_of(statements)}) == len(statements)
