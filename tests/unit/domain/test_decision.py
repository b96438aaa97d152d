"""Decisions: which can be made, what makes them stale, and what a log of them comes to."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from verifier.domain.assessment import Verdict
from verifier.domain.decision import Act, Answered, Decision, Draft, Stale, Subject, Why, stale
from verifier.domain.standing import in_order, standing, undone

NOON = datetime(2025, 7, 12, 12, tzinfo=UTC)
MACHINE = Answered(statement="claim", texts="text", matcher="m-1", verdict=Verdict.REFUTED)


def entry(number: int, act: Act = Act.ACCEPT, **fields: object) -> Decision:
    subject = Subject.CONFLICT if act in {Act.CONFIRM, Act.DISMISS} else Subject.CLAIM
    values = {"subject": subject, "key": "a/one", "who": "ana", "answers": MACHINE, **fields}
    return Decision.model_validate({"id": f"e{number}", "act": act, "at": NOON + timedelta(minutes=number), **values})


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"act": "override", "verdict": "partial"}, "reason"),  # why is not said
        ({"act": "override", "verdict": "partial", "reason": " \n"}, "reason"),
        ({"act": "override", "reason": "no verdict"}, "verdict"),
        ({"act": "accept", "verdict": "refuted"}, "takes no verdict"),
        ({"act": "dismiss"}, "why"),
        ({"act": "confirm", "why": "other_period"}, "takes no why"),
        ({"act": "note"}, "words"),
        ({"act": "note", "reason": "x", "assignee": "bo"}, "takes no assignee"),
        ({"act": "assign", "assignee": "x" * 201}, "200"),
        ({"act": "note", "reason": "x" * 10_001}, "10,000"),
        ({"act": "decide"}, "Input should be"),
        ({"act": "note", "reason": "x", "colour": "red"}, "Extra"),
    ],
)
def test_half_a_decision_is_none(fields: dict[str, object], complaint: str) -> None:
    with pytest.raises(ValidationError, match=complaint):
        Draft.model_validate(fields)


def test_a_claim_is_not_confirmed_and_a_conflict_not_accepted() -> None:
    with pytest.raises(ValidationError, match="cannot be said of a claim"):
        entry(1, Act.CONFIRM, subject=Subject.CLAIM)
    with pytest.raises(ValidationError, match="cannot be said of a conflict"):
        entry(1, Act.ACCEPT, subject=Subject.CONFLICT)
    assert entry(1, Act.DISMISS, why=Why.OTHER_PERIOD).subject is Subject.CONFLICT
    assert entry(1, Act.NOTE, reason="look", subject=Subject.CONFLICT).act is Act.NOTE


def test_an_undo_names_what_it_takes_back_and_nothing_else_does() -> None:
    with pytest.raises(ValidationError, match="names what it takes back"):
        entry(1, Act.UNDO)
    with pytest.raises(ValidationError, match="names what it takes back"):
        entry(1, Act.ACCEPT, undoes="e0")


def test_somebody_decides_at_a_moment_that_everybody_can_tell() -> None:
    with pytest.raises(ValidationError, match="zone"):
        entry(1, at=datetime(2025, 7, 12))  # noqa: DTZ001  the point of it
    with pytest.raises(ValidationError, match="somebody"):
        entry(1, who="  ")
    local = entry(1, at=datetime(2025, 7, 12, 14, tzinfo=timezone(timedelta(hours=2))))
    assert (local.at, local.at.tzinfo) == (NOON, UTC)


def test_half_a_surrogate_pair_is_replaced_as_no_file_can_hold_it() -> None:
    assert entry(1, Act.NOTE, reason="a\ud800b").reason == "a\ufffdb"


@pytest.mark.parametrize(
    ("now", "changed"),
    [
        (MACHINE, ()),
        (MACHINE.model_copy(update={"matcher": "m-2"}), ()),  # a newer version that says the same
        (MACHINE.model_copy(update={"statement": "edited"}), (Stale.STATEMENT,)),
        (MACHINE.model_copy(update={"texts": "new", "verdict": Verdict.PARTIAL}), (Stale.TEXT, Stale.VERDICT)),
        (None, (Stale.GONE,)),
    ],
)
def test_a_decision_is_stale_when_what_it_answered_has_changed(
    now: Answered | None, changed: tuple[Stale, ...]
) -> None:
    assert stale(MACHINE, now) == changed


def test_the_last_decision_counts_notes_add_up_and_an_assignment_stands_beside_them() -> None:
    log = [
        entry(1),
        entry(2, Act.ASSIGN, assignee="bo"),
        entry(3, Act.NOTE, reason="first"),
        entry(4, Act.OVERRIDE, verdict=Verdict.PARTIAL, reason="half of it"),
        entry(5, Act.NOTE, reason="second"),
    ]
    found = standing(log)
    assert found.settled == log[3]
    assert (found.verdict, found.assignee, found.version) == (Verdict.PARTIAL, "bo", "e5")
    assert [note.reason for note in found.notes] == ["first", "second"]


def test_what_was_accepted_is_the_verdict_of_that_time() -> None:
    assert standing([entry(1)]).verdict is Verdict.REFUTED
    assert standing([entry(1, Act.NEEDS_WORK)]).verdict is None
    assert standing([]).settled is None


def test_an_undo_brings_back_what_stood_before() -> None:
    log = [entry(1), entry(2, Act.OVERRIDE, verdict=Verdict.PARTIAL, reason="x"), entry(3, Act.UNDO, undoes="e2")]
    assert standing(log).settled == log[0]
    assert standing(log[:2]).settled == log[1]


def test_an_undo_of_an_undo_brings_back_what_was_undone() -> None:
    log = [entry(1), entry(2, Act.UNDO, undoes="e1"), entry(3, Act.UNDO, undoes="e2")]
    assert standing(log[:2]).settled is None
    assert standing(log).settled == log[0]
    assert standing([*log, entry(4, Act.UNDO, undoes="e3")]).settled is None


def test_an_undo_in_the_middle_leaves_what_came_after_it() -> None:
    log = [entry(1), entry(2, Act.NEEDS_WORK), entry(3, Act.UNDO, undoes="e1")]
    assert standing(log).settled == log[1]


def test_an_undo_of_itself_of_what_comes_later_or_of_nothing_takes_nothing_back() -> None:
    log = [entry(1, Act.UNDO, undoes="e2"), entry(2), entry(3, Act.UNDO, undoes="e3"), entry(4, Act.UNDO, undoes="no")]
    assert standing([log[1]]).settled == log[1]
    assert undone(in_order([log[2]])) <= {"e3"}
    assert standing([log[1], *log[2:]]).settled == log[1]


@st.composite
def logs(draw: st.DrawFn) -> list[Decision]:
    """Any log: acts of all kinds, undos of anything, moments that coincide."""
    log: list[Decision] = []
    for number in range(draw(st.integers(0, 12))):
        act = draw(st.sampled_from([Act.ACCEPT, Act.OVERRIDE, Act.NEEDS_WORK, Act.NOTE, Act.ASSIGN, Act.UNDO]))
        fields: dict[str, object] = {"at": NOON + timedelta(seconds=draw(st.integers(0, 5)))}
        if act is Act.OVERRIDE:
            fields |= {"verdict": draw(st.sampled_from(Verdict)), "reason": "because"}
        elif act is Act.NOTE:
            fields |= {"reason": draw(st.text(min_size=1).filter(str.strip))}
        elif act is Act.ASSIGN:
            fields |= {"assignee": draw(st.sampled_from(["", "ana", "bo"]))}
        elif act is Act.UNDO:
            fields |= {"undoes": f"e{draw(st.integers(0, 12))}"}
        log.append(entry(number, act, **fields))
    return log


@given(logs(), st.randoms(use_true_random=False))
def test_a_log_comes_to_the_same_however_its_lines_are_shuffled_or_repeated(
    log: list[Decision], random: object
) -> None:
    shuffled = [*log, *log[: len(log) // 2]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert standing(shuffled) == standing(log)


@given(logs())
def test_an_undo_of_an_undo_changes_nothing_but_the_version(log: list[Decision]) -> None:
    before = standing(log)
    if log:
        last = in_order(log)[-1]
        first = entry(100, Act.UNDO, undoes=last.id)
        second = entry(101, Act.UNDO, undoes=first.id)
        after = standing([*log, first, second])
        assert after == before.model_copy(update={"version": second.id})


@given(logs())
def test_the_last_entry_undone_is_as_if_it_had_never_been(log: list[Decision]) -> None:
    ordered: Sequence[Decision] = in_order(log)
    if ordered:
        after = standing([*ordered, entry(100, Act.UNDO, undoes=ordered[-1].id)])
        assert after.model_copy(update={"version": ""}) == standing(ordered[:-1]).model_copy(update={"version": ""})
