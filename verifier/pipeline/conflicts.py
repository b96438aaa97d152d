"""Conflicts between documents: the statements gathered from the register and from texts, and what came of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from verifier.conflicts.find import Found, search
from verifier.conflicts.memory import NO_MEMORY, Memory
from verifier.conflicts.positions import NOBODY, Known
from verifier.domain.claim import Claim, Document, Source
from verifier.domain.conflict import Conflict, Position, Stated
from verifier.domain.finding import Finding, Severity
from verifier.domain.text import Region, Text
from verifier.matching.matcher import RULES_ONLY, Matcher
from verifier.pipeline.against_texts import NOTHING_KEPT, conflicts_with_texts
from verifier.pipeline.asked import asked_claims, asked_sentences
from verifier.pipeline.bindings import Bindings, require_known
from verifier.pipeline.document_texts import DocumentTexts, Shelf, document_texts
from verifier.pipeline.keeper import Forgetful
from verifier.pipeline.remembering import Comparisons
from verifier.pipeline.results import Place
from verifier.pipeline.verdicts import ExitCode
from verifier.register.register import Register

LONGEST_SENTENCE: Final = 600  # code points; what is longer is a table or a list run together
NO_BINDINGS: Final = Bindings()
NO_SHELF: Final = Shelf(None, Forgetful())  # files alone
TWO: Final = 2  # documents that it takes


class FailOnConflict(StrEnum):
    """Whether a conflict fails a run."""

    CONFLICT = "conflict"
    NEVER = "never"


class Among(StrEnum):
    """Which statements are compared."""

    ALL = "all"
    CLAIMS = "claims"
    TEXTS = "texts"


@dataclass(frozen=True, slots=True)
class ConflictResults:
    """What one run found, and the counts that tell how far it looked.

    *places* tells for a claim's key where it is written, *files* for a document's id which file or address its text was
    read from. *claims*, *documents* and *sources* are the register's; *claims_left_out* were not taken for a mistake,
    and the documents *without_text* are compared by their claims alone. *among* tells what was compared.
    """

    found: Found
    statements: tuple[Stated, ...]
    claims: tuple[Claim, ...]
    documents: Mapping[str, Document]
    sources: Mapping[str, Mapping[str, Source]]
    places: Mapping[str, Place]
    files: Mapping[str, str]
    findings: tuple[Finding, ...]
    claims_left_out: tuple[str, ...] = ()
    without_text: tuple[str, ...] = ()
    among: Among = Among.ALL

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts, the surest first."""
        return self.found.conflicts

    @property
    def claims_not_compared(self) -> int:
        """How many claims were left aside, since texts alone were asked for."""
        return len(self.claims) if self.among is Among.TEXTS else 0

    @property
    def documents_not_read(self) -> int:
        """How many documents were not looked into, since claims alone were asked for."""
        return len(self.documents) if self.among is Among.CLAIMS else 0

    @property
    def documents_with_statements(self) -> int:
        """How many documents had anything to compare; fewer than two are nothing to check."""
        return len({stated.position.document for stated in self.statements})


def conflicts_of(register: Register, known: Known = NOBODY, memory: Memory = NO_MEMORY) -> tuple[Conflict, ...]:
    """Return the conflicts among the claims of different documents of *register*, the surest first.

    Those with one of the keys *known* keep it, whoever has joined them. What the *memory* has is not compared again.
    """
    return search(stated_claims(register.claims), known=known, memory=memory).conflicts


def run_conflicts(
    register: Register,
    bindings: Bindings = NO_BINDINGS,
    shelf: Shelf = NO_SHELF,
    *,
    among: Among = Among.ALL,
    known: Known = NOBODY,
    memory: Memory = NO_MEMORY,
    matcher: Matcher = RULES_ONLY,
    kept: Comparisons = NOTHING_KEPT,
) -> ConflictResults:
    """Find the conflicts among the claims of *register* and the sentences of those of its documents that have a text.

    Claims and the sentences worth checking are held against the texts of the other documents as well. A file that gives
    no text becomes a finding, after those of the register.

    Args:
        register: the claims, documents and sources.
        bindings: the files of documents, as given.
        shelf: where texts are taken from.
        among: what is compared; texts are not read where it is claims alone.
        known: the keys of conflicts that were found before, which keep them, the newest first.
        memory: what was compared before.
        matcher: what statements are held against whole texts with.
        kept: which statements were held against which texts before, and what came of it.

    Raises:
        UnknownName: *bindings* name a document that the register does not hold.
        ArchiveError, StoreError: what the shelf stands for cannot be used.
        ModelError: the matcher's model cannot be loaded.
    """
    require_known(bindings, register)
    told = DocumentTexts() if among is Among.CLAIMS else document_texts(register, bindings, shelf)
    statements = [] if among is Among.TEXTS else list(stated_claims(register.claims))
    asked = [] if among is Among.TEXTS else list(asked_claims(register.claims))
    for document, text in told.texts.items():
        statements += stated_sentences(register.documents[document], text)
        asked += asked_sentences(document, text, register.documents[document].published)
    further = conflicts_with_texts(asked, told.texts, matcher, kept)
    return ConflictResults(
        found=search(statements, known=known, memory=memory, further=further),
        statements=tuple(statements),
        claims=tuple(register.claims),
        documents=register.documents,
        sources=register.sources,
        places={claim.key: _place(register, claim.key) for claim in register.claims},
        files=told.names,
        findings=(*register.findings, *told.findings),
        claims_left_out=register.left_out,
        without_text=told.without,
        among=among,
    )


def _place(register: Register, claim: str) -> Place:
    return Place(register.places[claim].file, register.places[claim].line)


def stated_claims(claims: Iterable[Claim]) -> Iterator[Stated]:
    """Yield each claim as a statement of its document."""
    for claim in claims:
        position = Position(document=claim.document, claim=claim.key, text=claim.text)
        yield Stated(position=position, published=claim.published)


def stated_sentences(document: Document, text: Text) -> Iterator[Stated]:
    """Yield the sentences of a document's main text as its statements."""
    for span in text.sentences:
        if span.end - span.start <= LONGEST_SENTENCE and text.region_at(span.start) is Region.MAIN:
            sentence = span.within(text.content)
            position = Position(
                document=document.id, text=sentence, start=span.start, end=span.end, text_sha256=text.sha256
            )
            yield Stated(position=position, published=document.published or text.published)


def conflicts_exit_code(results: ConflictResults, fail_on: FailOnConflict) -> int:
    """Return the exit code for *results*: the first of the design's codes that applies."""
    has_errors = any(finding.severity is Severity.ERROR for finding in results.findings)
    if fail_on is FailOnConflict.CONFLICT and (results.conflicts or has_errors):
        return ExitCode.FINDINGS
    return ExitCode.CLEAN if results.documents_with_statements >= TWO else ExitCode.NOTHING_TO_CHECK
