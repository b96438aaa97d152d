"""Remarks: what the comments of a proposed claim file tell the person who reviews it.

A line that begins with "look:" is about something that a program cannot decide; the others say why a claim was taken.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from verifier.domain.article import Article
from verifier.domain.claim import Document
from verifier.domain.extracted import ExtractedClaim
from verifier.register.values import as_label

LOOK: Final = "look: "
CITES_NOTHING: Final = f"{LOOK}cites nothing"
LOW_SCORE: Final = 0.5  # below, a statement is more likely not worth checking than worth it
LONGEST_REMARK: Final = 400  # code points of what stands in the article


def remarks_on(claim: ExtractedClaim) -> tuple[str, ...]:
    """Return the comments on *claim*: what to look at first, then why it was taken."""
    return tuple(as_label(line, LONGEST_REMARK) for line in (*_to_look_at(claim), *_why(claim)))


def without_refrain(remarks: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return *remarks* without the one that a claim cites nothing, for an article in which none cites anything."""
    return {name: tuple(line for line in lines if line != CITES_NOTHING) for name, lines in remarks.items()}


def _to_look_at(claim: ExtractedClaim) -> Iterator[str]:
    open_words = [stand.written for stand in claim.stands if not stand.resolved]
    if open_words:
        yield f"{LOOK}cannot stand alone: the article does not tell who or what is meant by {_listed(open_words)}"
    for stand in claim.stands:
        if stand.resolved:
            yield f"{LOOK}“{stand.written}” was taken to be “{stand.resolved}”"
    if claim.speaker:
        yield f"{LOOK}the article only reports it: {claim.speaker} says so"
    if not claim.citations:
        yield CITES_NOTHING
    if claim.score < LOW_SCORE:
        yield f"{LOOK}low score: perhaps this is no claim to check"


def _why(claim: ExtractedClaim) -> Iterator[str]:
    reasons = f": {', '.join(claim.reasons)}" if claim.reasons else ""
    yield f"score {claim.score:.2f}{reasons}"
    if " ".join(claim.sentence.split()) != " ".join(claim.text.split()):
        yield f"in the article: {claim.sentence}"


def source_remarks(linked_as: str) -> tuple[str, ...]:
    """Return the comments on a source the title of which is not known, in the article linked as *linked_as*."""
    return (as_label(f"{LOOK}its title is not known; the article links it as “{linked_as}”", LONGEST_REMARK),)


def document_remarks(article: Article, document: Document) -> tuple[str, ...]:
    """Return the comments on the document: what the article does not say of itself."""
    missing = [
        name
        for name, value in (("title", article.text.title), ("author", document.author), ("date", document.published))
        if not value
    ]
    stated = (f"{LOOK}the article states no {' and no '.join(missing)}",) if missing else ()
    return stated if article.references else (*stated, f"{LOOK}the article cites nothing at all")


def _listed(words: list[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
