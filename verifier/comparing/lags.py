"""Lags of a claim against those of the passage: "a year after it was listed" against "the same day it was listed".

Two that count are left to the figures. What remains is "the same day", which holds no figure, against a lag that does.
"""

from collections.abc import Sequence
from typing import Final

from verifier.comparing.align import Alignment, main_statement
from verifier.comparing.clause_numbers import clause_numbers
from verifier.comparing.passage import Passage
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.lags import Lag, read_lags
from verifier.language.statement import Statement, Word

_SAME_EVENT: Final = 0.5  # of the words behind the claim's lag that the source must have behind its own


def check_lags(claim: Statement, passage: Passage, alignment: Alignment) -> list[Check]:
    """Return a check that differs where two events fall together on one side and lie apart on the other.

    Empty where either has no lag, or where they count from different events.
    """
    mine = read_lags(claim.text, claim.start, periods=claim.periods)
    if len(mine) != 1:
        return []
    main = main_statement(passage, alignment.links)
    theirs = read_lags(main.text, main.start, periods=main.periods)
    if len(theirs) != 1 or mine[0].is_same == theirs[0].is_same or _meet(mine[0], theirs[0]):
        return []
    if _share_of_event(_behind(claim, mine[0]), _behind(main, theirs[0]), alignment) < _SAME_EVENT:
        return []
    claimed, stated = mine[0].text, theirs[0].text
    reason = f"the source says {stated}, the claim says {claimed}"
    return [Check(kind=CheckKind.PERIOD, claimed=claimed, stated=stated, outcome=Outcome.DIFFERS, reason=reason)]


def _meet(one: Lag, other: Lag) -> bool:
    return one.low <= other.high and other.low <= one.high


def _behind(statement: Statement, lag: Lag) -> Sequence[Word]:
    """Return the content words that follow a lag in its own clause: those of the event that it counts from."""
    clauses = clause_numbers(statement)
    following = [word for word in statement.words if word.token.start >= lag.end]
    return [word for word in following if clauses[word.token.start] == clauses[following[0].token.start]]


def _share_of_event(mine: Sequence[Word], theirs: Sequence[Word], alignment: Alignment) -> float:
    """Return the share of the words *mine* that are answered by *theirs*, weighted by rarity; 0 for none."""
    keys = {key for word in theirs for key in word.keys}
    links = [link for link in alignment.links if any(link.word is word for word in mine)]
    total = sum(link.word.weight for link in links)
    met = sum(
        link.word.weight
        for link in links
        if link.worth and keys.intersection((*link.word.keys, *(link.place.word.keys if link.place else ())))
    )
    return met / total if total else 0.0
