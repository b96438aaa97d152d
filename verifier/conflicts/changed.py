"""Changed: what became of a conflict since somebody decided it, so that the decision stays, or is stale and why.

Who repeats what another document says changes nothing; a side that says something else, a new side, and a side that
nobody takes any more each do.
"""

from collections.abc import Callable, Iterable
from typing import Final

from verifier.conflicts.positions import opposed
from verifier.domain.conflict import Conflict, Position

SETTLED: Final = "the documents do not contradict one another any more"


def same_conflict(decided: Conflict, found: Iterable[Conflict]) -> Conflict | None:
    """Return which of the conflicts *found* is the one that was *decided*; None if it was found no more.

    It is the one with the same key, else the first that puts the two statements of the decided one on different sides,
    else, as where one of these two is stated no more, the first that does so with any two that the decided one had on
    different sides.
    """
    listed, apart = list(found), opposed(decided)
    signs: tuple[Callable[[Conflict], bool], ...] = (
        lambda each: each.key == decided.key,
        lambda each: decided.key in opposed(each),
        lambda each: not apart.isdisjoint(opposed(each)),
    )
    return next((each for sign in signs for each in listed if sign(each)), None)


def what_changed(decided: Conflict, now: Conflict | None) -> tuple[str, ...]:
    """Return, in plain words, what makes a decision on *decided* stale; empty where it still holds."""
    if now is None:
        return (SETTLED,)
    before, after = _by_key(decided), _by_key(now)
    reasons = [
        f"{_name(position)} now says “{position.text}”"
        for key, position in sorted(after.items())
        if key in before and before[key].words_sha256 != position.words_sha256
    ]
    old, new = _said(decided), _said(now)
    reasons += [f"{_names(now, says)} now says “{says}”" for says in new if says not in old]
    reasons += [f"nobody says “{says}” any more" for says in old if says not in new]
    return tuple(reasons)


def _by_key(conflict: Conflict) -> dict[str, Position]:
    return {position.key: position for stand in conflict.sides for position in stand.positions}


def _said(conflict: Conflict) -> list[str]:
    return [stand.says for stand in conflict.sides if stand.says]


def _names(conflict: Conflict, says: str) -> str:
    return ", ".join(name for stand in conflict.sides if stand.says == says for name in stand.documents)


def _name(position: Position) -> str:
    return position.claim or position.document
