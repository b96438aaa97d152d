"""Rechecking: request each address once, tell status, health and drift, and remember them in the ledger.

Addresses that claims rest on are captured into the archive; others are only looked at. Whatever was found before the
run was stopped is in the ledger.
"""

import contextlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import MappingProxyType

from verifier.archive.writer import Writer
from verifier.domain.claim import Claim
from verifier.domain.health import COUNTING, DEAD_AFTER, health_of
from verifier.domain.ledger import LedgerEntry
from verifier.domain.link import LinkStatus, Robots
from verifier.domain.linkcheck import Citing, Drift, LinkCheck
from verifier.domain.snapshot import CaptureMethod, Snapshot
from verifier.domain.web_address import without_fragment
from verifier.errors import DamagedRecord
from verifier.fetching.answers import Fetched
from verifier.fetching.asking import FetchRequest, Purpose, Validators
from verifier.fetching.engine import Tally
from verifier.fetching.fetch import fetch
from verifier.pipeline.desk import Desk
from verifier.pipeline.links import WELL
from verifier.pipeline.matchers import AS_SHIPPED, MatcherSpec, open_matcher
from verifier.pipeline.progress import Progress
from verifier.reading.options import ReadOptions
from verifier.rechecking.targets import Targets
from verifier.rechecking.watch import PROBE, Seen, Watch
from verifier.register.ledger import Ledger, read_ledger, update_ledger


@dataclass(frozen=True, slots=True)
class RecheckOptions:
    """How to judge: after how many failing days a link is dead, how much of a page is read, and claims anew."""

    dead_after: int = DEAD_AFTER
    max_bytes: int = 100_000_000
    judging: MatcherSpec = AS_SHIPPED


@dataclass(frozen=True, slots=True)
class Rechecked:
    """What a run found: a check for each target, those that were not due included, and what it took to find it."""

    checks: tuple[LinkCheck, ...]
    requested: int
    tally: Tally


def recheck(
    targets: Targets,
    due: Iterable[str],
    claims: Iterable[Claim],
    desk: Desk,
    options: RecheckOptions,
    progress: Progress,
) -> Rechecked:
    """Request the *due* ones of *targets*, and tell of all of them what is known.

    Args:
        targets: the addresses with where they are cited.
        due: those to request.
        claims: the register's claims, which are judged anew where what they rest on has drifted.
        desk: archive, ledger, limits and clock.
        options: how to judge.
        progress: is told how many of how many addresses are done.

    Raises:
        ArchiveError: the archive cannot be read or written.
        LedgerError, OutputError: the ledger cannot be read or written.
    """
    ledger = read_ledger(desk.ledger)
    groups = _groups(due)
    watch = Watch(
        groups,
        ledger.entry,
        MappingProxyType({claim.key: claim for claim in claims}),
        ReadOptions(max_bytes=options.max_bytes),
        desk.run_id,
        open_matcher(options.judging),
    )
    tally = _request(groups, targets, ledger, watch, desk, progress) if groups else Tally(0, 0, 0.0)
    found = _found(watch, groups)
    at = desk.clock().astimezone(UTC)
    known = (
        update_ledger(desk.ledger, lambda old: _noted(old, found, at))
        if desk.keeps_ledger
        else _noted(ledger, found, at)
    )
    checks = [
        _check(url, cited_at, found.get(url), known.entry(url), options.dead_after) for url, cited_at in targets.items()
    ]
    return Rechecked(tuple(checks), len(groups), tally)


@dataclass(frozen=True, slots=True)
class Found:
    """What a cited address came to in this run: its *status* and why, after a look at the page itself."""

    seen: Seen
    status: LinkStatus
    reason: str
    missing_fragment: str


