"""One claim and one conflict in full: evidence in place, marked, and held against the page of today."""

from datetime import date
from pathlib import Path

import pytest

from tests.unit.review import examples
from tests.unit.review.examples import (
    FIGURE,
    OPENING,
    OTHER_OPENING,
    QUOTE,
    REPORT,
    TONNES,
    URL,
    YEAR,
    keep_page,
    keep_run,
)
from tests.unit.review.test_deciding import ACCEPT, PARTIAL, decide
from verifier.domain.assessment import Verdict
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.decision import Act, Draft, Subject
from verifier.domain.health import Health
from verifier.domain.link import LinkStatus
from verifier.language.anchors import Standing as Place
from verifier.register.ledger import Ledger, write_ledger
from verifier.review.correcting import correction_note
from verifier.review.desk import ReviewDesk
from verifier.review.marks import marks_in_claim, marks_in_passage
from verifier.store.store import Store

CONFLICT = examples.conflict().key


def test_a_claim_has_its_document_its_place_and_each_text_it_was_held_against(desk: ReviewDesk) -> None:
    view = desk.claim(TONNES.key)
    assert (view.document.title, view.item.file, view.item.line) == ("The Gazette", "claims/gazette.yaml", 10)
    assert [(each.column.value, each.name, each.url) for each in view.sources] == [
        ("stated", "gazette", ""),
        ("cited", "report", URL),
    ]
    assert view.deciding is view.sources[1]
    assert view.deciding.captured is not None
    assert view.deciding.captured.captured_at == examples.snapshot(minutes=1).captured_at
    assert view.deciding.assessment == examples.assessment()
    assert view.conflicts == ()
    assert [each.key for each in desk.claim(OPENING.key).conflicts] == [CONFLICT]


def test_evidence_stands_in_its_surroundings_and_is_tied_to_the_claim(desk: ReviewDesk) -> None:
    view = desk.claim(TONNES.key)
    passage = view.deciding.passages[0]
    assert passage.before + passage.quote + passage.after == REPORT
    assert not passage.is_orphaned
    in_claim = {mark.tie: TONNES.text[mark.start : mark.end] for mark in view.marks}
    in_quote = {mark.tie: passage.quote[mark.start : mark.end] for mark in passage.marks}
    assert in_claim == {1: FIGURE.claimed, 2: YEAR.claimed}
    assert in_quote == {1: FIGURE.stated, 2: YEAR.stated}


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("a 27 nm and a 7 nm chip", "7 nm", "7 nm"),  # not the one in 27
        ("It has 4.2 million\n  tonnes.", "4.2 million tonnes", "4.2 million\n  tonnes"),
        ("nothing of it", "4.2", None),
        ("(*) costs .* more", ".*", ".*"),  # taken as it is written, not as a pattern
    ],
)
def test_words_are_marked_as_whole_words(text: str, words: str, marked: str | None) -> None:
    check = Check(kind=CheckKind.NAME, claimed=words, stated=words, outcome=Outcome.DIFFERS, reason="")
    tied = [text[mark.start : mark.end] for mark in marks_in_passage(text, [check], None) if mark.tie]
    assert tied == ([marked] if marked else [])


def test_of_marks_that_would_overlap_what_decides_is_shown() -> None:
    agrees = Check(kind=CheckKind.WORDING, claimed="300 people", stated="", outcome=Outcome.AGREES, reason="")
    differs = Check(kind=CheckKind.FIGURE, claimed="300", stated="", outcome=Outcome.DIFFERS, reason="")
    marks = marks_in_claim("It employs 300 people.", [agrees, differs], None)
    assert [(mark.tie, mark.outcome) for mark in marks] == [(2, Outcome.DIFFERS)]


def test_a_check_of_the_whole_claim_marks_nothing_and_leaves_room_for_the_others() -> None:
    whole = FIGURE.model_copy(update={"claimed": "It employs 300 people."})
    figure = FIGURE.model_copy(update={"claimed": "300 people"})
    marks = marks_in_claim("It employs 300 people.", [whole, figure], None)
    assert [(mark.start, mark.end, mark.tie) for mark in marks] == [(11, 21, 2)]


def test_a_figure_named_twice_is_tied_to_two_places() -> None:
    twice = [Check(kind=CheckKind.FIGURE, claimed="5", stated="", outcome=Outcome.AGREES, reason="")] * 2
    marks = marks_in_claim("5 and 5", twice, None)
    assert [(mark.start, mark.tie) for mark in marks] == [(0, 1), (6, 2)]


def test_figures_and_dates_that_no_check_speaks_of_are_marked_without_a_tie() -> None:
    marks = marks_in_claim("In May 2021 it had 300 people.", (), date(2025, 1, 1))
    assert {(mark.kind, mark.tie, mark.outcome) for mark in marks} == {
        (CheckKind.PERIOD, 0, None), (CheckKind.FIGURE, 0, None)
    }  # fmt: skip


def test_drift_is_shown_as_what_it_was_and_what_it_is(desk: ReviewDesk, store: Store) -> None:
    assert desk.claim(TONNES.key).deciding.drift == ()
    keep_page(store, REPORT.replace("4.2", "4.8"), 90)
    found = desk.claim(TONNES.key).deciding
    assert found.has_drifted
    assert [(each.then, each.now, each.place) for each in found.drift] == [
        (QUOTE, QUOTE.replace("4.2", "4.8"), Place.ALTERED)
    ]
    assert "4.8" in found.drift[0].altered[0]
    assert found.newest != found.captured
    assert not found.is_orphaned  # the text that was judged is kept


