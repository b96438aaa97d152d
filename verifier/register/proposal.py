"""Proposals: what an article gives for its claim file, and what a person should look at before trusting it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from verifier.domain.article import Article
from verifier.domain.claim import Citation, Claim, Document, Source
from verifier.domain.extracted import ExtractedClaim
from verifier.register.naming import Names
from verifier.register.paragraphs import Paragraphs
from verifier.register.remarks import document_remarks, remarks_on, source_remarks, without_refrain
from verifier.register.sourcing import Sourcing
from verifier.register.values import LONGEST_CLAIM, as_label


@dataclass(frozen=True, slots=True)
class Proposal:
    """A document with its sources and claims, as they would be written into a claim file of their own.

    *sources* are those that the claims cite. *remarks* holds the comments on claims by their ids, and on sources by "#"
    and their ids; *about* those on the document. *source_of* tells by the article's references which source each of
    them is. *left_out* names the statements that are too long for a claim file.
    """

    document: Document
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    remarks: Mapping[str, tuple[str, ...]]
    about: tuple[str, ...]
    source_of: Mapping[str, str]
    left_out: tuple[str, ...] = ()


def propose(
    article: Article, extracted: Sequence[ExtractedClaim], document: Document, held: Iterable[Source] = ()
) -> Proposal:
    """Return what a claim file of *document* would hold for the claims *extracted* from *article*.

    References that are among the sources *held* already go by the ids that these have.
    """
    sourcing, names, paragraphs = Sourcing(article, held), Names(), Paragraphs(article.text)
    claims: list[Claim] = []
    remarks: dict[str, tuple[str, ...]] = {}
    left_out: list[str] = []
    for each in extracted:
        text = as_label(each.text, len(each.text) + 1)
        if not text or len(text) > LONGEST_CLAIM:
            left_out.append(each.id)
            continue
        claim = Claim(
            id=names.keep(each.id, text, "claim"),
            document=document.id,
            text=text,
            locator=as_label(paragraphs.locator(each.start, each.heading)) or None,
            citations=_citations(each, sourcing),
            published=document.published,
        )
        claims.append(claim)
        remarks[claim.id] = remarks_on(each)
    remarks = remarks if article.references else without_refrain(remarks)
    remarks.update((f"#{name}", source_remarks(words)) for name, words in sourcing.linked_as.items())
    cited = dict.fromkeys(citation.source for claim in claims for citation in claim.citations)
    return Proposal(
        document=document,
        sources=tuple(sourcing.sources[name] for name in cited),
        claims=tuple(claims),
        remarks=remarks,
        about=document_remarks(article, document),
        source_of={each.id: sourcing.source_of(each.id) for each in article.references},
        left_out=tuple(left_out),
    )


def _citations(claim: ExtractedClaim, sourcing: Sourcing) -> tuple[Citation, ...]:
    """Return what *claim* cites; a source that is cited twice at one place is cited once."""
    found: dict[Citation, None] = {}
    for cited in claim.citations:
        source = sourcing.source_of(cited.reference)
        if source:
            found[Citation(source=source, locator=as_label(cited.locator or "") or None)] = None
    return tuple(found)
