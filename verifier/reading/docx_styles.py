"""Styles of a Word document: which paragraphs are headings, list items, captions or lines of a table of contents.

Programs in other languages translate the ids of styles, not the names of the built-in ones.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType
from typing import Final

from lxml import etree

from verifier.reading.ooxml import attribute, child, local_name

_HEADING: Final = re.compile(r"heading \d")
_CONTENTS: Final = re.compile(r"toc \d|table of figures|index \d")
_OUTLINE_LEVELS: Final = frozenset("012345678")  # 9 is body text
_DEEPEST: Final = 20  # styles based on one another
_OFF: Final = frozenset({"0", "false", "off"})


class Role(Enum):
    """What a paragraph is."""

    BODY = auto()
    TITLE = auto()
    HEADING = auto()
    ITEM = auto()
    CAPTION = auto()
    CONTENTS = auto()


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style: what it says itself, and the id of the one that it is based on."""

    name: str
    based_on: str
    properties: etree._Element


def is_on(properties: etree._Element, name: str) -> bool:
    """Tell whether the switch *name* is set in *properties*: it is there and not turned off."""
    found = [each for each in properties if local_name(each) == name]
    return bool(found) and attribute(found[0], "val") not in _OFF


def read_styles(root: etree._Element) -> Mapping[str, Style]:
    """Return the styles of a document by their ids."""
    return MappingProxyType(
        {attribute(style, "styleId"): _style(style) for style in root if local_name(style) == "style"}
    )


def _style(style: etree._Element) -> Style:
    name, based_on = (attribute(child(style, part), "val") for part in ("name", "basedOn"))
    return Style(name.lower(), based_on, child(style, "pPr"))


def role_of(paragraph: etree._Element, styles: Mapping[str, Style]) -> Role:
    """Return what *paragraph* is by its own properties, else by its style, else by those that this is based on."""
    properties = child(paragraph, "pPr")
    role = _role("", properties)
    name = attribute(child(properties, "pStyle"), "val")
    for _ in range(_DEEPEST):
        style = styles.get(name)
        if role is not Role.BODY or style is None:
            break
        role, name = _role(style.name, style.properties), style.based_on
    if role is Role.ITEM and _is_heading(paragraph, styles):
        return Role.HEADING  # a numbered one
    return role


def _role(name: str, properties: etree._Element) -> Role:
    if name in {"title", "subtitle"}:
        return Role.TITLE if name == "title" else Role.HEADING
    if _HEADING.fullmatch(name) or attribute(child(properties, "outlineLvl"), "val") in _OUTLINE_LEVELS:
        return Role.HEADING
    if name == "caption":
        return Role.CAPTION
    if _CONTENTS.fullmatch(name):
        return Role.CONTENTS
    number = attribute(child(child(properties, "numPr"), "numId"), "val")
    return Role.ITEM if number not in {"", "0"} else Role.BODY


def _is_heading(paragraph: etree._Element, styles: Mapping[str, Style]) -> bool:
    style = styles.get(attribute(child(child(paragraph, "pPr"), "pStyle"), "val"))
    return style is not None and _role(style.name, style.properties) in {Role.HEADING, Role.TITLE}
