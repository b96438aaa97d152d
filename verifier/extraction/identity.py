"""Identity: which claim of a new extraction is which of an old one, so that an edited article keeps its ids.

A claim stays itself as long as it says the same: first those with the same text or the same words of the article are
paired, then the most alike, and of equals the nearest in order. A figure or date that has changed may be a correction
of the same claim; so the words beside the figures decide, and the pair is reported as changed.
"""

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from rapidfuzz import fuzz, process

from verifier.domain.extracted import ExtractedClaim

ALIKE: Final = 80.0  # of 100: rapidfuzz's ratio of the texts, from here on two wordings of one claim
MOST: Final = 2000  # claims on either side that are held against each other; of more only equal ones are paired
NEAR: Final = 0.5  # points of likeness that one place further apart costs, so that of equals the nearest wins
_SPACES: Final = re.compile(r"\s+")


class Pair(NamedTuple):
    """The places of one claim in the old and in the new list, and how alike they are, 0 to 100."""

    old: int
    new: int
    likeness: float


def same_claims(old: Sequence[ExtractedClaim], new: Sequence[ExtractedClaim]) -> tuple[Pair, ...]:
    """Return which claims of *new* are claims of *old*, in the order of *new*; each is in one pair at most.

    Args:
        old: the claims of the earlier extraction, in the order of their article.
        new: those of the later one.
    """
    pairs = {pair.new: pair for pair in _equal(old, new)}
    taken = {pair.old for pair in pairs.values()}
    left = [at for at in range(len(old)) if at not in taken]
    right = [at for at in range(len(new)) if at not in pairs]
    if max(len(left), len(right), 0) <= MOST:
        pairs.update({pair.new: pair for pair in _alike(old, new, left, right)})
    return tuple(pairs[at] for at in sorted(pairs))


def keep_ids(old: Sequence[ExtractedClaim], new: Sequence[ExtractedClaim]) -> tuple[ExtractedClaim, ...]:
    """Return the claims of *new* with the ids that they had in *old*; a new claim gets none that is taken."""
    kept = {pair.new: old[pair.old].id for pair in same_claims(old, new)}
    taken = {claim.id for claim in old}
    renamed = []
    for at, claim in enumerate(new):
        name = kept.get(at) or _free(claim.id, taken)
        taken.add(name)
        renamed.append(claim if claim.id == name else claim.model_copy(update={"id": name}))
    return tuple(renamed)


def _equal(old: Sequence[ExtractedClaim], new: Sequence[ExtractedClaim]) -> Iterator[Pair]:
    """Pair the claims that say the same, word for word: by text first, then by what the article says."""
    left, right = set(range(len(old))), set(range(len(new)))
    for field in ("text", "sentence"):
        places: Mapping[str, deque[int]] = defaultdict(deque)
        for at in sorted(left):
            places[_flat(getattr(old[at], field))].append(at)
        for at in sorted(right):
            waiting = places.get(_flat(getattr(new[at], field)))
            if waiting:
                found = waiting.popleft()
                left.discard(found)
                right.discard(at)
                yield Pair(found, at, 100.0)


def _alike(
    old: Sequence[ExtractedClaim], new: Sequence[ExtractedClaim], left: Sequence[int], right: Sequence[int]
) -> Iterator[Pair]:
    """Pair what is left by likeness, the most alike first; of those that are equally so, the nearest in order."""
    if not left or not right:
        return
    table = process.cdist(
        [old[at].text for at in left], [new[at].text for at in right], scorer=fuzz.ratio, score_cutoff=ALIKE
    )
    found = [
        (float(table[row][column]) - NEAR * abs(left[row] - right[column]), row, column)
        for row in range(len(left))
        for column in range(len(right))
        if table[row][column] >= ALIKE
    ]
    rows: set[int] = set()
    columns: set[int] = set()
    for _, row, column in sorted(found, key=lambda one: (-one[0], one[1], one[2])):
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            yield Pair(left[row], right[column], float(table[row][column]))


def _flat(written: str) -> str:
    return _SPACES.sub(" ", written).strip().casefold()


def _free(name: str, taken: set[str]) -> str:
    """Return *name*, with the first number behind it that makes it new."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free
