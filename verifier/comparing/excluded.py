"""What a source excludes: "named after its finder, not after the telescope" has it named after no telescope.

Words behind "not", "rather than" or "instead of" stand for what does not hold. A claim that has such words
as holding is contradicted, if the sentence says the rest of it and the words stand nowhere else in it.
"""

from collections.abc import Iterator
from typing import Final

from verifier.comparing.align import Alignment
from verifier.comparing.facing import Facing, face
from verifier.comparing.roles import statements_of
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.chunks import read_clauses
from verifier.language.roles import LONGEST
from verifier.language.statement import Statement

ABOUT: Final = 0.6  # of the claim's other words, by rarity, that the passage says
TELLING: Final = 4.0  # nats
BEHIND_NOT: Final = "to by after from in for with at the a an"  # what makes a phrase of what "not" denies
EXCLUDING: Final = frozenset({("instead", "of"), ("rather", "than"), *(("not", word) for word in BEHIND_NOT.split())})


def check_excluded(claim: Statement, alignment: Alignment) -> list[Check]:
    """Return at most one check that differs, where the claim says what a sentence of the passage excludes."""
    if claim.denials or any(_spans(claim)) or any(token.lower == "than" for token in claim.tokens):
        return []  # what is not so may be what the claim compares with: "fewer than usual"
    return [check for one in statements_of(alignment) for check in _checks(face(claim, one), alignment)][:1]


def _checks(facing: Facing, alignment: Alignment) -> Iterator[Check]:
    statement = facing.statement
    for first, last in _spans(statement):
        inside = {position for position, word in enumerate(statement.words) if first <= word.index < last}
        mine = [number for number, places in facing.answers.items() if inside.issuperset(places)]
        telling = [number for number in mine if facing.claim.words[number].weight >= TELLING]
        others = [link for number, link in enumerate(alignment.links) if number not in mine]
        if telling and others and Alignment(tuple(others)).coverage >= ABOUT:
            text = statement.text[
                statement.tokens[first].start - statement.start : statement.tokens[last - 1].end - statement.start
            ]
            yield Check(
                kind=CheckKind.POLARITY,
                claimed=facing.claim.words[telling[0]].token.text,
                stated=text,
                outcome=Outcome.DIFFERS,
                reason=f"the source excludes what the claim says: “{text}”",
            )


def _spans(statement: Statement) -> Iterator[tuple[int, int]]:
    """Yield the tokens of each excluded phrase, first included and last excluded, the excluding words with them."""
    if len(statement.tokens) > LONGEST:
        return
    lowers = [token.lower for token in statement.tokens]
    clauses = read_clauses(statement)
    for first in range(len(lowers) - 2):
        if (lowers[first], lowers[first + 1]) not in EXCLUDING:
            continue
        start = statement.tokens[first + 1].start
        phrase = next((one for one in clauses.phrases if clauses.tokens[one.last - 1].start > start), None)
        if phrase is not None:
            end = clauses.tokens[phrase.last - 1].end
            yield first, 1 + max(at for at, token in enumerate(statement.tokens) if token.end <= end)
