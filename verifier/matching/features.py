"""Features: what one passage says about one claim, as numbers that a fitted model can weigh."""

from collections.abc import Sequence
from typing import Final

from verifier.comparing.align import Alignment, LinkKind
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.statement import NO_NAME

# Kinds of check that are counted apart; each gives the share of its checks with each outcome.
COUNTED: Final = (CheckKind.FIGURE, CheckKind.PERIOD, CheckKind.NAME)
OUTCOMES: Final = (Outcome.AGREES, Outcome.DIFFERS, Outcome.OPEN, Outcome.ABSENT)
TURNS: Final = (CheckKind.ROLE, CheckKind.POLARITY, CheckKind.DIRECTION)
MANY_WORDS: Final = 20  # content words; longer claims are not told apart by length
RARE: Final = 8.0  # nats: the weight of a word that one page in three thousand has

FEATURES: Final = (
    "coverage",
    "core_coverage",
    "plain_coverage",
    "plain_core_coverage",
    "name_coverage",
    "same_share",
    "context_share",
    "heaviest_missing",
    "heaviest_missing_name",
    "missing_words",
    "length",
    "bigram_overlap",
    "turns",
    *(f"{kind.value}_{outcome.value}" for kind in COUNTED for outcome in OUTCOMES),
)


def features(alignment: Alignment, checks: Sequence[Check]) -> tuple[float, ...]:
    """Return the values of FEATURES, in that order, each between 0 and about 1."""
    links = alignment.links
    missing = [link for link in links if not link.worth]
    named = [link for link in links if link.word.name != NO_NAME]
    wording = (
        alignment.coverage,
        alignment.core_coverage,
        alignment.plain_coverage,
        alignment.plain_core_coverage,
        alignment.name_coverage,
        alignment.share_of(LinkKind.SAME),
        alignment.share_of(LinkKind.CONTEXT),
        max((link.word.weight for link in missing), default=0.0) / RARE,
        max((link.word.weight for link in named if not link.worth), default=0.0) / RARE,
        len(missing) / max(len(links), 1),
        min(len(links), MANY_WORDS) / MANY_WORDS,
        alignment.bigram_overlap,
        float(sum(check.kind in TURNS for check in checks)),
    )
    return (*wording, *(_share(checks, kind, outcome) for kind in COUNTED for outcome in OUTCOMES))


def _share(checks: Sequence[Check], kind: CheckKind, outcome: Outcome) -> float:
    """Return which share of the checks of *kind* came out as *outcome*; 0 where there are none."""
    of_kind = [check for check in checks if check.kind is kind]
    return sum(check.outcome is outcome for check in of_kind) / len(of_kind) if of_kind else 0.0
