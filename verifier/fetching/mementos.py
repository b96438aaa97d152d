"""Web archives asked for what a page said on a day: a client of Memento (RFC 7089) and of CDX indexes.

Each archive is asked once for its captures of the page: of its index if it has one, else of its TimeGate. The captures
of all archives are tried in the order of their nearness to the day, until one is a copy of the page and not of an
error. What is not marked as a memento, by its fields or by its place in the archive, is never taken for one. An
archive that asks for less, or does not answer several times in a row, is left alone from then on.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Final
from urllib.parse import urljoin, urlsplit

from verifier.domain.exchange import Exchange
from verifier.domain.nearness import by_nearness
from verifier.domain.web_address import without_fragment
from verifier.errors import FetchError
from verifier.fetching.mementos_answers import Found, Memento, MementoStatus, NotFound
from verifier.fetching.mementos_archives import WebArchive, for_people, stored_at
from verifier.fetching.mementos_check import own_judgement
from verifier.fetching.mementos_index import read_captures
from verifier.fetching.mementos_links import http_date, listed, target_of
from verifier.fetching.mementos_protocol import Ask, Reply

MOST_TRIED: Final = 5  # copies of one page
MOST_HOPS: Final = 5  # redirects of one request
MOST_REQUESTS: Final = 30  # for one page, in all
PATIENCE: Final = 3  # failures in a row, after which an archive is left alone
LESS: Final = frozenset({429, 503})  # too many requests; busy
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})  # RFC 7089 speaks of 302; archives also send others
NONE_THERE: Final = frozenset({404, 410})
OK_FAMILY, REDIRECT_FAMILY = 2, 3
USEFUL: Final = frozenset({0, OK_FAMILY, REDIRECT_FAMILY})  # families of statuses that an index may give

Judge = Callable[[Memento], str]  # why it is no copy of the page that was cited; "" if there is no sign against it


class _Silent(Exception):
    """An archive gives no answer that could be used; the message says why."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A capture that an archive says it has."""

    archive: WebArchive
    address: str
    at: datetime


@dataclass(slots=True)
class _Search:
    """What is known so far of the search for the copies of *url*, and how many requests it may still make."""

    url: str
    at: datetime
    passed_over: list[str] = field(default_factory=list)
    timemaps: dict[WebArchive, str] = field(default_factory=dict)
    silent: bool = False
    unusable: int = 0
    requests_left: int = MOST_REQUESTS


