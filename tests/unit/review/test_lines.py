"""A decision stays with its conflict when the document that the conflict was known by has left, or comes back."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.unit.review import examples, matter
from tests.unit.review.matter import AUGUST, FOUR, JUNE, MAY
from verifier.domain.conflict import BETWEEN
from verifier.domain.decision import Act, Draft, Stale, Subject, Why
from verifier.domain.review import ReviewItem, State, item_id
from verifier.errors import ChangedMeanwhile, UnknownName
from verifier.register.decisions import read_decisions
from verifier.reports.review_table import render_review_csv, render_review_jsonl
from verifier.review.correcting import correction_note
from verifier.review.desk import ReviewDesk
from verifier.review.exporting import everything
from verifier.review.lines import all_names, names_by_key, read_lines, ties_in, traced, write_lines
from verifier.store.store import Store

CONFIRM = Draft(act=Act.CONFIRM, side="post/opening", reason="The log says so.")
DISMISS = Draft(act=Act.DISMISS, why=Why.OTHER_SUBJECT)
WITHOUT_LEADING = {paper: FOUR[paper] for paper in ("herald", "mercury", "post")}
LEADING = "gazette/opening ↔ post/opening"


class Newsroom:
    """Runs of what papers say, and the desk as it is after each."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store, self.folder, self.runs = store, folder, 0

    def run(self, says: Mapping[str, str]) -> ReviewDesk:
        self.runs += 1
        matter.keep(self.store, self.runs, says)
        return matter.desk(self.store, self.folder, says)


@pytest.fixture
def newsroom(store: Store, tmp_path: Path) -> Newsroom:
    return Newsroom(store, tmp_path)


def conflicts_in(desk: ReviewDesk) -> list[ReviewItem]:
    return [each for each in desk.queue(limit=500).items if each.subject is Subject.CONFLICT]


def the_item(desk: ReviewDesk) -> ReviewItem:
    (item,) = conflicts_in(desk)
    return item


def decide(desk: ReviewDesk, draft: Draft, who: str = "ana") -> str:
    item = the_item(desk)
    return desk.decide(Subject.CONFLICT, item.key, draft, who, item.seen).id


def test_a_decision_outlives_the_document_that_the_conflict_was_known_by(newsroom: Newsroom) -> None:
    before = newsroom.run(FOUR)
    assert the_item(before).key == LEADING
    made = decide(before, CONFIRM)
    after = newsroom.run(WITHOUT_LEADING)
    item = the_item(after)
    assert (item.key != LEADING, item.names) == (True, (LEADING,))
    assert (item.state, item.changes, item.version) == (State.REVIEWED, (), made)
    assert item.since == before.item(item_id(Subject.CONFLICT, LEADING)).since
    view = after.conflict(item.key)
    assert [each.id for each in view.history] == [made]
    assert view.right is not None
    assert view.right.says == AUGUST
    assert "The log says so." in correction_note(view)


@pytest.mark.parametrize(
    ("says", "changes"),
    [
        ({**WITHOUT_LEADING, "post": JUNE}, ("post now says “June 2018”", "nobody says “August 2020” any more")),
        ({**WITHOUT_LEADING, "tribune": JUNE}, ("tribune now says “June 2018”",)),
    ],
)
def test_it_is_stale_with_the_reason_where_something_that_matters_has_changed(
    newsroom: Newsroom, says: Mapping[str, str], changes: tuple[str, ...]
) -> None:
    decide(newsroom.run(FOUR), CONFIRM)
    item = the_item(newsroom.run(says))
    assert (item.state, item.stale, item.changes[-len(changes) :]) == (State.STALE, (Stale.STATEMENT,), changes)


def test_what_is_decided_again_is_found_by_both_keys_and_stays_when_the_document_comes_back(newsroom: Newsroom) -> None:
    first = decide(newsroom.run(FOUR), CONFIRM)
    later = newsroom.run(WITHOUT_LEADING)
    second = decide(later, DISMISS, "bo")
    key = the_item(later).key
    entry = later.history(Subject.CONFLICT, key)[-1]
    assert (entry.key, entry.after) == (key, first)
    for name in (key, LEADING):
        assert [each.id for each in later.history(Subject.CONFLICT, name)] == [first, second]
        assert later.conflict(name).standing.settled == entry
    back = the_item(newsroom.run(FOUR))
    assert (back.state, back.act, back.version) == (State.REVIEWED, Act.DISMISS, second)


