"""HTML: the readable text of a page in page order, its main part told from what stands around it.

The page's own flow gives the text; trafilatura only says which of it is the main part. So nothing of the page is lost
where trafilatura errs, and a page that is too large or too deep for it still gives its text.
"""

import re
from collections.abc import Sequence
from typing import Final

from lxml import etree
from lxml import html as lxml_html

from verifier.domain.text import Region
from verifier.errors import BrokenFile, NoText
from verifier.reading.characters import clean_characters
from verifier.reading.draft import Block, Draft
from verifier.reading.html_about import page_about
from verifier.reading.html_flat import flat_blocks
from verifier.reading.html_flow import tree_blocks
from verifier.reading.html_main import mark_main
from verifier.reading.html_meta import page_date, page_title
from verifier.reading.html_pins import pin_links
from verifier.reading.html_superscripts import settle_superscripts
from verifier.reading.options import ReadOptions
from verifier.reading.pins import NO_PINS, Pins

_LARGEST_TREE: Final = 10_000_000  # code points; a larger page is read tag by tag
_DEEPEST_TREE: Final = 250  # elements; the parser's own limit is 256, what is below it is lost

_XML_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_NEEDS_SCRIPTS: Final = re.compile(
    r"(?:enable|requires?|turn on|activate|without|support)\W+(?:\w+\W+){0,4}javascript"
    r"|javascript\W+(?:\w+\W+){0,4}(?:disabled|required|enabled)",
    re.IGNORECASE,
)
_EMPTY_ROOT: Final = re.compile(
    r"<div[^>]{0,200}\bid=[\"']?(?:root|app|__next|__nuxt|___gatsby)\b[^>]{0,200}>\s*</div>", re.IGNORECASE
)
_SCRIPT: Final = re.compile(r"<script\b", re.IGNORECASE)
_LITTLE_TEXT: Final = 250  # letters; no article is that short
_HARDLY_ANY: Final = 60  # letters, beside which scripts show that they make the page
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_DEFAULTS: Final = ReadOptions()


def read_html(content: str, options: ReadOptions = _DEFAULTS, pins: Pins = NO_PINS) -> Draft:
    """Turn decoded HTML into blocks, with *pins* where its marks stand.

    Raises:
        NoText: the page has no text by itself; scripts would fetch it.
        BrokenFile: there is no element in it.
    """
    content = _XML_DECLARATION.sub("", clean_characters(content), count=1)
    root = _parse(content)
    if root is None:
        blocks = flat_blocks(content)
        draft = Draft(tuple(blocks))
    else:
        title, published, about = page_title(root), page_date(root), page_about(root)
        settle_superscripts(root, pins)
        pin_links(root, pins, about.url)
        blocks = tree_blocks(root, pins)
        main = tuple(mark_main(blocks, root) if options.tells_main else blocks)
        draft = Draft(main, title, published, about)
    _require_text(draft.blocks, content)
    return draft


def _parse(content: str) -> etree._Element | None:
    """Return the tree of a page, or None where it is too large or too deep for one: then tags are read one by one."""
    if len(content) > _LARGEST_TREE:
        return None
    parser = lxml_html.HTMLParser(recover=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = lxml_html.document_fromstring(content.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise BrokenFile("there is no element in the page", hint="check that the file was saved completely") from error
    return root if _depth(root) < _DEEPEST_TREE else None


def _depth(root: etree._Element) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _require_text(blocks: Sequence[Block], content: str) -> None:
    """Raise NoText where the page is an empty frame that scripts would fill."""
    letters = _count_letters(blocks)
    head = content[:200_000]
    asks = letters < _LITTLE_TEXT and (_NEEDS_SCRIPTS.search(head) or _EMPTY_ROOT.search(head))
    if asks or (letters < _HARDLY_ANY and _SCRIPT.search(head)):
        raise NoText(
            "the page has no text by itself: scripts would fetch it",
            hint="save the page from a browser, and give that file",
        )


def _count_letters(blocks: Sequence[Block]) -> int:
    """Count the letters outside menus and footers, as far as it matters."""
    count = 0
    for block in blocks:
        if block.region is Region.MAIN:
            count += sum(map(len, _LETTERS.findall(block.text)))
        if count > _LITTLE_TEXT:
            break
    return count
