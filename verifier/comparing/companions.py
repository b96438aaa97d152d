"""Companions: who is named side by side with whom.

"Japan, the US and the Netherlands agreed on exports to China" is contradicted by "Japan, the US and China agreed on
exports to the Netherlands": in two lists that are the same but for one name, the odd ones have changed places.
"""

from collections.abc import Iterator
from itertools import product
from typing import Final

from verifier.comparing.parties import Likeness
from verifier.language.roles import Party
from verifier.language.statement import Statement

JOINING: Final = frozenset({"and", "or", "the"})
SHORTEST: Final = 3  # names in a list; pairs of names change for many reasons


def exchanged_companions(claim: Statement, statement: Statement, like: Likeness) -> Iterator[tuple[Party, Party]]:
    """Yield the claim's names that stand, in the source, the one in the list and the other outside it."""
    for mine, theirs in product(name_lists(claim), name_lists(statement)):
        odd = [name for name in mine if not any(is_answered(name, other, like) for other in theirs)]
        if len(mine) != len(theirs) or len(odd) != 1:
            continue
        theirs_odd = [other for other in theirs if not any(is_answered(name, other, like) for name in mine)]
        outside = [words for words in _names(claim) if words not in mine]
        beyond = [words for words in _names(statement) if words not in theirs]
        strangers = [words for words in outside if any(is_answered(words, other, like) for other in theirs_odd)]
        if strangers and any(is_answered(odd[0], other, like) for other in beyond):
            yield Party(odd[0]), Party(strangers[0])


def is_answered(mine: frozenset[int], theirs: frozenset[int], like: Likeness) -> bool:
    """Tell whether a name of the claim, by the positions of its words, is the statement's."""
    return any(like.answers.get(position, frozenset()) & theirs for position in mine)


def _names(statement: Statement) -> list[frozenset[int]]:
    return [frozenset(_positions(statement, number)) for number in range(len(statement.names))]


def _positions(statement: Statement, number: int) -> Iterator[int]:
    return (word.token.start for word in statement.words if word.name == number)


def name_lists(statement: Statement) -> list[list[frozenset[int]]]:
    """Return the lists of names joined by commas and "and", each name by the positions of its words."""
    lists: list[list[frozenset[int]]] = []
    names = _names(statement)
    for number, words in enumerate(names):
        if number and _is_joined(statement, number):
            lists[-1].append(words)
        else:
            lists.append([words])
    return [found for found in lists if len(found) >= SHORTEST]


def _is_joined(statement: Statement, number: int) -> bool:
    """Tell whether only a comma, "and" and "the" stand between a name and the one before."""
    before, name = statement.names[number - 1], statement.names[number]
    between = statement.tokens[before.last : name.first]
    start, end = statement.tokens[before.last - 1].end, statement.tokens[name.first].start
    gap = statement.text[start - statement.start : end - statement.start]
    is_list = "," in gap or any(token.lower in {"and", "or"} for token in between)
    return is_list and all(token.lower in JOINING for token in between) and "(" not in gap and "’" not in gap
