"""What the farm serves: articles about towns that do not exist, and every kind of trouble that stands in their way."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Final, TypeAlias

# kind: (how many, the status wanted, the drift wanted, whether a fragment is missing); "*" is any
KINDS: Final[dict[str, tuple[int, str, str, bool]]] = {
    "ok": (720, "ok", "none", False),
    "cosmetic": (60, "ok", "none", False),  # menu, date line and advertisement are other ones each time
    "moved-301": (60, "moved", "none", False),
    "moved-308": (40, "moved", "none", False),
    "found-302": (60, "ok", "none", False),
    "other-303": (20, "ok", "none", False),
    "temporary-307": (20, "ok", "none", False),
    "chain": (40, "ok", "none", False),
    "loop": (20, "redirect_loop", "*", False),
    "home": (30, "soft_404", "*", False),
    "not-found": (120, "not_found", "*", False),
    "gone": (40, "gone", "*", False),
    "fault": (40, "server_error", "*", False),
    "forbidden": (60, "blocked", "*", False),
    "challenge": (20, "blocked", "*", False),  # a bot wall with the number 200
    "busy-once": (40, "ok", "none", False),  # 503, then the page
    "later-seconds": (20, "ok", "none", False),  # 429 with Retry-After in seconds, then the page
    "later-date": (20, "ok", "none", False),  # 429 with Retry-After as a date
    "strict": (60, "ok", "none", False),  # a host that takes only so many requests a second
    "no-head": (60, "ok", "none", False),
    "slow": (40, "ok", "none", False),
    "hanging": (10, "timeout", "*", False),
    "soft-404": (80, "soft_404", "*", False),
    "listing": (30, "soft_404", "*", False),  # whatever is asked for, the list of all articles comes
    "anchor": (60, "ok", "none", False),
    "no-anchor": (40, "ok", "*", True),
    "altered": (40, "ok", "changed", False),
    "deleted": (20, "ok", "gone", False),
    "reset": (30, "connection_error", "*", False),
    "refused": (30, "connection_error", "*", False),
    "self-signed": (20, "tls_error", "*", False),
    "pdf": (50, "ok", "none", False),
}
DIES_LATER: Final = frozenset({"home", "listing", "soft-404"})  # half of these were pages once
TOPICS: Final = (
    "harbour",
    "mill",
    "school",
    "library",
    "market",
    "railway",
    "quarry",
    "theatre",
    "brewery",
    "shipyard",
)
BEGINNINGS: Final = (
    "Al",
    "Ber",
    "Cor",
    "Dun",
    "El",
    "Fal",
    "Gor",
    "Hal",
    "Is",
    "Jor",
    "Kel",
    "Lor",
    "Mar",
    "Nor",
    "Os",
)
ENDINGS: Final = ("mouth", "ham", "stead", "wick", "ford", "by", "ton", "ness", "dale", "haven", "gate", "field")
FILLERS: Final = (
    "The clerk wrote it down in the great book that lies in the town hall.",
    "Nobody in the council spoke against it, and the meeting ended before dark.",
    "It rained for most of the autumn, and the bridge had to be closed again.",
    "Visitors came from far away to see it, and most of them stayed overnight.",
    "An old chronicle says that it was not always so, and gives no reason.",
)


@dataclass(slots=True)
class Page:
    """What is served at one path: its *kind*, and the title and sentences of the page behind it."""

    kind: str
    title: str
    fact: str
    altered: str
    number: int
    asked: int = 0


Trouble: TypeAlias = Callable[[Page, str], bytes]  # what comes instead of a page, for its path


def make_page(kind: str, number: int, chance: random.Random) -> Page:
    """Return page *number*, about a town and a trade drawn by *chance*."""
    town = chance.choice(BEGINNINGS) + chance.choice(ENDINGS)
    topic, count, year = chance.choice(TOPICS), chance.randint(120, 9800), chance.randint(1960, 2020)
    fact = f"In {year} the {topic} of {town} employed {count:,} people and was the largest of its kind."
    return Page(kind, f"The {topic} of {town}", fact, fact.replace(f"{count:,}", f"{count + 100:,}"), number)


def article(page: Page, sentence: str, *, decorated: int = 0) -> bytes:
    """Return the whole answer with the article of *page* around *sentence*; *decorated* dresses it up differently."""
    return response(200, article_body(page, sentence, decorated=decorated), "Content-Type: text/html; charset=utf-8")


def article_body(page: Page, sentence: str, *, decorated: int = 0) -> bytes:
    """Return the HTML of an article; its menu, date line and advertisement are others for each *decorated*."""
    chance = random.Random(page.number)  # noqa: S311  the same page each time
    paragraphs = [f"{page.title} has a long history. {' '.join(chance.sample(FILLERS, 3))}" for _ in range(3)]
    paragraphs.insert(1, f"{chance.choice(FILLERS)} {sentence} {chance.choice(FILLERS)}")
    paragraphs += [
        f"Chapter {part} tells of year {page.number * 7 + part}. {chance.choice(FILLERS)}" for part in range(6)
    ]
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    menu = f"<nav><a href='/'>Home</a> <a href='/news'>News {decorated}</a></nav>"
    foot = f"<footer>Page built at {decorated}. Buy {decorated % 97} carpets!</footer>"
    return (
        f"<html><head><title>{page.title}</title></head><body>{menu}<article><h1>{page.title}</h1>"
        f"<h2 id='facts'>Facts</h2>{body}</article>{foot}</body></html>"
    ).encode()


def html(title: str, sentences: list[str], *fields: str) -> bytes:
    """Return the whole answer with a small page."""
    body = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>"
    body += "".join(f"<p>{sentence}</p>" for sentence in sentences) + "</body></html>"
    return response(200, body.encode(), "Content-Type: text/html; charset=utf-8", *fields)


def cached(body: bytes, head: str, media_type: str = "text/html; charset=utf-8") -> bytes:
    """Return a page with an ETag, or 304 to those who have it."""
    tag = f'"{_hash(body)}"'
    if f"if-none-match: {tag}" in head.lower():
        return b"HTTP/1.1 304 Not Modified\r\nETag: " + tag.encode() + b"\r\n\r\n"
    return response(200, body, f"Content-Type: {media_type}", f"ETag: {tag}")


def _hash(body: bytes) -> str:
    return f"{sum(body) * 31 + len(body):x}"


def response(status: int, body: bytes, *fields: str) -> bytes:
    """Return the bytes of an answer with the header *fields*."""
    lines = [f"HTTP/1.1 {status} Status", f"Content-Length: {len(body)}", *fields]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def _redirect(status: int) -> Trouble:
    return lambda _, path: response(status, b"", f"Location: /there{path}")


def _always(answer: bytes) -> Trouble:
    return lambda _page, _path: answer


def missing(path: str) -> bytes:
    """Return a page that says with the number 200 that there is none."""
    return html(
        "Page not found", [f"Sorry, we could not find {path}.", "Please use the search, or go to our home page."]
    )


def listing() -> bytes:
    """Return the list that comes whatever is asked for."""
    return html("All articles", [f"All that was written about the {topic}s of our towns." for topic in TOPICS])


def _once(status: int, *fields: str) -> Trouble:
    """Return trouble that is over when the page is asked for a second time."""

    def answer(page: Page, path: str) -> bytes:  # noqa: ARG001
        if page.asked % 2:
            return response(status, b"not now", *fields)
        return article(page, page.fact)

    return answer


def _dated(page: Page, path: str) -> bytes:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=1), usegmt=True)
    return _once(429, f"Retry-After: {soon}")(page, path)


TROUBLES: Final[dict[str, Trouble]] = {
    "moved-301": _redirect(301),
    "moved-308": _redirect(308),
    "found-302": _redirect(302),
    "other-303": _redirect(303),
    "temporary-307": _redirect(307),
    "chain": lambda _, path: response(302, b"", f"Location: /hop/3{path}"),
    "loop": lambda _, path: response(302, b"", f"Location: {path}"),
    "home": _always(response(302, b"", "Location: /")),
    "not-found": _always(response(404, b"<p>There is no such page here.</p>")),
    "gone": _always(response(410, b"<p>It is gone.</p>")),
    "fault": _always(response(500, b"oops")),
    "forbidden": _always(response(403, b"no")),
    "challenge": lambda _page, _path: html(
        "Just a moment...",
        ["Checking your browser before you may go on."],
        "Server: cloudflare",
        "CF-Mitigated: challenge",
    ),
    "busy-once": _once(503),
    "later-seconds": _once(429, "Retry-After: 1"),
    "later-date": _dated,
    "soft-404": lambda _, path: missing(path),
    "listing": lambda _page, _path: listing(),
}
