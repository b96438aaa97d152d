"""Conflicts among many statements: those of different documents, whatever the order they come in."""

from datetime import date

import pytest

from verifier.conflicts.find import find_conflicts, search
from verifier.domain.conflict import Position, Stated

STATEMENTS = (
    ("gazette", "The harbour of Tolva handled 4.2 million tonnes of freight in 2024."),
    ("gazette", "Halvor Steel was founded in 1921."),
    ("gazette", "Ada Ness designed the chapel of Tolva."),
    ("courier", "In 2024 the harbour of Tolva handled 4.9 million tonnes of freight."),
    ("courier", "Halvor Steel was established in 1934."),
    ("courier", "The chapel of Tolva seats 80 people."),
    ("courier", "The harbour of Bresk handled 1.1 million tonnes of freight in 2024."),
)


def stated(document: str, text: str, published: date | None = None) -> Stated:
    return Stated(position=Position(document=document, text=text), published=published)


@pytest.fixture
def statements() -> list[Stated]:
    return [stated(*each) for each in STATEMENTS]


def test_only_what_cannot_hold_is_found(statements: list[Stated]) -> None:
    found = find_conflicts(statements)
    assert {(conflict.check.claimed, conflict.check.stated) for conflict in found} == {
        ("4.9 million tonnes", "4.2 million tonnes"),
        ("1934", "1921"),
    }
    assert all((conflict.one.document, conflict.other.document) == ("courier", "gazette") for conflict in found)


def test_the_order_of_the_statements_does_not_matter(statements: list[Stated]) -> None:
    expected = find_conflicts(statements)
    assert all(find_conflicts(order) == expected for order in (statements[::-1], statements[3:] + statements[:3]))
    assert find_conflicts([*statements, *statements]) == expected


def test_the_surest_come_first(statements: list[Stated]) -> None:
    certain = [conflict.certain for conflict in find_conflicts(statements)]
    assert certain == sorted(certain, reverse=True)
    assert all(0 < each <= 1 for each in certain)


def test_a_document_may_contradict_itself() -> None:
    one = stated("gazette", "Halvor Steel was founded in 1921.")
    other = stated("gazette", "Halvor Steel was founded in 1934.")
    (found,) = find_conflicts([one, other])
    assert found.documents == ("gazette",)


def test_a_claim_is_not_held_against_the_sentences_of_its_own_document() -> None:
    claim = Stated(position=Position(document="gazette", claim="gazette/x", text="Halvor Steel was founded in 1921."))
    assert find_conflicts([claim, stated("gazette", "Halvor Steel was founded in 1934.")]) == []


def test_relative_periods_count_from_the_date_of_the_document() -> None:
    one = stated("gazette", "Output at Halvor Steel fell last year.", date(2020, 5, 1))
    other = stated("courier", "Output at Halvor Steel rose in 2019.")
    later = stated("courier", "Output at Halvor Steel rose in 2021.")
    assert len(find_conflicts([one, other])) == 1
    assert find_conflicts([one, later]) == []


def test_what_is_left_out_for_its_number_is_counted() -> None:
    many = [stated(f"paper-{number}", f"Halvor Steel employs {100 + number} welders.") for number in range(12)]
    everything = search(many, nearest=11)
    assert (everything.compared, everything.left_out) == (66, 0)
    some = search(many, nearest=2)
    assert some.compared < 66
    assert some.compared + some.left_out == 66


def test_nothing_comes_of_nothing() -> None:
    assert find_conflicts([]) == []