def test_what_has_moved_has_not_drifted_and_what_is_gone_has(desk: ReviewDesk, store: Store) -> None:
    keep_page(store, "New words before. " + REPORT, 90)
    found = desk.claim(TONNES.key).deciding
    assert ([each.place for each in found.drift], found.has_drifted) == ([Place.MOVED], False)
    keep_page(store, "The page was taken down by its owner, who thanks all readers.", 95)
    found = desk.claim(TONNES.key).deciding
    assert ([each.place for each in found.drift], found.has_drifted) == ([Place.GONE], True)


def test_evidence_without_its_text_is_an_orphan_and_still_shown(store: Store, tmp_path: Path) -> None:
    keep_run(store)
    with store._writing() as connection:
        connection.exec_driver_sql("DELETE FROM text")
    view = examples.desk(store, tmp_path).claim(TONNES.key)
    assert view.deciding.is_orphaned
    assert (view.deciding.passages[0].quote, view.deciding.passages[0].before) == (QUOTE, "The harbour was quiet. ")
    assert view.deciding.captured is None


def test_a_source_has_the_health_that_the_ledger_knows(desk: ReviewDesk) -> None:
    assert desk.claim(TONNES.key).deciding.link is None
    ledger = Ledger().with_check(URL, examples.START, LinkStatus.NOT_FOUND).with_failure(URL, date(2025, 7, 1))
    write_ledger(desk.archive.folder / "ledger.jsonl", ledger)
    found = desk.claim(TONNES.key).deciding
    assert found.link is not None
    assert (found.link.status, found.health) == (LinkStatus.NOT_FOUND, Health.SUSPECT)
    shown = desk.overview()
    assert (shown.health[Health.SUSPECT], shown.status) == (1, {LinkStatus.NOT_FOUND: 1})
    assert shown.failing == ((date(2025, 7, 1), 1),)


def test_earlier_runs_are_shown_the_newest_first(desk: ReviewDesk, store: Store) -> None:
    keep_run(store, 2, Verdict.PARTIAL, REPORT + " More.")
    desk.refresh()
    cited = [each for each in desk.claim(TONNES.key).earlier if each.reported.name == "report"]
    assert [(each.run.id, each.reported.verdict) for each in cited] == [
        ("run-2", Verdict.PARTIAL), ("run-1", Verdict.REFUTED)
    ]  # fmt: skip
    assert all(each.assessment is not None for each in cited)


def test_what_a_killed_run_had_written_down_is_not_shown(desk: ReviewDesk, store: Store) -> None:
    before = desk.claim(TONNES.key)
    killed = keep_run(store, 2, Verdict.PARTIAL, REPORT + " More.").model_copy(
        update={"id": "killed", "exit_code": None, "ended_at": None}
    )
    store.begin_run(killed)
    store.save_results(killed.id, store.results("run-2"))
    desk.refresh()
    assert {each.run.id for each in desk.claim(TONNES.key).earlier} == {"run-1", "run-2"}
    assert {each.run.id for each in before.earlier} == {"run-1"}


def test_the_history_is_whole_and_the_standing_what_it_comes_to(desk: ReviewDesk) -> None:
    made = (decide(desk, PARTIAL), decide(desk, ACCEPT))
    view = desk.claim(TONNES.key)
    assert (view.history, view.standing.settled) == (made, made[1])


def test_a_conflict_has_both_sides_and_where_to_correct_them(desk: ReviewDesk) -> None:
    view = desk.conflict(CONFLICT)
    stated = [statement for side in view.sides for statement in side.statements]
    assert [each.document.id for each in stated] == ["herald", "gazette"]
    assert [each.place for each in stated] == ["claims/herald.yaml:12", "claims/gazette.yaml:11"]
    marked = [each.position.text[mark.start : mark.end] for each in stated for mark in each.marks if mark.tie == 1]
    assert marked == ["August 2021", "May 2021"]
    assert stated[1].published == view.sides[1].latest == date(2025, 3, 1)


def test_a_correction_is_addressed_to_the_side_that_is_wrong(desk: ReviewDesk) -> None:
    open_note = correction_note(desk.conflict(CONFLICT))
    assert open_note.startswith("To be clarified")
    item = desk.conflict(CONFLICT).item
    draft = Draft(act=Act.CONFIRM, side=OPENING.key, reason="The harbour's own log says May.")
    desk.decide(Subject.CONFLICT, CONFLICT, draft, "ana", item.seen)
    note = correction_note(desk.conflict(CONFLICT))
    assert note.startswith("Correction\n")
    assert note.index(OTHER_OPENING.text) < note.index("claims/herald.yaml:12") < note.index(OPENING.text)
    assert "claims/gazette.yaml" not in note
    assert "Decided by ana on 2025-07-13: The harbour's own log says May." in note


def test_copies_are_read_from_the_store(desk: ReviewDesk, store: Store) -> None:
    keep_page(store, REPORT + " More.", 90)
    copies = desk.copies(URL)
    assert [copy.captured_at for copy in copies] == sorted((copy.captured_at for copy in copies), reverse=True)
    assert desk.text(copies[-1]).content == REPORT
