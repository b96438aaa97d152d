"""Other offices: a person or body that is met but for the department: the foreign minister, the minister of defence.

The words before an office's name tell which of several it is; nobody is spoken of by two of them in one breath.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from verifier.comparing.align import align
from verifier.comparing.passage import passage_of
from verifier.conflicts.turned_words import Turned
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.statement import Statement

MET: Final = 0.55  # of the wording of the statement, by one sentence, weighted by rarity and without the department
OFFICES: Final = frozenset("minister ministry secretary department committee spokesman spokeswoman".split())
DEPARTMENTS: Final = frozenset(
    "foreign defence defense finance interior home health justice education labour labor trade commerce transport "
    "energy agriculture environment culture economy treasury prime deputy".split()
)
RANKS: Final = frozenset("executive financial operating technology information marketing".split())
CHIEF, OFFICER = "chief", "officer"
TITLES: Final = {f"c{rank[0]}o": rank for rank in sorted(RANKS)}  # "CFO" is the chief financial officer


def other_offices(statement: Statement, core: Sequence[Statement]) -> list[Turned]:
    """Return where a sentence of *core* says all of *statement* but of another department; the surest first."""
    found = [turned for sentence in core for turned in _turned(statement, sentence)]
    return sorted(found, key=lambda turned: -turned.share)


def _turned(statement: Statement, sentence: Statement) -> Iterator[Turned]:
    mine, theirs = list(_offices(statement)), list(_offices(sentence))
    if len(mine) != 1 or len(theirs) != 1:
        return
    (office, claimed), (same, stated) = mine[0], theirs[0]
    if office != same or claimed == stated:
        return
    share = align(statement, passage_of((sentence,))).matter(frozenset(claimed.split()))
    if share >= MET:
        reason = f"the source says “{stated}”, the claim says “{claimed}”"
        yield Turned(
            Check(kind=CheckKind.NAME, claimed=claimed, stated=stated, outcome=Outcome.DIFFERS, reason=reason),
            sentence,
            share,
        )


def _offices(statement: Statement) -> Iterator[tuple[str, str]]:
    """Yield each office with its department: ("minister", "defence"), also of "the minister of defence"."""
    words = [token.lower for token in statement.tokens]
    for at, word in enumerate(words):
        if word in OFFICES:
            behind = words[at + 2] if words[at + 1 : at + 2] in (["of"], ["for"]) and len(words) > at + 2 else ""
            before = words[at - 1] if at else ""
            yield from ((word, each) for each in (before, behind) if each in DEPARTMENTS)
        elif word == OFFICER and at > 1 and words[at - 2] == CHIEF and words[at - 1] in RANKS:
            yield OFFICER, words[at - 1]
        elif word in TITLES:
            yield OFFICER, TITLES[word]
