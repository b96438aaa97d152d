"""Members: a number of things that belong to somebody, beside that somebody.

"The ministry listed Halden Ports in May 2019" and "in August it listed 38 affiliates of Halden Ports" are two
occasions: what happens to a company does not happen to a number of its branches, nor the other way round.
"""

from typing import Final

from verifier.domain.figure import Figure, FigureKind
from verifier.language.statement import Statement
from verifier.language.words import Token

OF: Final = "of"
APOSTROPHES: Final = frozenset({"'", "’"})
OWN: Final = frozenset({"its", "their", "his", "her"})
REACH: Final = 5  # tokens from a number to the noun that it counts, "38 of the company's foreign affiliates"


def are_whole_and_members(one: Statement, other: Statement) -> bool:
    """Tell whether one statement speaks of a number of somebody's things, and the other counts nothing."""
    return (counts_members(one) and not _counts_several(other)) or (counts_members(other) and not _counts_several(one))


def counts_members(statement: Statement) -> bool:
    """Tell whether a number of several things of somebody is spoken of: "38 Huawei affiliates", "two of its ships"."""
    return any(_is_of_members(statement, figure) for figure in statement.figures)


def _counts_several(statement: Statement) -> bool:
    return any(figure.kind is FigureKind.COUNT and figure.high > 1 for figure in statement.figures)


def _is_of_members(statement: Statement, figure: Figure) -> bool:
    if figure.kind is not FigureKind.COUNT or figure.high <= 1 or not figure.counted:
        return False
    behind = [(at, token) for at, token in enumerate(statement.tokens) if token.start >= figure.start][1 : 1 + REACH]
    counted = figure.counted[-1]
    head = next((number for number, (_, token) in enumerate(behind) if token.lower == counted), None)
    if head is None:
        return False
    if _is_possessive(statement, behind[head][1]):
        return True
    between, after = behind[:head], behind[head + 1 :]
    named = {at for name in statement.names for at in range(name.first, name.last)}
    if any(at in named or token.lower in OWN or _is_possessive(statement, token) for at, token in between):
        return True
    is_of = bool(after) and after[0][1].lower == OF
    return is_of and any(at in named or token.lower in OWN for at, token in after[1:3])


def _is_possessive(statement: Statement, token: Token) -> bool:
    return statement.text[token.end - statement.start :][:1] in APOSTROPHES
