"""Entries: what a note or an entry of a reference list says of its source: who, what, where, when.

Two forms are told apart. In a note the title stands in quotation marks, its authors before it, publisher and date
behind it (“Title”, Paper, 3 May 2022). In a list the year in brackets follows the authors, then come the title and the
publisher (Lund, B. (2019). Title. Press.). Whatever is in neither form keeps its text alone.
"""

import re
from typing import Final, NamedTuple

from verifier.reading.authors import split_authors
from verifier.reading.citing.addresses import written_addresses

_MONTHS: Final = "january february march april may june july august september october november december".split()
_MONTH: Final = (
    rf"(?P<month>{'|'.join(f'{name[:3]}(?:{name[3:]})?' if name[3:] else name for name in _MONTHS)}|sept)\.?"
)
_YEAR: Final = r"(?P<year>(?:1[6-9]|20)\d\d)"
_DATES: Final = tuple(
    re.compile(rf"(?<![\w-]){form}(?![\w-])", re.IGNORECASE)
    for form in (
        rf"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s+{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)",
        rf"{_YEAR},?\s+{_MONTH}(?:\s+(?P<day>[0-3]?\d))?",
        rf"{_MONTH},?\s+{_YEAR}",
        _YEAR,
    )
)
_ACCESSED: Final = re.compile(
    r"[(\[]?\b(?:(?:last\s+)?(?:accessed|retrieved|visited|viewed|checked)|archived)\b[^;)\]]{0,80}[)\]]?",
    re.IGNORECASE,
)
_QUOTES: Final = '“"„«'
_QUOTED: Final = re.compile(r"“([^“”]{2,500})”|\"([^\"]{2,500})\"|«([^«»]{2,500})»|(?<!\w)‘([^‘]{2,500}?)’(?!\w)")
_LISTED: Final = re.compile(
    rf"(?P<authors>[^()\n]{{2,300}}?)\s*\((?P<date>{_YEAR}[a-z]?(?:,[^()]{{1,40}})?|n\.d\.)\)[.,:]?\s*(?P<rest>.*)",
    re.DOTALL,
)
_TITLE_END: Final = re.compile(r"(?<=[\w)”’\"'?!])[.?!]\s+(?=[A-Z(])|(?<=[?!])\s+(?=[A-Z])")
_LEADS: Final = re.compile(
    r"^(?:see(?:,?\s+(?:also|e\.g\.|for (?:example|instance)))?|cf\.?|available at|quoted in|cited in"
    r"|in|from|for more)\b[,:]?\s*",
    re.IGNORECASE,
)
_EDGES: Final = " \t,.;:()[]–—-"
_LOCATOR: Final = re.compile(
    r"(?<![\w.])(?:pp?\.|pages?|paras?\.?|paragraphs?|ch(?:ap)?\.|chapter|sec\.|section|§§?)\s?"
    r"[\dIVXLCivxlc]+(?:\s?[–-]\s?[\dIVXLCivxlc]+)?"
)
_SMALL: Final = frozenset("and et al with de van von der of for the bin la le da".split())  # within names
_MOST_WORDS: Final = 14  # of a publisher or the authors; more is a sentence
_LONGEST_MONTH: Final = 31  # days
_LONGEST: Final = 2_000  # code points of an entry that are looked at


