"""Capturing: for each address a snapshot that has a text, an older one if need be, or the reason why there is none.

Answers that refuse, such as 404, are archived as well, for they are what the server said; no claim is judged by them.
"""

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Final

from verifier.archive.archive import Archive
from verifier.archive.writer import Writer
from verifier.domain.assessment import Unavailable
from verifier.domain.health import COUNTING
from verifier.domain.link import LinkStatus
from verifier.domain.snapshot import CaptureMethod, Snapshot
from verifier.errors import ArchiveError
from verifier.fetching.answers import Answer, Captured
from verifier.fetching.asking import Validators, validators_of
from verifier.fetching.capture import capture
from verifier.fetching.mementos_archives import for_people
from verifier.pipeline.desk import Capturing, Desk
from verifier.pipeline.links import UNAVAILABLE, WELL, CitedAt, LinkResult
from verifier.pipeline.mementos import take_copies
from verifier.pipeline.progress import Progress
from verifier.pipeline.stages import Stage
from verifier.pipeline.texts import Missing
from verifier.register.ledger import Ledger, read_ledger, update_ledger

OK_FAMILY: Final = 2  # HTTP statuses 200 to 299


@dataclass(frozen=True, slots=True)
class Holdings:
    """What there is of each address: the snapshot to read, and what became of the link in this run."""

    snapshots: Mapping[str, Snapshot] = field(default_factory=dict)
    links: Mapping[str, LinkResult] = field(default_factory=dict)
    captured: int = 0

    def where(self, url: str) -> Snapshot | Missing:
        """Return the snapshot of *url* to read, or why there is none."""
        if url in self.snapshots:
            return self.snapshots[url]
        link = self.links.get(url)
        if link is None:
            return Missing(Unavailable.NOT_CAPTURED, "no text of it was given")
        reason = UNAVAILABLE.get(link.status, Unavailable.NOT_CAPTURED)
        return Missing(reason, link.reason, link.hint)

    def was_tried(self, url: str) -> bool:
        """Tell whether there is a snapshot of *url*, or one was asked for in vain."""
        return url in self.snapshots or (url in self.links and self.links[url].has_failed)


def has_text(snapshot: Snapshot) -> bool:
    """Tell whether *snapshot* is of the page itself, not of a refusal."""
    return snapshot.method is CaptureMethod.LOCAL_FILE or snapshot.http_status // 100 == OK_FAMILY


def hold(urls: Mapping[str, Sequence[CitedAt]], desk: Desk, progress: Progress) -> Holdings:
    """Return what there is of each of the *urls* after capturing what *desk* says is to be captured.

    Each answer is archived and kept as it comes. *urls* tells for each where it is cited; *progress* is told how
    many of how many requests are done.

    Raises:
        ArchiveError: the archive cannot be read or written.
        LedgerError, OutputError: the ledger cannot be read or written.
    """
    answers: dict[str, LinkResult] = {}
    if desk.keeps_ledger and urls:
        read_ledger(desk.ledger)  # one that is damaged is told before any work
    known = latest(desk.archive.snapshots(), urls)
    if _wanted(urls, known, desk):
        with desk.stages.timed(Stage.CAPTURE):
            known = _capture(urls, desk, answers, progress)
        _note(desk, known, answers)
    desk.keeper.save_snapshots(each for each in desk.archive.snapshots() if each.url in urls)  # recovered ones too
    links = {
        url: replace(_with(answers.get(url) or _skipped(url, desk), known.get(url)), cited_at=tuple(cited))
        for url, cited in sorted(urls.items())
    }
    return Holdings(known, links, captured=sum(link.status in WELL for link in answers.values()))


def latest(snapshots: Iterable[Snapshot], urls: Iterable[str]) -> dict[str, Snapshot]:
    """Return the newest of *snapshots* with a text for each of the *urls* that has one; copies for want of others."""
    wanted, found = frozenset(urls), dict[str, Snapshot]()
    for snapshot in snapshots:
        if snapshot.url in wanted and has_text(snapshot):
            known = found.get(snapshot.url)
            if known is None or _worth(known) <= _worth(snapshot):
                found[snapshot.url] = snapshot
    return found


def _worth(snapshot: Snapshot) -> tuple[bool, datetime]:
    """Return a key by which newer snapshots come last, and after all copies of web archives."""
    return snapshot.method is not CaptureMethod.MEMENTO, snapshot.captured_at


