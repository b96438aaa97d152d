"""Texts: the readable content of one snapshot, with what is main matter and what is beside it."""

import hashlib
from datetime import date
from enum import StrEnum
from functools import cached_property

from verifier.domain.noun import Noun
from verifier.domain.span import Span


class Region(StrEnum):
    """MAIN is what the document says; SIDE is menus, notes, captions and chart labels around it."""

    MAIN = "main"
    SIDE = "side"


class Part(Span):
    """A stretch of a text that belongs to one region."""

    region: Region


class Text(Noun):
    """The readable text of one snapshot by one reader version, in page order.

    *parts* are sorted, do not overlap and cover every character that is not white space between them. *sentences*
    are sorted and do not overlap; each lies within one part. All offsets are code points of *content*. *language*
    is an ISO 639-1 code, or empty where the text is too short to tell. *reader* names the reader and its version.
    """

    content: str
    parts: tuple[Part, ...] = ()
    sentences: tuple[Span, ...] = ()
    title: str | None = None
    published: date | None = None
    language: str = ""
    reader: str

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of *content* in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.content.encode("utf-8", "surrogatepass")).hexdigest()

    def region_at(self, offset: int) -> Region:
        """Return the region of the code point at *offset*; white space between parts counts as MAIN."""
        for part in self.parts:
            if part.start <= offset < part.end:
                return part.region
        return Region.MAIN