def test_whoever_has_the_page_of_the_old_key_is_told_that_it_has_changed(newsroom: Newsroom) -> None:
    before = newsroom.run(FOUR)
    seen = the_item(before).seen
    after = newsroom.run(WITHOUT_LEADING)
    with pytest.raises(ChangedMeanwhile):
        after.decide(Subject.CONFLICT, LEADING, CONFIRM, "bo", seen)
    decide(after, DISMISS)
    with pytest.raises(ChangedMeanwhile, match="ana: dismiss"):
        after.decide(Subject.CONFLICT, LEADING, CONFIRM, "bo", seen)
    assert len(read_decisions(after.log.path)) == 1
    fresh = the_item(after)
    made = after.decide(Subject.CONFLICT, LEADING, CONFIRM, "bo", fresh.seen)
    assert made.key == fresh.key


def test_an_undo_under_another_key_takes_back_what_stands(newsroom: Newsroom) -> None:
    made = decide(newsroom.run(FOUR), CONFIRM)
    later = newsroom.run(WITHOUT_LEADING)
    undo = later.undo(made, "bo")
    assert the_item(later).state is State.CHECKED
    with pytest.raises(ChangedMeanwhile, match="taken back already"):
        later.undo(made, "cy")
    later.undo(undo.id, "bo")
    assert the_item(later).state is State.REVIEWED


def test_documents_may_leave_one_after_the_other(newsroom: Newsroom) -> None:
    made = decide(newsroom.run(FOUR), DISMISS)
    newsroom.run(WITHOUT_LEADING)
    newsroom.run({**WITHOUT_LEADING, "tribune": AUGUST})
    says = {"mercury": MAY, "tribune": AUGUST}
    item = the_item(newsroom.run(says))
    assert (item.state, item.version) == (State.REVIEWED, made)
    moved = {"mercury": MAY, "tribune": AUGUST, "echo": MAY}
    newsroom.run(moved)
    last = the_item(newsroom.run({"echo": MAY, "tribune": AUGUST}))
    assert (last.state, last.version, LEADING in last.names) == (State.REVIEWED, made, True)


def test_a_side_that_was_right_is_right_when_the_one_it_was_named_by_has_left(newsroom: Newsroom) -> None:
    decide(newsroom.run(FOUR), Draft(act=Act.CONFIRM, side="gazette/opening"))
    later = newsroom.run(WITHOUT_LEADING)
    right = later.conflict(the_item(later).key).right
    assert right is not None
    assert (right.says, the_item(later).state) == (MAY, State.REVIEWED)
    gone = newsroom.run({**WITHOUT_LEADING, "herald": JUNE, "mercury": JUNE})
    assert gone.conflict(the_item(gone).key).right is None
    assert the_item(gone).state is State.STALE


def test_what_came_with_a_pull_is_about_the_conflict_under_its_new_key(newsroom: Newsroom, tmp_path: Path) -> None:
    before = newsroom.run(FOUR)
    decide(before, DISMISS)
    entry = before.history(Subject.CONFLICT, LEADING)[0]
    later = newsroom.run(WITHOUT_LEADING)
    pulled = {**entry.model_dump(mode="json", exclude_defaults=True), "id": "ffffffffffffffff", "act": "needs_work"}
    pulled["at"] = "2025-07-20T08:30:00Z"
    del pulled["why"]
    log = tmp_path / "claims" / "decisions.jsonl"
    log.write_text(log.read_text() + json.dumps(pulled, sort_keys=True) + "\n")
    later.refresh()
    assert the_item(later).state is State.NEEDS_WORK


