"""Line wraps: which lines of a page belong to one paragraph, and how two of them are joined."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final

from verifier.reading.characters import SOFT_HYPHENS
from verifier.reading.lines import Layout, Line, ends_sentence

_BULLET: Final = re.compile(r"(?:[•·▪◦‣●○■□*]|[-–—](?=\s)|\(?[a-z0-9]{1,2}[.)](?=\s+[A-Z“]))\s*")
_FULL: Final = 0.8  # of the width: a line that ends before it, though the next word would fit, was not wrapped
_BROKEN_WORD: Final = re.compile(rf"([^\W\d_]+)([-‐{SOFT_HYPHENS}])$")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_OPEN_END: Final = re.compile(
    r"\s(?:a|an|the|of|in|on|by|to|for|from|with|at|as|than|and|or|per|about|over|under|between|its|their|his|her)$"
)
_OPEN_COMPOUNDS: Final = frozenset("self non anti quasi twenty thirty forty fifty sixty seventy eighty ninety".split())
_FIRST: Final = re.compile(r"([^\W\d_]+)")


def starts_item(line: Line) -> bool:
    """Tell whether *line* begins with the mark of a list item."""
    return _BULLET.match(line.text) is not None


def continues(above: Line, below: Line, layout: Layout) -> bool:
    """Tell whether *below* belongs to the paragraph of *above*, its neighbour in the same column."""
    if not above.is_terminal and (below.starts_lower or (below.gap <= layout.gap and _OPEN_END.search(above.text))):
        return True
    if below.gap > layout.gap or starts_item(below):
        return False
    first_word = below.text.split(maxsplit=1)[0]
    return len(above.text) + 1 + len(first_word) > _FULL * layout.width


def resumes(above: Line, below: Line) -> bool:
    """Tell whether a sentence runs from *above* to *below* over notes or a page's edge between them."""
    return not above.is_terminal and not starts_item(below)


def is_cut(above: str, below: str) -> bool:
    """Tell whether a line break falls into the middle of a sentence, from the two lines alone."""
    return below[:1].islower() and not ends_sentence(above.rstrip())


def vocabulary(lines: Iterable[Line]) -> frozenset[str]:
    """Return the words of a text in lower case, compounds whole as well as in pieces."""
    words: set[str] = set()
    was_broken = False
    for line in lines:
        is_broken = _BROKEN_WORD.search(line.text[-64:]) is not None
        found = _WORD.findall(line.text)[was_broken : -1 if is_broken else None]  # whole words only
        words.update(word.lower() for word in found)
        words.update(piece for word in found if "-" in word for piece in word.lower().split("-"))
        was_broken = is_broken
    return frozenset(words)


def joiner(words: Collection[str]) -> Callable[[Sequence[str]], list[str]]:
    """Return a function that makes of wrapped lines the pieces that stand together as one.

    *words* tells broken words ("infor-mation") from compounds.
    """

    def join(lines: Sequence[str]) -> list[str]:
        joined = lines[0] if lines else ""
        pieces = []
        for line in lines[1:]:
            head, glue = _end(joined, line, words)
            pieces.append(head + glue)
            joined = line
        return [*pieces, joined]

    return join


def _end(above: str, below: str, words: Collection[str]) -> tuple[str, str]:
    """Return *above* as it must end and what goes between it and *below*."""
    broken = _BROKEN_WORD.search(above[-64:])
    following = _FIRST.match(below)
    if broken is None:
        return (above, "") if above.endswith(("-", "–", "—", "/")) and below[:1].isalnum() else (above, " ")
    if following is None:
        return above.rstrip(SOFT_HYPHENS), ""
    left, right = broken[1].lower(), following[1].lower()
    if left + right in words:
        return above[:-1], ""
    is_compound = (
        f"{left}-{right}" in words
        or left in _OPEN_COMPOUNDS
        or not following[1].islower()
        or (left in words and right in words)
    )
    return (above[:-1] + "-", "") if is_compound else (above[:-1], "")
