"""What is kept comes back as it was; saving it again changes nothing."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.store.examples import (
    MATCHER,
    READER,
    START,
    assessment,
    conflict,
    reported,
    run,
    sha256,
    snapshot,
    text,
    unavailable,
)
from verifier.domain.assessment import Unavailable, Verdict
from verifier.domain.database import Place
from verifier.domain.reported import Column
from verifier.domain.text import Text
from verifier.errors import StoreError
from verifier.store.batches import KEYS
from verifier.store.store import Store, open_store


def keys(*claims: object) -> list[tuple[str, str]]:
    return [(sha256(claim), text().sha256) for claim in claims]


# texts


def test_a_text_comes_back_whole(store: Store) -> None:
    store.save_text(sha256("bytes"), text())
    assert store.text(sha256("bytes"), READER) == text()
    assert store.text_with(text().sha256) == text()
    assert store.text_sha256_for(sha256("bytes"), READER) == text().sha256


def test_a_text_is_kept_for_its_bytes_and_its_reader(store: Store) -> None:
    store.save_text(sha256("bytes"), text())
    store.save_text(sha256("bytes"), text("Something else.", reader="reader 2"))
    assert store.text(sha256("bytes"), READER).content != store.text(sha256("bytes"), "reader 2").content
    assert store.text_sha256_for(sha256("bytes"), "reader 3") == ""
    assert store.text_sha256_for(sha256("other bytes"), READER) == ""


def test_the_first_text_of_some_bytes_stays(store: Store) -> None:
    store.save_text(sha256("bytes"), text())
    store.save_text(sha256("bytes"), text("The same reader says something else."))
    assert store.text(sha256("bytes"), READER) == text()


def test_a_text_that_is_not_kept_is_a_key_error(store: Store) -> None:
    with pytest.raises(KeyError):
        store.text(sha256("bytes"), READER)
    with pytest.raises(KeyError):
        store.text_with(sha256("content"))


def test_hashes_of_many_texts_are_looked_up_at_once(store: Store) -> None:
    for number in range(3):
        store.save_text(sha256(number), text(f"Text {number}."))
    found = store.text_hashes((sha256(number) for number in range(1200)), READER)
    assert found == {sha256(number): text(f"Text {number}.").sha256 for number in range(3)}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(content=st.text(st.characters(), max_size=60))
def test_any_text_comes_back_even_one_that_is_no_unicode(store: Store, content: str) -> None:
    kept = Text(content=content, reader=READER, title=content)
    store.save_text(kept.sha256, kept)
    assert store.text(kept.sha256, READER) == kept


# assessments


def test_assessments_come_back_by_claim_text_and_matcher(store: Store) -> None:
    store.save_assessments([assessment(1), assessment(2), assessment(2, matcher="matcher 2")])
    found = store.assessments(keys(1, 2, 3), MATCHER)
    assert found == dict(zip(keys(1, 2), [assessment(1), assessment(2)], strict=True))
    assert list(store.assessments(keys(1, 2), "matcher 2")) == keys(2)
    assert store.assessments([], MATCHER) == {}


def test_only_the_pairs_that_were_asked_for_come_back(store: Store) -> None:
    other = text("Another text.")
    store.save_assessments([assessment(claim, of) for claim in (1, 2) for of in (text(), other)])
    wanted = [(sha256(1), text().sha256), (sha256(2), other.sha256)]
    assert sorted(store.assessments(wanted, MATCHER)) == sorted(wanted)


def test_the_gist_of_an_assessment_is_its_score_and_reason(store: Store) -> None:
    store.save_assessments([assessment(1), assessment(2)])
    found = store.gists(keys(1, 2, 3), MATCHER)
    whole = store.assessments(keys(1, 2, 3), MATCHER)
    assert found == {key: (each.score, each.reason) for key, each in whole.items()}
    assert len(found) == 2


def test_an_assessment_without_a_text_is_not_kept(store: Store) -> None:
    store.save_assessments([unavailable(1), assessment(2)])
    assert store.assessments([(sha256(1), ""), *keys(2)], MATCHER).keys() == set(keys(2))


def test_assessments_of_more_than_one_transaction_are_all_kept(store: Store) -> None:
    many = [assessment(number) for number in range(2300)]
    store.save_assessments(iter(many))
    assert len(store.assessments(keys(*range(2300)), MATCHER)) == 2300


def test_a_few_assessments_of_a_text_are_found_among_very_many_and_so_are_all_of_them(store: Store) -> None:
    many = range(KEYS + 3)
    store.save_assessments(assessment(number) for number in many)
    few = keys(*many[::100], "unknown")
    assert store.assessments(few, MATCHER) == {
        key: assessment(number) for key, number in zip(few[:-1], many[::100], strict=True)
    }
    assert store.assessments(keys(*many), MATCHER).keys() == set(keys(*many))


# snapshots


def test_the_newest_snapshot_of_each_url_is_found(store: Store) -> None:
    one, other = "https://example.org/one", "https://example.org/other"
    taken = [snapshot("b", one, 5), snapshot("a", one, 9), snapshot("c", one, 7), snapshot("d", other, 1)]
    store.save_snapshots(taken)
    assert store.latest_snapshots([one, other, "https://example.org/none"]) == {one: taken[1], other: taken[3]}
    assert store.snapshots(one) == [taken[0], taken[2], taken[1]]


def test_snapshots_of_one_moment_have_a_fixed_order(store: Store) -> None:
    store.save_snapshots([snapshot("b"), snapshot("a"), snapshot("c")])
    assert [found.record_id[-2] for found in store.snapshots("https://example.org/")] == ["a", "b", "c"]
    assert store.latest_snapshots(["https://example.org/"])["https://example.org/"] == snapshot("c")


def test_times_come_back_in_utc_whatever_zone_they_went_in(store: Store) -> None:
    east = timezone(timedelta(hours=9))
    local = datetime(2025, 7, 12, 17, 30, 0, 123456, tzinfo=east)
    store.save_snapshots([snapshot().model_copy(update={"captured_at": local})])
    found = store.snapshots("https://example.org/")[0].captured_at
    assert (found, found.tzinfo) == (START.replace(microsecond=123456), UTC)


def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="no time zone"):
        store.save_snapshots([snapshot().model_copy(update={"captured_at": START.replace(tzinfo=None)})])


# runs


def test_runs_come_back_the_newest_first(store: Store) -> None:
    for number in range(3):
        store.begin_run(run(f"run-{number}", minutes=number))
    assert [found.id for found in store.runs(limit=2)] == ["run-2", "run-1"]
    assert store.runs()[0] == run("run-2", minutes=2)


def test_how_a_run_ended_is_written_down(store: Store) -> None:
    store.begin_run(run())
    ended = run().model_copy(
        update={"ended_at": START + timedelta(minutes=1), "counts": (("claims", 3),), "exit_code": 1}
    )
    store.end_run(ended)
    assert store.runs() == [ended]


def test_a_run_begins_once_and_before_it_ends(store: Store) -> None:
    with pytest.raises(StoreError, match="no run"):
        store.end_run(run())
    store.begin_run(run())
    with pytest.raises(StoreError, match="already a run"):
        store.begin_run(run())


def test_what_a_run_reported_comes_back_stated_before_cited(store: Store) -> None:
    store.begin_run(run())
    rows = [reported("b/x"), reported("a/one", Column.CITED), reported("a/one")]
    store.save_results("run-1", rows)
    store.save_results("run-1", rows)
    assert store.results("run-1") == [rows[2], rows[1], rows[0]]
    assert store.results("run-2") == []


def test_why_there_was_no_text_is_kept_with_the_result(store: Store) -> None:
    store.begin_run(run())
    row = reported(verdict=Verdict.UNAVAILABLE).model_copy(
        update={"text_sha256": "", "unavailable": Unavailable.BLOCKED}
    )
    store.save_results("run-1", [row])
    assert store.results("run-1") == [row]


def test_the_history_of_a_claim_goes_from_run_to_run(store: Store) -> None:
    for number, verdict in enumerate([Verdict.SUPPORTED, Verdict.REFUTED]):
        store.begin_run(run(f"run-{number}", minutes=number))
        store.save_results(f"run-{number}", [reported(verdict=verdict), reported("a/other")])
    history = store.history("a/one")
    assert [(found.id, said.verdict.value) for found, said in history] == [("run-0", "supported"), ("run-1", "refuted")]
    assert history[1][0] == run("run-1", minutes=1)


def test_nothing_is_reported_by_a_run_that_has_not_begun(store: Store) -> None:
    with pytest.raises(StoreError, match="no run 'run-9'"):
        store.save_results("run-9", [reported()])
    with pytest.raises(StoreError, match="no run 'run-9'"):
        store.save_conflicts("run-9", [conflict()])


# conflicts


def test_conflicts_come_back_sorted_by_key(store: Store) -> None:
    store.begin_run(run())
    store.save_conflicts("run-1", [conflict("c/x", "d/y"), conflict()])
    store.save_conflicts("run-1", [conflict()])
    assert store.conflicts() == store.conflicts("run-1") == [conflict(), conflict("c/x", "d/y")]
    assert store.conflicts("run-2") == []


def test_of_one_conflict_what_the_newest_run_made_of_it_counts(store: Store) -> None:
    for number, reason in enumerate(["as it was", "as it is"]):
        store.begin_run(run(f"run-{number}", minutes=number))
        store.save_conflicts(f"run-{number}", [conflict(reason=reason)])
    assert store.conflicts() == [conflict(reason="as it is")]
    assert store.conflicts("run-0") == [conflict(reason="as it was")]


# the whole


def fill(store: Store) -> None:
    store.save_text(sha256("bytes"), text())
    store.save_snapshots([snapshot(1), snapshot(2)])
    store.save_assessments([assessment(1), assessment(2)])


def test_saving_everything_again_changes_nothing(store: Store) -> None:
    fill(store)
    before = store.fingerprint()
    fill(store)
    assert store.fingerprint() == before


def test_the_order_and_the_runs_leave_the_fingerprint_alone(store: Store, new_place: Callable[[], Place]) -> None:
    fill(store)
    with open_store(new_place()) as other:
        other.begin_run(run())
        other.save_assessments([assessment(2)])
        other.save_snapshots([snapshot(2)])
        fill(other)
        assert other.fingerprint() == store.fingerprint()
        other.save_assessments([assessment(3)])
        changed = {name for name, digest in other.fingerprint().items() if digest != store.fingerprint()[name]}
    assert changed == {"assessments"}


def test_what_was_kept_is_there_when_it_is_opened_again(store: Store) -> None:
    fill(store)
    before = store.fingerprint()
    store.close()
    with open_store(store.place) as again:
        assert again.fingerprint() == before
        assert again.check() == []
