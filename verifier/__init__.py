"""A register of claims, the sources they cite, and whether the sources bear them out.

>>> from verifier import match, read
>>> text = read(b"The harbour authority handled 4.2 million tonnes of freight in 2024, it said on Monday.")
>>> print(match("The harbour authority handled 4.9 million tonnes in 2024.", text).verdict)
refuted
"""

import importlib
import typing

if typing.TYPE_CHECKING:
    from verifier.api import extract, match, read
    from verifier.api_links import check_links
    from verifier.conflicts.compare import compare
    from verifier.conflicts.find import find_conflicts
    from verifier.domain.article import Article
    from verifier.domain.assessment import Assessment, Evidence, Verdict
    from verifier.domain.check import Check, CheckKind, Outcome
    from verifier.domain.claim import Citation, Claim, Document, Source
    from verifier.domain.conflict import Conflict, Position, Stated
    from verifier.domain.extracted import Cited, ExtractedClaim, Stand
    from verifier.domain.linkcheck import LinkCheck
    from verifier.domain.text import Text
    from verifier.errors import ReadError, VerifierError

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Assessment",
    "Check",
    "CheckKind",
    "Citation",
    "Cited",
    "Claim",
    "Conflict",
    "Document",
    "Evidence",
    "ExtractedClaim",
    "LinkCheck",
    "Outcome",
    "Position",
    "ReadError",
    "Source",
    "Stand",
    "Stated",
    "Text",
    "Verdict",
    "VerifierError",
    "check_links",
    "compare",
    "extract",
    "find_conflicts",
    "match",
    "read",
]

# Where each name lives. They are imported when first asked for, so that ``verifier --help`` need not load the readers.
_HOMES = {
    "Article": "verifier.domain.article",
    "Assessment": "verifier.domain.assessment",
    "Check": "verifier.domain.check",
    "CheckKind": "verifier.domain.check",
    "Citation": "verifier.domain.claim",
    "Cited": "verifier.domain.extracted",
    "Claim": "verifier.domain.claim",
    "Conflict": "verifier.domain.conflict",
    "Document": "verifier.domain.claim",
    "Evidence": "verifier.domain.assessment",
    "ExtractedClaim": "verifier.domain.extracted",
    "LinkCheck": "verifier.domain.linkcheck",
    "Outcome": "verifier.domain.check",
    "Position": "verifier.domain.conflict",
    "ReadError": "verifier.errors",
    "Source": "verifier.domain.claim",
    "Stand": "verifier.domain.extracted",
    "Stated": "verifier.domain.conflict",
    "Text": "verifier.domain.text",
    "Verdict": "verifier.domain.assessment",
    "VerifierError": "verifier.errors",
    "check_links": "verifier.api_links",
    "compare": "verifier.conflicts.compare",
    "extract": "verifier.api",
    "find_conflicts": "verifier.conflicts.find",
    "match": "verifier.api",
    "read": "verifier.api",
}


def __getattr__(name: str) -> typing.Any:  # noqa: ANN401 - what a module's attribute is depends on its name
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
