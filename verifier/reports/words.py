"""How verdicts and outcomes are put to people: a word and a sign each, the same in every report."""

from types import MappingProxyType
from typing import Final

from verifier.domain.assessment import Unavailable, Verdict
from verifier.domain.check import CheckKind, Outcome

VERDICT_WORDS: Final = MappingProxyType(
    {
        Verdict.REFUTED: "refuted",
        Verdict.DISPUTED: "disputed",
        Verdict.PARTIAL: "partial",
        Verdict.NOT_ENOUGH_INFO: "not enough info",
        Verdict.UNAVAILABLE: "unavailable",
        Verdict.SUPPORTED: "supported",
    }
)  # in the order in which reports list them: what needs eyes first

VERDICT_SIGNS: Final = MappingProxyType(
    {
        Verdict.REFUTED: "✗",
        Verdict.DISPUTED: "⇄",
        Verdict.PARTIAL: "◐",
        Verdict.NOT_ENOUGH_INFO: "?",
        Verdict.UNAVAILABLE: "–",
        Verdict.SUPPORTED: "✓",
    }
)

OUTCOME_WORDS: Final = MappingProxyType(
    {
        Outcome.AGREES: "agrees",
        Outcome.DIFFERS: "differs",
        Outcome.OPEN: "left open",
        Outcome.ABSENT: "not mentioned",
    }
)

OUTCOME_SIGNS: Final = MappingProxyType(
    {Outcome.AGREES: "=", Outcome.DIFFERS: "≠", Outcome.OPEN: "~", Outcome.ABSENT: "∅"}
)

CHECK_WORDS: Final = MappingProxyType(
    {
        CheckKind.FIGURE: "figure",
        CheckKind.PERIOD: "period",
        CheckKind.NAME: "name",
        CheckKind.ROLE: "who did what to whom",
        CheckKind.POLARITY: "did or did not",
        CheckKind.DIRECTION: "rose or fell",
        CheckKind.MODALITY: "planned or done",
        CheckKind.ATTRIBUTION: "who says it",
        CheckKind.SCOPE: "all or some",
        CheckKind.WORDING: "wording",
        CheckKind.MEANING: "meaning",
    }
)

UNAVAILABLE_WORDS: Final = MappingProxyType(
    {
        Unavailable.NOT_CAPTURED: "not captured",
        Unavailable.DEAD: "dead link",
        Unavailable.BLOCKED: "blocked",
        Unavailable.FOREIGN_LANGUAGE: "not in English",
        Unavailable.NO_TEXT: "page without text",
        Unavailable.SCANNED: "scanned pages",
        Unavailable.UNREADABLE: "unreadable",
    }
)
