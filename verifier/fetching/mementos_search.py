"""Many pages looked for in web archives, within bounds: so many pages, so much time, whatever the archives do.

An address that only one's own network knows is nobody else's business: it is asked only of an archive that lies in such
a network too.
"""

import asyncio
import ipaddress
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import Final, TypeAlias
from urllib.parse import urlsplit

from verifier.fetching.addresses import special_name
from verifier.fetching.engine import Clock, Tally
from verifier.fetching.mementos import Judge, Mementos
from verifier.fetching.mementos_answers import Found, MementoStatus, NotFound
from verifier.fetching.mementos_archives import WebArchive
from verifier.fetching.mementos_asking import Asking, asking
from verifier.fetching.mementos_check import own_judgement
from verifier.fetching.policy import Budget, FetchPolicy

MOST_PAGES: Final = 50  # of one run
MOST_SECONDS: Final = 120.0  # for all of them
AT_ONCE: Final = 3  # pages
SPACING_S: Final = 0.25  # between two requests to one archive; the Wayback Machine blocks who asks faster for long

OWN_NAMES: Final = ("localhost", "local", "internal", "intranet", "lan", "corp", "home", "home.arpa", "private")
"""Last parts of names that the public internet does not know: RFC 6761, 6762, 8375, and what networks use besides."""

OnAnswer: TypeAlias = Callable[[Found | NotFound], None]


def find_mementos(
    pages: Mapping[str, datetime],
    archives: Sequence[WebArchive],
    policy: FetchPolicy,
    *,
    clock: Clock,
    on_answer: OnAnswer,
    judge: Judge = own_judgement,
) -> Tally:
    """Look for the copy of each of *pages* that shows best what it said at its time, and call *on_answer* for each.

    The first ``MOST_PAGES`` pages are looked for, and for no longer than ``MOST_SECONDS``; of the others nobody knows.

    Args:
        pages: the addresses, each with the time that is asked for.
        archives: whom to ask.
        policy: the limits of all requests; its budget is what there is left to spend.
        clock: tells when each request was made.
        on_answer: takes what came of each page, exactly once.
        judge: says of a copy why it is none of the page.

    Raises:
        ConfigError: the policy names a file of certificates that cannot be used.
        Exception: what *on_answer* raised.
    """
    for url in islice(pages, MOST_PAGES, None):
        reason = f"no more than {MOST_PAGES} addresses are looked for in one run"
        on_answer(NotFound(url, MementoStatus.UNREACHABLE, reason))
    first = dict(islice(pages.items(), MOST_PAGES))
    budget = Budget(policy.budget.requests, min(policy.budget.seconds, MOST_SECONDS))
    bounded = replace(policy, budget=budget, spacing_s=max(policy.spacing_s, SPACING_S))
    return asyncio.run(_find_all(first, archives, bounded, clock, on_answer, judge)) if first else Tally(0, 0, 0.0)


def is_public(url: str) -> bool:
    """Tell whether *url* may be known outside of one's own network.

    >>> is_public("https://example.org/"), is_public("http://10.0.0.1/"), is_public("http://wiki/page")
    (True, False, False)
    """
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return False
    try:
        return not special_name(ipaddress.ip_address(host))
    except ValueError:
        return "." in host and not host.endswith(tuple(f".{name}" for name in OWN_NAMES))


async def _find_all(
    pages: Mapping[str, datetime],
    archives: Sequence[WebArchive],
    policy: FetchPolicy,
    clock: Clock,
    on_answer: OnAnswer,
    judge: Judge,
) -> Tally:
    async with asking(policy, clock) as ask:
        await _search(pages, archives, ask, on_answer, judge)
    return ask.tally


async def _search(
    pages: Mapping[str, datetime], archives: Sequence[WebArchive], ask: Asking, on_answer: OnAnswer, judge: Judge
) -> None:
    own_archives = [archive for archive in archives if not is_public(archive.timegate)]
    everywhere, at_home = Mementos(archives, ask, judge), Mementos(own_archives, ask, judge)
    turns = asyncio.Semaphore(AT_ONCE)

    async def find(url: str, at: datetime) -> None:
        if not is_public(url) and not own_archives:
            on_answer(NotFound(url, MementoStatus.NOT_ARCHIVED, "it is an address of one's own network"))
            return
        async with turns:
            on_answer(await (everywhere if is_public(url) else at_home).find(url, at))

    try:
        async with asyncio.TaskGroup() as group:
            for url, at in pages.items():
                group.create_task(find(url, at))
    except BaseExceptionGroup as errors:
        raise errors.exceptions[0] from None  # the caller's own
