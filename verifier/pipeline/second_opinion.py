"""Second opinion: what the entailment model thinks of a conflict that the rules have found.

Rules tell that "unable" turns round "able", and may not know that "impossible" does too. The model reads the whole; on
two statements that say the same in other words it is sure of a support, and on two of different matters sure of
neither. It is asked about few pairs, those that the rules refute, and can only take a conflict away. A figure that
differs is not for it to judge: it takes 134 for 143.
"""

from collections.abc import Sequence
from typing import Final

from verifier.domain.check import CheckKind
from verifier.matching.matcher import Entails

# Chances, chosen on two retellings of articles (the half of one that is held back left out). No altered statement
# of 129 reaches .7 in a negation, and two of the false alarms reach .65; neither takes more than one in thirty away.
SAYS_THE_SAME: Final = 0.65
SAYS_NEITHER: Final = 0.8
BY_WORDS: Final = frozenset({CheckKind.POLARITY, CheckKind.SCOPE})
BY_MATTER: Final = BY_WORDS | {CheckKind.NAME, CheckKind.DIRECTION, CheckKind.PERIOD}


def is_doubted(statement: str, sentences: Sequence[str], kind: CheckKind, model: Entails) -> bool:
    """Tell whether *model* sees no contradiction of *statement* in *sentences*, by one of them or by all together.

    Args:
        statement: what is contradicted.
        sentences: the passage that contradicts it.
        kind: which part differs.
        model: what tells whether evidence supports a claim.
    """
    if kind not in BY_MATTER:
        return False
    views = dict.fromkeys([" ".join(sentences), *sentences])
    opinions = [model.judge(view, statement) for view in views]
    if min(opinion.nei for opinion in opinions) >= SAYS_NEITHER:
        return True
    return kind in BY_WORDS and max(opinion.supported for opinion in opinions) >= SAYS_THE_SAME
