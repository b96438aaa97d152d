"""Parts of a whole: 3,020 "of whom" or "of them" are not the whole of which the source gives another figure.

"11,480 patients, of whom 3,020 were under eighteen" does not bear out 3,020 patients; it does 3,020 under eighteen.
"""

import re
from collections.abc import Sequence
from typing import Final

from verifier.comparing.deriving.words import is_said, telling
from verifier.comparing.passage import Passage
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.figure import Figure
from verifier.language.figure_check import are_comparable, same_number
from verifier.language.statement import Statement
from verifier.language.words import Token, stem

THEM: Final = frozenset({"them", "whom", "which", "these", "those"})
OWNERS: Final = frozenset({"the", "its", "their", "his", "her", "our", "all"})
BREAK: Final = re.compile(r"[,;:]\s|[—–()]|\b(?:but|and|while|whereas)\b")


def check_part(claimed: Figure, stated: Figure, claim: Statement, passage: Passage) -> Check | None:
    """Return a check that differs where the source gives *stated* as a part of a whole that the claim's figure is of.

    None where it is no such part, or where the claim says of which part it speaks.
    """
    statement = next((each for each in passage.core if stated in each.figures), None)
    if statement is None or _is_part(claim.tokens, claimed):
        return None
    whole = _whole(statement, stated)
    if whole is None or not are_comparable(claimed, whole) or same_number(claimed, whole):
        return None
    begin, end = _clause_of(statement, stated)
    if _says_which_part(claim, claimed, statement, begin, end):
        return None
    reason = f"the source gives {stated} as a part of {whole}"
    return Check(kind=CheckKind.FIGURE, claimed=claimed.text, stated=whole.text, outcome=Outcome.DIFFERS, reason=reason)


def _whole(statement: Statement, part: Figure) -> Figure | None:
    """Return the figure that *part* is given as a part of: the next one of "620 of its 4,900", or the one before."""
    if not _is_part(statement.tokens, part):
        return None
    behind = [figure for figure in statement.figures if figure.start >= part.end]
    after = [token.lower for token in statement.tokens if token.start >= part.end][:2]
    if behind and len(after) > 1 and after[0] == "of" and after[1] in OWNERS:
        return behind[0]
    before = [figure for figure in statement.figures if figure.end <= part.start and are_comparable(part, figure)]
    return before[-1] if before else None


def _is_part(tokens: Sequence[Token], figure: Figure) -> bool:
    """Tell whether "of whom" stands before the figure, or "of them" or "of its" behind it."""
    before = [token.lower for token in tokens if token.end <= figure.start][-2:]
    after = [token.lower for token in tokens if token.start >= figure.end][:2]
    leads = len(before) > 1 and before[0] == "of" and before[1] in THEM
    return leads or (len(after) > 1 and after[0] == "of" and after[1] in THEM | OWNERS)


def _clause_of(statement: Statement, part: Figure) -> tuple[int, int]:
    """Return where the words that tell which part it is begin and end: at the next mark or "and" on either side."""
    text, offset = statement.text, statement.start
    before = [mark.end() for mark in BREAK.finditer(text, 0, part.start - offset)]
    behind = BREAK.search(text, part.end - offset)
    return offset + (before[-1] if before else 0), offset + (behind.start() if behind else len(text))


def _says_which_part(claim: Statement, claimed: Figure, statement: Statement, begin: int, end: int) -> bool:
    """Tell whether the claim has a word or figure of the part's clause, beside what it counts; true where none is."""
    counted = frozenset(map(stem, claimed.counted))
    words = telling(word.keys[-1] for word in statement.words if begin <= word.token.start < end) - counted
    said = frozenset(key for word in claim.words for key in word.keys) - counted
    amounts = [figure for figure in statement.figures if begin <= figure.start < end]
    own = [figure for figure in amounts if not same_number(figure, claimed) and not figure.counted]
    if not words and not own:
        return True
    is_measured = any(same_number(mine, theirs) for mine in claim.figures for theirs in own)
    return is_measured or any(is_said(word, said) for word in words)
