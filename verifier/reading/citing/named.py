"""Sources by name: "according to Norhaven's 2023 annual report", which has no address and yet can be looked up."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

# Works that somebody looks up; of the words that mean much else as well, only with "annual" and the like before them.
_WORK: Final = (
    r"(?:(?:annual|quarterly|interim|half-year|financial|sustainability|earnings|progress|final|official|latest|recent)\s)?"
    r"(?:report|filing|survey|census|study|yearbook|bulletin|dataset|database|press release|prospectus|white paper)s?"
    r"|(?:annual|quarterly|interim|half-year|financial|earnings)\s(?:results|accounts|statement|review|index|outlook)s?"
)
_CAPITAL: Final = r"[A-Z][\w.&’'-]{0,40}"
_NAME: Final = rf"(?:{_CAPITAL})(?:\s(?:(?:of|for|and|the|on|de|&)\s){{0,2}}{_CAPITAL}){{0,7}}"
_YEAR: Final = r"(?:19|20)\d\d(?:[/–-]\d{2,4})?"
_OWNED: Final = re.compile(
    rf"(?:(?<=\s)|(?<=^)|(?<=[“(]))(?P<owner>{_NAME}?)(?:’s|'s|s’|s')\s(?P<title>(?:(?P<year>{_YEAR})\s)?(?:{_WORK}))(?![\w-])"
)
_DATED: Final = re.compile(
    rf"(?:[Aa]ccording to|[Pp]er|[Aa]s (?:stated|reported|given) in|[Ii]n)\sthe\s"
    rf"(?P<title>(?:(?P<year>{_YEAR})\s)?(?P<owner>{_NAME})\s(?P<work>(?:{_WORK})))(?![\w-])"
)
_ACCORDING: Final = re.compile(
    rf"(?:[Aa]ccording to|[Aa]s reported by|data from|figures from|estimates (?:by|from))\s(?:the\s)?"
    rf"(?:[a-z-]+\s){{0,6}}?(?P<owner>{_NAME})"
)
_REPORTS: Final = re.compile(
    rf"(?:(?<=[.!?]\s)|(?<=\n)|^)(?:The\s)?(?P<owner>{_NAME})\s(?:reports|reported|has reported)\sthat\b"
)
_ITS: Final = re.compile(
    rf"\b[Ii]n (?:its|his|her|their)\s(?P<title>(?:(?P<year>{_YEAR})\s)?(?:{_WORK})),\s"
    rf"(?:[\w-]+\s){{0,6}}?(?P<owner>{_NAME})"
    r"(?=\s(?:\w+ed|said|says|wrote|put|gave|shows?|states?|notes?|reports?|warns?)\b)"
)
_ENDS: Final = re.compile(r"(?:’s|'s|[.,’'])+$")
_NO_OWNER: Final = frozenset(
    "The This That These Those It In On At And But For A An Last January February March April May June July August "
    "September October November December".split()
)
_PATTERNS: Final = (_OWNED, _DATED, _ITS, _ACCORDING, _REPORTS)


class Named(NamedTuple):
    """A source that a text names, from *start* to *end*: whose it is, its title where it has one, its year."""

    start: int
    end: int
    owner: str
    title: str | None
    year: str | None


def named_in(content: str, start: int, end: int) -> Iterator[Named]:
    """Yield the sources that one sentence, ``content[start:end]``, names, without those that lie within others.

    >>> text = "According to Norhaven’s 2023 annual report, sales fell."
    >>> [(found.owner, found.title, found.year) for found in named_in(text, 0, len(text))]
    [('Norhaven', 'Norhaven 2023 annual report', '2023')]
    """
    found = [
        named
        for pattern in _PATTERNS
        for match in pattern.finditer(content, start, end)
        if (named := _named(match)) is not None
    ]
    last = start
    for named in sorted(found, key=lambda each: (each.start, each.title is None, -each.end)):
        works = (other for other in found if other.title and not named.title)
        if named.start >= last and not any(other.start < named.end and named.start < other.end for other in works):
            last = named.end
            yield named


def _named(match: re.Match[str]) -> Named | None:
    owner = match["owner"]
    words = owner.split()
    while words and words[0] in _NO_OWNER:
        words = words[1:]
    if not words:
        return None
    start = match.start("owner") + len(owner) - len(" ".join(words))
    owner = _ENDS.sub("", " ".join(words))
    groups = match.groupdict()
    work = groups.get("title")
    if work is None:
        return Named(start, start + len(owner), owner, None, None)
    title = work if match.re is _DATED else f"{owner} {work}"
    return Named(
        min(start, match.start("title")), match.end("title"), owner, " ".join(title.split()), groups.get("year")
    )