def _groups(urls: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return for each address to request those that are cited: the same page with different fragments is one."""
    groups: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        groups[without_fragment(url)].append(url)
    return {url: tuple(cited) for url, cited in groups.items()}


def _request(
    groups: Mapping[str, tuple[str, ...]],
    targets: Targets,
    ledger: Ledger,
    watch: Watch,
    desk: Desk,
    progress: Progress,
) -> Tally:
    requests = [_request_for(url, cited, targets, ledger) for url, cited in groups.items()]
    taken: list[Snapshot] = []
    with contextlib.ExitStack() as stack:
        archive = desk.archive.writing(desk.run_id, clock=desk.clock)
        writer = stack.enter_context(archive) if desk.keeps_ledger else None

        def on_result(fetched: Fetched) -> Iterable[FetchRequest]:
            if _is_refused_only_for_keeping(fetched, desk):
                return (replace(fetched.request, purpose=Purpose.READING),)
            if writer is not None and not fetched.request.tag.startswith(PROBE):
                try:
                    taken.extend(_archived(fetched, groups[fetched.url], ledger, writer, desk))
                except DamagedRecord:  # of the page that is said to be unchanged: it is requested as a whole
                    return (replace(fetched.request, validators=Validators()),)
            more = watch.take(fetched)
            progress(len(watch.seen), len(requests), fetched.url)
            return more

        stack.callback(lambda: desk.keeper.save_snapshots(taken))  # also of a run that is stopped
        return fetch(requests, desk.policy, clock=desk.clock, on_result=on_result)


def _request_for(url: str, cited: Sequence[str], targets: Targets, ledger: Ledger) -> FetchRequest:
    """Return the request: conditional unless there are fragments, for which the page itself is needed."""
    entry = ledger.entry(url)
    validators = Validators(url, entry.etag, entry.last_modified) if cited == (url,) else Validators()
    is_relied_on = any(citing.claim for each in cited for citing in targets[each])
    return FetchRequest(url, Purpose.CAPTURE if is_relied_on else Purpose.READING, validators)


def _is_refused_only_for_keeping(fetched: Fetched, desk: Desk) -> bool:
    """Tell whether robots.txt keeps the page out of archives, but no one from seeing whether it is there."""
    is_denied = fetched.status is LinkStatus.ROBOTS_DENIED and fetched.request.purpose is Purpose.CAPTURE
    return is_denied and desk.policy.robots is Robots.CAPTURE


def _archived(fetched: Fetched, cited: Iterable[str], ledger: Ledger, writer: Writer, desk: Desk) -> Iterator[Snapshot]:
    """Keep what came; of a page that was not modified, that it was seen again, if it was kept before.

    Yields:
        what was kept.

    Raises:
        ArchiveError: it cannot be kept.
        DamagedRecord: what was kept before is not sound any more.
    """
    for url in cited if fetched.exchanges else ():
        if not fetched.is_not_modified:
            yield writer.add(fetched.exchanges, url)
        elif (earlier := _last_kept(url, ledger.entry(url).payload_sha256, desk)) is not None:
            yield writer.add_not_modified(fetched.exchanges, url, earlier)


def _last_kept(url: str, payload_sha256: str, desk: Desk) -> Snapshot | None:
    """Return the newest snapshot of *url* with that content; None on a machine that has the ledger alone."""
    kept = (each for each in reversed(desk.archive.snapshots(url)) if each.payload_sha256 == payload_sha256)
    return next((snapshot for snapshot in kept if snapshot.method is CaptureMethod.HTTP), None)


def _found(watch: Watch, groups: Mapping[str, tuple[str, ...]]) -> dict[str, Found]:
    """Return what each cited address came to, by the page rather than by its number."""
    no_pages, behind_login = watch.no_pages(), watch.behind_login()
    found = {}
    for url, seen in watch.seen.items():
        status, reason = seen.fetched.status, seen.fetched.reason
        if url in behind_login and status in WELL:
            status, reason = LinkStatus.BLOCKED, f"it leads to a page to log in at, {seen.fetched.final_url}"
        elif url in no_pages:
            status, reason = LinkStatus.SOFT_404, no_pages[url]
        for cited in groups[url]:
            found[cited] = Found(seen, status, reason, seen.fragments.get(cited, ""))
    return found


def _noted(ledger: Ledger, found: Mapping[str, Found], at: datetime) -> Ledger:
    """Return the ledger after these results; what a drifted page says now does not become what is relied on."""
    for url, one in found.items():
        if one.status is LinkStatus.SKIPPED:
            continue
        if one.status in WELL:
            ledger = _noted_well(ledger, url, one, at)
        elif one.status in COUNTING:
            ledger = ledger.with_failure(url, at.date())
        ledger = ledger.with_check(url, at, one.status)
    return ledger


def _noted_well(ledger: Ledger, url: str, one: Found, at: datetime) -> Ledger:
    fetched, entry = one.seen.fetched, ledger.entry(url)
    if fetched.is_not_modified:
        return ledger.with_capture(url, at, payload_sha256=entry.payload_sha256, text_sha256=entry.text_sha256)
    is_trusted = one.seen.drifting.drift is Drift.NONE
    return ledger.with_capture(
        url,
        at,
        payload_sha256=one.seen.payload_sha256,
        text_sha256=one.seen.text_sha256,
        validators=(fetched.validators.etag, fetched.validators.last_modified) if is_trusted else ("", ""),
    )


def _check(
    url: str, cited_at: tuple[Citing, ...], found: Found | None, entry: LedgerEntry, dead_after: int
) -> LinkCheck:
    health = health_of(entry.failing_days, dead_after)
    if found is None:
        when = f"not due: checked on {entry.checked_at:%Y-%m-%d}" if entry.checked_at else "not requested"
        status = entry.status or LinkStatus.SKIPPED
        return LinkCheck(
            url=url, status=status, health=health, reason=when, checked_at=entry.checked_at, cited_at=cited_at
        )
    fetched, drifting = found.seen.fetched, found.seen.drifting
    is_well = found.status in WELL
    return LinkCheck(
        url=url,
        status=found.status,
        health=health,
        drift=drifting.drift if is_well else Drift.UNKNOWN,
        final_url=fetched.final_url,
        http_status=fetched.http_status,
        reason=found.reason,
        hint=fetched.hint if found.status is fetched.status else "",
        checked_at=entry.checked_at,
        passages=drifting.passages if is_well else (),
        turned=drifting.turned if is_well else (),
        moved_to=fetched.final_url if found.status is LinkStatus.MOVED else "",
        missing_fragment=found.missing_fragment,
        cited_at=cited_at,
    )
