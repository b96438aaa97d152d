"""The codes of findings about claims and texts; those about claim files stand with the register.

docs/findings.md explains each code.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from verifier.domain.assessment import Verdict
from verifier.domain.finding import Code, Severity
from verifier.pipeline.article_codes import ARTICLE_CODES
from verifier.pipeline.links import LINK_CODES

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

_GIVE_TEXT: Final = "Give its text with --source ID=PATH or --document ID=PATH."

_TABLE: Final = (
    # verdicts
    Code("claim-refuted", _ERROR, "The text says otherwise than the claim.", "Correct it, or cite another source."),
    Code("claim-disputed", _ERROR, "One cited source supports the claim, another refutes it.", "Read both and decide."),
    Code("claim-partial", _WARNING, "The text bears out only a part of the claim.", "Narrow the claim, or cite more."),
    Code("claim-not-enough-info", _WARNING, "The text does not settle the claim.", "Cite a source that speaks of it."),
    Code("claim-unavailable", _NOTE, "There was no text to check the claim against.", _GIVE_TEXT),
    Code("conflict", _WARNING, "Two documents state what cannot both hold.", "Read both and decide."),
    # texts
    Code("text-unreadable", _ERROR, "The file is empty, broken, encrypted, too large, or of an unknown format.",
         "Give another copy of it."),
    # the ledger
    Code("ledger-not-written", _WARNING, "What the verdicts rely on could not be written into the ledger.",
         "Allow it to be written, or name another folder with --archive."),
    Code("text-not-captured", _ERROR, "The file cannot be opened, or no text was given.", "Check the path."),
    Code("text-foreign-language", _WARNING, "The text is not in English.", "Give an English version, if there is one."),
    Code("text-no-text", _WARNING, "The page shows its text only by scripts.", "Save the page from a browser."),
    Code("text-scanned", _WARNING, "The PDF holds pictures of pages.", "Run text recognition (OCR) over it first."),
    Code("text-dead", _WARNING, "The address answers no more.", "Look for a copy in a web archive."),
    Code("text-blocked", _WARNING, "The site refuses to answer.", "Save the page from a browser, and give that file."),
)  # fmt: skip

REPORT_CODES: Final[Mapping[str, Code]] = MappingProxyType(
    {**{code.name: code for code in _TABLE}, **LINK_CODES, **ARTICLE_CODES}
)


def code_of(verdict: Verdict) -> str:
    """Return the code of a finding about a claim with *verdict*; there is none for ``supported``."""
    return f"claim-{verdict.value.replace('_', '-')}"
