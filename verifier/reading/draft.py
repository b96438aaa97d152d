"""Drafts: what the reader of one format hands on, before offsets exist.

A block is one paragraph, heading, list item or table row. The reader of a format yields blocks in page order; putting
them into one text, with parts and sentences, is the same work for all formats and is done once.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from verifier.domain.text import Region


class Kind(Enum):
    """What a block is: prose and items are split into sentences, every other block is one sentence by itself."""

    PROSE = auto()
    HEADING = auto()
    ITEM = auto()  # of a list: stands on the next line
    ROW = auto()  # a table row, a label, an address: stands on the next line


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of readable text without a line break."""

    text: str
    region: Region = Region.MAIN
    kind: Kind = Kind.PROSE


@dataclass(frozen=True, slots=True)
class About:
    """What a format states about an article beside its title and date; nothing of it is guessed."""

    authors: tuple[str, ...] = ()
    publisher: str | None = None
    updated: date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """The blocks of one document in page order, with what the format states about it."""

    blocks: tuple[Block, ...]
    title: str | None = None
    published: date | None = None
    about: About = About()
