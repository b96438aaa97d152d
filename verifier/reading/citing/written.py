"""Marks that are written out in the readable text: addresses, and numbers in brackets."""

import re
from collections.abc import Collection, Iterator
from typing import Final

from verifier.domain.article import MarkKind
from verifier.reading.citing.addresses import written_addresses
from verifier.reading.citing.entries import find_locator
from verifier.reading.citing.found import Pointer

_BRACKETED: Final = re.compile(r"\[(\d{1,4}(?:\s?[,;–-]\s?\d{1,4}){0,20})(,\s?pp?\.\s?\d{1,5}(?:[–-]\d{1,5})?)?\]")
_PIECE: Final = re.compile(r"(\d{1,4})(?:\s?[–-]\s?(\d{1,4}))?")
_WIDEST: Final = 30  # references in "[3–9]"


def addresses_in(content: str) -> Iterator[Pointer]:
    """Yield the URLs, DOIs and arXiv ids that are written out in *content*."""
    for found in written_addresses(content):
        address = found.address
        target = address.url or (f"doi:{address.doi}" if address.doi else f"arXiv:{address.arxiv}")
        yield Pointer(MarkKind.ADDRESS, found.start, found.end, content[found.start : found.end], target)


def bracketed_in(content: str, numbers: Collection[str]) -> Iterator[Pointer]:
    """Yield the numbers in brackets where the text has a list of *numbers* that they may point into.

    >>> [found.target for found in bracketed_in("as shown [1, 3–4].", {"1", "2", "3", "4"})]
    ['1', '3', '4']
    """
    for match in _BRACKETED.finditer(content) if numbers else ():
        locator = find_locator(match[2]) if match[2] else None
        for piece in _PIECE.finditer(match[1]):
            first, last = int(piece[1]), int(piece[2] or piece[1])
            for number in range(first, min(last, first + _WIDEST) + 1):
                yield Pointer(MarkKind.NOTE, match.start(), match.end(), match[0], str(number), locator)
