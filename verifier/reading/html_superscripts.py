"""Superscripts in HTML: a reference to a note goes, a power or an ordinal stays readable."""

import re
from itertools import islice
from types import MappingProxyType
from typing import Final

from lxml import etree

from verifier.reading.html_tags import inner_text
from verifier.reading.pins import NO_PINS, Pins

_NUMBER: Final = re.compile(r"[-−–+]?\d{1,3}$")
_REFERENCE: Final = re.compile(
    r"\[?(?:\d{1,3}|[a-z]|\*+|†|‡|note \d{1,2}|citation needed)\]?(?:\s*[,;]\s*\[?\d{1,3}\]?)*$"
)
_BASE: Final = re.compile(r"(?:\d|\b(?:[kcmnµ]?m|ft|in|s|sq|cm))\s*$")
_RAISED: Final = MappingProxyType(dict(zip("0123456789-−–+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻⁺", strict=True)))


def settle_superscripts(root: etree._Element, pins: Pins = NO_PINS) -> None:
    """Give every superscript of a tree the text that it reads as, in place; references leave their pins."""
    for element in list(root.iter("sup")):
        is_link = element.find(".//a") is not None
        written = inner_text(element)
        text = superscript(written, _text_before(element), is_link=is_link)
        left = _pins_of(element, written, pins) if written.strip() and not text else ""
        del element[:]
        # lxml takes no control characters
        element.text = "".join(mark for mark in text if mark.isprintable()) + left


def _pins_of(element: etree._Element, written: str, pins: Pins) -> str:
    """Return pins for the notes that a superscript links to, or else names."""
    links = [*element.iterdescendants("a"), *islice(element.iterancestors("a"), 1)]
    targets = [(inner_text(link), link.get("href", "").strip()) for link in links]
    notes = [(text, target) for text, target in targets if target.startswith("#") and target != "#"]
    return "".join(pins.mark(text, target) for text, target in notes) or pins.mark(written)


def _text_before(element: etree._Element) -> str:
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        return previous.tail or ""
    return (parent.text or "") if parent is not None else ""


def superscript(text: str, before: str, *, is_link: bool) -> str:
    """Return what a superscript *text* after *before* reads as.

    >>> superscript("9", "10", is_link=False), superscript("12", "left.", is_link=True)
    ('⁹', '')
    """
    stripped = text.strip()
    if _NUMBER.match(stripped) and not is_link and _BASE.search(before[-8:]):
        return "".join(_RAISED[mark] for mark in stripped)
    return "" if _REFERENCE.match(stripped) else text
