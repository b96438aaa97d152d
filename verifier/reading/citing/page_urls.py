"""Addresses at the foot of a page: which note each belongs to, where they stand behind all notes of it.

PDF text has them so: the links of a page's notes follow the notes, in order, some notes having none, one or several.
So notes and addresses are matched in order, such that as much as possible speaks for each pair; addresses for which
nothing speaks are tied to the notes left over between two pairs only where there are as many of one as of the other.
"""

from collections.abc import Sequence
from typing import Final

from verifier.reading.citing.affinity import affinity

_LEAST: Final = 2  # of affinity, for a pair of note and address to be sure
_MOST: Final = 60  # notes or addresses of one page


def match_addresses(notes: Sequence[str], urls: Sequence[str], *, silent: frozenset[int] = frozenset()) -> list[int]:
    """Return for each of *urls* the index of the note that it belongs to, or -1.

    *silent* are the notes that have no address of their own, for they repeat another note.
    """
    if not notes or not urls or len(notes) > _MOST or len(urls) > _MOST:
        return [-1] * len(urls)
    scores = [[0 if at in silent else affinity(url, note) for at, note in enumerate(notes)] for url in urls]
    chosen = _in_order(scores)
    return _between(chosen, [at for at in range(len(notes)) if at not in silent], len(notes))


def _in_order(scores: Sequence[Sequence[int]]) -> list[int]:
    """Return for each address its note, -1 for none, never going back, with the greatest sum of what speaks for it."""
    width = len(scores[0])
    best = [[0] * (width + 1) for _ in range(len(scores) + 1)]  # [addresses from here on][first note allowed]
    for row in range(len(scores) - 1, -1, -1):
        best[row][width] = best[row + 1][width]
        for note in range(width - 1, -1, -1):
            pair = scores[row][note]
            here = pair + best[row + 1][note] if pair >= _LEAST else -1
            best[row][note] = max(best[row][note + 1], best[row + 1][note], here)
    chosen, row, note = [-1] * len(scores), 0, 0
    while row < len(scores) and note < width:
        pair = scores[row][note]
        if pair >= _LEAST and best[row][note] == pair + best[row + 1][note]:
            chosen[row] = note
            row += 1
        elif best[row][note] == best[row][note + 1]:
            note += 1
        else:
            row += 1
    return chosen


def _between(chosen: Sequence[int], open_notes: Sequence[int], count: int) -> list[int]:
    """Tie what is left between two sure pairs in order, where as many notes are left as addresses."""
    result = list(chosen)
    at = 0
    while at < len(result):
        if result[at] >= 0:
            at += 1
            continue
        end = next((row for row in range(at, len(result)) if result[row] >= 0), len(result))
        low = result[at - 1] if at else -1
        high = result[end] if end < len(result) else count
        left = [note for note in open_notes if low < note < high]
        if len(left) == end - at:
            result[at:end] = left
        at = end
    return result
