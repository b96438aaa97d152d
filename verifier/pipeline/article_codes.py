"""The codes of findings about articles: their references, and what becomes of these; docs/findings.md explains each."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from verifier.domain.article import Trouble
from verifier.domain.finding import Code, Severity

FLAWS: Final[Mapping[Trouble, Code]] = MappingProxyType(
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
"""What each trouble of an article's references is as a finding."""

SOURCE_FOUND: Final = Code(
    "source-found",
    Severity.NOTE,
    "A cited source is among the texts; the message says by what it was known.",
    "Name another with --source ID=PATH if this is not the one.",
)
SOURCE_NOT_FOUND: Final = Code(
    "source-not-found",
    Severity.WARNING,
    "A cited source is not among the texts; its claims are held against all of them.",
    "Put it into the folder, or name its file with --source ID=PATH.",
)
UNCITED: Final = Code(
    "claim-uncited",
    Severity.NOTE,
    "A claim of the article cites nothing; it is held against all texts.",
    "Cite the text that bears it out, if there is one.",
)
ARTICLE_CODES: Final[Mapping[str, Code]] = MappingProxyType(
    {code.name: code for code in (*FLAWS.values(), SOURCE_FOUND, SOURCE_NOT_FOUND, UNCITED)}
)
