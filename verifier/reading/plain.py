"""Plain text as it is found: wrapped pages, one paragraph a line, one sentence a line, menus, tables written out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from verifier.domain.text import Region
from verifier.reading.characters import clean_characters
from verifier.reading.dates import stated_date
from verifier.reading.draft import Block, Draft, Kind
from verifier.reading.lines import Line, measure, read_lines
from verifier.reading.pins import NO_PINS, Pins, insert
from verifier.reading.plain_tables import with_tables
from verifier.reading.references import drop_marks, part_references
from verifier.reading.repair import repair_lines, without_marks
from verifier.reading.trailing import set_trailing_aside

_HASH_HEADING: Final = re.compile(r"#{1,6}\s+(?=\S)")
_ITEM: Final = re.compile(r"(?:[•·▪◦‣●○■□*]\s*|[-–—+]\s+)(?=\S)")
_TAG: Final = re.compile(r"#\w[\w &.'’-]{0,60}$")
_CELLS: Final = re.compile(r"\s\|\s|^\|")
_TAB: Final = re.compile(r"(?<=\S) *\t+ *(?=\S)")
_LONGEST_HEADING: Final = 120  # code points
_LONGEST_TITLE: Final = 200
_TITLE_LINES: Final = 3  # a kicker, a title and a subtitle; what comes later heads a section
_DATE_LINES: Final = 15  # a byline stands near the top


def read_plain(content: str, pins: Pins = NO_PINS) -> Draft:
    """Turn decoded plain text into blocks, joining wrapped lines where the text was wrapped."""
    lines = read_lines(_TAB.sub(" | ", clean_characters(content)))
    layout = measure(lines)
    return _draft(repair_lines(lines, layout, pins) if layout.is_wrapped else _line_by_line(lines, pins))


def read_pages(pages: Iterable[str], pins: Pins = NO_PINS) -> Draft:
    """Turn the pages of a laid-out document, which are always wrapped, into blocks."""
    lines = read_lines(clean_characters("\f".join(page.replace("\f", "\n") for page in pages)))
    return _draft(repair_lines(lines, measure(lines, always_wrapped=True), pins))


def _draft(blocks: Sequence[Block]) -> Draft:
    """Add what the first lines state about the document."""
    published = next(filter(None, (stated_date(block.text) for block in blocks[:_DATE_LINES])), None)
    return Draft(tuple(set_trailing_aside(blocks)), _title(blocks), published)


def _line_by_line(lines: Sequence[Line], pins: Pins) -> list[Block]:
    """Make every line a block of its own."""
    texts = part_references([line.text for line in lines], ())
    after = [*lines[1:], Line("", gap=1)][: len(lines)]
    blocks: list[Block] = []
    for line, parted, below in zip(lines, texts, after, strict=True):
        is_credit = bool(blocks) and blocks[-1].kind is Kind.PROSE and not line.gap and below.gap > 0
        block = _block(line, parted.text, is_credit=is_credit)
        shift = len(parted.text) - len(block.text)  # a mark of an item or a heading that went
        placed = [(max(offset - shift, 0), pin) for offset, pin in without_marks(line, parted, pins).pins]
        blocks.append(replace(block, text=insert(block.text, placed)) if placed else block)
    return with_tables(blocks, [line.gap for line in lines])


def _block(line: Line, text: str, *, is_credit: bool) -> Block:
    """Tell what a single line is; *is_credit* where it closes a paragraph with nothing above and space below it."""
    if _HASH_HEADING.match(text):
        return Block(_HASH_HEADING.sub("", text, count=1), kind=Kind.HEADING)
    item = _ITEM.match(text)
    bare = text[item.end() :] if item else text
    if _TAG.match(bare):
        return Block(bare, Region.SIDE, Kind.ROW)
    if _CELLS.search(text):
        return Block(text, kind=Kind.ROW)
    if item:
        return Block(bare, kind=Kind.ITEM)
    if line.is_url or (is_credit and " " not in text and not line.is_terminal):
        return Block(text, Region.SIDE, Kind.ROW)
    is_short = len(text) <= _LONGEST_HEADING and not line.is_terminal
    return Block(text, kind=Kind.HEADING if is_short else Kind.PROSE)


def _title(blocks: Sequence[Block]) -> str | None:
    """Return the longest of the headings that open the text, up to the byline: a kicker is shorter than its title."""
    opening: list[str] = []
    for block in blocks[:_TITLE_LINES]:
        is_byline = block.text.lower().startswith("by ") or stated_date(block.text) is not None
        if block.kind is not Kind.HEADING or block.region is Region.SIDE or is_byline:
            break
        opening.append(drop_marks(block.text)[:_LONGEST_TITLE])
    return max(opening, key=len, default=None)
