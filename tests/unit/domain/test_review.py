"""The queue's items: their order, and the states they go through."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.unit.domain.test_decision import MACHINE, entry
from verifier.domain.assessment import Verdict
from verifier.domain.decision import Act, Stale, Subject
from verifier.domain.review import ReviewItem, State, item_id
from verifier.domain.standing import standing

NOON = datetime(2025, 7, 12, 12, tzinfo=UTC)


def item(key: str = "a/one", **fields: object) -> ReviewItem:
    values: dict[str, object] = {
        "subject": Subject.CLAIM, "key": key, "text": "It was 4.", "verdict": Verdict.REFUTED, "severity": 6,
        "confidence": 0.9, "since": NOON, "documents": ("a",), "answers": MACHINE, "state": State.CHECKED,
    }  # fmt: skip
    return ReviewItem.model_validate({**values, **fields})


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"severity": 6, "confidence": 0.1}, {"severity": 5, "confidence": 1.0}),  # gravity before all else
        ({"confidence": 0.9, "since": NOON}, {"confidence": 0.4, "since": NOON - timedelta(days=9)}),
        ({"confidence": 0.91, "since": NOON - timedelta(days=1)}, {"confidence": 0.93, "since": NOON}),  # to a tenth
        ({"confidence": 1.0}, {"confidence": 0.0}),
    ],
)
def test_the_graver_goes_before_the_surer_and_that_before_the_older(
    first: dict[str, object], second: dict[str, object]
) -> None:
    assert item(**first).position < item("a/two", **second).position  # type: ignore[arg-type]


def test_no_two_items_have_one_place() -> None:
    assert item("a/one").position != item("a/two").position
    assert item("a/one").seniority != item("a/two").seniority
    assert item_id(Subject.CLAIM, "a") != item_id(Subject.CONFLICT, "a")


def test_checked_is_by_the_machine_and_reviewed_by_a_person() -> None:
    assert item().with_standing(standing([])).state is State.CHECKED
    assert item(verdict=Verdict.UNAVAILABLE).with_standing(standing([])).state is State.UNCHECKED
    assert item(verdict=None).with_standing(standing([])).state is State.UNCHECKED
    reviewed = item().with_standing(standing([entry(1)]))
    assert (reviewed.state, reviewed.verdict, reviewed.human) == (State.REVIEWED, Verdict.REFUTED, Verdict.REFUTED)
    assert item().with_standing(standing([entry(1, Act.NEEDS_WORK)])).state is State.NEEDS_WORK
    assert item().with_standing(standing([entry(1, Act.NOTE, reason="x")])).state is State.CHECKED


def test_a_decision_on_what_has_changed_is_stale_and_stays_beside_the_machines_verdict() -> None:
    changed = MACHINE.model_copy(update={"texts": "new", "verdict": Verdict.SUPPORTED})
    found = item(answers=changed, verdict=Verdict.SUPPORTED).with_standing(standing([entry(1)]))
    assert (found.state, found.stale) == (State.STALE, (Stale.TEXT, Stale.VERDICT))
    assert (found.verdict, found.human) == (Verdict.SUPPORTED, Verdict.REFUTED)


def test_what_was_seen_tells_another_entry_and_another_answer_apart() -> None:
    seen = {
        item().seen,
        item().with_standing(standing([entry(1, Act.NOTE, reason="x")])).seen,
        item(answers=MACHINE.model_copy(update={"texts": "new"})).seen,
    }
    assert len(seen) == 3
