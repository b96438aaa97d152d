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
_NO_LIST: Final = "0"  # takes a paragraph out of the list that its style puts it in
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


_BY_NAME: Final = MappingProxyType({"title": Role.TITLE, "subtitle": Role.HEADING, "caption": Role.CAPTION})


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style: what it says itself, and the id of the one that it is based on."""

    name: str
    based_on: str
    properties: etree._Element


def is_on(properties: etree._Element, name: str) -> bool:
    """Tell whether the switch *name* is set in *properties*: it is there and not turned off."""
    switch = next(properties.iterchildren(f"{{*}}{name}"), None)
    return switch is not None and attribute(switch, "val") not in _OFF


def read_styles(root: etree._Element) -> Mapping[str, Style]:
    """Return the styles of a document by their ids."""
    return MappingProxyType(
        {attribute(style, "styleId"): _style(style) for style in root if local_name(style) == "style"}
    )


def _style(style: etree._Element) -> Style:
    name, based_on = (attribute(child(style, part), "val") for part in ("name", "basedOn"))
    return Style(name.lower(), based_on, child(style, "pPr"))


def role_of(paragraph: etree._Element, styles: Mapping[str, Style]) -> Role:
    """Return what *paragraph* is by its style, and by its own properties, which go before the style's."""
    properties = child(paragraph, "pPr")
    if _has_level(properties):
        return Role.HEADING
    styled = _styled(attribute(child(properties, "pStyle"), "val"), styles)
    number = _list_number(properties)
    if styled in {Role.BODY, Role.ITEM} and number:  # a numbered heading stays one
        return Role.BODY if number == _NO_LIST else Role.ITEM
    return styled


def _styled(name: str, styles: Mapping[str, Style]) -> Role:
    """Return what the style with the id *name* makes of a paragraph, or else those that it is based on."""
    for _ in range(_DEEPEST):
        style = styles.get(name)
        role = _role(style) if style else Role.BODY
        if style is None or role is not Role.BODY:
            return role
        name = style.based_on
    return Role.BODY


def _role(style: Style) -> Role:
    if style.name in _BY_NAME:
        return _BY_NAME[style.name]
    if _HEADING.fullmatch(style.name) or _has_level(style.properties):
        return Role.HEADING
    if _CONTENTS.fullmatch(style.name):
        return Role.CONTENTS
    return Role.BODY if _list_number(style.properties) in {"", _NO_LIST} else Role.ITEM


def _has_level(properties: etree._Element) -> bool:
    return attribute(child(properties, "outlineLvl"), "val") in _OUTLINE_LEVELS


def _list_number(properties: etree._Element) -> str:
    """Return the number of the list that a paragraph belongs to; empty where nothing is said of lists."""
    return attribute(child(child(properties, "numPr"), "numId"), "val")
