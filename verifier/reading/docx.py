"""Word documents (DOCX): paragraphs, headings, lists and tables in the order of the document, notes beside them.

Page headers and footers, comments and deleted text are no part of what the document says. Source of all names:
ECMA-376, part 1, WordprocessingML.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from lxml import etree

from verifier.domain.text import Region
from verifier.errors import BrokenFile, ScannedFile, UnknownFormat
from verifier.reading.authors import split_authors
from verifier.reading.characters import clean_characters, normalise_spaces
from verifier.reading.docx_runs import Marks, Words, gather, shown_children
from verifier.reading.docx_styles import Role, Style, read_styles, role_of
from verifier.reading.docx_tables import is_data_table, members, table_blocks
from verifier.reading.draft import About, Block, Draft, Kind
from verifier.reading.ooxml import Package, attribute, child, local_name
from verifier.reading.options import ReadOptions
from verifier.reading.pins import NO_PINS, Pin, Pinned, Pins, bare
from verifier.reading.tables import line_above

_KINDS: Final = MappingProxyType({Role.TITLE: Kind.HEADING, Role.HEADING: Kind.HEADING, Role.ITEM: Kind.ITEM,
                                  Role.CONTENTS: Kind.ROW})  # fmt: skip
_BESIDE: Final = frozenset({Role.CAPTION, Role.CONTENTS})
_CONTAINERS: Final = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})
_OTHER_OFFICES: Final = MappingProxyType({"xl": "a spreadsheet (XLSX)", "ppt": "a presentation (PPTX)"})
_WHERE_NOTES_ARE: Final = MappingProxyType({"footnote": "footnotes", "endnote": "endnotes"})


def read_docx(data: bytes, _options: ReadOptions, pins: Pins = NO_PINS) -> Draft:
    """Read a Word document. Its title is the one that it shows, else the one in its properties; it states no date.

    Raises:
        BrokenFile, EncryptedFile, TooLarge: it cannot be opened.
        UnknownFormat: it is an office document of another kind.
        ScannedFile: it holds pictures and no text.
    """
    package = Package(data)
    main = package.related("", "officeDocument", "word/document.xml")
    body = child(_document(package, main), "body")
    flow = _Flow(read_styles(_beside(package, main, "styles")), _notes(package, main))
    flow.pin(pins, _numbers(body), _links(package, main))
    try:
        blocks = tuple(flow.blocks(body))
    except RecursionError as error:
        raise BrokenFile("the document is nested too deeply", hint="save it as PDF, and give that") from error
    if not blocks and any("/media/" in name for name in package.names):
        raise ScannedFile("the document holds pictures, but no text", hint="run text recognition (OCR) over it first")
    heading = next((block.text for block in blocks if block.kind is Kind.HEADING), "")
    title = normalise_spaces(clean_characters(bare(flow.title or _property(package, "title") or heading)))
    creator = normalise_spaces(clean_characters(_property(package, "creator")))
    return Draft(blocks, title or None, about=About(split_authors(creator)))


def _document(package: Package, main: str) -> etree._Element:
    other = _OTHER_OFFICES.get(main.partition("/")[0])
    if other or not package.names & {main, "[Content_Types].xml"}:
        raise UnknownFormat(f"the bytes are {other or 'a zip archive'}, not a text", hint="export it to PDF or DOCX")
    root = package.tree(main)
    if local_name(root) != "document":
        raise UnknownFormat("the bytes are an office document, but no text", hint="export it to PDF or DOCX")
    return root


def _beside(package: Package, main: str, kind: str) -> etree._Element:
    folder = main.rpartition("/")[0]
    return package.tree_if_sound(package.related(main, kind, f"{folder}/{kind}.xml"))


def _notes(package: Package, main: str) -> Mapping[tuple[str, str], etree._Element]:
    """Return the notes by kind and id; the lines that part notes from the text have a type and are none."""
    return MappingProxyType({
        (kind, attribute(note, "id")): note
        for kind, place in _WHERE_NOTES_ARE.items()
        for note in _beside(package, main, place)
        if local_name(note) == kind and attribute(note, "type") in {"", "normal"}
    })  # fmt: skip


def _numbers(body: etree._Element) -> Mapping[tuple[str, str], str]:
    """Return the numbers that a program gives to notes, by kind and id: those of their order in the text."""
    numbers: dict[tuple[str, str], str] = {}
    counts: Counter[str] = Counter()
    for element in body.iter("{*}footnoteReference", "{*}endnoteReference"):
        key = (local_name(element).removesuffix("Reference"), attribute(element, "id"))
        if key not in numbers:
            counts[key[0]] += 1
            numbers[key] = str(counts[key[0]])
    return MappingProxyType(numbers)


def _links(package: Package, main: str) -> Mapping[str, Mapping[str, str]]:
    """Return the addresses that the main part, footnotes and endnotes link to; "" is the main part."""
    folder = main.rpartition("/")[0]
    parts = {kind: package.related(main, place, f"{folder}/{place}.xml") for kind, place in _WHERE_NOTES_ARE.items()}
    return MappingProxyType({"": package.links(main)} | {kind: package.links(part) for kind, part in parts.items()})


def _property(package: Package, name: str) -> str:
    core = package.tree_if_sound(package.related("", "core-properties", "docProps/core.xml"))
    return child(core, name).text or ""


class _Flow:
    """Walks through the document once; *title* is what it shows as its title, as far as it was met."""

    def __init__(self, styles: Mapping[str, Style], notes: Mapping[tuple[str, str], etree._Element]) -> None:
        self.title = ""
        self._styles = styles
        self._notes = notes
        self._told: set[tuple[str, str]] = set()
        self._carried: list[str] = []  # the text of a paragraph whose end was deleted: it goes on in the next one
        self._marks = Marks()
        self._links: Mapping[str, Mapping[str, str]] = MappingProxyType({})

    def pin(self, pins: Pins, numbers: Mapping[tuple[str, str], str], links: Mapping[str, Mapping[str, str]]) -> None:
        """Let *pins* be put where marks stand; *links* are the addresses of each part, *numbers* those of notes."""
        self._links = links
        self._marks = Marks(pins, links[""], numbers)

    def blocks(self, container: etree._Element) -> Iterator[Block]:
        """Yield the blocks of a body, a cell or a text box, each with what is anchored in it behind it."""
        last = Block("")
        for each in shown_children(container):
            for block in self._element(each, last):
                last = block
                yield block

    def _element(self, element: etree._Element, above: Block) -> Iterator[Block]:
        name = local_name(element)
        if name == "p":
            yield from self._paragraph(element)
        elif name == "tbl":
            yield from self._table(element, line_above([above]))
        elif name in _CONTAINERS:
            yield from self.blocks(element)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Block]:
        words = Words(self._carried, marks=self._marks)
        self._carried = []
        gather(paragraph, words)
        if next(child(child(paragraph, "pPr"), "rPr").iterchildren("{*}del"), None) is not None:
            self._carried = words.pieces
        elif bare(words.text).strip():
            role = role_of(paragraph, self._styles)
            if role is Role.TITLE:
                self.title = self.title or bare(words.text)
            region = Region.SIDE if role in _BESIDE else Region.MAIN
            yield Block(normalise_spaces(words.text), region, _KINDS.get(role, Kind.PROSE))
        yield from self._anchored(words)

    def _table(self, table: etree._Element, above: str) -> Iterator[Block]:
        """Yield a table: data row by row, a layout cell by cell."""
        if not is_data_table(table):
            for row in members(table, "tr"):
                for cell in members(row, "tc"):
                    yield from self.blocks(cell)
            return
        beside: list[Block] = []

        def cell_text(cell: etree._Element) -> str:
            blocks = list(self.blocks(cell))
            beside.extend(block for block in blocks if block.region is Region.SIDE)
            return " ".join(block.text for block in blocks if block.region is Region.MAIN)

        yield from table_blocks(table, cell_text, above=above)
        yield from beside

    def _anchored(self, words: Words) -> Iterator[Block]:
        """Yield what stands beside the main text: text boxes, and notes that were not told yet."""
        for box in words.boxes:
            yield from (replace(block, region=Region.SIDE) for block in self.blocks(box))
        for key in words.notes:
            if key in self._notes and key not in self._told:
                self._told.add(key)
                text = self._note_text(key)
                if text:
                    yield Block(text, Region.SIDE)

    def _note_text(self, key: tuple[str, str]) -> str:
        """Return the text of a note, which has links of its own part, between the pins of its place."""
        outer = self._marks
        self._marks = Marks(outer.pins, self._links.get(key[0], {}), outer.numbers)
        text = " ".join(block.text for block in self.blocks(self._notes[key]))
        self._marks = outer
        place = Pin(Pinned.PLACE, ":".join(key), outer.numbers.get(key, key[1]))
        return outer.pins.around(text, place) if text else ""
