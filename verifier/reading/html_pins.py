"""Pins in an HTML page: around the words of its links, behind its markers, around the elements that these point at."""

import re
from typing import Final
from urllib.parse import urljoin

from lxml import etree

from verifier.reading.html_tags import BLOCK_TAGS, inner_text
from verifier.reading.pins import Pin, Pinned, Pins, is_blank

_MARKER: Final = re.compile(r"\s*[\[(]?(?:\d{1,4}|[a-z]|[ivxlc]{1,6}|note \d{1,3}|\*+|[†‡])[\])]?\s*")
_WEB: Final = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_PLACES: Final = BLOCK_TAGS - {"body", "main", "article", "section", "table", "tbody", "tr", "ul", "ol", "dl", "nav"}


def pin_links(root: etree._Element, pins: Pins, url: str | None = None) -> None:
    """Put *pins* into a tree, in place; relative addresses are of the page's own <base> or *url*, or else left out."""
    targets = {link.get("href", "").strip()[1:] for link in root.iter("a") if _is_inner(link)}
    targets |= {pin.target[1:] for pin in pins.met.values() if pin.target.startswith("#")}
    base = next((each.get("href", "") for each in root.iter("base")), "") or url or ""
    for element in list(root.iter(etree.Element)):
        for name in {element.get("id", ""), element.get("name", "")} & targets:
            _pin_around(_holder(element), Pin(Pinned.PLACE, f"#{name}"), pins)
        if element.tag == "a":
            _pin_link(element, base, pins)


def _is_inner(link: etree._Element) -> bool:
    href = link.get("href", "").strip()
    return href.startswith("#") and len(href) > 1


def _pin_link(link: etree._Element, base: str, pins: Pins) -> None:
    href, written = link.get("href", "").strip(), inner_text(link)
    if is_blank(written):  # a picture, or a raised marker that has its pin already
        return
    if _is_inner(link):
        if _MARKER.fullmatch(written):
            _append(link, pins.mark(written, href))
        else:
            _pin_around(link, Pin(Pinned.LINK, href), pins)
        return
    address = _joined(base, href)
    if _WEB.match(address):
        _pin_around(link, Pin(Pinned.LINK, address), pins)


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href) if href else ""
    except ValueError:  # "https://[", which no browser opens
        return ""


def _holder(element: etree._Element) -> etree._Element:
    """Return the block that an anchor stands in, where it is no block itself."""
    return next((each for each in (element, *element.iterancestors()) if each.tag in _PLACES), element)


def _pin_around(element: etree._Element, pin: Pin, pins: Pins) -> None:
    opening = pins.begin(pin)
    element.text = f"{opening}{element.text or ''}"
    _append(element, pins.end(opening))


def _append(element: etree._Element, text: str) -> None:
    """Put *text* at the end of what stands in *element*."""
    if len(element):
        element[-1].tail = f"{element[-1].tail or ''}{text}"
    else:
        element.text = f"{element.text or ''}{text}"
