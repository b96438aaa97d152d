"""Author and year: "(Lund 2019, p. 4)", "Lund and Wu (2019a)", tied to the entries of a list by surname and year."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from verifier.domain.article import MarkKind
from verifier.reading.citing.entries import find_locator
from verifier.reading.citing.found import Place, Pointer

_NAME: Final = r"[A-Z][\w’'-]{1,40}"
_PARTICLE: Final = r"(?:(?:de|van|von|der|den|di|da|la|le|al)\s+){0,3}"
_SURNAMES: Final = (
    rf"{_PARTICLE}{_NAME}(?:\s{_NAME}){{0,4}}(?:(?:,?\s(?:and|&)\s|,\s){_PARTICLE}{_NAME}){{0,4}}(?:,?\set\sal\.?)?"
)
_YEAR: Final = r"(?:1[6-9]|20)\d\d[a-z]?"
_IN_BRACKETS: Final = re.compile(r"\(([^()\n]{4,300})\)")
_PIECE: Final = re.compile(
    rf"(?:(?:see|e\.g\.|cf\.|also|as in|in),?\s+){{0,3}}(?P<names>{_SURNAMES}),?\s+"
    rf"(?P<years>{_YEAR}(?:,\s?{_YEAR}){{0,4}})(?P<rest>.*)"
)
_RUNNING: Final = re.compile(
    rf"(?P<names>{_SURNAMES})(?:’s|'s)?\s+\((?P<years>{_YEAR}(?:,\s?{_YEAR}){{0,4}})(?P<rest>[^()]{{0,40}})\)"
)
_ENTRY: Final = re.compile(rf"(?P<head>.{{2,200}}?)[\s,(.]+(?P<year>{_YEAR})(?![\w-])")
_WORDS: Final = re.compile(r"[^\W\d_][\w’'-]*")
_NO_NAMES: Final = frozenset(
    "january february march april may june july august september october november december spring summer autumn fall "
    "winter since until from after before between during early late mid about around circa in figure table section "
    "chapter fiscal".split()
)


def entry_keys(content: str, places: Sequence[Place]) -> Mapping[str, str]:
    """Return for surname and year, as "lund 2019", the key of the entry that begins so; ambiguous ones are left out."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for place in places:
        match = _ENTRY.match(content[place.start : place.end][:400])
        surname = _first_surname(match["head"]) if match else ""
        if match is None or not surname:
            continue
        name = f"{surname} {match['year']}"
        twice |= {name} if name in found else set()
        found.setdefault(name, place.key)
    return {name: key for name, key in found.items() if name not in twice}


def author_dates_in(content: str, keys: Mapping[str, str]) -> Iterator[Pointer]:
    """Yield the marks by author and year of a text with a list of such entries; those without one have no target."""
    if not keys:
        return
    surnames = {name.rpartition(" ")[0] for name in keys}
    for match in _IN_BRACKETS.finditer(content):
        position = match.start(1)
        for piece in match[1].split(";"):
            found = _PIECE.fullmatch(piece.strip())
            start = position + len(piece) - len(piece.lstrip())
            position += len(piece) + 1
            if found:
                yield from _pointers(found, start, start + len(piece.strip()), keys, sure=True)
    for found in _RUNNING.finditer(content):
        if any(word.casefold() in surnames for word in _WORDS.findall(found["names"])):
            yield from _pointers(found, found.start(), found.end(), keys, sure=False)


def _pointers(match: re.Match[str], start: int, end: int, keys: Mapping[str, str], *, sure: bool) -> Iterator[Pointer]:
    names = [word.casefold() for word in _WORDS.findall(match["names"])]
    if not names or names[0] in _NO_NAMES:
        return
    locator = find_locator(match["rest"]) or _page(match["rest"])
    for year in re.findall(_YEAR, match["years"]):
        targets = [keys[f"{name} {year}"] for name in names if f"{name} {year}" in keys]
        if targets or sure:
            written = f"{match['names']} {year}"
            yield Pointer(MarkKind.AUTHOR_DATE, start, end, written, targets[0] if targets else "", locator)


def _page(rest: str) -> str | None:
    """Return the page behind a colon: "Lund 2019: 4"."""
    match = re.match(r"\s*:\s*(\d{1,5}(?:[–-]\d{1,5})?)\s*$", rest)
    return match[1] if match else None


def _first_surname(head: str) -> str:
    """Return the surname of the first author of an entry: before the first comma, or else the last word of the name."""
    first = re.split(r",|;|\s(?:and|&|et al)\b", head, maxsplit=1)[0]
    words = _WORDS.findall(first)
    return words[-1].casefold() if words and words[-1][:1].isupper() else ""
