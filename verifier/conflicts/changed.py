"""Changed: what became of a conflict since somebody decided it, so that the decision stays, or is stale and why.

Who repeats what another document says changes nothing; a side that says something else, a statement in other
words, a new side, and a side that nobody takes any more each do.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import partial
from typing import Final

from verifier.conflicts.positions import mean_the_same
from verifier.domain.check import CheckKind
from verifier.domain.conflict import Conflict, Position

SETTLED: Final = "the documents do not contradict one another any more"


def what_changed(decided: Conflict, now: Conflict | None) -> tuple[str, ...]:
    """Return, in plain words, what makes a decision on *decided* stale; empty where it still holds."""
    if now is None:
        return (SETTLED,)
    before, after = _by_key(decided), _by_key(now)
    lost: dict[str, set[str]] = defaultdict(set)
    for key, position in before.items():
        if key not in after:
            lost[position.document].add(position.words_sha256)
    reasons = [
        f"{_name(position)} now says “{position.text}”"
        for key, position in sorted(after.items())
        if position.words_sha256 not in _words_of(before.get(key), lost[position.document], position)
    ]
    old, new = _said(decided), _said(now)
    is_same = partial(_is_among, kinds=(decided.check.kind, now.check.kind))
    reasons += [f"{_names(now, says)} now says “{says}”" for says in new if not is_same(says, old)]
    reasons += [f"nobody says “{says}” any more" for says in old if not is_same(says, new)]
    return tuple(reasons)


def _words_of(earlier: Position | None, lost: Collection[str], now: Position) -> Collection[str]:
    """Return the words that a statement had: its own, or those that its document says no more; of a new one those."""
    if earlier is not None:
        return (earlier.words_sha256,)
    return lost or (now.words_sha256,)


def _is_among(says: str, others: Iterable[str], kinds: tuple[CheckKind, CheckKind]) -> bool:
    """Tell whether one of *others* says the same, in whatever writing; of two kinds it must be the same words."""
    one, other = kinds
    return any(says == each or (one is other and mean_the_same(says, each, one.value)) for each in others)


def _by_key(conflict: Conflict) -> dict[str, Position]:
    return {position.key: position for stand in conflict.sides for position in stand.positions}


def _said(conflict: Conflict) -> list[str]:
    return [stand.says for stand in conflict.sides if stand.says]


def _names(conflict: Conflict, says: str) -> str:
    return ", ".join(name for stand in conflict.sides if stand.says == says for name in stand.documents)


def _name(position: Position) -> str:
    return position.claim or position.document
