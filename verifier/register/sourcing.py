"""Sourcing: the references of an article as the sources of a claim file; what is one page or paper is one source."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from verifier.domain.article import Article, Reference
from verifier.domain.claim import Source, SourceKind
from verifier.register.book import Field
from verifier.register.claimfile import SOURCE_FIELDS
from verifier.register.naming import Names
from verifier.register.tree import Scalar, Spot
from verifier.register.values import BadValue, as_label

LONGEST_TITLE: Final = 300  # code points; a note may be a paragraph
ARXIV: Final = "https://arxiv.org/abs/"


class Sourcing:
    """The sources made of the references of *article*, beside those that a claim file *held* already."""

    def __init__(self, article: Article, held: Iterable[Source] = ()) -> None:
        self._references: Mapping[str, Reference] = {each.id: each for each in article.references}
        self._found: dict[tuple[str, str], str] = {}
        self.sources: dict[str, Source] = {}
        for source in held:
            self.sources[source.id] = source
            for key in _keys(source):
                self._found.setdefault(key, source.id)
        self.linked_as: dict[str, str] = {}  # the words that stand for the title of a new source that is not known
        self._names = Names(self.sources)
        self._of: dict[str, str] = {}

    def source_of(self, reference: str) -> str:
        """Return the id of the source that the reference with the id *reference* is; empty where there is none."""
        if reference not in self._of:
            known = self._references.get(self._first(reference))
            self._of[reference] = self._source(known) if known else ""
        return self._of[reference]

    def _first(self, reference: str) -> str:
        """Return the id of the reference that *reference* stands for, by way of all its "ibid."."""
        seen: set[str] = set()
        while reference not in seen and reference in self._references:
            seen.add(reference)
            reference = self._references[reference].same_as or reference
        return reference

    def _source(self, reference: Reference) -> str:
        source = _made(reference)
        keys = _keys(source)
        for key in keys:
            if key in self._found:
                return self._found[key]
        name = self._names.new(_words(reference, source), "source")
        self.sources[name] = source.model_copy(update={"id": name})
        if source.title in {source.url, source.doi} and reference.text.strip() not in {"", source.title}:
            self.linked_as[name] = reference.text
        for key in keys:
            self._found.setdefault(key, name)
        return name


def _made(reference: Reference) -> Source:
    """Return *reference* as a source without an id; an address that no claim file may hold is left out."""
    doi = _checked("doi", reference.doi)
    url = _checked("url", reference.url or (f"{ARXIV}{reference.arxiv}" if reference.arxiv else None))
    if doi and url and _host(url) in {"doi.org", "dx.doi.org"}:
        url = None  # it says the same
    is_link = reference.start == reference.end and (url or doi)  # its text is words of the article, and no title
    title = as_label(reference.title or ("" if is_link else reference.text), LONGEST_TITLE)
    return Source(
        id="",
        title=title or url or doi or reference.id,
        url=url,
        doi=doi,
        published=_day(reference.issued),
        kind=SourceKind.PAPER if reference.arxiv else None,  # a DOI may be of a report, a book or a table
    )


def _keys(source: Source) -> list[tuple[str, str]]:
    """Return by what *source* is known again: its address or DOI; without either, its title."""
    keys = [(name, str(value)) for name, value in (("url", source.url), ("doi", source.doi)) if value]
    return keys or [("title", source.title.casefold())]


def _words(reference: Reference, source: Source) -> str:
    """Return what the id is made of: author and year, else the title, else the address."""
    year = (reference.issued or "")[:4]
    if reference.authors and year:
        return f"{surname(reference.authors[0])} {year}"
    if reference.title:
        return f"{reference.title} {'' if year in reference.title else year}"
    if source.url:
        parts = urlsplit(source.url)
        return f"{(parts.hostname or '').removeprefix('www.')} {parts.path.rsplit('.', 1)[0]}"
    return source.title


def surname(author: str) -> str:
    """Return the family name of *author*.

    >>> surname("Inhan Kim"), surname("Lund, Anna")
    ('Kim', 'Lund')
    """
    first, comma, _ = author.partition(",")
    return first.strip() if comma else (author.split() or [""])[-1]


def _checked(field: str, value: str | None) -> str | None:
    """Return *value* if a claim file may hold it in *field*."""
    known = SOURCE_FIELDS[field]
    if value is None or not isinstance(known, Field):
        return None
    try:
        return str(known.read(Scalar(value, '"', Spot(1, 1))))
    except BadValue:
        return None


def _day(issued: str | None) -> date | None:
    """Return the day of *issued* where it is stated to the day."""
    try:
        return date.fromisoformat(issued or "")
    except ValueError:
        return None


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
