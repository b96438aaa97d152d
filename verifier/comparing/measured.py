"""What a figure measures: 410,000 tonnes of cocoa do not bear out 410,000 tonnes of coffee.

Where claim and source each have a word of their own for what the same figure counts or measures, and neither says the
other's anywhere, the figure agrees by accident, or the two mean one thing in words that are not known to be alike.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from verifier.comparing.deriving.words import is_said, telling
from verifier.comparing.passage import Passage
from verifier.domain.check import Check, Outcome
from verifier.domain.figure import Figure
from verifier.language.chunks import read_clauses
from verifier.language.statement import Statement, Word

SKIPPED: Final = frozenset({"of", "the", "a", "an", "all", "its", "their", "his", "her", "these", "those"})
DIMENSIONS: Final = frozenset("wide long across high deep tall old thick broad away apart round year time".split())
LONGEST: Final = 4  # words of what is measured


def with_other_thing(check: Check, claimed: Figure, stated: Figure, claim: Statement, passage: Passage) -> Check:
    """Return the agreeing *check*, open where the two figures measure things of different names."""
    statement = next((each for each in passage.core if stated in each.figures), None)
    if statement is None:
        return check
    mine, theirs = measured_by(claim, claimed), measured_by(statement, stated)
    if not mine or not theirs or _are_met(mine, passage.by_key) or _are_met(theirs, _keys(claim.words)):
        return check
    reason = f"the source gives {stated} of “{_text(theirs)}”, the claim of “{_text(mine)}”"
    return check.model_copy(update={"outcome": Outcome.OPEN, "reason": reason})


def _are_met(words: Sequence[Word], said: Collection[str]) -> bool:
    """Tell whether any of the words is *said*."""
    return any(is_said(key, said) for word in words for key in word.keys)


def _keys(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(key for word in words for key in word.keys)


def measured_by(statement: Statement, figure: Figure) -> list[Word]:
    """Return the words right behind a figure that name what it counts or measures, "of" and articles between them."""
    found: list[Word] = []
    verbs = {clauses.tokens[verb.main].start for clauses in (read_clauses(statement),) for verb in clauses.verbs}
    words = {word.index: word for word in statement.words if word.token.start not in verbs}
    at = next((number for number, token in enumerate(statement.tokens) if token.start >= figure.end), -1)
    while 0 <= at < len(statement.tokens) and len(found) < LONGEST:
        token = statement.tokens[at]
        before = statement.tokens[at - 1].end if at else token.start
        if statement.text[before - statement.start : token.start - statement.start].strip(" %-’'s"):
            break
        if at in words and token.lower not in SKIPPED:
            found.append(words[at])
        elif token.lower not in SKIPPED:
            break
        at += 1
    return [word for word in found if telling([word.token.stem]) - DIMENSIONS]


def _text(words: list[Word]) -> str:
    return " ".join(word.token.text for word in words)