class Mementos:
    """Asks *archives*, each request made by *ask*; *judge* says of a copy why it is none of the page."""

    def __init__(self, archives: Sequence[WebArchive], ask: Ask, judge: Judge = own_judgement) -> None:
        self._archives = tuple(archives)
        self._ask = ask
        self._judge = judge
        self._resting: dict[WebArchive, str] = {}
        self._failures: dict[WebArchive, int] = {}

    async def find(self, url: str, at: datetime) -> Found | NotFound:
        """Return the copy of *url* that shows best what it said *at* that time, or why there is none.

        Best is the nearest one, where one from after the time counts as twice as far away.
        """
        page = without_fragment(url)
        if not page.startswith(("http://", "https://")) or not page.isprintable() or " " in page:
            return NotFound(url, MementoStatus.NOT_ARCHIVED, "only web addresses are archived")
        search = _Search(page, at.astimezone(UTC))
        candidates = [each for archive in self._archives for each in await self._candidates(archive, search)]
        memento = await self._first_usable(candidates, search)
        if memento is None and search.timemaps:
            known = {candidate.address for candidate in candidates}
            others = [each for archive in list(search.timemaps) for each in await self._listed(archive, search)]
            memento = await self._first_usable([each for each in others if each.address not in known], search)
        if memento is not None:
            return Found(memento, tuple(search.passed_over))
        return _not_found(url, search)

    async def _candidates(self, archive: WebArchive, search: _Search) -> list[_Candidate]:
        """Return the captures that *archive* has; none if it does not answer."""
        try:
            return await (self._indexed(archive, search) if archive.index else self._negotiated(archive, search))
        except _Silent as error:
            self._note_silence(archive, search, str(error))
            return []

    async def _indexed(self, archive: WebArchive, search: _Search) -> list[_Candidate]:
        """Return what the index of *archive* knows."""
        reply = await self._get(archive, archive.query(search.url, search.at), search)
        if reply.status in NONE_THERE:
            return []
        if reply.status // 100 != OK_FAMILY:
            raise _Silent(f"its index answered {reply.status}")
        captures = read_captures(reply.body)
        useful = [capture for capture in captures if capture.status // 100 in USEFUL]
        if captures and not useful:
            search.unusable += 1
            search.passed_over.append(f"{archive.name}: it has copies of refusals alone, {len(captures)} in all")
        return [_Candidate(archive, archive.stored(one.url, one.second), one.at) for one in useful]

    async def _negotiated(self, archive: WebArchive, search: _Search) -> list[_Candidate]:
        """Return what the TimeGate of *archive* leads to: one capture, or none."""
        address = archive.gate(search.url)
        for _ in range(MOST_HOPS):
            reply = await self._get(archive, address, search, _of(search.at))
            timemap = target_of(reply.get("Link"), "timemap") or archive.timemap(search.url)
            search.timemaps[archive] = _joined(address, timemap)
            at = http_date(reply.get("Memento-Datetime"))
            if at is not None:
                return [_Candidate(archive, _as_captured(_joined(address, reply.get("Content-Location"))), at)]
            onward = _joined(address, reply.get("Location")) if reply.status in REDIRECTS else ""
            if not onward:
                break
            address, stored = onward, stored_at(onward)
            if stored is not None:
                return [_Candidate(archive, stored.as_captured, stored.at)]
        search.timemaps.pop(archive, None)
        if reply.status in NONE_THERE:
            return []
        raise _Silent(f"its TimeGate answered {reply.status} and led to no copy")

    async def _listed(self, archive: WebArchive, search: _Search) -> list[_Candidate]:
        """Return what the TimeMap of *archive* lists."""
        try:
            reply = await self._get(archive, search.timemaps[archive], search)
        except _Silent as error:
            self._note_silence(archive, search, str(error))
            return []
        if reply.status // 100 != OK_FAMILY:
            return []
        captures = listed(reply.body.decode("utf-8", "replace"))
        base = search.timemaps[archive]
        return [_Candidate(archive, _as_captured(_joined(base, one.url)), one.at) for one in captures]

    async def _first_usable(self, candidates: Sequence[_Candidate], search: _Search) -> Memento | None:
        """Return the nearest of *candidates* that is a copy of the page; None if none of the first few is."""
        tried: set[tuple[str, datetime]] = set()
        for candidate in by_nearness(candidates, search.at, lambda each: each.at):
            place = (candidate.archive.name, candidate.at)
            if place in tried or candidate.archive in self._resting:
                continue  # of one second there is one copy; http and https are listed apart
            if len(tried) == MOST_TRIED:
                break
            tried.add(place)
            try:
                memento = await self._fetched(candidate, search)
            except _Silent as error:
                self._note_silence(candidate.archive, search, str(error))
                continue
            matter = "it is not there" if memento is None else self._judge(memento)
            if memento is not None and not matter:
                return memento
            search.unusable += 1
            search.passed_over.append(f"{candidate.archive.name}: not the copy of {candidate.at:%Y-%m-%d}: {matter}")
        return None

    async def _fetched(self, candidate: _Candidate, search: _Search) -> Memento | None:
        """Return what stands at a candidate's address, following redirects that were captured; None if nothing does."""
        address, exchanges = candidate.address, tuple[Exchange, ...]()
        for _ in range(MOST_HOPS):
            fields = {} if stored_at(address) else _of(candidate.at)  # it may be a TimeGate still
            reply = await self._get(candidate.archive, address, search, fields)
            onward = _onward(address, reply.get("Location")) if reply.status in REDIRECTS else ""
            exchanges += reply.exchanges
            if not onward:
                return _memento(candidate, address, reply, search.url, exchanges)
            address = onward
        return None

    async def _get(
        self, archive: WebArchive, address: str, search: _Search, fields: Mapping[str, str] | None = None
    ) -> Reply:
        """Make one request of *archive*, if it is not left alone.

        Raises:
            _Silent: it gives no answer, or asks for less, or there were enough requests for this page.
        """
        if archive in self._resting:
            raise _Silent(self._resting[archive])
        if not search.requests_left:
            raise _Silent("there were enough requests for one page")
        search.requests_left -= 1
        try:
            reply = await self._ask(address, fields or {})
        except FetchError as error:
            self._failures[archive] = self._failures.get(archive, 0) + 1
            if self._failures[archive] == PATIENCE:
                self._resting[archive] = f"it failed {PATIENCE} times in a row, last since {error}"
            raise _Silent(str(error)) from error
        self._failures[archive] = 0
        # a memento of a refusal is marked as one; without the mark, the archive speaks for itself
        if reply.status in LESS and not reply.get("Memento-Datetime"):
            self._resting[archive] = f"it answered {reply.status}: it wants to be asked less"
            raise _Silent(self._resting[archive])
        return reply

    def _note_silence(self, archive: WebArchive, search: _Search, matter: str) -> None:
        search.silent = True
        note = f"{archive.name}: {matter}"
        if note not in search.passed_over:
            search.passed_over.append(note)


def _memento(
    candidate: _Candidate, address: str, reply: Reply, url: str, exchanges: tuple[Exchange, ...]
) -> Memento | None:
    """Return *reply* as a memento if it is marked as one; within the archive, the address with its time is a mark."""
    stored = stored_at(address)
    at = http_date(reply.get("Memento-Datetime"))
    if at is None and stored and reply.status // 100 == OK_FAMILY and address.startswith(candidate.archive.timegate):
        at = stored.at
    if at is None:
        return None
    return Memento(
        url=url,
        original=stored.url if stored else target_of(reply.get("Link"), "original") or url,
        address=for_people(address),
        at=at,
        archive=candidate.archive.name,
        status=reply.status,
        media_type=reply.get("Content-Type").split(";")[0].strip().lower(),
        body=reply.body,
        exchanges=exchanges,
    )


def _not_found(url: str, search: _Search) -> NotFound:
    passed_over = tuple(search.passed_over)
    if search.unusable:
        reason = "there are copies, but none of the page itself"
        return NotFound(url, MementoStatus.UNUSABLE, reason, passed_over)
    if search.silent:
        return NotFound(url, MementoStatus.UNREACHABLE, "not every web archive answered", passed_over)
    return NotFound(url, MementoStatus.NOT_ARCHIVED, "no web archive has a copy", passed_over)


def _onward(address: str, location: str) -> str:
    """Return where the redirect *location* of a memento leads to within its archive; nothing if it leads out of it.

    Archives give the redirects of captured pages either as addresses of their own, or as they were captured: then they
    lead on from the page's own address, and the archive is asked for where they lead, at the same time.
    """
    own, here = _joined(address, location), stored_at(address)
    there = stored_at(own)
    if here is None:
        return _as_captured(own) if urlsplit(own).netloc == urlsplit(address).netloc and own != address else ""
    if there is not None and urlsplit(there.archive).netloc == urlsplit(here.archive).netloc:
        return there.as_captured
    page = without_fragment(_joined(here.url, location))
    return replace(here, url=page).as_captured if page and page != here.url else ""


def _as_captured(address: str) -> str:
    """Return *address* without the archive's additions, where it has the form that offers this."""
    stored = stored_at(address)
    return stored.as_captured if stored else address


def _of(at: datetime) -> dict[str, str]:
    """Return the field that asks a TimeGate for a page of that time."""
    return {"Accept-Datetime": format_datetime(at.replace(microsecond=0), usegmt=True)}


def _joined(base: str, target: str) -> str:
    """Return where *target* leads from *base*: itself if it is empty, and nothing if it is no web address."""
    try:
        joined = urljoin(base, target.strip())
    except ValueError:
        return ""
    return joined if joined.startswith(("http://", "https://")) else ""
