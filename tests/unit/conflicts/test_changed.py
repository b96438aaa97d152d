"""What makes the decision on a conflict stale."""

from verifier.conflicts.changed import SETTLED, what_changed
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


def test_another_way_of_writing_the_same_changes_nothing() -> None:
    decided = conflict_of(a="May 2019", b="August 2020", c="in August of 2020")
    assert what_changed(decided, conflict_of(a="May 2019", c="in August of 2020")) == ()


def test_a_sentence_that_was_written_anew_is_told_and_one_that_became_a_claim_is_not() -> None:
    def between(text: str, claim: str = "") -> Conflict:
        one = Position(document="a", claim=claim, text=text)
        other = Position(document="b", claim="b/x", text="Halvor Steel was founded in 1934.")
        return search([Stated(position=one), Stated(position=other)]).conflicts[0]

    decided = between("Halvor Steel was founded in 1921.")
    assert what_changed(decided, between("Halvor Steel was founded in 1921.", "a/x")) == ()
    reworded = between("The company Halvor Steel was founded in 1921.")
    assert what_changed(decided, reworded) == ("a now says “The company Halvor Steel was founded in 1921.”",)
