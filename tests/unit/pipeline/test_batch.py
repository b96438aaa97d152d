"""Tests of the batch: what is recorded, what is known the next time, and the seam for executors."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NoReturn

import pytest

from tests.unit.pipeline.conftest import obedient_match
from tests.unit.pipeline.keepers import InMemory
from verifier.archive.archive import Archive
from verifier.conflicts.memory import Memory
from verifier.conflicts.positions import Known
from verifier.domain.assessment import Unavailable, Verdict
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.conflict import Conflict, Position
from verifier.domain.exchange import Exchange
from verifier.domain.link import LinkStatus
from verifier.fetching.answers import Answer, Captured, NotCaptured
from verifier.fetching.asking import Validators
from verifier.fetching.policy import FetchPolicy
from verifier.pipeline.batch import run_batch
from verifier.pipeline.bindings import Bindings
from verifier.pipeline.compared import FindConflicts
from verifier.pipeline.desk import Capturing, Desk
from verifier.pipeline.results import CheckResults
from verifier.pipeline.run import RunSettings
from verifier.pipeline.verdicts import ExitCode, FailOn, exit_code
from verifier.pipeline.work import Chunk, Done, work
from verifier.register.ledger import read_ledger
from verifier.register.load import load_register
from verifier.register.register import Register

NOW: Final = datetime(2025, 7, 12, 8, 30, tzinfo=UTC)
PAGE: Final = b"supported. This is what the page about the mill says, in plain words that everybody understands."
URL: Final = "https://example.org/deed"
DIFFERENCE: Final = Check(kind=CheckKind.FIGURE, claimed="1", stated="2", outcome=Outcome.DIFFERS, reason="they differ")


def conflict(certain: float = 0.9) -> Conflict:
    one, other = (Position(document=name, claim=f"{name}/a", text="x") for name in ("mill", "other"))
    return Conflict(one=one, other=other, check=DIFFERENCE, certain=certain)


def answer(url: str, body: bytes = PAGE, status: int = 200) -> Captured:
    head = b"HTTP/1.1 %d Some Words\r\nContent-Length: %d\r\n\r\n" % (status, len(body))
    exchange = Exchange(
        url=url, request=b"GET / HTTP/1.1\r\n\r\n", response=head + body, head_length=len(head), payload=body,
        status=status, media_type="text/plain", ip="192.0.2.1", at=NOW,
    )  # fmt: skip
    known = LinkStatus.OK if status == 200 else LinkStatus.NOT_FOUND
    return Captured(url, (exchange,), url, known, "" if status == 200 else f"the server answered {status}")


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> dict[str, Answer]:
    """Return the answers by address; what has none times out."""
    table: dict[str, Answer] = {}

    def capture(
        urls: Sequence[str],
        policy: FetchPolicy,
        *,
        clock: object,
        on_answer: Callable[[Answer], None],
        validators: Mapping[str, Validators],
    ) -> None:
        del policy, clock, validators
        for url in urls:
            on_answer(table.get(url) or NotCaptured(url, LinkStatus.TIMEOUT, "no whole answer within 30 s", "later"))

    monkeypatch.setattr("verifier.pipeline.capturing.capture", capture)
    return table


@pytest.fixture
def desk(project: Path) -> Desk:
    claims = project / "claims" / "mill.yaml"
    claims.write_text(claims.read_text().replace("{title: A diary}", f"{{title: A diary, url: '{URL}'}}"))
    archive = Archive(project / "snapshots")
    return Desk(archive, InMemory(), FetchPolicy(), Capturing.MISSING, lambda: NOW, "run-1", "1.0", all_claims=True)


def checked(desk: Desk, *, find: FindConflicts = lambda *_: ()) -> CheckResults:
    register = load_register([Path("claims")])
    return run_batch(register, Bindings(), desk, find_conflicts=find, settings=RunSettings())


def again(desk: Desk, capturing: Capturing = Capturing.MISSING) -> Desk:
    """Return the desk of the next run."""
    return replace(desk, run_id=f"{desk.run_id}-next", capturing=capturing)


def test_a_page_is_captured_and_its_text_judged(desk: Desk, web: dict[str, Answer]) -> None:
    web[URL] = answer(URL)
    results = checked(desk)
    owner = results.claims[1]
    assert (owner.verdict, owner.deciding.url, owner.deciding.captured_at) == (Verdict.SUPPORTED, URL, NOW)
    assert owner.deciding.snapshot_sha256 == desk.archive.latest(URL).payload_sha256
    assert (results.work.captured, results.work.read, results.work.matched, results.work.reused) == (1, 3, 6, 0)


def test_what_was_done_once_is_not_done_again(
    desk: Desk, web: dict[str, Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    web[URL] = answer(URL)
    first = checked(desk)

    def never(*_: object, **__: object) -> NoReturn:
        raise AssertionError

    for name in ("match", "prepare", "text_of"):
        monkeypatch.setattr(f"verifier.pipeline.work.{name}", never)
    monkeypatch.setattr("verifier.pipeline.capturing.capture", never)
    second = checked(again(desk), find=never)
    assert second.claims == first.claims
    assert second.work.is_nothing_new
    assert second.work.reused == 6


def test_what_was_matched_before_a_crash_is_kept(
    desk: Desk, web: dict[str, Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    web[URL] = answer(URL)
    seen: list[str] = []

    def crashing(claim: object, text: object, matcher: object) -> object:
        seen.append("")
        if len(seen) == 3:
            raise KeyboardInterrupt
        return obedient_match(claim, text, matcher)  # type: ignore[arg-type]

    monkeypatch.setattr("verifier.pipeline.work.BATCH", 1)
    monkeypatch.setattr("verifier.pipeline.work.match", crashing)
    with pytest.raises(KeyboardInterrupt):
        checked(desk)
    assert isinstance(desk.keeper, InMemory)
    assert len(desk.keeper.kept) == 2
    assert desk.keeper.begun["run-1"].ended_at is None
    seen.clear()
    monkeypatch.setattr("verifier.pipeline.work.match", obedient_match)
    results = checked(again(desk))
    assert (results.work.reused, results.work.matched) == (2, 4)


def test_any_executor_gives_the_same_results(desk: Desk, web: dict[str, Answer]) -> None:
    web[URL] = answer(URL)

    def backwards(chunks: Iterable[Chunk]) -> Iterator[Done]:
        for chunk in reversed(list(chunks)):
            yield from list(work(chunk))

    register = load_register([Path("claims")])
    results = run_batch(
        register, Bindings(), desk, find_conflicts=lambda *_: (), settings=RunSettings(), execute=backwards
    )
    assert results.claims == checked(again(desk)).claims


def test_a_refusal_is_archived_and_not_judged(desk: Desk, web: dict[str, Answer]) -> None:
    web[URL] = answer(URL, status=404)
    results = checked(desk)
    assert desk.archive.latest(URL).http_status == 404
    owner = results.claims[1]
    assert (owner.verdict, owner.deciding.assessment.unavailable) == (Verdict.UNAVAILABLE, Unavailable.DEAD)
    assert results.is_complete
    web[URL] = answer(URL)
    assert checked(again(desk)).claims[1].verdict is Verdict.SUPPORTED  # asked again, since there is no text


def test_the_keeper_learns_of_snapshots_that_a_killed_run_left_in_the_archive(
    desk: Desk, web: dict[str, Answer]
) -> None:
    web[URL] = answer(URL, status=404)
    checked(desk)
    other = replace(again(desk), keeper=InMemory())
    web[URL] = answer(URL)
    checked(other)
    assert isinstance(other.keeper, InMemory)
    assert sorted(each.http_status for each in other.keeper.snapshots.values()) == [200, 404]


def test_a_refusal_later_does_not_take_the_text_away(desk: Desk, web: dict[str, Answer]) -> None:
    web[URL] = answer(URL)
    first = checked(desk)
    web[URL] = answer(URL, b"gone", status=404)
    results = checked(again(desk, capturing=Capturing.ALL))
    assert [claim.verdict for claim in results.claims] == [claim.verdict for claim in first.claims]
    assert results.links[0].status is LinkStatus.NOT_FOUND
    assert len(read_ledger(desk.ledger).entry(URL).failing_days) == 1


def test_what_the_network_stopped_is_incomplete_unless_something_is_graver(desk: Desk, web: dict[str, Answer]) -> None:
    del web
    results = checked(desk)
    assert not results.is_complete
    assert exit_code(results, FailOn.REFUTED) == ExitCode.FINDINGS
    assert exit_code(results, FailOn.NEVER) == ExitCode.INCOMPLETE


def test_offline_nothing_is_asked_and_the_document_decides(desk: Desk, web: dict[str, Answer]) -> None:
    web[URL] = answer(URL)
    results = checked(replace(desk, capturing=Capturing.NONE))
    assert (results.links[0].status, results.is_complete) == (LinkStatus.SKIPPED, True)
    assert results.claims[1].verdict is Verdict.SUPPORTED
    assert not results.claims[1].cited[0].is_judged


def test_a_page_without_a_text_is_named_where_its_address_is_written(desk: Desk, web: dict[str, Answer]) -> None:
    web[URL] = answer(URL, b"%PDF-1.7 and nothing else")
    results = checked(desk)
    found = next(found for found in results.findings if found.code == "text-unreadable")
    assert (found.file, found.line, found.subject) == ("claims/mill.yaml", 5, URL)
    assert results.claims[1].verdict is Verdict.UNAVAILABLE


def test_conflicts_are_found_once_for_the_same_statements(desk: Desk, web: dict[str, Answer]) -> None:
    del web
    asked: list[Register] = []

    def find(register: Register, known: Known, memory: Memory) -> tuple[Conflict, ...]:
        del known, memory
        asked.append(register)
        return (conflict(),)

    assert checked(desk, find=find).conflicts == (conflict(),)
    assert checked(again(desk), find=find).conflicts == (conflict(),)
    assert len(asked) == 1
    claims = Path("claims/mill.yaml")
    claims.write_text(claims.read_text().replace("in 1974", "in 1975"))
    checked(again(again(desk)), find=find)
    assert len(asked) == 2


def test_a_run_over_some_claims_reports_their_conflicts_and_hands_none_on(desk: Desk, web: dict[str, Answer]) -> None:
    del web
    register = load_register([Path("claims")])
    some = run_batch(
        register, Bindings(), desk, find_conflicts=lambda *_: (conflict(),), settings=RunSettings(),
        claims=register.claims[:1],
    )  # fmt: skip
    assert some.conflicts == ()  # none of its claims takes part
    assert checked(again(desk), find=lambda *_: (conflict(),)).conflicts == (conflict(),)


def test_a_run_is_recorded_from_beginning_to_end(desk: Desk, web: dict[str, Answer]) -> None:
    web[URL] = answer(URL)
    results = checked(desk)
    assert isinstance(desk.keeper, InMemory)
    run = desk.keeper.begun["run-1"]
    assert (run.ended_at, run.exit_code) == (NOW, ExitCode.FINDINGS)
    assert dict(run.counts)["captured"] == 1
    assert len(desk.keeper.reported["run-1"]) == sum(len(result.judgements) for result in results.claims)
    assert results.run == "run-1"
