"""Deciding: nothing is overwritten, nobody overrules what they have not seen, and everything can be taken back."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from tests.unit.review import examples
from tests.unit.review.examples import OPENING, TONNES, keep_run
from verifier.domain.assessment import Verdict
from verifier.domain.decision import Act, Decision, Draft, Stale, Subject, Why
from verifier.domain.review import Filter, State, item_id
from verifier.errors import ChangedMeanwhile, UnknownName
from verifier.register.decisions import read_decisions
from verifier.review.desk import ReviewDesk
from verifier.store.store import Store

ACCEPT = Draft(act=Act.ACCEPT)
PARTIAL = Draft(act=Act.OVERRIDE, verdict=Verdict.PARTIAL, reason="It was 4.2 by another count.")
ASSIGN = Draft(act=Act.ASSIGN, assignee="bo")
NAME = item_id(Subject.CLAIM, TONNES.key)
CONFLICT = examples.conflict().key
HOSTILE = "<script>alert(1)</script>\n=cmd|'/C calc'!A0 \u202etxet \x00 \x1b[31m \u2028 {\"a\": 1}\r\n" + "w" * 5000


def decide(desk: ReviewDesk, draft: Draft = ACCEPT, who: str = "ana", seen: str | None = None) -> Decision:
    state = desk.item(NAME).seen if seen is None else seen
    return desk.decide(Subject.CLAIM, TONNES.key, draft, who, state)


def test_a_decision_stands_beside_what_the_machine_says(desk: ReviewDesk) -> None:
    made = decide(desk, PARTIAL)
    item = desk.item(NAME)
    assert (item.verdict, item.human, item.state) == (Verdict.REFUTED, Verdict.PARTIAL, State.REVIEWED)
    assert (made.who, made.reason, made.answers.verdict) == ("ana", PARTIAL.reason, Verdict.REFUTED)
    assert desk.history(Subject.CLAIM, TONNES.key) == (made,)
    assert read_decisions(desk.log.path) == (made,)
    assert desk.claim(TONNES.key).standing.settled == made


def test_who_comes_second_is_told_what_has_been_decided_and_writes_nothing(desk: ReviewDesk) -> None:
    seen = desk.item(NAME).seen
    first = decide(desk, PARTIAL, "ana", seen)
    with pytest.raises(ChangedMeanwhile, match=r"ana: override \(partial\)") as caught:
        decide(desk, ACCEPT, "bo", seen)
    assert caught.value.since == (first,)
    assert "Look at it again" in caught.value.hint
    assert desk.history(Subject.CLAIM, TONNES.key) == (first,)
    second = decide(desk, ACCEPT, "bo")
    assert second.after == first.id


def test_only_what_was_not_seen_is_told(desk: ReviewDesk) -> None:
    decide(desk, ASSIGN)
    seen = desk.item(NAME).seen
    since = (decide(desk, PARTIAL), decide(desk, ACCEPT, "bo"))
    with pytest.raises(ChangedMeanwhile) as caught:
        decide(desk, ACCEPT, "cy", seen)
    assert caught.value.since == since


def test_who_saw_another_answer_of_the_machine_looks_again(desk: ReviewDesk, store: Store) -> None:
    seen = desk.item(NAME).seen
    keep_run(store, 2, Verdict.PARTIAL)
    desk.refresh()
    with pytest.raises(ChangedMeanwhile, match="the machine says") as caught:
        decide(desk, ACCEPT, "ana", seen)
    assert caught.value.since == ()


@pytest.mark.parametrize("seen", ["", "nonsense", "0123456789abcdef.0123456789abcdef", "."])
def test_who_has_seen_nothing_decides_nothing(desk: ReviewDesk, seen: str) -> None:
    with pytest.raises(ChangedMeanwhile):
        decide(desk, ACCEPT, "ana", seen)
    assert not desk.log.path.exists()


def test_each_kind_has_its_own_acts(desk: ReviewDesk) -> None:
    item = desk.item(item_id(Subject.CONFLICT, CONFLICT))
    with pytest.raises(ValidationError, match="cannot be said of a conflict"):
        desk.decide(Subject.CONFLICT, CONFLICT, ACCEPT, "ana", item.seen)
    with pytest.raises(ValidationError, match="cannot be said of a claim"):
        decide(desk, Draft(act=Act.DISMISS, why=Why.OTHER_SCOPE))
    with pytest.raises(ValidationError, match="undo names"):
        decide(desk, Draft(act=Act.UNDO))
    with pytest.raises(ValidationError, match="somebody"):
        decide(desk, ACCEPT, "  ")
    assert not desk.log.path.exists()
    made = desk.decide(Subject.CONFLICT, CONFLICT, Draft(act=Act.DISMISS, why=Why.OTHER_SCOPE), "ana", item.seen)
    assert desk.item(item.id).state is State.REVIEWED
    assert made.answers.verdict is None


def test_of_a_conflict_only_one_of_its_sides_can_be_right(desk: ReviewDesk) -> None:
    item = desk.item(item_id(Subject.CONFLICT, CONFLICT))
    for side in ("gazette", TONNES.key, OPENING.key[:-1], CONFLICT):
        with pytest.raises(UnknownName, match="no side"):
            desk.decide(Subject.CONFLICT, CONFLICT, Draft(act=Act.CONFIRM, side=side), "ana", item.seen)
    made = desk.decide(Subject.CONFLICT, CONFLICT, Draft(act=Act.CONFIRM, side=OPENING.key), "ana", item.seen)
    assert made.side == OPENING.key


def test_what_is_not_there_cannot_be_decided(desk: ReviewDesk) -> None:
    with pytest.raises(UnknownName, match="no/such"):
        desk.decide(Subject.CLAIM, "no/such", ACCEPT, "ana", "")
    with pytest.raises(UnknownName, match="no decision"):
        desk.undo("0" * 16, "ana")
    with pytest.raises(UnknownName, match="no decision"):
        desk.undo("", "ana")  # which is no batch that all single decisions belong to


def test_a_decision_is_stale_when_claim_or_text_has_changed(desk: ReviewDesk, store: Store, tmp_path: Path) -> None:
    decide(desk, PARTIAL)
    keep_run(store, 2, content=examples.REPORT + " The end.")
    desk.refresh()
    item = desk.item(NAME)
    assert (item.state, item.stale, item.human) == (State.STALE, (Stale.TEXT,), Verdict.PARTIAL)
    decide(desk, PARTIAL)
    assert desk.item(NAME).state is State.REVIEWED
    edited = TONNES.model_copy(update={"text": "The harbour handled 4.2 million tonnes."})
    again = examples.desk(store, tmp_path, (edited,))
    assert again.item(NAME).stale == (Stale.STATEMENT, Stale.VERDICT)


def test_an_undo_is_an_entry_of_its_own_and_can_be_undone(desk: ReviewDesk) -> None:
    made = decide(desk, PARTIAL)
    back = desk.undo(made.id, "bo")
    assert desk.item(NAME).state is State.CHECKED
    assert [entry.act for entry in desk.history(Subject.CLAIM, TONNES.key)] == [Act.OVERRIDE, Act.UNDO]
    assert (back.entries[0].undoes, back.entries[0].who, back.id) == (made.id, "bo", back.entries[0].id)
    with pytest.raises(ChangedMeanwhile, match="already"):
        desk.undo(made.id, "cy")
    desk.undo(back.id, "ana")
    assert desk.item(NAME).human is Verdict.PARTIAL


def test_a_decision_can_be_undone_when_its_claim_is_gone(desk: ReviewDesk, store: Store, tmp_path: Path) -> None:
    made = decide(desk, PARTIAL)
    without = examples.desk(store, tmp_path, (OPENING,))
    without.undo(made.id, "ana")
    assert without.standing(Subject.CLAIM, TONNES.key).settled is None


def test_order_comes_from_the_log_where_the_clock_stands_still(desk: ReviewDesk) -> None:
    made = [decide(desk, draft) for draft in (ACCEPT, PARTIAL, ASSIGN, ACCEPT, PARTIAL)]
    assert desk.history(Subject.CLAIM, TONNES.key) == tuple(made)
    assert [entry.at for entry in made] == sorted({entry.at for entry in made})
    assert [entry.after for entry in made] == ["", *(entry.id for entry in made[:-1])]


def test_notes_and_assignments_leave_the_state_as_it_is(desk: ReviewDesk) -> None:
    decide(desk, Draft(act=Act.NOTE, reason="Ask the harbour."))
    decide(desk, ASSIGN)
    item = desk.item(NAME)
    assert (item.state, item.assignee) == (State.CHECKED, "bo")
    assert [each.key for each in desk.queue(Filter(assignee="bo")).items] == [TONNES.key]
    assert desk.assignees() == ["bo"]
    decide(desk, Draft(act=Act.ASSIGN))
    assert desk.assignees() == []


def test_a_bulk_action_is_counted_confirmed_and_taken_back_as_one(desk: ReviewDesk) -> None:
    wanted = Filter(document="gazette")
    plan = desk.plan_bulk(wanted, ASSIGN)
    assert (plan.count, plan.left_out) == (3, 0)
    done = desk.bulk(wanted, ASSIGN, "ana", plan.token)
    assert len(done.entries) == 3
    assert {entry.batch for entry in done.entries} == {done.id}
    assert desk.queue(Filter(assignee="bo")).total == 3
    back = desk.undo(done.id, "bo")
    assert len(back.entries) == 3
    assert desk.queue(Filter(assignee="bo")).total == 0
    desk.undo(back.id, "ana")
    assert desk.queue(Filter(assignee="bo")).total == 3


def test_a_bulk_action_leaves_out_what_it_cannot_be_said_of(desk: ReviewDesk) -> None:
    plan = desk.plan_bulk(Filter(), ACCEPT)
    assert (plan.count, plan.left_out) == (4, 1)
    assert len(desk.bulk(Filter(), ACCEPT, "ana", plan.token).entries) == 4
    nothing = desk.plan_bulk(Filter(subject=Subject.CONFLICT), ACCEPT)
    with pytest.raises(UnknownName, match="nothing"):
        desk.bulk(Filter(subject=Subject.CONFLICT), ACCEPT, "ana", nothing.token)


def test_a_bulk_action_is_refused_when_anything_has_changed_since_it_was_counted(desk: ReviewDesk) -> None:
    wanted = Filter(document="gazette")
    plan = desk.plan_bulk(wanted, ASSIGN)
    decide(desk, ACCEPT)
    with pytest.raises(ChangedMeanwhile, match="is not what was counted: "):
        desk.bulk(wanted, ASSIGN, "bo", plan.token)
    other = desk.plan_bulk(wanted, Draft(act=Act.ASSIGN, assignee="cy"))
    with pytest.raises(ChangedMeanwhile):
        desk.bulk(wanted, ASSIGN, "bo", other.token)  # a token is for what was shown
    assert desk.assignees() == []


def test_an_undo_of_a_batch_leaves_what_was_decided_since(desk: ReviewDesk) -> None:
    wanted = Filter(subject=Subject.CLAIM)
    done = desk.bulk(wanted, ACCEPT, "ana", desk.plan_bulk(wanted, ACCEPT).token)
    decide(desk, PARTIAL, "bo")
    desk.undo(done.id, "ana")
    assert desk.item(NAME).human is Verdict.PARTIAL
    assert desk.queue(Filter(states=(State.REVIEWED,))).total == 1


def test_hostile_words_come_back_as_they_were_and_on_one_line_of_the_file(desk: ReviewDesk) -> None:
    made = decide(desk, Draft(act=Act.NOTE, reason=HOSTILE), "a\u202eb\nc")
    lines = desk.log.path.read_bytes().split(b"\n")
    assert len(lines) == 2
    assert lines[0].decode().isprintable()
    assert read_decisions(desk.log.path) == (made,)
    assert desk.history(Subject.CLAIM, TONNES.key)[0].reason == HOSTILE


def test_the_whole_log_is_paged_from_the_newest_back(desk: ReviewDesk) -> None:
    made = [decide(desk, Draft(act=Act.NOTE, reason=str(number))) for number in range(5)]
    first = desk.latest(limit=2)
    assert [entry.id for entry in first] == [made[4].id, made[3].id]
    assert [entry.id for entry in desk.latest(first[-1].id, 10)] == [made[2].id, made[1].id, made[0].id]
    assert desk.latest("0" * 16) == []
