"""Date shapes: how calendar expressions are found, as one scanner over many patterns.

A shape is a pattern with the reader that says what it means. The scanner tries at each word only the shapes that can
begin there, and where several match the one listed first is taken.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from verifier.language.stretch import Stretch

Reader = Callable[[str, re.Match[str]], tuple[Stretch, ...]]

# What a shape may begin with: a digit, a month's initial, or another letter or an apostrophe.
_BEGINNINGS: Final = {
    "d": r"\d",
    "m": "[JFMASONDjfmasond]",
    "o": r"[^\W\dJFMASONDjfmasond_]|[’'‘]",
}
_PARTING: Final = "__"
_GROUP: Final = re.compile(r"\(\?P([<=])")


@dataclass(frozen=True, slots=True)
class Shape:
    """A *pattern* that begins with one of *begins* ("d", "m", "o" as in the scanner) and what its match means."""

    begins: str
    pattern: str
    read: Reader


@dataclass(frozen=True, slots=True)
class Scanner:
    """Finds shapes: *find* all at once, then the *details* of the one that was found."""

    find: re.Pattern[str]
    details: Mapping[str, re.Pattern[str]]
    shapes: Mapping[str, Shape]

    def scan(self, sentence: str) -> Iterator[Stretch]:
        """Yield the stretches of *sentence*, in order and not overlapping."""
        for match in self.find.finditer(sentence):
            name = (match.lastgroup or "").partition(_PARTING)[0]
            detail = self.details[name].match(sentence, match.start())
            if detail is not None:
                yield from self.shapes[name].read(sentence, detail)


def scanner_of(shapes: Mapping[str, Shape]) -> Scanner:
    """Return the scanner for *shapes*, those to be preferred first."""
    groups = [
        f"(?={beginning})(?:{'|'.join(_named(name, shape, key) for name, shape in shapes.items() if key in shape.begins)})"
        for key, beginning in _BEGINNINGS.items()
    ]
    find = re.compile(rf"(?<!\w)(?:{'|'.join(groups)})")
    return Scanner(find, {name: re.compile(shape.pattern) for name, shape in shapes.items()}, shapes)


def _named(name: str, shape: Shape, key: str) -> str:
    """Return the pattern as a named group, and the groups in it under names of their own."""
    own = f"{name}{_PARTING}{key}"
    pattern = _GROUP.sub(rf"(?P\g<1>{own}{_PARTING}", shape.pattern)
    return f"(?P<{own}>{pattern})"
