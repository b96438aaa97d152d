"""The flow of an HTML page: all its readable text as blocks, in page order, menus and footers set aside.

The tree is walked without recursion. Where a page is too deep or too large for a tree, the tags are read one by one
instead; that loses tables and lists, not text.
"""

import re
from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Final

from lxml import etree

from verifier.domain.text import Region
from verifier.reading.characters import clean_characters
from verifier.reading.draft import Block, Kind
from verifier.reading.html_tables import is_data_table, table_blocks
from verifier.reading.html_tags import BLOCK_TAGS, HEADINGS, HIDDEN_TAGS, SIDE_ROLES, SIDE_TAGS, inner_text, is_hidden
from verifier.reading.pins import NO_PINS, Pins, bare, is_blank
from verifier.reading.plain import read_plain
from verifier.reading.references import drop_marks
from verifier.reading.tables import line_above
from verifier.reading.wraps import is_cut

_BREAK: Final = "\x1e"  # a <br>: not white space, so that it survives until the block is written
_NO_SPACE: Final = MappingProxyType(dict.fromkeys(map(ord, f"{_BREAK} \t\r\n\f")))
_BREAKS: Final = re.compile(rf"\s*{_BREAK}\s*(?:{_BREAK}\s*)*")


class Flow:
    """Gathers the text of a page; blocks are written where a block-level element begins or ends."""

    def __init__(self, pins: Pins = NO_PINS) -> None:
        self.pins = pins
        self.blocks: list[Block] = []
        self.pieces: list[str] = []
        self.side = 0  # how many elements around are set aside
        self.kind = Kind.PROSE

    def add(self, text: str | None) -> None:
        """Add inline text."""
        if text:
            self.pieces.append(text)

    def flush(self) -> None:
        """Write what has been gathered as one block, or as several where line breaks part finished lines."""
        text = "".join(self.pieces)
        self.pieces.clear()
        if not bare(text).strip(f"{_BREAK} \t\r\n\f"):
            self.add(text.translate(_NO_SPACE))  # pins alone wait for the next words
            return
        region = Region.SIDE if self.side else Region.MAIN
        lines = [drop_marks(line, self.pins) for line in _with_words(_BREAKS.split(text))]
        start = 0
        for number in range(1, len(lines) + 1):
            if number == len(lines) or not is_cut(bare(lines[number - 1]), bare(lines[number])):
                self.blocks.append(Block(" ".join(lines[start:number]), region, self.kind))
                start = number


def _with_words(lines: Sequence[str]) -> list[str]:
    """Return the lines that hold more than white space; one that holds pins alone goes with the line before."""
    kept: list[str] = []
    waiting = ""
    for line in filter(str.strip, lines):
        if not is_blank(line):
            kept.append(waiting + line)
            waiting = ""
        elif kept:
            kept[-1] += line.strip()
        else:
            waiting += line.strip()
    return kept


def tree_blocks(root: etree._Element, pins: Pins = NO_PINS) -> list[Block]:
    """Return the text of a parsed page as blocks in page order."""
    flow = Flow(pins)
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            _leave(flow, element)
        elif _enter(flow, element):
            walker.skip_subtree()
    flow.flush()
    return flow.blocks


def _enter(flow: Flow, element: etree._Element) -> bool:
    """Take up the beginning of an element; return whether what is in it has been dealt with."""
    tag = str(element.tag)
    if tag in HIDDEN_TAGS or is_hidden(element):
        return True
    if tag == "br":
        flow.add(_BREAK)
    if tag not in BLOCK_TAGS:
        flow.add(" " if tag == "a" and flow.side else "")
        flow.add(element.text)
        return False
    flow.flush()
    flow.side += _is_side(element, tag)
    if tag == "table" and is_data_table(element):
        above = line_above(flow.blocks)
        flow.blocks.extend(
            table_blocks(element, Region.SIDE if flow.side else Region.MAIN, above=above, pins=flow.pins)
        )
        return True
    if tag == "pre":
        region = Region.SIDE if flow.side else None
        flow.blocks.extend(_preformatted(inner_text(element), region, flow.pins))
        return True
    flow.kind = Kind.HEADING if tag in HEADINGS else Kind.ITEM if tag in ("li", "dt", "dd") else Kind.PROSE
    flow.add(element.text)
    return False


def _leave(flow: Flow, element: etree._Element) -> None:
    """Take up the end of an element and the text after it."""
    tag = str(element.tag)
    if tag in BLOCK_TAGS and tag not in HIDDEN_TAGS and not is_hidden(element):
        flow.flush()
        flow.side -= _is_side(element, tag)
        if tag in HEADINGS or tag in ("li", "dt", "dd"):
            flow.kind = Kind.PROSE
    flow.add(element.tail)


def _is_side(element: etree._Element, tag: str) -> bool:
    return tag in SIDE_TAGS or element.get("role", "") in SIDE_ROLES


def _preformatted(text: str, region: Region | None, pins: Pins) -> Iterator[Block]:
    """Yield the lines of a <pre>, which were laid out like plain text."""
    for block in read_plain(clean_characters(text), pins).blocks:
        yield Block(block.text, region or block.region, block.kind)
