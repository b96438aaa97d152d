"""Markdown: the words without the marks, one block a paragraph, heading, list item or table row."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from types import MappingProxyType
from typing import Final

from verifier.domain.text import Region
from verifier.reading.characters import clean_characters
from verifier.reading.dates import stated_date
from verifier.reading.draft import Block, Draft, Kind
from verifier.reading.front_matter import about_of, split_front_matter
from verifier.reading.pins import NO_PINS, PIN, Pin, Pinned, Pins, bare
from verifier.reading.references import drop_marks
from verifier.reading.tables import Row, line_above, write_table
from verifier.reading.trailing import set_trailing_aside

_HEADING: Final = re.compile(r"#{1,6}[ \t]+(\S.*?)[ \t]*#*$")
_UNDERLINE: Final = re.compile(r"(?:=+|-{2,})[ \t]*$")
_RULE: Final = re.compile(r"(?:[-*_][ \t]*){3,}$")
_ITEM: Final = re.compile(r"(?:[-*+•]|\d{1,3}[.)])[ \t]+(?=\S)")
_FENCE: Final = re.compile(r"```|~~~")
_TABLE_RULE: Final = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$")
_BAR: Final = re.compile(r"(?<!\\)\|")  # between cells; a bar within one is written with a backslash
_NOTE: Final = re.compile(r"\[\^([^\]\s]{1,40})\]:[ \t]*")
_DEFINITION: Final = re.compile(r"\[([^\]]{1,200})\]:[ \t]*<?(\S+?)>?(?:[ \t]+[\"'(].*)?$")
_PICTURE: Final = re.compile(r"!\[([^\]]{0,500})\](?:\([^()\s]{0,2000}[^()]{0,200}\)|\[[^\]]{0,200}\])")
_ADDRESS: Final = r"(?:[^()\s]|\([^()\s]{0,500}\)){0,2000}"
_LINK_TITLE: Final = r"(?:[ \t]+[\"'][^\"']{0,300}[\"'])?"
_LINK: Final = re.compile(rf"\[([^\[\]]{{1,1000}})\](?:\(({_ADDRESS}){_LINK_TITLE}\)|\[([^\]]{{0,200}})\])")
_NOTE_MARK: Final = re.compile(r"\[\^([^\]\s]{1,40})\]")
_ANCHOR: Final = re.compile(r"<(/?)a\b(?:[^<>]{0,800}?\bhref\s*=\s*[\"']?([^\s\"'<>]{1,1000}))?", re.IGNORECASE)
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]{0,1000}>|<(?=https?://)|(?<=\S)>(?=\s|$)")
_OPENING_MARK: Final = re.compile(rf"(?<![\w\\*_])(?:\*{{1,3}}|_{{1,3}}|~~)(?={PIN}*[\w“‘\"'(\[$€£#<])")
_CLOSING_MARK: Final = re.compile(
    rf"(?:(?<=[\w.,!?;:”’\"')\]%…>])|(?<={PIN}))(?:\*{{1,3}}|_{{1,3}}|~~)(?!{PIN}*[\w*_])"
)
_TICKS: Final = re.compile(r"`+")
_ESCAPE: Final = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_ATTRIBUTES: Final = re.compile(r"\{[:#.][^{}]{0,200}\}[ \t]*$")
_WEB: Final = re.compile(r"https?://[^\s/]", re.IGNORECASE)


def read_markdown(content: str, pins: Pins = NO_PINS) -> Draft:
    """Turn decoded Markdown into blocks, with *pins* where its marks stand; the front matter says what it is about."""
    entries, body = split_front_matter(clean_characters(content).replace("\f", "\n"))
    lines = _without_comments(body).split("\n")
    blocks = _blocks(lines, Inline(pins, _definitions(lines)))
    heads = (bare(block.text) for block in blocks if block.kind is Kind.HEADING)
    title = strip_marks(entries.get("title", "")) or next(heads, None)
    opening = []
    if entries.get("title") and title and all(bare(block.text) != title for block in blocks[:2]):
        opening.append(Block(title, kind=Kind.HEADING))
    opening += [
        Block(strip_marks(entries[key]), Region.SIDE, Kind.PROSE)
        for key in ("author", "description")
        if entries.get(key) and strip_marks(entries[key]) != title
    ]
    published = stated_date(entries.get("date", "") or entries.get("published", ""))
    return Draft((*opening, *set_trailing_aside(blocks)), title, published, about_of(entries))


def strip_marks(text: str) -> str:
    """Return *text* without inline markup; the text of links stays, their addresses go.

    >>> strip_marks("_See_ the **[list](https://example.org/a_b)** of 3*4")
    'See the list of 3*4'
    """
    return Inline().strip(text)


def _definitions(lines: Sequence[str]) -> Mapping[str, str]:
    """Return the addresses that are defined below the text, by their labels: "[report]: https://example.org/"."""
    found: dict[str, str] = {}
    for line in lines:
        definition = _DEFINITION.match(line.strip())
        if definition and not definition[1].startswith("^"):
            found.setdefault(definition[1].casefold(), definition[2])
    return found


class Inline:
    """Takes the markup out of stretches of text; *pins* come where links and the numbers of notes stood."""

    def __init__(self, pins: Pins = NO_PINS, definitions: Mapping[str, str] = MappingProxyType({})) -> None:
        self.pins = pins
        self._definitions = definitions
        self._open = ""  # the pin of an <a> that was not closed yet

    def strip(self, text: str) -> str:
        """Return *text* without inline markup."""
        text = _PICTURE.sub(r"\1", text)
        text = _LINK.sub(self._link, text)
        self._open = ""
        text = _TAG.sub(self._tag, _NOTE_MARK.sub(lambda match: self.pins.mark(match[0], f"^{match[1]}"), text))
        for _ in range(2):  # __*both*__
            text = _CLOSING_MARK.sub("", _OPENING_MARK.sub("", text))
        text = _ESCAPE.sub(r"\1", _TICKS.sub("", _ATTRIBUTES.sub("", text)))
        return drop_marks(clean_characters(unescape(text)), self.pins).strip()

    def _link(self, match: re.Match[str]) -> str:
        words, address, label = match[1], match[2], match[3]
        if address is None:
            address = self._definitions.get((label or words).casefold(), "")
        address = address.strip("<>")
        return self.pins.around(words, Pin(Pinned.LINK, address)) if _WEB.match(address) else words

    def _tag(self, match: re.Match[str]) -> str:
        """Return what comes instead of a tag: of one that opens or closes a link, its pin."""
        if _WEB.match(match[0], 1):
            return self.pins.begin(Pin(Pinned.LINK, match[0][1:-1], match[0][1:-1]))
        anchor = _ANCHOR.match(match[0])
        opened, self._open = self._open, ""
        if anchor is None:
            self._open = opened
            return ""
        if not anchor[1] and anchor[2] and _WEB.match(anchor[2]):
            self._open = self.pins.begin(Pin(Pinned.LINK, unescape(anchor[2])))
            return self.pins.end(opened) + self._open
        return self.pins.end(opened)


def _without_comments(content: str) -> str:
    """Drop HTML comments, in one pass whatever is left open."""
    kept, position = [], 0
    while (start := content.find("<!--", position)) >= 0:
        end = content.find("-->", start)
        if end < 0:
            break
        kept.append(content[position:start])
        position = end + len("-->")
    return "".join([*kept, content[position:]])


def _blocks(lines: Sequence[str], inline: Inline) -> list[Block]:
    """Return the blocks of *lines*: each line either goes on with the paragraph or ends it."""
    blocks: list[Block] = []
    paragraph: list[str] = []
    table: list[str] = []
    in_code = False
    for raw in [*lines, ""]:
        line = raw.strip().lstrip("> ") if raw.lstrip().startswith(">") else raw.strip()
        is_row = not in_code and _is_row(line, paragraph, table)
        if table and not is_row:
            blocks += _table(table, line_above(blocks), inline)
            table = []
        if is_row:
            table += [paragraph.pop()] if _heads_table(line, paragraph) else []
            blocks += _flush(paragraph, inline)
            table.append(line)
        elif _FENCE.match(line):
            blocks += _flush(paragraph, inline)
            in_code = not in_code
        elif in_code:
            blocks.append(Block(line, kind=Kind.ROW))
        elif paragraph and _UNDERLINE.match(line) and not _is_item(paragraph[0]):
            blocks.append(Block(inline.strip(" ".join(paragraph)), kind=Kind.HEADING))
            paragraph.clear()
        elif not line or _RULE.match(line):
            blocks += _flush(paragraph, inline)
        elif heading := _HEADING.match(line):
            blocks += _flush(paragraph, inline)
            blocks.append(Block(inline.strip(heading[1]), kind=Kind.HEADING))
        else:
            if _is_item(line) or _NOTE.match(line) or _DEFINITION.match(line):
                blocks += _flush(paragraph, inline)
            paragraph.append(line)
    return blocks


def _is_row(line: str, paragraph: Sequence[str], table: Sequence[str]) -> bool:
    """Tell whether *line* is of a table: it opens with a bar, goes on with *table*, or is the rule below its heads."""
    return line.startswith("|") or (bool(table) and "|" in line) or _heads_table(line, paragraph)


def _heads_table(line: str, paragraph: Sequence[str]) -> bool:
    """Tell whether *line* is the rule below a table's heads, where no bar opens its rows: "Year | Ships"."""
    return bool(paragraph) and "|" in paragraph[-1] and "|" in line and _TABLE_RULE.match(line) is not None


