"""Scope: the claim speaks of all, the source of some, or the other way round.

"Two of its six piers", "a third of its flights" and "most schools" are not all of them, and what holds "on this line
only" does not hold on all lines. A noun without any such word may mean all or not, and contradicts neither.
"""

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Final

from verifier.comparing.align import Alignment
from verifier.comparing.facing import TIED, Facing, face
from verifier.comparing.roles import statements_of
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.figure import Figure, FigureKind
from verifier.language.statement import Statement, Word
from verifier.language.words import Token

ALL: Final = frozenset({"all", "every", "each", "whole", "entire"})
SOME: Final = frozenset({"some", "most", "many", "few", "several", "half", "part", "only"})
NOT: Final = frozenset({"not", "nearly", "almost", "virtually"})  # "not all", "nearly all"
BETWEEN: Final = frozenset({"of", "the", "its", "their", "his", "her", "our", "these", "those", "this"})
RESTRICTED: Final = 3  # tokens: "of more than"
COMPARED: Final = frozenset({"more", "less"})
REACH: Final = 5  # tokens from a quantifier to its noun: "all six piers of", "two of its six piers"
WHOLE: Final = 100  # per cent


WHOLE_WORDS: Final = ALL | frozenset("both any always never no none nobody everyone entirely wholly fully 100".split())
ONLY_WORDS: Final = frozenset(
    "only just sole solely alone merely exclusively except but no none nobody unique single single-handedly mere "
    "limited handful few little barely not".split()
)


SUPERLATIVES: Final = frozenset(
    "highest largest biggest longest greatest lowest smallest oldest youngest fastest richest poorest tallest heaviest "
    "cheapest deepest widest shortest strongest weakest best worst".split()
)
TOPMOST: Final = frozenset(
    "most least first last top leading main chief key record peak maximum minimum major primary never no none".split()
)


class Scope(Enum):
    """Of how many a noun speaks."""

    ALL = "all"
    SOME = "some"
    OPEN = "open"


def check_scope(claim: Statement, alignment: Alignment) -> list[Check]:
    """Return at most one check that differs, where one side says all and the other only some of the same thing."""
    return [check for statement in statements_of(alignment) for check in _checks(face(claim, statement))][:1]


def unsaid_scope(claim: Statement, alignment: Alignment) -> str:
    """Return the claim's words for all, the only or the most of something, where the source leaves that open.

    Empty where the source says as much, or the claim says no such thing.
    """
    facings = [face(claim, statement) for statement in statements_of(alignment)]
    told = {token.lower for facing in facings for token in facing.statement.tokens}
    for position, word in enumerate(claim.words):
        scope, words = scope_of(claim, word)
        if scope is not Scope.ALL or told & WHOLE_WORDS or _is_share_of(claim, words):
            continue
        places = [(facing, place) for facing in facings for place in facing.best_answers(position)]
        if places and all(
            scope_of(facing.statement, facing.statement.words[place])[0] is Scope.OPEN for facing, place in places
        ):
            return words
    tops = SUPERLATIVES & {token.lower for token in claim.tokens}
    if tops and not told & (SUPERLATIVES | TOPMOST):
        return min(tops)
    only = next((token for token in claim.tokens if token.lower == "only"), None)
    return "only" if only is not None and not told & ONLY_WORDS else ""


def _is_share_of(claim: Statement, words: str) -> bool:
    """Tell whether "all" stands behind "of": "40 % of all cameras" says nothing of all of them."""
    return f"of {words}" in claim.text


def _checks(facing: Facing) -> Iterator[Check]:
    for mine, word in enumerate(facing.claim.words):
        claimed, claimed_words = scope_of(facing.claim, word)
        if claimed is Scope.OPEN:
            continue
        found = [scope_of(facing.statement, facing.statement.words[place]) for place in facing.best_answers(mine)]
        is_tied = any(facing.tie(mine, place) >= TIED for place in facing.best_answers(mine))
        if is_tied and found and all(scope not in {claimed, Scope.OPEN} for scope, _ in found):
            yield _differs(claimed_words, found[0][1])


def scope_of(statement: Statement, word: Word) -> tuple[Scope, str]:
    """Return of how many a noun speaks, with the words that say so; open without any."""
    tokens = statement.tokens
    behind = tokens[word.index + 1].lower if word.index + 1 < len(tokens) else ""
    if behind == "only":
        return Scope.SOME, f"{word.token.text} only"
    restriction = _restriction(tokens, word.index + 1)
    if restriction:
        return Scope.SOME, f"{word.token.text} {restriction}"
    for at in range(word.index - 1, max(word.index - 1 - REACH, -1), -1):
        token = tokens[at]
        gap = statement.text[token.end - statement.start : tokens[at + 1].start - statement.start]
        if gap.strip(" %"):
            break
        scope = _quantifier(statement, at)
        if scope is not Scope.OPEN:
            text = statement.text[token.start - statement.start : word.token.end - statement.start]
            return scope, text
        if token.lower not in BETWEEN and _figure_at(statement, token.start) is None and token.is_function:
            break
    return Scope.OPEN, ""


def _restriction(tokens: Sequence[Token], at: int) -> str:
    """Return what bounds the noun before token *at*: "ships longer than", "lorries of more than"; empty for nothing."""
    words = [token.lower for token in tokens[at : at + RESTRICTED]]
    if words[:1] == ["of"]:
        words = words[1:]
    is_bound = len(words) > 1 and words[1] == "than" and (words[0].endswith("er") or words[0] in COMPARED)
    return " ".join(words[:2]) if is_bound else ""


def _quantifier(statement: Statement, at: int) -> Scope:
    token = statement.tokens[at]
    before = statement.tokens[at - 1].lower if at else ""
    if token.lower in ALL and before not in NOT:
        return Scope.ALL
    if token.lower in SOME:
        return Scope.SOME
    follows = statement.tokens[at + 1].lower if at + 1 < len(statement.tokens) else ""
    figure = _figure_at(statement, token.start)
    if figure is None:
        return Scope.OPEN
    is_part = follows == "of" and (figure.kind is FigureKind.COUNT or figure.high < WHOLE)
    return Scope.SOME if is_part or _is_whole_of_a_part(statement, at, figure) else Scope.OPEN


def _is_whole_of_a_part(statement: Statement, at: int, whole: Figure) -> bool:
    """Tell whether a part of the figure at *at* follows: "Of the 6,150 starters, 5,870 reached the finish"."""
    leads = [token.lower for token in statement.tokens[max(at - 2, 0) : at]]
    following = [figure for figure in statement.figures if figure.start >= whole.end]
    is_counted = bool(following) and following[0].kind is whole.kind is FigureKind.COUNT
    return leads[:1] == ["of"] and is_counted and following[0].high < whole.low


def _figure_at(statement: Statement, start: int) -> Figure | None:
    return next((figure for figure in statement.figures if figure.start <= start < figure.end), None)


def _differs(claimed: str, stated: str) -> Check:
    return Check(
        kind=CheckKind.SCOPE,
        claimed=claimed,
        stated=stated,
        outcome=Outcome.DIFFERS,
        reason=f"the source says “{stated}”, the claim says “{claimed}”",
    )
