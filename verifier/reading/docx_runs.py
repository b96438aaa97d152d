"""The words of one paragraph of a Word document, with the notes that it refers to and the text boxes anchored in it.

Tracked changes are read as accepted: what was inserted stays, what was deleted goes. What is hidden goes too, for no
reader of the document sees it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from verifier.reading.docx_styles import is_on
from verifier.reading.html_superscripts import superscript
from verifier.reading.ooxml import attribute, child, local_name
from verifier.reading.pins import NO_PINS, Pin, Pinned, Pins, bare

_LEFT_OUT: Final = frozenset(
    "del moveFrom delText delInstrText pPr rPr sdtPr tcPr trPr tblPr rt comment annotationRef "
    "footnoteRef endnoteRef".split()
)
_WRITTEN: Final = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_FIELDS: Final = frozenset({"fldChar", "instrText"})
_HYPERLINK: Final = re.compile(r'\s*HYPERLINK\s+"([^"\s]{1,2000})"')
_LONGEST_CODE: Final = 2_100  # code points of a field's code
_FEW: Final = 12  # pieces, pins among them, of which the last three words are looked at
_NOTES: Final = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


@dataclass(slots=True)
class Marks:
    """What is needed to pin the marks of a paragraph: addresses by the ids of links, and the numbers of notes.

    *fields* are those that are open: what each is told to do, and the pin that it began.
    """

    pins: Pins = NO_PINS
    links: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[tuple[str, str], str] = field(default_factory=dict)
    fields: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Words:
    """What a paragraph holds: *pieces* of text, the *notes* it refers to by kind and id, and its text *boxes*.

    Where *marks* has pins, these are among the pieces.
    """

    pieces: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    marks: Marks = field(default_factory=Marks)

    @property
    def text(self) -> str:
        """All pieces together."""
        return "".join(self.pieces)


def gather(element: etree._Element, words: Words, *, is_link: bool = False) -> None:
    """Add to *words* what stands in *element*, in order.

    Args:
        element: A paragraph or anything in one.
        words: What was gathered before.
        is_link: Whether the element stands in a link, so that a raised number in it refers to a note.
    """
    for each in shown_children(element):
        name = local_name(each)
        if name == "r":
            _gather_run(each, words, is_link=is_link)
        elif name == "t":
            words.pieces.append(each.text or "")
        elif name in _WRITTEN:
            words.pieces.append(_WRITTEN[name])
        elif name in _NOTES:
            _refer(words, (_NOTES[name], attribute(each, "id")))
        elif name in _FIELDS:
            _take_field(each, words)
        elif name in ("hyperlink", "fldSimple"):
            opening = _open_link(_address(each, words.marks), words.marks)
            words.pieces.append(opening)
            gather(each, words, is_link=is_link or name == "hyperlink")
            words.pieces.append(words.marks.pins.end(opening))
        elif name == "txbxContent":
            words.boxes.append(each)
        elif name not in _LEFT_OUT:
            gather(each, words, is_link=is_link)


def _refer(words: Words, note: tuple[str, str]) -> None:
    """Take up a reference to *note*, by its kind and id."""
    words.notes.append(note)
    number = words.marks.numbers.get(note, note[1])
    words.pieces.append(words.marks.pins.mark(number, ":".join(note)))


def _take_field(part: etree._Element, words: Words) -> None:
    """Take up a part of a field: where it begins, what it is told to do, where its result begins and ends."""
    fields, kind = words.marks.fields, attribute(part, "fldCharType")
    if local_name(part) == "instrText":
        if fields:
            fields[-1] = (fields[-1][0] + (part.text or "")[:_LONGEST_CODE], fields[-1][1])
    elif kind == "begin":
        fields.append(("", ""))
    elif kind == "separate" and fields:
        opening = _open_link(_field_address(fields[-1][0]), words.marks)
        fields[-1] = ("", opening)
        words.pieces.append(opening)
    elif kind == "end" and fields:
        words.pieces.append(words.marks.pins.end(fields.pop()[1]))


def _address(link: etree._Element, marks: Marks) -> str:
    if local_name(link) == "fldSimple":
        return _field_address(attribute(link, "instr"))
    return marks.links.get(attribute(link, "id"), "")


def _field_address(code: str) -> str:
    """Return the address in the code of a field that links."""
    found = _HYPERLINK.match(code[:_LONGEST_CODE])
    return found[1] if found else ""


def _open_link(address: str, marks: Marks) -> str:
    return marks.pins.begin(Pin(Pinned.LINK, address)) if address.lower().startswith(("http://", "https://")) else ""


def shown_children(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the children of *element*; of alternatives for newer and older programs only the first."""
    for each in element:
        if local_name(each) != "AlternateContent":
            yield each
        elif len(each):
            yield from shown_children(each[0])


def _gather_run(run: etree._Element, words: Words, *, is_link: bool) -> None:
    properties = child(run, "rPr")
    if is_on(properties, "vanish"):
        return
    if attribute(child(properties, "vertAlign"), "val") != "superscript":
        gather(run, words, is_link=is_link)
        return
    raised = Words(notes=words.notes, boxes=words.boxes, marks=words.marks)
    gather(run, raised, is_link=is_link)
    before = "".join([piece for piece in words.pieces[-_FEW:] if not piece or bare(piece)][-3:])
    text = superscript(raised.text, before, is_link=is_link)
    is_mark = raised.text.strip() and not text
    words.pieces.append(words.marks.pins.mark(raised.text) if is_mark else text)
