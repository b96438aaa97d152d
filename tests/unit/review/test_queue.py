"""The queue: what is in it, in which order, and how one finds one's way."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.unit.review import examples
from tests.unit.review.examples import CLAIMS, NAMED, OPENING, OTHER_OPENING, TONNES, keep_run
from verifier.domain.assessment import Verdict
from verifier.domain.decision import Act, Draft, Subject
from verifier.domain.review import OPEN, Filter, Order, State
from verifier.errors import UnknownName
from verifier.review.desk import ReviewDesk
from verifier.review.filling import queue_basis
from verifier.store.store import Store

ANY = Filter()
CONFLICT = examples.conflict().key


def keys(desk: ReviewDesk, wanted: Filter = ANY, order: Order = Order.URGENCY) -> list[str]:
    return [item.key for item in desk.queue(wanted, order).items]


def test_the_queue_holds_claims_and_conflicts_the_graver_first(desk: ReviewDesk) -> None:
    assert keys(desk)[:2] == [TONNES.key, CONFLICT]
    assert sorted(keys(desk)[2:]) == sorted([OPENING.key, OTHER_OPENING.key, NAMED.key])
    tonnes = desk.queue().items[0]
    assert (tonnes.verdict, tonnes.confidence, tonnes.state) == (Verdict.REFUTED, 0.875, State.CHECKED)
    assert (tonnes.file, tonnes.line, tonnes.sources) == ("claims/gazette.yaml", 10, ("report",))
    assert "4.2 million tonnes" in tonnes.reason


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(subject=Subject.CONFLICT), {CONFLICT}),
        (Filter(document="gazette"), {TONNES.key, OPENING.key, CONFLICT}),  # a conflict belongs to both its documents
        (Filter(document="herald", subject=Subject.CLAIM), {OTHER_OPENING.key, NAMED.key}),
        (Filter(source="report"), {TONNES.key}),
        (Filter(document="herald", source="report"), set()),
        (Filter(document="gazette", source="report"), {TONNES.key}),
        (Filter(verdict=Verdict.UNAVAILABLE), {OPENING.key, OTHER_OPENING.key, NAMED.key}),
        (Filter(states=(State.CHECKED,)), {TONNES.key, CONFLICT}),
        (Filter(states=OPEN, assignee="-"), {claim.key for claim in CLAIMS} | {CONFLICT}),
        (Filter(assignee="bo"), set()),
        (Filter(text="QUAY may"), {OPENING.key, CONFLICT}),  # all words, in any case, also parts of words
        (Filter(text="4.9 million"), {TONNES.key}),
        (Filter(text="100%"), set()),  # signs that a database could take for placeholders
        (Filter(text="h_rbour"), set()),
        (Filter(text="'; DROP TABLE review_item; --"), set()),
        (Filter(only_changed=True), set()),
    ],
)
def test_a_filter_finds_what_meets_all_of_it(desk: ReviewDesk, wanted: Filter, found: set[str]) -> None:
    page = desk.queue(wanted)
    assert {item.key for item in page.items} == found
    assert page.total == len(found)


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("wanted", [Filter(), Filter(document="gazette")])
def test_pages_by_key_give_every_item_once_and_lead_back(desk: ReviewDesk, order: Order, wanted: Filter) -> None:
    whole = [item.id for item in desk.queue(wanted, order).items]
    walked, page = list[str](), desk.queue(wanted, order, limit=2)
    assert (page.is_first, page.previous) == (True, "")
    while True:
        walked += [item.id for item in page.items]
        assert page.total == len(whole)
        if not page.next:
            break
        page = desk.queue(wanted, order, after=page.next, limit=2)
        assert not page.is_first
    assert walked == whole
    back = desk.queue(wanted, order, after=page.previous, limit=2)
    assert [item.id for item in back.items] == whole[-2 - len(page.items) : len(whole) - len(page.items)]


def test_deciding_does_not_shift_the_pages_under_an_editors_hands(desk: ReviewDesk) -> None:
    first = desk.queue(limit=1)
    behind = [item.id for item in desk.queue(after=first.next).items]
    desk.decide(Subject.CLAIM, TONNES.key, Draft(act=Act.ACCEPT), "ana", first.items[0].seen)
    assert [item.id for item in desk.queue(after=first.next).items] == behind
    assert [item.id for item in desk.queue(Filter(states=OPEN), after=first.next).items] == behind


def test_neighbours_are_those_that_the_filter_finds(desk: ReviewDesk) -> None:
    whole = desk.queue().items
    assert desk.neighbours(whole[0].id) == ("", whole[1].id)
    assert desk.neighbours(whole[-1].id) == (whole[-2].id, "")
    in_state = Filter(states=(State.UNCHECKED,))
    assert desk.neighbours(whole[0].id, in_state) == ("", whole[2].id)


def test_what_is_not_in_the_queue_is_named(desk: ReviewDesk) -> None:
    for look in (lambda: desk.item("0" * 16), lambda: desk.claim("no/such"), lambda: desk.conflict("no ↔ such")):
        with pytest.raises(UnknownName, match="no"):
            look()


def test_the_queue_is_made_anew_by_a_run_and_by_nothing_else(desk: ReviewDesk, store: Store) -> None:
    assert not desk.refresh()
    keep_run(store, 2, Verdict.PARTIAL)
    assert desk.refresh()
    assert not desk.refresh()
    found = desk.item(desk.queue(Filter(only_changed=True)).items[0].id)
    assert (found.key, found.verdict, found.before) == (TONNES.key, Verdict.PARTIAL, Verdict.REFUTED)
    assert desk.overview().changed == 1


def test_a_claim_has_waited_since_the_first_run_that_said_so(desk: ReviewDesk, store: Store) -> None:
    keep_run(store, 2)
    keep_run(store, 3, Verdict.PARTIAL)
    keep_run(store, 4, Verdict.PARTIAL)
    desk.refresh()
    waited = {item.key: item.since for item in desk.queue().items}
    assert waited[TONNES.key] == examples.START + timedelta(hours=3)
    assert waited[OPENING.key] == waited[CONFLICT] == examples.START + timedelta(hours=1)


def test_a_claim_that_was_edited_or_never_checked_is_unchecked(store: Store, tmp_path: Path) -> None:
    keep_run(store)
    edited = TONNES.model_copy(update={"text": "The harbour handled 5 million tonnes."})
    new = TONNES.model_copy(update={"id": "new"})
    desk = examples.desk(store, tmp_path, (edited, new))
    found = {item.key: item for item in desk.queue().items if item.subject is Subject.CLAIM}
    assert [found[key].verdict for key in (edited.key, new.key)] == [None, None]
    assert [found[key].state for key in (edited.key, new.key)] == [State.UNCHECKED] * 2
    assert "edited" in found[edited.key].reason
    assert "not been checked" in found[new.key].reason


def test_a_run_over_some_claims_takes_the_others_not_out(desk: ReviewDesk, store: Store) -> None:
    part = keep_run(store, 2).model_copy(update={"id": "part", "exit_code": None, "settings": ()})
    store.begin_run(part)
    store.save_results("part", [row for row in store.results("run-2") if row.claim == OPENING.key])
    store.end_run(part.model_copy(update={"exit_code": 0, "started_at": examples.START + timedelta(hours=9)}))
    desk.refresh()
    found = {item.key: item.run for item in desk.queue().items}
    assert (found[OPENING.key], found[TONNES.key], found[CONFLICT]) == ("part", "run-2", "run-2")


def test_a_run_that_was_killed_is_shown_as_running_and_otherwise_passed_over(desk: ReviewDesk, store: Store) -> None:
    killed = keep_run(store, 2).model_copy(update={"id": "killed", "exit_code": None, "ended_at": None})
    before = queue_basis(store, "")
    store.begin_run(killed.model_copy(update={"started_at": examples.START + timedelta(hours=9)}))
    assert queue_basis(store, "") == before
    running = desk.overview().running
    assert running is not None
    assert running.run.id == "killed"


def test_the_overview_counts_everything(desk: ReviewDesk) -> None:
    item = desk.queue().items[0]
    desk.decide(item.subject, item.key, Draft(act=Act.ACCEPT), "ana", item.seen)
    shown = desk.overview()
    assert shown.verdicts[Verdict.REFUTED] == 1
    assert shown.verdicts[Verdict.UNAVAILABLE] == 3
    assert shown.verdicts[Verdict.SUPPORTED] == 0
    assert shown.states == {
        State.UNCHECKED: 3, State.CHECKED: 1, State.NEEDS_WORK: 0, State.STALE: 0, State.REVIEWED: 1
    }  # fmt: skip
    assert shown.conflicts[State.CHECKED] == 1
    assert [each.verdicts[Verdict.REFUTED] for each in shown.runs] == [1]


def test_a_project_without_a_run_has_its_claims_in_the_queue(store: Store, tmp_path: Path) -> None:
    desk = examples.desk(store, tmp_path)
    assert {item.state for item in desk.queue().items} == {State.UNCHECKED}
    assert desk.queue().total == len(CLAIMS)
    assert desk.claim(TONNES.key).deciding.assessment is None
    assert desk.overview().runs == ()


def test_behind_an_item_that_has_left_the_queue_one_begins_anew(desk: ReviewDesk) -> None:
    first = desk.queue()
    assert first.items
    assert desk.queue(after="0123456789abcdef") == first
