"""A decided conflict is found again, whoever has left it."""

import pytest

from verifier.conflicts.find import search
from verifier.conflicts.heirs import Heirs
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.conflict import Conflict, Position, Stand, Stated


def conflict_of(**years: str) -> Conflict:
    statements = [
        Stated(position=Position(document=name, claim=f"{name}/x", text=f"Halvor Steel was founded in {year}."))
        for name, year in years.items()
    ]
    (found,) = search(statements).conflicts
    return found


def sentence(document: str, text: str) -> Position:
    return Position(document=document, text=text)


def between(one: Position, other: Position, kind: CheckKind = CheckKind.PERIOD) -> Conflict:
    check = Check(kind=kind, claimed="1921", stated="1934", outcome=Outcome.DIFFERS, reason="two years")
    stands = (Stand(says="1921", positions=(one,)), Stand(says="1934", positions=(other,)))
    return Conflict(one=one, other=other, check=check, certain=0.8, stands=stands)


OTHERS = (conflict_of(x="1921", y="1934"), conflict_of(v="1900", w="1934"))


def test_it_is_found_by_its_key() -> None:
    decided = conflict_of(m="1921", n="1934")
    now = conflict_of(m="1921", n="1946")
    assert Heirs([*OTHERS, now]).of(decided.key) == now


def test_it_is_found_where_its_two_statements_have_joined_a_wider_matter_though_no_version_is_kept() -> None:
    decided, wider = conflict_of(m="1921", n="1934"), conflict_of(a="1934", m="1921", n="1934")
    assert wider.key != decided.key
    assert Heirs([*OTHERS, wider]).of(decided.key) == wider


@pytest.mark.parametrize("left", [{"m": "1921", "o": "1934"}, {"m": "1921", "o": "1946"}, {"o": "1921", "m": "1934"}])
def test_it_goes_on_between_those_who_are_left(left: dict[str, str]) -> None:
    decided, now = conflict_of(m="1921", n="1934", o="1934"), conflict_of(**left)
    assert decided.key != now.key
    assert Heirs([*OTHERS, now]).of(decided.key, [decided]) == now
    assert Heirs([*OTHERS, now]).of(decided.key) is None  # without a version nobody knows that o was among them


def test_those_who_were_on_one_side_are_another_matter_when_they_contradict_each_other() -> None:
    decided = conflict_of(m="1921", n="1934", o="1934")
    assert Heirs([conflict_of(n="1934", o="1921")]).of(decided.key, [decided]) is None


def test_it_is_found_no_more() -> None:
    decided = conflict_of(m="1921", n="1934")
    assert Heirs(OTHERS).of(decided.key, [decided]) is None
    assert Heirs([]).of(decided.key, [decided]) is None


def test_a_sentence_that_was_written_anew_goes_on_with_the_matter() -> None:
    kept = sentence("n", "It was founded in 1934.")
    decided = between(sentence("m", "It was founded in 1921."), kept)
    now = between(sentence("m", "It was founded in the year 1921."), kept)
    assert now.key != decided.key
    assert Heirs([*OTHERS, now]).of(decided.key, [decided]) == now


def test_another_kind_of_part_or_another_document_is_another_matter() -> None:
    kept = sentence("n", "It was founded in 1934 by 12 men.")
    decided = between(sentence("m", "It was founded in 1921 by 20 men."), kept)
    counted = between(sentence("m", "20 men founded it."), kept, CheckKind.FIGURE)
    foreign = between(sentence("o", "It was founded in 1920."), kept)
    assert Heirs([counted, foreign]).of(decided.key, [decided]) is None


def test_any_version_will_do_and_the_first_by_name_goes_on() -> None:
    first, then = conflict_of(m="1921", n="1934"), conflict_of(m="1921", n="1934", o="1934", p="1921")
    assert Heirs([conflict_of(o="1934", p="1921")]).of(first.key, [first, then]) is not None
    one, other = conflict_of(m="1921", o="1934"), conflict_of(n="1934", p="1921")
    wide = conflict_of(m="1921", n="1934", o="1934", p="1921")
    assert Heirs([other, one]).of(wide.key, [wide]) == Heirs([one, other]).of(wide.key, [wide])
