"""Too little: two statements that share so little that no single difference could make a conflict of them.

What differs is left out when it is counted how much two statements share, and only that. A figure or a period takes out
hardly any word; a name takes out its own; and what turns a statement round (a contrary, another doer, "all" for "some")
takes out words only where the two have something in common that could be turned. So where neither the statements as
they stand nor without their names share enough, and nothing can be turned, there is no conflict, whatever a whole
comparison finds.
"""

from collections.abc import Container
from functools import lru_cache
from itertools import product
from typing import Final

from verifier.comparing.align import Alignment
from verifier.comparing.changes import changes_of
from verifier.comparing.companions import name_lists
from verifier.comparing.facing import face
from verifier.comparing.order import SMALL_WORDS
from verifier.comparing.predicates import is_one_word, is_transfer, plain
from verifier.comparing.ranks import read_ranks
from verifier.comparing.scope import ALL, SOME
from verifier.conflicts.compare import shares_enough, shares_enough_but_names
from verifier.conflicts.side import Side
from verifier.conflicts.states import check_states
from verifier.language.lexicon import derivations
from verifier.language.roles import read_frames
from verifier.language.statement import NO_NAME, Statement

QUANTIFIERS: Final = ALL | SOME | {"than"}  # "longer than" bounds a noun as well
BOUNDING: Final = "of"  # beside a figure: "two of its six piers"
LENGTHS: Final = frozenset("day week month quarter year decade century long same".split())  # of a lag, in words
LEVELS: Final = 2  # figures of one sentence that may say which of two things is more
KEPT: Final = 1 << 10  # statements, or pairs of them: many are asked about one after the other


def share_too_little(one: Side, other: Side, there: Alignment, back: Alignment) -> bool:
    """Tell whether no single difference of two statements could make a conflict, so little do they share."""
    written = _written(one.statement) | _written(other.statement)
    if shares_enough((_most(there, written), _most(back, written))):
        return False
    but_names = _most(there, written, but_names=1.0), _most(back, written, but_names=1.0)
    return not shares_enough_but_names(but_names) and not may_be_turned(one.statement, other.statement)


def may_be_turned(one: Statement, other: Statement) -> bool:
    """Tell whether one of two statements may turn round something that the other says."""
    there, back = face(one, other), face(other, one)
    if there.clashes or back.clashes or check_states(one, other):
        return True
    if (changes_of(one) and changes_of(other)) or (read_ranks(one) and read_ranks(other)):
        return True
    if _is_of_levels(one, other) or _is_of_levels(other, one) or (name_lists(one) and name_lists(other)):
        return True
    if _may_share_predicate(one, other):
        return True
    # Small words turn a statement round only where two of its words are met: nothing else ties them to one matter.
    return max(len(there.answers), len(back.answers)) > 1 and bool(_has_small_words(one) or _has_small_words(other))


def _most(alignment: Alignment, written: Container[str], but_names: float = 0.0) -> float:
    """Return how much of its wording a statement shares at most, 0 to 1.

    Missing words that figures and periods are *written* with are not counted, and of those in names *but_names* of
    their weight is left out.
    """
    met = missing = 0.0
    for link in alignment.links:
        weight = link.word.weight
        met += weight * link.worth
        if link.word.token.text in written or link.word.token.stem in LENGTHS:
            continue
        counted = 1 - but_names if link.word.name != NO_NAME else 1.0
        missing += weight * (1 - link.worth) * counted
    return met / (met + missing) if met + missing else 1.0


@lru_cache(maxsize=KEPT)
def _written(statement: Statement) -> frozenset[str]:
    parts = [figure.text for figure in statement.figures] + [period.text for period in statement.periods]
    return frozenset(word for part in parts for word in part.split())


@lru_cache(maxsize=KEPT)
def _has_small_words(statement: Statement) -> bool:
    """Tell whether a statement has words that may say of how many, or before or after what, it holds."""
    lowers = [token.lower for token in statement.tokens]
    if not QUANTIFIERS.isdisjoint(lowers) or not SMALL_WORDS.isdisjoint(lowers):
        return True
    return BOUNDING in lowers and any(
        BOUNDING in lowers[max(0, at - LEVELS) : at + LEVELS]
        for at, token in enumerate(statement.tokens)
        if any(figure.start <= token.start < figure.end for figure in statement.figures)
    )


def _is_of_levels(claim: Statement, source: Statement) -> bool:
    """Tell whether one side may say which of two things is more, and the other the two levels of both."""
    return not claim.figures and len(source.figures) >= LEVELS


@lru_cache(maxsize=KEPT)
def _predicates(statement: Statement) -> tuple[tuple[str, bool], ...]:
    """Return the predicates of a statement, each with whether it tells that something changes hands."""
    frames = map(plain, read_frames(statement))
    return tuple(dict.fromkeys((frame.stem, is_transfer(frame)) for frame in frames))


def _may_share_predicate(one: Statement, other: Statement) -> bool:
    return any(
        (is_handed and is_taken)
        or is_one_word(mine, theirs)
        or theirs in derivations(mine)
        or mine in derivations(theirs)
        for (mine, is_handed), (theirs, is_taken) in product(_predicates(one), _predicates(other))
    )
