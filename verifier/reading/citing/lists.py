"""Reference lists in the text itself: entries below a heading such as "References", by number or author."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from verifier.domain.span import Span
from verifier.reading.citing.found import Place

_HEADING: Final = re.compile(
    r"(?:\d{1,2}\.?\s+)?(?:(?:list of )?references|notes(?: and (?:references|sources))?|end\s?notes|foot\s?notes"
    r"|bibliography"
    r"|works cited|sources|literature(?: cited)?|citations|reference list|sources and notes)(?: and notes)?:?",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(
    r"(?:\[(?P<bracketed>\d{1,4})\]|(?P<plain>\d{1,4})[.)]|(?P<bare>\d{1,3})(?=\s+[A-Z“\"]))\s*"
)
_MOST: Final = 5_000  # entries
_SHORTEST: Final = 12  # code points of an entry
_LONGEST: Final = 1_500


class Entries(NamedTuple):
    """The entries of the reference lists, and the stretches of the text that these take."""

    places: tuple[Place, ...] = ()
    stretches: tuple[Span, ...] = ()


def find_lists(content: str, taken: Sequence[Place]) -> Entries:
    """Return the entries below the headings of reference lists; what lies in a place *taken* already is left out.

    A list goes on until a paragraph that is too long for an entry, or until the numbers stop rising.
    """
    blocks = list(_blocks(content))
    starts = {place.start for place in taken}
    places: list[Place] = []
    stretches: list[Span] = []
    at = 0
    while at < len(blocks) and len(places) < _MOST:
        if not _HEADING.fullmatch(blocks[at].within(content)):
            at += 1
            continue
        entries = list(_entries(content, blocks[at + 1 :], starts))
        if entries:
            places += entries
            stretches.append(Span(start=blocks[at].start, end=entries[-1].end))
        at += 1 + len(entries)
    if not places:
        places = list(_run_at_end(content, blocks, starts))
        stretches = [Span(start=places[0].start, end=places[-1].end)] if places else []
    return Entries(tuple(places), tuple(stretches))


def _blocks(content: str) -> Iterator[Span]:
    for match in re.finditer(r"[^\n]+", content):
        yield Span(start=match.start(), end=match.end())


def _entries(content: str, blocks: Sequence[Span], taken: set[int]) -> Iterator[Place]:
    """Yield the entries of one list: all numbered in order, or none numbered."""
    expected = -1
    for block in blocks[:_MOST]:
        text = block.within(content)
        if block.start in taken:
            continue
        if _HEADING.fullmatch(text) or not _SHORTEST <= len(text) <= _LONGEST:
            return
        number, length = _number(text)
        if expected < 0:
            expected = number
        if expected:
            if number != expected:
                return
            expected += 1
            yield Place(str(number), block.start + length, block.end, text[:length].strip())
        else:
            yield Place(f"@{block.start}", block.start, block.end)


def _run_at_end(content: str, blocks: Sequence[Span], taken: set[int]) -> Iterator[Place]:
    """Yield the entries that close the text without a heading, as "[1] …", "[2] …" and so on."""
    run: list[Place] = []
    for block in reversed(blocks):
        text = block.within(content)
        match = _NUMBER.match(text)
        if match is None or not match["bracketed"] or block.start in taken:
            break
        number = int(match["bracketed"])
        if run and number != int(run[-1].key) - 1:
            break
        run.append(Place(str(number), block.start + match.end(), block.end, match[0].strip()))
    if run and run[-1].key == "1":
        yield from reversed(run)


def _number(text: str) -> tuple[int, int]:
    """Return the number that an entry begins with and how long it is; 0 and 0 where it has none."""
    match = _NUMBER.match(text)
    if match is None:
        return 0, 0
    return int(match["bracketed"] or match["plain"] or match["bare"]), match.end()
