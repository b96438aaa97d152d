"""What ``conflicts`` may have found: a matter of four documents, one of two, and a sentence by itself."""

from datetime import date
from types import MappingProxyType
from typing import Final

from verifier.conflicts.find import Found
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.claim import Citation, Claim, Document, Rank, Source
from verifier.domain.conflict import Conflict, Position, Stand, Stated
from verifier.domain.finding import Finding, Severity
from verifier.pipeline.conflicts import ConflictResults
from verifier.pipeline.results import Place

PAPERS: Final = ("courier", "gazette", "herald", "observer")
DOCUMENTS: Final = MappingProxyType(
    {name: Document(id=name, title=f"The {name.title()}", published=date(2025, 3, day + 1))
     for day, name in enumerate(PAPERS)}
)  # fmt: skip
REPORT: Final = Source(id="report", title="Annual report", rank=Rank.PRIMARY, published=date(2025, 6, 30))


def claim(document: str, text: str, *cites: str) -> Claim:
    """Return the claim "listed" of a document."""
    return Claim(id="listed", document=document, text=text, citations=tuple(Citation(source=each) for each in cites))


CLAIMS: Final = (
    claim("courier", "Halvor Steel was blacklisted in May 2019."),
    claim("gazette", "In May 2019 Halvor Steel was put on the list.", "report"),
    claim("herald", "Halvor Steel was blacklisted in August 2020."),
)


def position(text: str, document: str, start: int = 0) -> Position:
    """Return the claim of a document with that text, or the sentence that begins at *start* of its text."""
    key = next((each.key for each in CLAIMS if each.text == text), "")
    if key:
        return Position(document=document, claim=key, text=text)
    return Position(document=document, text=text, start=start, end=start + len(text), text_sha256="ab" * 32)


def differing(kind: CheckKind, claimed: str, stated: str, reason: str) -> Check:
    """Return a check that differs."""
    return Check(kind=kind, claimed=claimed, stated=stated, outcome=Outcome.DIFFERS, reason=reason)


LISTED: Final = Conflict(
    one=position(CLAIMS[0].text, "courier"),
    other=position(CLAIMS[2].text, "herald"),
    check=differing(
        CheckKind.PERIOD, "May 2019", "August 2020", "the second says August 2020, the first says May 2019"
    ),
    certain=0.9,
    stands=(
        Stand(
            says="May 2019",
            positions=(
                position(CLAIMS[0].text, "courier"),
                position(CLAIMS[1].text, "gazette"),
                position("Halvor Steel has been on the list since May 2019.", "observer", 120),
            ),
        ),
        Stand(says="August 2020", positions=(position(CLAIMS[2].text, "herald"),)),
    ),
)
DENIED: Final = Conflict(
    one=position("The board knew of it.", "gazette", 10),
    other=position("The board knew nothing of it.", "observer", 300),
    check=differing(CheckKind.POLARITY, "", "", "the second denies what the first says"),
    certain=0.7,
)
ALONE: Final = position("The siege lasted four years, from May 1918 to August 1920.", "observer", 40)
WORKED_OUT: Final = Conflict(
    one=ALONE,
    other=ALONE,
    check=differing(
        CheckKind.FIGURE,
        "four years",
        "May 1918 to August 1920 is 2.2 years",
        "May 1918 to August 1920 is 2.2 years, but it says four years",
    ),
    certain=0.95,
)


def results_with(*conflicts: Conflict) -> ConflictResults:
    """Return the results of a run that found *conflicts*."""
    stated = [Stated(position=each) for conflict in conflicts for stand in conflict.sides for each in stand.positions]
    return ConflictResults(
        found=Found(conflicts, compared=120, left_out=7, too_common=2, known=100),
        statements=tuple(dict.fromkeys(stated)),
        claims=CLAIMS,
        documents=DOCUMENTS,
        sources={name: {"report": REPORT} for name in PAPERS},
        places={each.key: Place(f"claims/{each.document}.yaml", 6) for each in CLAIMS},
        files={"gazette": "texts/gazette.txt", "observer": "https://example.org/observer"},
        findings=(
            Finding(
                code="text-unreadable", severity=Severity.ERROR, message="this is no text", file="texts/herald.pdf"
            ),
        ),
        without_text=("courier", "herald"),
    )


RESULTS: Final = results_with(WORKED_OUT, LISTED, DENIED)