def _wanted(urls: Iterable[str], known: Mapping[str, Snapshot], desk: Desk) -> list[str]:
    if desk.capturing is Capturing.NONE:
        return []
    if desk.capturing is Capturing.ALL:
        return list(urls)
    own = {url for url, snapshot in known.items() if snapshot.method is not CaptureMethod.MEMENTO}
    if desk.capturing is Capturing.MISSING:
        return [url for url in urls if url not in own]
    ledger, now = read_ledger(desk.ledger), desk.clock()
    return [url for url in urls if url not in own or desk.is_due(ledger.entry(url), now)]


def _capture(
    urls: Mapping[str, Sequence[CitedAt]], desk: Desk, answers: dict[str, LinkResult], progress: Progress
) -> dict[str, Snapshot]:
    """Capture those of *urls* that are wanted, into *answers*; returns the snapshots with a text that there are then.

    Beginning to write recovers what a killed run left behind, so that only then is it known what is missing.
    """
    taken: list[Snapshot] = []
    with desk.archive.writing(desk.run_id, clock=desk.clock) as writer:
        stored = desk.archive.snapshots()
        known = latest(stored, urls)
        wanted = _wanted(urls, known, desk)

        def on_answer(answer: Answer) -> None:
            if isinstance(answer, Captured):
                snapshot = _kept(answer, known, writer)
                desk.keeper.save_snapshots([snapshot])
                taken.append(snapshot)
            answers[answer.url] = _link(answer)
            progress(len(answers), len(wanted), answer.url)

        if wanted:
            capture(
                wanted,
                desk.policy,
                clock=desk.clock,
                on_answer=on_answer,
                validators={url: _validators(known[url], desk.archive) for url in wanted if url in known},
            )
            taken += take_copies(urls, answers, latest([*stored, *taken], urls), desk, writer, progress)
    return latest([*stored, *taken], urls)


def _validators(snapshot: Snapshot, archive: Archive) -> Validators:
    """Return by what the server knows the page of *snapshot*; nothing where that is not sound, to get it anew."""
    with contextlib.suppress(ArchiveError):
        if snapshot.method is CaptureMethod.HTTP:
            archive.payload(snapshot)
            return validators_of(snapshot.final_url, archive.fields(snapshot))
    return Validators()


def _kept(answer: Captured, known: Mapping[str, Snapshot], writer: Writer) -> Snapshot:
    if answer.is_not_modified:
        return writer.add_not_modified(answer.exchanges, answer.url, known[answer.url])
    return writer.add(answer.exchanges, answer.url)


def _link(answer: Answer) -> LinkResult:
    if not isinstance(answer, Captured):
        return LinkResult(answer.url, answer.status, answer.reason, answer.hint)
    last = answer.exchanges[-1]
    return LinkResult(
        answer.url,
        answer.status,
        answer.reason,
        http_status=last.status,
        final_url=answer.final_url,
    )


def _skipped(url: str, desk: Desk) -> LinkResult:
    """Return what there is to say of an address that was not requested; read if there is no snapshot."""
    if desk.capturing is Capturing.NONE:
        hint = "run it without --offline, or hand in a copy with `verifier snapshot --file`"
        return LinkResult(url, LinkStatus.SKIPPED, "there is no snapshot, and nothing was requested", hint)
    return LinkResult(url, LinkStatus.SKIPPED)


def _with(link: LinkResult, snapshot: Snapshot | None) -> LinkResult:
    """Return *link* with the snapshot that the run reads, which may be older than this answer."""
    if snapshot is None:
        return link
    if snapshot.memento_at:
        link = replace(link, archived_at=for_people(snapshot.final_url), memento_at=snapshot.memento_at)
    if link.status is LinkStatus.SKIPPED:
        why = "not requested" if snapshot.memento_at else "not requested, since there is a snapshot"
        link = replace(link, reason=why, hint="")
    if link.has_failed:  # the number is of the answer, the time of what is read instead
        return replace(link, captured_at=snapshot.captured_at)
    return replace(
        link,
        captured_at=snapshot.captured_at,
        http_status=snapshot.http_status,
        final_url=snapshot.final_url,
    )


def _note(desk: Desk, known: Mapping[str, Snapshot], links: Mapping[str, LinkResult]) -> None:
    """Write into the ledger which addresses were well now and which were not."""
    requested = {url: link for url, link in links.items() if link.status is not LinkStatus.SKIPPED}
    now = desk.clock().astimezone(UTC)

    def noted(ledger: Ledger, url: str) -> Ledger:
        status = requested[url].status
        if status in COUNTING:
            ledger = ledger.with_failure(url, now.date())
        elif url in known and status in WELL:
            snapshot = known[url]
            ledger = ledger.with_capture(url, snapshot.captured_at, payload_sha256=snapshot.payload_sha256)
        return ledger.with_check(url, now, status)

    if desk.keeps_ledger:
        update_ledger(desk.ledger, lambda ledger: ledger.with_each(requested, noted))