class Entry(NamedTuple):
    """What an entry says; what it does not say is empty."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    issued: str | None = None
    locator: str | None = None


def parse_entry(text: str) -> Entry:
    """Return what the *text* of a note or of an entry says of its source.

    >>> parse_entry("Ana Ruiz, “Ports in Figures”, Harbour News, 3 May 2022.")
    Entry(title='Ports in Figures', authors=('Ana Ruiz',), publisher='Harbour News', issued='2022-05-03', locator=None)
    >>> parse_entry("Lund, B., & Wu, C. (2019). The price of salt. Fjord Press.").title
    'The price of salt'
    """
    plain = _without_addresses(text[:_LONGEST])
    locator = _LOCATOR.search(plain)
    found = locator[0] if locator else None
    listed = _LISTED.match(plain)
    quoted = _quoted(plain)
    if listed and _are_names(listed["authors"]) and (quoted is None or listed.end("date") < quoted[0]):
        return _listed(listed, found)
    if quoted is None:
        return Entry(locator=found)
    return _in_quotes(plain, quoted, found)


def find_locator(text: str) -> str | None:
    """Return the page, paragraph or chapter that *text* names, as it is written.

    >>> find_locator("ibid., pp. 4–6")
    'pp. 4–6'
    """
    found = _LOCATOR.search(text[:_LONGEST])
    return found[0] if found else None


def stated_issue(text: str) -> str | None:
    """Return the last date in *text*, as precise as it is stated.

    >>> stated_issue("Harbour News, May 2022"), stated_issue("Harbour News, 3 May 2022")
    ('2022-05', '2022-05-03')
    """
    matches = [match for pattern in _DATES for match in pattern.finditer(text)]
    if not matches:
        return None
    last = max(matches, key=lambda match: (match.end(), -match.start()))
    parts = last.groupdict()
    month, day = parts.get("month") or "", parts.get("day") or ""
    number = int(month) if month.isdigit() else _month_number(month)
    if not 1 <= number <= len(_MONTHS):
        return last["year"]
    has_day = bool(day) and 1 <= int(day) <= _LONGEST_MONTH
    return f"{last['year']}-{number:02}-{int(day):02}" if has_day else f"{last['year']}-{number:02}"


def _month_number(written: str) -> int:
    return next(
        (number for number, name in enumerate(_MONTHS, 1) if written and name.startswith(written[:3].lower())), 0
    )


def _without_addresses(text: str) -> str:
    pieces, position = [], 0
    for found in written_addresses(text):
        pieces.append(text[position : found.start])
        position = found.end
    return _ACCESSED.sub("", " ".join([*pieces, text[position:]]))


def _quoted(text: str) -> tuple[int, int, str] | None:
    """Return where the first stretch in quotation marks begins and ends, and its words."""
    match = _QUOTED.search(text)
    if match is None:
        return None
    return match.start(), match.end(), next(group for group in match.groups() if group)


def _in_quotes(text: str, quoted: tuple[int, int, str], locator: str | None) -> Entry:
    start, end, title = quoted
    before = _LEADS.sub("", text[:start].strip(_EDGES)).strip(_EDGES)
    behind = text[end:]
    if before and not _are_names(before):
        return Entry(locator=locator)  # a sentence that quotes something, not a reference
    if behind[:1].isspace() and behind.lstrip()[:1].islower() and not before:
        return Entry(locator=locator)
    issued = stated_issue(behind)
    return Entry(
        title=title.strip().rstrip(".,"),
        authors=split_authors(before) if before else (),
        publisher=_publisher(behind),
        issued=issued,
        locator=locator,
    )


def _listed(match: re.Match[str], locator: str | None) -> Entry:
    rest = match["rest"].strip()
    ending = _TITLE_END.search(rest)
    title = rest[: ending.start() + (rest[ending.start()] in "?!")] if ending else rest
    quoted = _quoted(title)
    publisher = _publisher(rest[ending.end() :]) if ending else None
    if quoted:
        title, publisher = quoted[2], _publisher(rest[quoted[1] :])
    return Entry(
        title=title.strip().rstrip(".,") or None,
        authors=split_authors(match["authors"].rstrip(" ,")),
        publisher=publisher,
        issued=stated_issue(match["date"].rstrip("abcdefgh")) if match["date"] != "n.d." else None,
        locator=locator,
    )


def _publisher(behind: str) -> str | None:
    """Return what stands between the title and the date, without volumes and pages."""
    cut = behind.strip(_EDGES)
    for pattern in _DATES:
        cut = pattern.sub("", cut)
    cut = _LOCATOR.sub("", cut)
    name = re.split(r"[;(]|,\s*(?=\d|[Vv]ol)|(?<=[a-z]{2})\.\s|,\s*,", cut, maxsplit=1)[0].strip(_EDGES)
    is_name = name[:1].isalpha() and len(name.split()) <= _MOST_WORDS
    return name if is_name else None


def _are_names(text: str) -> bool:
    """Tell whether *text* may be a list of authors: few words, all but small ones with a capital."""
    words = [word.strip(",.&;") for word in text.split()]
    names = [word for word in words if word and word.lower() not in _SMALL]
    return 0 < len(names) <= _MOST_WORDS * 2 and all(word[:1].isupper() or not word[:1].isalpha() for word in names)
