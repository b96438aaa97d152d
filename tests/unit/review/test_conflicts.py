"""Conflicts of many documents: every side is shown and can be found right, and a decision tells when it has aged."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.unit.review import matter
from tests.unit.review.matter import AUGUST, FOUR, JUNE, MAY, TOLD
from verifier.domain.conflict import Position
from verifier.domain.decision import Act, Decision, Draft, Stale, Subject, Why
from verifier.domain.review import ReviewItem, State
from verifier.errors import UnknownName
from verifier.reports.annotations import render_annotations
from verifier.reports.claimreview import Publisher, parse_scale
from verifier.reports.review_html import render_review_html
from verifier.review.conflict_views import ConflictView
from verifier.review.correcting import correction_note
from verifier.review.desk import ReviewDesk
from verifier.review.exporting import confirmed_conflicts, every_conflict
from verifier.store.store import Store

DISMISS = Draft(act=Act.DISMISS, why=Why.OTHER_SUBJECT)


@pytest.fixture
def desk(store: Store, tmp_path: Path) -> ReviewDesk:
    """Return a desk over three papers that say May and one that says August."""
    matter.keep(store, 1, FOUR)
    return matter.desk(store, tmp_path, FOUR)


def the_item(desk: ReviewDesk) -> ReviewItem:
    (item,) = (each for each in desk.queue().items if each.subject is Subject.CONFLICT)
    return item


def the_conflict(desk: ReviewDesk) -> ConflictView:
    return desk.conflict(the_item(desk).key)


def decide(desk: ReviewDesk, draft: Draft) -> Decision:
    item = the_item(desk)
    return desk.decide(Subject.CONFLICT, item.key, draft, "ana", item.seen)


def after(store: Store, folder: Path, says: Mapping[str, str], number: int = 2) -> ReviewItem:
    """Return the item as it is after another run, in which the papers say this."""
    matter.keep(store, number, says)
    return next(
        each for each in matter.desk(store, folder, says).queue(limit=500).items if each.subject is Subject.CONFLICT
    )


def test_each_side_has_all_who_take_it_and_what_speaks_for_it(desk: ReviewDesk) -> None:
    view = the_conflict(desk)
    assert [(side.says, side.documents) for side in view.sides] == [
        (MAY, ("gazette", "herald", "mercury")),
        (AUGUST, ("post",)),
    ]
    assert [len(side.statements) for side in view.sides] == [3, 1]
    assert [(side.cites_primary, str(side.latest)) for side in view.sides] == [(False, "None"), (True, "2019-06-01")]
    assert view.conflict.told == view.item.reason == TOLD
    assert view.item.documents == ("gazette", "herald", "mercury", "post")
    for side in view.sides:
        for each in side.statements:
            assert [each.position.text[mark.start : mark.end] for mark in each.marks] == [side.says]
            assert each.place == f"claims/{each.document.id}.yaml:7"


def test_a_matter_of_three_sides_has_three(store: Store, tmp_path: Path) -> None:
    says = {**FOUR, "tribune": JUNE}
    matter.keep(store, 1, says)
    desk = matter.desk(store, tmp_path, says)
    view = the_conflict(desk)
    assert {side.says for side in view.sides} == {MAY, AUGUST, JUNE}
    third = next(side for side in view.sides if side.says == JUNE)
    decide(desk, Draft(act=Act.CONFIRM, side=third.name))
    found = the_conflict(desk)
    assert found.right is not None
    assert found.right.says == JUNE
    assert {side.says for side in found.wrong} == {MAY, AUGUST}


def test_a_side_is_named_by_any_of_its_statements_and_by_nothing_else(desk: ReviewDesk) -> None:
    decide(desk, Draft(act=Act.CONFIRM, side="mercury/opening"))
    view = the_conflict(desk)
    assert view.right is view.sides[0]
    with pytest.raises(UnknownName):
        decide(desk, Draft(act=Act.CONFIRM, side="tribune/opening"))


def test_a_side_of_a_hundred_documents_is_shown_in_part_and_named_in_full(store: Store, tmp_path: Path) -> None:
    says = {**FOUR, **{f"paper-{number:03}": MAY for number in range(96)}}
    (found,) = matter.keep(store, 1, FOUR)
    agreeing = [
        Position(document=each.document, claim=each.key, text=each.text)
        for each in matter.claims(says)
        if each.document != "post"
    ]
    widened = found.stands[0].model_copy(update={"positions": tuple(agreeing)})
    matter.record(store, 2, [found.model_copy(update={"stands": (widened, *found.stands[1:])})])
    side = the_conflict(matter.desk(store, tmp_path, says)).sides[0]
    assert (len(side.documents), len(side.statements), len(side.not_shown)) == (99, 25, 74)


def test_a_correction_goes_to_all_who_are_wrong(desk: ReviewDesk) -> None:
    assert correction_note(the_conflict(desk)).startswith("To be clarified")
    decide(desk, Draft(act=Act.CONFIRM, side="post/opening", reason="The log says so."))
    note = correction_note(the_conflict(desk))
    wrong, _, right = note.partition("Right is, by The Post")
    for paper in ("gazette", "herald", "mercury"):
        assert f"to correct at claims/{paper}.yaml:7" in wrong
    assert "to correct at" not in right
    assert f"What differs: {TOLD}" in right
    assert "The log says so." in right


@pytest.mark.parametrize(
    ("says", "change"),
    [
        ({**FOUR, "tribune": MAY}, ()),  # who repeats what another says changes nothing
        ({paper: FOUR[paper] for paper in ("gazette", "herald", "post")}, ()),  # nor does one of several who leaves
        ({**FOUR, "tribune": JUNE}, ("tribune now says “June 2018”",)),
        (
            {**FOUR, "post": JUNE},
            (
                "post/opening now says “The ferry company Nordlink was founded in June 2018.”",
                "post now says “June 2018”",
                "nobody says “August 2020” any more",
            ),
        ),
    ],
)
def test_a_decision_is_stale_when_a_side_is_another_and_says_why(
    desk: ReviewDesk, store: Store, tmp_path: Path, says: Mapping[str, str], change: tuple[str, ...]
) -> None:
    decide(desk, Draft(act=Act.CONFIRM, side="post/opening"))
    key = the_item(desk).key
    item = after(store, tmp_path, says)
    assert (item.key, item.changes) == (key, change)
    assert item.state is (State.STALE if change else State.REVIEWED)
    assert item.stale == ((Stale.STATEMENT,) if change else ())


def test_a_decision_holds_again_when_the_sides_are_what_they_were(
    desk: ReviewDesk, store: Store, tmp_path: Path
) -> None:
    decide(desk, DISMISS)
    assert after(store, tmp_path, {**FOUR, "tribune": JUNE}, 2).state is State.STALE
    assert after(store, tmp_path, FOUR, 3).state is State.REVIEWED


def test_what_is_decided_anew_is_no_longer_stale_and_an_undo_brings_that_back(
    desk: ReviewDesk, store: Store, tmp_path: Path
) -> None:
    decide(desk, DISMISS)
    says = {**FOUR, "tribune": JUNE}
    changes = after(store, tmp_path, says).changes
    later = matter.desk(store, tmp_path, says)
    again = decide(later, DISMISS)
    assert (the_item(later).state, the_item(later).changes) == (State.REVIEWED, ())
    later.undo(again.id, "ana")
    assert (the_item(later).state, the_item(later).changes) == (State.STALE, changes)


def test_where_the_earlier_state_is_no_longer_kept_a_change_is_still_seen(
    desk: ReviewDesk, store: Store, tmp_path: Path
) -> None:
    decide(desk, DISMISS)
    with store._writing() as connection:
        connection.exec_driver_sql("DELETE FROM conflict_reported")
        connection.exec_driver_sql("DELETE FROM conflict")
    item = after(store, tmp_path, {**FOUR, "tribune": JUNE})
    assert (item.state, item.stale, item.changes) == (State.STALE, (Stale.STATEMENT,), ())


def test_a_decision_that_came_with_a_pull_is_told_what_has_changed_since(
    desk: ReviewDesk, store: Store, tmp_path: Path
) -> None:
    entry = decide(desk, DISMISS)
    says = {**FOUR, "tribune": JUNE}
    after(store, tmp_path, says)
    log = tmp_path / "claims" / "decisions.jsonl"
    pulled = {**entry.model_dump(mode="json", exclude_defaults=True), "id": "ffffffffffffffff"}
    pulled["at"] = "2025-07-20T08:30:00Z"
    log.write_text(log.read_text() + json.dumps(pulled, sort_keys=True) + "\n")
    later = matter.desk(store, tmp_path, says)
    later.refresh()
    assert the_item(later).changes == ("tribune now says “June 2018”",)


def test_annotations_are_of_sides_with_each_statement_as_a_target(desk: ReviewDesk) -> None:
    decide(desk, Draft(act=Act.CONFIRM, side="post/opening", reason="The log says so."))
    items = json.loads(render_annotations((), every_conflict(desk)))["items"]
    assert [len(each["target"]) for each in items] == [3, 1]
    bodies = [[body["value"] for body in each["body"]] for each in items]
    assert bodies[0][:2] == ["3 documents say May 2019", "contradicted: post says August 2020"]
    assert [each[2] for each in bodies] == [
        "wrong, by a person: The log says so.",
        "right, by a person: The log says so.",
    ]
    assert len({each["id"] for each in items}) == 2


def test_the_page_for_publication_has_every_side_and_who_is_right(desk: ReviewDesk) -> None:
    decide(desk, Draft(act=Act.CONFIRM, side="post/opening", reason="The log says so."))
    publisher = Publisher("A paper", "", "", parse_scale("supported=5:True"))
    page = render_review_html([], list(confirmed_conflicts(desk)), publisher)
    for paper in FOUR:
        assert f"The {paper.title()}" in page
    assert page.index("August 2020</b> <span") < page.index("right, by a person’s decision")
    decide(desk, DISMISS)
    assert list(confirmed_conflicts(desk)) == []
    assert list(every_conflict(desk)) == []
