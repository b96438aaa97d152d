"""Lines: on which line of its file a claim of an article stands, so that editors and code hosts can point at it."""

import re
from typing import Final

from verifier.domain.extracted import ExtractedClaim

RUN: Final = 4  # words in a row by which a place is known again
_WORD: Final = re.compile(r"\w+")
_BINARY: Final = (b"%PDF", b"PK\x03\x04")


class Lines:
    """The lines of the file with the content *data*; PDF and DOCX files have none."""

    def __init__(self, data: bytes) -> None:
        content = "" if data.startswith(_BINARY) else data.decode("utf-8", "replace")
        words = [(word[0], word.start()) for word in _WORD.finditer(content)]
        self._lines: dict[tuple[str, ...], int] = {}
        line, last = 1, 0
        for at in range(len(words) - RUN + 1):
            start = words[at][1]
            line += content.count("\n", last, start)
            last = start
            self._lines.setdefault(tuple(word for word, _ in words[at : at + RUN]), line)

    def line_of(self, claim: ExtractedClaim) -> int:
        """Return the line, from 1, on which *claim* begins; 0 where that cannot be told."""
        words = _WORD.findall(claim.sentence)
        for at in range(max(1, len(words) - RUN + 1)):
            line = self._lines.get(tuple(words[at : at + RUN]))
            if line:
                return line
        return 0
