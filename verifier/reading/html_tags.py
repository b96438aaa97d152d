"""Which HTML elements make a block, which are never shown, and which stand beside the main matter."""

import re
from typing import Final

from lxml import etree

HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCK_TAGS: Final = HEADINGS | frozenset(
    "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form header hr html label legend li main menu nav ol option p pre section select summary table "
    "tbody td tfoot th thead tr ul".split()
)
HIDDEN_TAGS: Final = frozenset(
    "head script style noscript template svg math iframe object embed canvas audio video map select datalist "
    "textarea".split()
)
SIDE_TAGS: Final = frozenset("nav aside footer form button menu label legend figcaption".split())
SIDE_ROLES: Final = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog"}
)
_NOT_SHOWN: Final = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def inner_text(element: etree._Element) -> str:
    """Return all text in an element, shown or not, as it stands."""
    return "".join(str(piece) for piece in element.itertext())


def is_hidden(element: etree._Element) -> bool:
    """Tell whether the page itself says that the element is not to be shown."""
    return element.get("hidden") is not None or _NOT_SHOWN.search(element.get("style", "")) is not None
