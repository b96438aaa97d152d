"""Flaws: what is wrong with the references of an article, as findings; docs/findings.md explains each code."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from verifier.domain.article import Article, Trouble
from verifier.domain.finding import Code, Finding, Severity

_CODES: Final[Mapping[Trouble, Code]] = MappingProxyType(
    {
        Trouble.NO_NOTE: Code(
            "marker-without-note",
            Severity.WARNING,
            "The article points at a note or reference that it does not have.",
            "Look for the note in another edition, or add the source by hand.",
        ),
        Trouble.NO_MARKER: Code(
            "note-without-marker",
            Severity.NOTE,
            "Nothing in the article points at this note or reference.",
            "Look whether a claim rests on it.",
        ),
        Trouble.CYCLE: Code(
            "note-in-a-circle",
            Severity.WARNING,
            "A note refers to another that leads back to it, or to none.",
            "Look up what is meant, and add the source by hand.",
        ),
        Trouble.TOO_MANY: Code(
            "too-many-markers",
            Severity.WARNING,
            "The article has more links and markers than are looked at.",
            "Give the part of it that matters.",
        ),
    }
)
FLAW_CODES: Final[Mapping[str, Code]] = MappingProxyType({code.name: code for code in _CODES.values()})


def flaw_findings(article: Article, file: str) -> Iterator[Finding]:
    """Yield a finding for each flaw of *article*, which was read from *file*."""
    for flaw in article.flaws:
        code = _CODES[flaw.trouble]
        yield Finding(
            code=code.name,
            severity=code.severity,
            message=flaw.message,
            hint=code.hint,
            file=file,
            subject=f"{flaw.marker}@{flaw.start}",
        )
