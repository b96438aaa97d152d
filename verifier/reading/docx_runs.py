"""The words of one paragraph of a Word document, with the notes that it refers to and the text boxes anchored in it.

Tracked changes are read as accepted: what was inserted stays, what was deleted goes. What is hidden goes too, for no
reader of the document sees it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from verifier.reading.docx_styles import is_on
from verifier.reading.html_superscripts import superscript
from verifier.reading.ooxml import attribute, child, local_name

_LEFT_OUT: Final = frozenset(
    "del moveFrom delText instrText delInstrText pPr rPr sdtPr tcPr trPr tblPr rt comment annotationRef "
    "footnoteRef endnoteRef".split()
)
_WRITTEN: Final = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_NOTES: Final = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


@dataclass(slots=True)
class Words:
    """What a paragraph holds: *pieces* of text, the *notes* it refers to by kind and id, and its text *boxes*."""

    pieces: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)

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
            words.notes.append((_NOTES[name], attribute(each, "id")))
        elif name == "txbxContent":
            words.boxes.append(each)
        elif name not in _LEFT_OUT:
            gather(each, words, is_link=is_link or name == "hyperlink")


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
    raised = Words(notes=words.notes, boxes=words.boxes)
    gather(run, raised, is_link=is_link)
    before = "".join(words.pieces[-3:])
    words.pieces.append(superscript(raised.text, before, is_link=is_link))
