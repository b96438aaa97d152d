"""Second opinion: what the entailment model thinks of a conflict that the rules have found.

Rules tell that "unable" turns round "able", and may not know that "impossible" does too. Where the model is sure that
the passage supports the statement, or that it does neither, the conflict is taken away. It is asked about few pairs,
those that the rules refute, and adds none. It is not asked about a figure that differs; whether it could judge these
was not measured. Nor is it about a name beside which enough else agrees (see ``is_well_tied``). That another name, a
role, a direction or a period differs it may doubt for another matter alone.
"""

from collections.abc import Sequence
from typing import Final

from verifier.domain.check import CheckKind
from verifier.matching.matcher import Entails

# Chances, chosen by hand on two retellings of articles, the half of one that is held back left out.
SAYS_THE_SAME: Final = 0.65
SAYS_NEITHER: Final = 0.8
BY_WORDS: Final = frozenset({CheckKind.POLARITY, CheckKind.SCOPE})
BY_MATTER: Final = BY_WORDS | {CheckKind.NAME, CheckKind.ROLE, CheckKind.DIRECTION, CheckKind.PERIOD}


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
