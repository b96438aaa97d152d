"""What makes the decision on a conflict stale."""

from verifier.conflicts.changed import SETTLED, same_conflict, what_changed
from verifier.conflicts.find import search
from verifier.domain.conflict import Conflict, Position, Stated


def conflict_of(**years: str) -> Conflict:
    statements = [
        Stated(position=Position(document=name, claim=f"{name}/x", text=f"Halvor Steel was founded in {year}."))
        for name, year in years.items()
    ]
    (found,) = search(statements).conflicts
    return found


def test_what_is_the_same_stays_decided() -> None:
    assert what_changed(conflict_of(a="1921", b="1934"), conflict_of(a="1921", b="1934")) == ()


def test_another_document_that_repeats_a_side_changes_nothing() -> None:
    assert what_changed(conflict_of(a="1921", b="1934"), conflict_of(a="1921", b="1934", c="1934")) == ()


def test_a_side_that_says_something_else_makes_it_stale() -> None:
    reasons = what_changed(conflict_of(a="1921", b="1934"), conflict_of(a="1921", b="1946"))
    assert reasons == (
        "b/x now says “Halvor Steel was founded in 1946.”",
        "b now says “1946”",
        "nobody says “1934” any more",
    )


def test_a_new_side_makes_it_stale() -> None:
    assert what_changed(conflict_of(a="1921", b="1934"), conflict_of(a="1921", b="1934", c="1946")) == (
        "c now says “1946”",
    )


def test_what_is_found_no_more_is_settled() -> None:
    assert what_changed(conflict_of(a="1921", b="1934"), None) == (SETTLED,)


def test_a_decided_conflict_is_found_again_by_its_key_or_by_its_sides() -> None:
    decided = conflict_of(m="1921", n="1934")
    wider = conflict_of(a="1934", m="1921", n="1934")
    assert wider.key != decided.key
    assert same_conflict(decided, [wider]) == wider
    assert same_conflict(decided, [conflict_of(a="1934", b="1921")]) is None


def test_a_matter_goes_on_when_one_of_its_two_leading_statements_is_gone() -> None:
    decided = conflict_of(m="1921", n="1934", o="1934")
    left = conflict_of(m="1921", o="1934")
    assert decided.key != left.key
    assert same_conflict(decided, [conflict_of(x="1921", y="1934"), left]) == left
    assert what_changed(decided, left) == ()
    gone = conflict_of(n="1934", o="1921")
    assert same_conflict(decided, [gone]) is None
