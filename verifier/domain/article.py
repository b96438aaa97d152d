"""Articles: a text with what its format says beside it: who wrote it, and what it refers to, and where."""

from datetime import date
from enum import StrEnum

from verifier.domain.noun import Noun
from verifier.domain.span import Span
from verifier.domain.text import Text


class MarkKind(StrEnum):
    """How a writer points from a sentence to what it rests on."""

    LINK = "link"  # words that carry an address
    NOTE = "note"  # "12", "[3]", "[^a]": a number or sign that stands for a note or a numbered reference
    ADDRESS = "address"  # a URL, DOI or arXiv id written out in the sentence
    AUTHOR_DATE = "author_date"  # "(Lund 2019, p. 4)"
    NAMED = "named"  # "according to Norhaven's 2023 annual report"


class Mark(Span):
    """A place in an article's text that points at references.

    *start* and *end* are code points of the text: of a link its words; of a note the place where its marker stood,
    which the readable text leaves out, so that both are equal. *marker* is what was written. *references* are the ids
    of what it points at, in order; empty where nothing of that name exists.
    """

    kind: MarkKind
    marker: str
    references: tuple[str, ...] = ()
    locator: str | None = None


class Reference(Noun):
    """What an article refers to: a linked page, a note, an entry of its reference list, or a source by name.

    *id* is unique in the article. *text* is the reference as it was written, or the words of a link. *same_as* is the
    id of the earlier reference that "ibid." or "no. 2" stands for, whose particulars this one has taken over. *start*
    and *end* are the place of a note or entry in the article's text, both 0 where it has none there.
    """

    id: str
    text: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    issued: str | None = None  # as precise as it was stated: "2019", "2020-05" or "2020-05-15"
    url: str | None = None
    doi: str | None = None
    arxiv: str | None = None
    locator: str | None = None
    same_as: str | None = None
    start: int = 0
    end: int = 0


class Trouble(StrEnum):
    """What is wrong with a reference or a mark."""

    NO_NOTE = "no_note"  # a marker whose note does not exist
    NO_MARKER = "no_marker"  # a note that nothing in the text points at
    CYCLE = "cycle"  # "ibid." with nothing before it, or going round in a circle
    TOO_MANY = "too_many"  # more marks than are looked at


class Flaw(Span):
    """A trouble of the article's references at a place of its text, in words."""

    trouble: Trouble
    marker: str
    message: str


class Article(Noun):
    """A document that makes statements, ready to have its claims taken out.

    *marks* are in the order of the text, *references* in the order of their first mention.
    """

    text: Text
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    updated: date | None = None
    url: str | None = None
    marks: tuple[Mark, ...] = ()
    references: tuple[Reference, ...] = ()
    flaws: tuple[Flaw, ...] = ()
