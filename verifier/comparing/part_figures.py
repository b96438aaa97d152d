"""Parts of a whole: 3,020 "of whom" or "of them" are not the whole of which the source gives another figure.

"11,480 patients, of whom 3,020 were under eighteen" does not bear out 3,020 patients; it does 3,020 under eighteen.
"""

from collections.abc import Sequence
from typing import Final

from verifier.comparing.deriving.words import is_said, telling
from verifier.comparing.passage import Passage
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.figure import Figure
from verifier.language.figure_check import are_comparable, same_number
from verifier.language.statement import Statement
from verifier.language.words import Token

THEM: Final = frozenset({"them", "whom", "which", "these", "those"})
OWNERS: Final = frozenset({"the", "its", "their", "his", "her", "our", "all"})
BREAKS: Final = frozenset(",;:—–()")
JOINING: Final = frozenset({"but", "and", "while", "whereas"})


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
    said = frozenset(key for word in claim.words for key in word.keys)
    telling_apart = _of_the_part(statement, stated) - telling(claimed.counted)
    if not telling_apart or any(is_said(word, said) for word in telling_apart):
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


def _of_the_part(statement: Statement, part: Figure) -> frozenset[str]:
    """Return the words that tell which part it is: those of its clause, as far as the next figure or mark."""
    offset = statement.start
    begin, end = part.start, part.end
    for token in statement.tokens:
        gap = statement.text[end - offset : token.start - offset]
        if token.start >= part.end:
            if not BREAKS.isdisjoint(gap) or token.lower in JOINING:
                break
            end = token.end
    for token in reversed(statement.tokens):
        gap = statement.text[token.end - offset : begin - offset]
        if token.end <= part.start:
            if not BREAKS.isdisjoint(gap) or token.lower in JOINING:
                break
            begin = token.start
    words = [word for word in statement.words if begin <= word.token.start < end]
    return telling(word.keys[-1] for word in words)