def _is_item(line: str) -> bool:
    return _ITEM.match(line) is not None


def _flush(paragraph: list[str], inline: Inline) -> Iterator[Block]:
    """Yield what has been gathered as one block, and empty *paragraph*."""
    text = " ".join(paragraph)
    paragraph.clear()
    if not text:
        return
    if note := _NOTE.match(text):
        place = Pin(Pinned.PLACE, f"^{note[1]}", f"[^{note[1]}]")
        yield Block(inline.pins.around(inline.strip(text[note.end() :]), place), Region.SIDE)
    elif definition := _DEFINITION.match(text):
        yield Block(definition[2], Region.SIDE, Kind.ROW)
    elif picture := _PICTURE.fullmatch(text):
        yield Block(inline.strip(picture[1]), Region.SIDE)
    elif item := _ITEM.match(text):
        yield Block(inline.strip(text[item.end() :]), kind=Kind.ITEM)
    else:
        yield Block(inline.strip(text))


def _table(lines: Sequence[str], above: str, inline: Inline) -> Iterator[Block]:
    """Yield the rows of a table; the row above a rule heads its columns, the line *above* all captions it."""
    rows = [
        [inline.strip(cell) for cell in _BAR.split(line.removeprefix("|").removesuffix("|"))]
        for line in lines
        if not _TABLE_RULE.match(line)
    ]
    has_heads = len(lines) > 1 and _TABLE_RULE.match(lines[1]) is not None
    named = has_heads and any(rows[0])  # an empty row of heads is written for a table that has none
    table = [Row(tuple(cells), is_head=named and number == 0) for number, cells in enumerate(rows) if any(cells)]
    yield from write_table(table, caption=above)
