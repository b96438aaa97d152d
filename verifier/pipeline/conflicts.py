"""Conflicts between documents: the statements gathered from the register and from texts, and what came of them."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from verifier.conflicts.find import Found, search
from verifier.conflicts.positions import NOBODY
from verifier.domain.claim import Claim, Document, Source
from verifier.domain.conflict import Conflict, Position, Stated
from verifier.domain.finding import Finding, Severity
from verifier.domain.text import Region, Text
from verifier.pipeline.bindings import Bindings, require_known
from verifier.pipeline.results import Place
from verifier.pipeline.texts import Missing, file_bytes, text_of
from verifier.pipeline.verdicts import ExitCode
from verifier.reading.options import ReadOptions
from verifier.register.register import Register

LONGEST_SENTENCE: Final = 600  # code points; what is longer is a table or a list run together
NO_TEXTS: Final = Bindings()
TWO: Final = 2  # documents that it takes


class FailOnConflict(StrEnum):
    """Whether a conflict fails a run."""

    CONFLICT = "conflict"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class ConflictResults:
    """What one run found, and the counts that tell how far it looked.

    *places* tells for a claim's key where it is written, *files* for a document's id which file its text was read
    from. *claims*, *documents* and *sources* are the register's; *claims_left_out* were not taken for a mistake.
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

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts, the surest first."""
        return self.found.conflicts

    @property
    def documents_with_statements(self) -> int:
        """How many documents had anything to compare; fewer than two are nothing to check."""
        return len({stated.position.document for stated in self.statements})


def conflicts_of(register: Register, known: Container[str] = NOBODY) -> tuple[Conflict, ...]:
    """Return the conflicts among the claims of different documents of *register*, the surest first.

    Those with one of the keys *known* keep it, whoever has joined them.
    """
    return search(stated_claims(register.claims), known=known).conflicts


def run_conflicts(
    register: Register,
    bindings: Bindings = NO_TEXTS,
    max_bytes: int = ReadOptions().max_bytes,
    known: Container[str] = NOBODY,
) -> ConflictResults:
    """Find the conflicts among the claims of *register*, and the sentences of the documents that *bindings* give.

    A file that gives no text becomes a finding, after those of the register.

    Raises:
        UnknownName: *bindings* name a document that the register does not hold.
    """
    require_known(bindings, register)
    statements = list(stated_claims(register.claims))
    findings = list(register.findings)
    for document, path in sorted(bindings.documents.items()):
        text = _read(path, max_bytes)
        if isinstance(text, Missing):
            findings.append(text.finding(str(path)))
        else:
            statements += stated_sentences(register.documents[document], text)
    places = {claim.key: register.places[claim.key] for claim in register.claims}
    return ConflictResults(
        found=search(statements, known=known),
        statements=tuple(statements),
        claims=register.claims,
        documents=register.documents,
        sources=register.sources,
        places={key: Place(place.file, place.line) for key, place in places.items()},
        files={document: str(path) for document, path in bindings.documents.items()},
        findings=tuple(findings),
        claims_left_out=register.left_out,
    )


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


def _read(path: Path, max_bytes: int) -> Text | Missing:
    data = file_bytes(path, max_bytes)
    if isinstance(data, Missing):
        return data
    return text_of(data, path.name, ReadOptions(max_bytes=max_bytes))
