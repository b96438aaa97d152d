"""Pairs that contradict each other, put together to the matters that they are about."""

from itertools import permutations

import pytest

from verifier.conflicts.find import search
from verifier.conflicts.positions import matters
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.conflict import Conflict, Position, Stated, pair_key

FOUNDED = "Halvor Steel was founded in {}."


def stated(document: str, text: str, claim: str = "") -> Stated:
    return Stated(position=Position(document=document, claim=claim, text=text))


def pair(one: Position, other: Position, claimed: str = "", stated: str = "", certain: float = 0.8) -> Conflict:
    kind = CheckKind.PERIOD if claimed else CheckKind.POLARITY
    check = Check(kind=kind, claimed=claimed, stated=stated, outcome=Outcome.DIFFERS, reason="")
    return Conflict(one=one, other=other, check=check, certain=certain)


def at(document: str, claim: str = "", text: str = "It is so.") -> Position:
    return Position(document=document, claim=f"{document}/{claim}" if claim else "", text=text)


def told(conflict: Conflict) -> list[tuple[str, tuple[str, ...]]]:
    return [(stand.says, stand.documents) for stand in conflict.stands]


def test_several_documents_on_one_matter_are_one_conflict_with_its_stands() -> None:
    years = {"a": "1921", "b": "1921", "c": "1934", "d": "1921"}
    (conflict,) = search([stated(name, FOUNDED.format(year)) for name, year in years.items()]).conflicts
    assert told(conflict) == [("1921", ("a", "b", "d")), ("1934", ("c",))]
    assert conflict.documents == ("a", "b", "c", "d")


def test_a_third_answer_is_a_stand_of_its_own() -> None:
    years = {"a": "1921", "b": "1934", "c": "1946"}
    (conflict,) = search([stated(name, FOUNDED.format(year)) for name, year in years.items()]).conflicts
    assert told(conflict) == [("1921", ("a",)), ("1934", ("b",)), ("1946", ("c",))]


def test_what_is_written_in_two_ways_is_one_stand() -> None:
    texts = {
        "a": "The harbour of Tolva handled 4.2 million tonnes of freight in 2024.",
        "b": "In 2024 the harbour of Tolva handled 4,200,000 tonnes of freight.",
        "c": "The harbour of Tolva handled 4.9 million tonnes of freight in 2024.",
    }
    (conflict,) = search([stated(*each) for each in texts.items()]).conflicts
    assert [documents for _, documents in told(conflict)] == [("a", "b"), ("c",)]


def test_other_facts_of_the_same_statements_are_other_matters() -> None:
    one, other, third = at("a", "x"), at("b", "y"), at("c", "z")
    found = matters([pair(one, other, "1921", "1934"), pair(one, third, "May", "June")])
    assert [conflict.documents for conflict in found] == [("a", "b"), ("a", "c")]


def test_a_claim_stands_for_the_sentence_that_it_was_drawn_from() -> None:
    sentence = at("a", text="In 1921 it was founded.")
    claims = at("a", "x", "It was founded in 1921."), at("b", "y", "It was founded in 1934.")
    (found,) = matters([pair(claims[0], claims[1], "1921", "1934"), pair(sentence, claims[1], "1921", "1934", 0.9)])
    assert [position.claim for stand in found.stands for position in stand.positions] == ["a/x", "b/y"]
    assert (found.one.claim, found.certain) == ("a/x", 0.9)


def test_those_who_deny_the_same_are_one_stand() -> None:
    yes, no, never = at("a", "yes"), at("b", "no"), at("c", "never")
    (found,) = matters([pair(yes, no), pair(yes, never)])
    assert [stand.documents for stand in found.stands] == [("b", "c"), ("a",)]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_the_pairs_does_not_matter(order: tuple[int, ...]) -> None:
    pairs = [pair(at("a", "x"), at(name, "y"), "1921", year) for name, year in (("b", "1934"), ("c", "1946"))]
    pairs.append(pair(at("b", "y"), at("c", "y"), "1934", "1946"))
    assert matters([pairs[number] for number in order]) == matters(pairs)


def test_a_matter_keeps_its_key_when_an_earlier_document_joins_it() -> None:
    statements = [stated("m", FOUNDED.format("1921")), stated("n", FOUNDED.format("1934"))]
    (before,) = search(statements).conflicts
    joined = [*statements, stated("a", FOUNDED.format("1934")), stated("b", FOUNDED.format("1921"))]
    assert search(joined).conflicts[0].key != before.key
    (after,) = search(joined, known=[{before.key}]).conflicts
    assert after.key == before.key


def test_a_key_survives_that_the_text_is_read_again() -> None:
    one = Position(document="a", text="It’s “so”,  he said.", start=3, end=20, text_sha256="1")
    again = Position(document="a", text='It\'s "so", he said.', start=9, end=30, text_sha256="2")
    assert one.key == again.key
    assert pair_key(one, at("b", "x")) == pair_key(at("b", "x"), again)
    assert Position(document="a", text="It's 12.").key != Position(document="a", text="It's 21.").key


def test_a_conflict_that_was_kept_before_there_were_stands_has_its_two_sides() -> None:
    kept = pair(at("a", "x"), at("b", "y"), "1921", "1934")
    assert [(stand.says, stand.documents) for stand in kept.sides] == [("1921", ("a",)), ("1934", ("b",))]
