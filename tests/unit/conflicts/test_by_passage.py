"""How much of a statement a passage must say for a difference to be a contradiction."""

import pytest

from verifier.conflicts.by_passage import (
    BARS,
    Met,
    are_alike,
    is_conflict,
    is_near,
    is_one_of_many,
    is_same_person,
    met,
)
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.statement import Statement, read_statement

STATEMENT = read_statement("In 2019 Lundgaard bought twelve ferries of the Norrbo line.")
SENTENCES = (
    read_statement("Norrbo had run the ferries since the war."),
    read_statement("In 2017 Lundgaard bought twelve of them."),
)


def difference(kind: CheckKind, claimed: str = "2019", stated: str = "2017") -> Check:
    return Check(kind=kind, claimed=claimed, stated=stated, outcome=Outcome.DIFFERS, reason="the source says another")


def found(passage: float, sentence: float, best: Statement = SENTENCES[1]) -> Met:
    return Met(passage, sentence, best)


def test_a_passage_says_more_than_its_best_sentence_which_has_the_difference() -> None:
    share = met(STATEMENT, SENTENCES, difference(CheckKind.PERIOD))
    assert share.best is SENTENCES[1]
    assert 0 < share.sentence < share.passage <= 1


def test_what_differs_does_not_count() -> None:
    other = read_statement("In 2017 Lundgaard bought twelve ferries of the Norrbo line.")
    assert met(STATEMENT, [other], difference(CheckKind.PERIOD)).sentence == 1
    name = read_statement("In 2019 Bredal bought twelve ferries of the Norrbo line.")
    assert met(STATEMENT, [name], difference(CheckKind.NAME, "Lundgaard", "Bredal")).sentence == 1


@pytest.mark.parametrize("kind", sorted(BARS))
def test_each_kind_has_a_bar_for_the_passage_and_one_for_the_sentence(kind: CheckKind) -> None:
    bar = BARS[kind]
    assert is_conflict(STATEMENT, found(bar.passage, bar.sentence), difference(kind))
    assert not is_conflict(STATEMENT, found(bar.passage - 0.01, bar.sentence), difference(kind))
    assert not is_conflict(STATEMENT, found(bar.passage, bar.sentence - 0.01), difference(kind))
    assert is_conflict(STATEMENT, found(bar.alone, 0), difference(kind))


def test_two_speakers_or_a_plan_and_a_deed_are_no_conflict() -> None:
    for kind in (CheckKind.ATTRIBUTION, CheckKind.MODALITY):
        assert not is_conflict(STATEMENT, found(1, 1), difference(kind))


def test_a_company_and_a_number_of_its_branches_have_each_their_day() -> None:
    whole = read_statement("The ministry put Norrbo on its list on 3 May 2019.")
    parts = read_statement("On 9 August the ministry put 38 of Norrbo's branches on its list.")
    day = difference(CheckKind.PERIOD, "3 May 2019", "9 August")
    assert not is_conflict(whole, found(1, 1, parts), day)
    assert not is_conflict(parts, found(1, 1, whole), day)
    assert is_conflict(parts, found(1, 1, parts), day)


def test_one_of_many_may_be_another_one() -> None:
    assert is_one_of_many(read_statement("Halvor is a maker of pumps."), "Halvor")
    assert not is_one_of_many(read_statement("Halvor is the maker of the pumps."), "Halvor")
    assert not is_one_of_many(read_statement("Halvor makes pumps."), "Bredal")
    maker = read_statement("Halvor is a maker of pumps.")
    assert not is_conflict(maker, found(1, 1), difference(CheckKind.NAME, "Halvor", "Bredal"))


def test_a_person_has_a_longer_and_a_shorter_name() -> None:
    assert is_same_person("Eric Lund of Norrbo", "Chairman Eric Lund Hansen")
    assert not is_same_person("Eric Lund", "Eric Berg")
    assert not is_same_person("Lund", "Eric Lund")  # may be a town


def near(passage: float, sentence: float, differing: Check, *checks: Check) -> bool:
    return is_near(STATEMENT, found(passage, sentence), differing, [differing, *checks])


def test_what_is_near_need_not_be_refuted() -> None:
    year = difference(CheckKind.PERIOD)
    assert near(0.7, 0.6, year)
    assert not near(0.69, 1, year)
    assert not near(1, 0.59, year)


def test_an_amount_is_near_with_less_where_all_else_is_met() -> None:
    statement = read_statement("Lundgaard bought the Norrbo line for 12 million dollars.")
    amount = difference(CheckKind.FIGURE, "12 million dollars", "$15 million")
    agreed = difference(CheckKind.NAME, "Lundgaard", "Lundgaard").model_copy(update={"outcome": Outcome.AGREES})
    absent = difference(CheckKind.NAME, "Norrbo", "").model_copy(update={"outcome": Outcome.ABSENT})
    assert is_near(statement, found(0.5, 0.5), amount, [amount, agreed])
    assert not is_near(statement, found(0.49, 0.5), amount, [amount, agreed])
    assert not is_near(statement, found(0.5, 0.5), amount, [amount, agreed, absent])
    assert not is_near(statement, found(0.5, 0.5), amount, [amount])
    assert not near(0.5, 0.5, difference(CheckKind.FIGURE, "twelve", "nine"), agreed)  # a count of anything


def test_names_of_one_sort_need_less_in_common() -> None:
    schools = difference(CheckKind.NAME, "Tolva University", "University of Bergen")
    assert are_alike(schools)
    assert near(0.5, 0.5, schools)
    assert is_conflict(STATEMENT, found(0.5, 0.5), schools)
    others = difference(CheckKind.NAME, "Tolva Bridge", "Bergen Bridge")
    assert not are_alike(others)
    assert not near(0.5, 0.5, others)
    assert not is_conflict(STATEMENT, found(0.5, 0.5), others)
