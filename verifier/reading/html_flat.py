"""HTML without a tree: the tags read one by one, for pages too large or too deep for anything else.

Time and memory are linear in the page, whatever it is. Tables become rows, lists items; hidden elements are not known.
"""

import re
from html import unescape
from typing import Final

from verifier.domain.text import Region
from verifier.reading.draft import Block, Kind
from verifier.reading.html_tags import BLOCK_TAGS, HEADINGS, SIDE_TAGS

_TAG: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})\b[^<>]*>|<(?=[!?])[^<>]*>")
_DROPPED: Final = re.compile(r"<(script|style|noscript|template|svg|textarea|head)\b", re.IGNORECASE)
_COMMENT: Final = "<!--"


def flat_blocks(content: str) -> list[Block]:
    """Return the text of a page as blocks in page order."""
    content = _without(content)
    blocks: list[Block] = []
    pieces: list[str] = []
    side, position, kind = 0, 0, Kind.PROSE
    for match in _TAG.finditer(content):
        pieces.append(content[position : match.start()])
        position = match.end()
        tag = (match[2] or "").lower()
        if tag not in BLOCK_TAGS and tag != "br":
            continue
        _write(blocks, pieces, side, kind)
        kind = _kind(tag) if not match[1] else Kind.PROSE
        if tag in SIDE_TAGS:
            side = max(0, side + (-1 if match[1] else 1))
    pieces.append(content[position:])
    _write(blocks, pieces, side, kind)
    return blocks


def _kind(tag: str) -> Kind:
    return Kind.HEADING if tag in HEADINGS else Kind.ITEM if tag == "li" else Kind.PROSE


def _write(blocks: list[Block], pieces: list[str], side: int, kind: Kind) -> None:
    text = "".join(pieces)
    pieces.clear()
    if text and not text.isspace():
        blocks.append(Block(unescape(text), Region.SIDE if side else Region.MAIN, kind))


def _without(content: str) -> str:
    """Cut out comments, scripts and styles; one that is never closed stays, so that no text is lost."""
    lower = content.lower()
    if len(lower) != len(content):  # a few letters change their length; then case matters less than offsets
        lower = content
    kept, position = [], 0
    for start, closing in _starts(lower):
        if start < position:
            continue
        end = lower.find(closing, start)
        if end < 0:
            continue
        kept.append(content[position:start])
        kept.append(" ")
        position = end + len(closing)
    kept.append(content[position:])
    return "".join(kept)


def _starts(lower: str) -> list[tuple[int, str]]:
    """Return where comments and dropped elements begin, with what closes each; those never closed are left out."""
    found = [(match.start(), f"</{match[1]}>") for match in _DROPPED.finditer(lower)]
    found += [(match.start(), "-->") for match in re.finditer(_COMMENT, lower)]
    last = {closing: lower.rfind(closing) for closing in {closing for _, closing in found}}
    return sorted(start for start in found if start[0] < last[start[1]])
