"""Articles: the second door of the room, for documents that make statements and say what these rest on.

The text is what :func:`read_bytes` gives of the same bytes, to the letter. Beside it comes what the format states of
the article, and what its marks point at. Nothing is ever fetched.
"""

import re
from dataclasses import replace
from typing import Final

from verifier.domain.article import Article
from verifier.reading.authors import split_authors
from verifier.reading.characters import clean_characters, normalise_spaces
from verifier.reading.citing.addresses import canonical_url
from verifier.reading.citing.binding import bind
from verifier.reading.citing.found import places_and_pointers
from verifier.reading.options import ReadOptions
from verifier.reading.pins import Pins, leading_pins, settle
from verifier.reading.reader import read_bytes, read_draft

_NAME_PIECE: Final = r"(?:[A-Z][\w.’'-]*|and|&|de|van|von|bin|al)"
_BYLINE: Final = re.compile(rf"By:?\s+(?P<names>{_NAME_PIECE}(?:[\s,]+{_NAME_PIECE})*)")
_BYLINE_BLOCKS: Final = 15  # a byline stands near the top
_MOST_WORDS: Final = 20  # of a byline
_DEFAULTS: Final = ReadOptions()


def read_article(data: bytes, *, name: str = "", options: ReadOptions = _DEFAULTS) -> Article:
    """Read *data* as an article, of whatever format; *name* (a file name, the end of a URL) helps as in the other door.

    Raises:
        ReadError: the bytes give no text that could be judged; its subclass and message say why, its hint what to do.
    """
    text = read_bytes(data, name=name, options=options)
    pins = Pins(text.content)
    draft = read_draft(data, name=name, options=replace(options, tells_main=False), pins=pins)
    blocks = [normalise_spaces(clean_characters(block.text)) for block in draft.blocks]
    offsets = settle(blocks, text.content, pins)
    leading = frozenset(pin for block in blocks for pin in leading_pins(block))
    bound = bind(text, *places_and_pointers(text.content, pins, offsets, leading), refused=pins.refused)
    return Article(
        text=text,
        authors=draft.about.authors or _byline(text.content),
        publisher=draft.about.publisher,
        updated=draft.about.updated,
        url=canonical_url(draft.about.url) if draft.about.url else None,
        marks=bound.marks,
        references=bound.references,
        flaws=bound.flaws,
    )


def _byline(content: str) -> tuple[str, ...]:
    """Return the authors that a line near the top names: "By Ana Ruiz and Bo Lund"."""
    for line in content[:10_000].split("\n")[: 2 * _BYLINE_BLOCKS]:
        match = _BYLINE.fullmatch(line.strip()) if len(line.split()) <= _MOST_WORDS else None
        if match:
            return split_authors(match["names"])
    return ()
