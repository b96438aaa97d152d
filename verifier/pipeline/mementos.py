"""Copies of web archives: which day they are asked for, and which copy stands in for a source that is dead.

A copy is looked for only where there is no snapshot of our own. It is kept as what it is, the answer of a web archive,
and whoever is judged by it is told so.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from verifier.archive.writer import Writer
from verifier.domain.health import COUNTING, Health, health_of
from verifier.domain.ledger import LedgerEntry
from verifier.domain.link import LinkStatus
from verifier.domain.nearness import end_of
from verifier.domain.snapshot import Snapshot
from verifier.domain.web_address import without_fragment
from verifier.fetching.mementos_answers import Found, NotFound
from verifier.fetching.mementos_search import find_mementos
from verifier.pipeline.desk import Desk
from verifier.pipeline.links import CitedAt, LinkResult
from verifier.pipeline.progress import Progress
from verifier.register.ledger import read_ledger

GONE: Final = frozenset({LinkStatus.NOT_FOUND, LinkStatus.GONE, LinkStatus.SOFT_404, LinkStatus.DNS_ERROR})
"""Answers that there is no such page, or no such server. What else may fail must have failed for days."""


def asked_time(published: Iterable[date | None], entry: LedgerEntry, now: datetime) -> datetime:
    """Return the time of which a copy is wanted: that of the first citation.

    That is the end of the first day on which something that cites it was *published*; where no such day is known, when
    the address was last well, by the ledger; else *now*.
    """
    days = [day for day in published if day is not None]
    return end_of(min(days)) if days else entry.last_ok or now


def take_copies(
    urls: Mapping[str, Sequence[CitedAt]],
    answers: dict[str, LinkResult],
    held: Collection[str],
    desk: Desk,
    writer: Writer,
    progress: Progress,
) -> list[Snapshot]:
    """Look for copies of those of *urls* that are dead by *answers* and not *held*; store and return what is found.

    Of the others *answers* then tell why there is no copy. *progress* is told how many of how many pages are done.

    Raises:
        ArchiveError: a copy could not be stored.
        LedgerError: the ledger cannot be read.
    """
    if not desk.web_archives:
        return []
    ledger = read_ledger(desk.ledger)
    pages: dict[str, list[str]] = {}
    for url, link in sorted(answers.items()):
        if url in urls and url not in held and _is_dead(link, ledger.entry(url), desk):
            pages.setdefault(without_fragment(url), []).append(url)
    days = {
        page: asked_time((cited.published for url in same for cited in urls[url]), ledger.entry(same[0]), desk.clock())
        for page, same in pages.items()
    }
    taken: list[Snapshot] = []
    done = 0

    def take(answer: Found | NotFound) -> None:
        nonlocal done
        done += 1
        progress(done, len(pages), "web archives")
        if isinstance(answer, Found):
            memento = answer.memento
            copies = [writer.add_memento(memento.exchanges, url, memento.at) for url in pages[memento.url]]
            desk.keeper.save_snapshots(copies)
            taken.extend(copies)
            return
        for url in pages[answer.url]:
            answers[url] = replace(answers[url], no_copy=answer.reason)

    find_mementos(days, desk.web_archives, desk.policy, clock=desk.clock, on_answer=take)
    return taken


def _is_dead(link: LinkResult, entry: LedgerEntry, desk: Desk) -> bool:
    """Tell whether there is nothing at an address: the answer says so, or it has failed on enough days."""
    today = desk.clock().astimezone(UTC).date()
    has_failed_long = health_of({*entry.failing_days, today}) is Health.DEAD
    return link.status in GONE or (link.status in COUNTING and has_failed_long)