def test_a_matter_that_was_taken_in_by_a_wider_one_brings_its_decisions_with_it(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    desk = newsroom.run(FOUR)
    decide(desk, DISMISS)
    log = tmp_path / "claims" / "decisions.jsonl"
    log.write_text(log.read_text().replace(LEADING, f"herald/opening{BETWEEN}post/opening"))
    later = newsroom.run({**FOUR, "tribune": MAY})
    assert (the_item(later).key, the_item(later).act) == (LEADING, Act.DISMISS)


def test_what_is_found_no_more_stays_in_the_history(newsroom: Newsroom) -> None:
    made = decide(newsroom.run(FOUR), CONFIRM)
    second = decide(newsroom.run(WITHOUT_LEADING), DISMISS)
    later = newsroom.run(dict.fromkeys(FOUR, MAY))
    assert conflicts_in(later) == []
    assert [each.id for each in later.latest()] == [second, made]
    for name in (LEADING, "herald/opening ↔ post/opening"):
        assert [each.id for each in later.history(Subject.CONFLICT, name)] == [made, second]
        gone = later.gone(item_id(Subject.CONFLICT, name))
        assert gone.standing.version == second
        assert gone.last is not None
        assert gone.last.documents == ("herald", "mercury", "post")
        assert gone.why == "the documents do not contradict one another any more"
    with pytest.raises(UnknownName):
        later.gone(item_id(Subject.CONFLICT, "no ↔ such"))
    assert later.history(Subject.CONFLICT, "no ↔ such") == ()
    later.undo(second, "ana")
    assert later.gone(item_id(Subject.CONFLICT, LEADING)).standing.settled == read_decisions(later.log.path)[0]


def test_what_is_found_no_more_is_known_by_a_name_under_which_nobody_decided(newsroom: Newsroom) -> None:
    made = decide(newsroom.run(FOUR), CONFIRM)
    name = the_item(newsroom.run(WITHOUT_LEADING)).id
    gone = newsroom.run(dict.fromkeys(FOUR, MAY)).gone(name)
    assert (gone.subject, gone.standing.version) == (Subject.CONFLICT, made)


def test_a_claim_that_has_left_the_register_keeps_its_decisions(store: Store, tmp_path: Path) -> None:
    examples.keep_run(store)
    before = examples.desk(store, tmp_path)
    item = before.item(item_id(Subject.CLAIM, examples.NAMED.key))
    made = before.decide(Subject.CLAIM, item.key, Draft(act=Act.NEEDS_WORK), "ana", item.seen)
    later = examples.desk(store, tmp_path, [claim for claim in examples.CLAIMS if claim != examples.NAMED])
    gone = later.gone(item.id)
    assert (gone.history, gone.last, gone.why) == ((made,), None, "the register has no such claim any more")
    assert later.history(Subject.CLAIM, item.key) == (made,)


def test_exports_have_the_whole_history_under_the_key_of_now_and_none_of_it_twice(newsroom: Newsroom) -> None:
    decide(newsroom.run(FOUR), CONFIRM)
    later = newsroom.run(WITHOUT_LEADING)
    decide(later, DISMISS)
    lines = [json.loads(line) for line in render_review_jsonl(everything(later)).splitlines()]
    conflicts = [line for line in lines if line["subject"] == "conflict"]
    assert [(each["key"], len(each["history"])) for each in conflicts] == [(the_item(later).key, 2)]
    assert "no conflict" in render_review_csv(everything(later))
    gone = newsroom.run(dict.fromkeys(FOUR, MAY))
    kept = [each for each in everything(gone) if each.subject is Subject.CONFLICT]
    assert [(each.item, len(each.history)) for each in kept] == [(None, 1), (None, 1)]


def test_a_conflict_that_nobody_decided_is_found_by_its_old_address_as_well(newsroom: Newsroom) -> None:
    before = the_item(newsroom.run(FOUR))
    later = newsroom.run(WITHOUT_LEADING)
    assert later.item(before.id) == the_item(later)
    assert the_item(later).state is State.CHECKED


def test_a_tie_between_entries_leads_to_the_matter_though_no_version_is_kept(newsroom: Newsroom) -> None:
    desk = newsroom.run(FOUR)
    decide(desk, CONFIRM)
    later = newsroom.run(WITHOUT_LEADING)
    decide(later, DISMISS)
    log, key = later.history(Subject.CONFLICT, LEADING), the_item(later).key
    found = later.store.conflicts("run-2")
    assert ties_in(log) == {LEADING: key}
    assert traced(found, [LEADING], {}, ties_in(log), lambda _: {}) == {LEADING: key}
    assert traced(found, [LEADING], {}, {}, lambda _: {}) == {}


def test_lines_are_noted_and_read_again() -> None:
    lines = {"a ↔ b": "c ↔ d", "a ↔ c": "c ↔ d"}
    assert read_lines(write_lines(lines)) == lines
    assert read_lines("") == {}
    assert names_by_key(lines) == {"c ↔ d": ("a ↔ b", "a ↔ c")}
    assert all_names("a ↔ c", lines) == ("c ↔ d", "a ↔ b", "a ↔ c")
    assert all_names("x ↔ y", lines) == ("x ↔ y",)


def test_a_name_that_is_found_again_is_nobodys_former_name(newsroom: Newsroom) -> None:
    newsroom.run(FOUR)
    (found,) = newsroom.store.conflicts("run-1")
    noted = {LEADING: "herald/opening ↔ post/opening"}
    assert traced([found], [], noted, {}, lambda _: {}) == {"herald/opening ↔ post/opening": LEADING}
