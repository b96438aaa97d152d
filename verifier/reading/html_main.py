"""The main part of an HTML page, as trafilatura sees it.

trafilatura returns text of its own making, so its lines and our blocks are compared by their letters and digits alone.
Where it finds next to nothing, the page's own elements (nav, footer, aside …) decide.
"""

import logging
import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from lxml import etree

from verifier.domain.text import Region
from verifier.language.cells import AFTER_HEAD, BETWEEN_CELLS
from verifier.reading.draft import Block, Kind

_MOST_ELEMENTS: Final = 50_000  # a larger tree would keep trafilatura busy for long
_FEWEST_LETTERS: Final = 200  # found by trafilatura; with fewer the page's own elements decide
_LONG_ENOUGH: Final = 25  # letters of a block that may be looked for inside a line
_LARGEST_GAP: Final = 1500  # code points between main blocks, such as a list that was left out
_TELLING_ROW: Final = 5  # letters and digits of a row's figures that are hardly met by chance
_NOT_COMPARED: Final = re.compile(r"[\W_]+")


def mark_main(blocks: Sequence[Block], root: etree._Element) -> list[Block]:
    """Return *blocks* with the regions that trafilatura sees; *root* is used up."""
    extracted = _extract(root)
    lines = {_key(line) for line in extracted.split("\n")}
    everything = "\n".join(map(_key, extracted.split("\n")))
    if len(everything) < _FEWEST_LETTERS:
        return list(blocks)
    found = [_is_in(block, lines, everything) for block in blocks]
    found = _with_headings(blocks, _without_gaps(blocks, found))
    return [
        replace(block, region=Region.MAIN if main else Region.SIDE) for block, main in zip(blocks, found, strict=True)
    ]


def _extract(root: etree._Element) -> str:
    """Return what trafilatura makes of the page, or "" where it fails: its failures must not become ours."""
    import trafilatura  # noqa: PLC0415  (takes half a second, and only pages need it)

    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        return ""
    _drop_spans(root)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        return trafilatura.extract(root, fast=True, include_comments=False, include_tables=True) or ""
    except Exception:
        return ""


def _drop_spans(root: etree._Element) -> None:
    """Take the spans from the cells of tables: trafilatura writes a bar for each column, be they millions."""
    for cell in root.iter("td", "th"):
        for name in ("colspan", "rowspan"):
            cell.attrib.pop(name, "")


def _key(text: str) -> str:
    return _NOT_COMPARED.sub("", text).casefold()


def _is_in(block: Block, lines: Collection[str], everything: str) -> bool:
    if block.kind is Kind.ROW:
        cells = [_key(cell.rpartition(AFTER_HEAD)[2]) for cell in block.text.split(BETWEEN_CELLS)]
        rest = "".join(cells[1:])  # the first cell may bear the name of a section
        return "".join(cells) in everything or (len(rest) >= _TELLING_ROW and rest in everything)
    key = _key(block.text)
    return key in lines or (len(key) >= _LONG_ENOUGH and key in everything)


def _without_gaps(blocks: Sequence[Block], found: Sequence[bool]) -> list[bool]:
    """Count short stretches between main blocks as main, where the page's own elements do not set them aside."""
    filled = list(found)
    start = next((index for index, main in enumerate(found) if main), len(found))
    for index in range(start, len(found)):
        if not found[index]:
            continue
        gap = range(start + 1, index)
        if sum(len(blocks[between].text) for between in gap) <= _LARGEST_GAP:
            for between in gap:
                filled[between] = blocks[between].region is Region.MAIN
        start = index
    return filled


def _with_headings(blocks: Sequence[Block], found: Sequence[bool]) -> list[bool]:
    """Count a heading as main where main text follows it at once."""
    after = [*found[1:], False][: len(found)]  # a page without blocks has none
    return [
        main or (block.kind is Kind.HEADING and below) for block, main, below in zip(blocks, found, after, strict=True)
    ]
