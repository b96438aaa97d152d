import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.matching.entailment.tiny import NUMBER_OF, tokenizer
from verifier.matching.entailment.pairs import Marking, Order, PairReader

LONGEST = 32
SEPARATOR = NUMBER_OF["[SEP]"]


def reader(order: Order = Order.EVIDENCE_FIRST, marking: Marking = Marking.SIDES) -> PairReader:
    return PairReader(tokenizer(), LONGEST, order, marking)


def test_the_evidence_goes_first_and_the_sides_are_told_apart() -> None:
    pair = reader().read("the firm", "sold apples")
    names = "[CLS] the firm [SEP] sold apples [SEP]"
    assert pair.ids == [NUMBER_OF[name] for name in names.split()]
    assert pair.types == [0, 0, 0, 0, 1, 1, 1]
    assert pair.mask == [1] * 7


def test_the_claim_goes_first_where_a_model_wants_it_so() -> None:
    pair = reader(Order.CLAIM_FIRST).read("the firm", "sold apples")
    names = "[CLS] sold apples [SEP] the firm [SEP]"
    assert pair.ids == [NUMBER_OF[name] for name in names.split()]


def test_words_of_both_sides_are_marked_by_their_stem() -> None:
    pair = reader(marking=Marking.WORDS).read("the firm sold", "firms sell apples")
    assert pair.types == [0, 0, 2, 2, 0, 3, 3, 1, 1]


def test_a_number_is_marked_as_a_whole_or_not_at_all() -> None:
    differing = reader(marking=Marking.WORDS).read("7.5 apples", "7.7 apples")
    assert differing.types == [0, 0, 0, 0, 2, 0, 1, 1, 1, 3, 1]
    same = reader(marking=Marking.WORDS).read("7.5 apples", "7.5 apples")
    assert same.types == [0, 2, 2, 2, 2, 0, 3, 3, 3, 3, 1]


@pytest.mark.parametrize("order", Order)
def test_what_does_not_fit_is_cut_off_the_evidence(order: Order) -> None:
    pair = reader(order).read("the " * 100, "sold apples")
    assert len(pair.ids) == LONGEST
    assert pair.ids.count(NUMBER_OF["the"]) == LONGEST - 5
    assert NUMBER_OF["sold"] in pair.ids
    assert NUMBER_OF["apples"] in pair.ids


@pytest.mark.parametrize("order", Order)
def test_a_claim_without_end_leaves_the_evidence_a_quarter(order: Order) -> None:
    pair = reader(order).read("the " * 100, "sold " * 100_000)
    assert len(pair.ids) == LONGEST
    assert pair.ids.count(NUMBER_OF["sold"]) == LONGEST - LONGEST // 4
    assert pair.ids.count(NUMBER_OF["the"]) == LONGEST // 4 - 3


@pytest.mark.parametrize("evidence", ["", "\0", "😀", "\ud800", "the\0firm", "\n\n", "a" * 100_000])
@pytest.mark.parametrize("claim", ["", "\0", "\ud800 😀", "b" * 100_000])
def test_hostile_texts_give_a_pair_like_any_other(evidence: str, claim: str) -> None:
    pair = reader(marking=Marking.WORDS).read(evidence, claim)
    assert len(pair.ids) == len(pair.mask) == len(pair.types) <= LONGEST
    assert pair.ids.count(SEPARATOR) == 2


@given(st.text(max_size=80), st.text(max_size=80))
@settings(deadline=None, max_examples=60)
def test_a_pair_depends_on_its_texts_alone(evidence: str, claim: str) -> None:
    one = reader(marking=Marking.WORDS)
    fresh = one.read(evidence, claim)
    one.read("the firm sold 7 apples " * 40, "sold " * 90)
    assert one.read(evidence, claim) == fresh
