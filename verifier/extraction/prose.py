"""Prose: the sentences of an article that could state something, with the heading that they stand under.

Headings, captions, labels, menus and bylines are no statements of the article. What the reader knows to stand beside
the text is left out, but for notes that are written in sentences: writers put facts there too. A heading is told by
its shape: a short line by itself that no full stop ends.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from verifier.domain.article import Article
from verifier.domain.span import Span
from verifier.domain.text import Region, Text

LONGEST_HEADING: Final = 20  # words
SHORTEST: Final = 3  # words of a statement: "Huawei denied it"
_CLOSED: Final = re.compile(r"[.!?…:;][)\]”’\"'»]*$")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article, at the code points *start* to *end*; *text* is that stretch with single spaces.

    *paragraph* is the number of its paragraph, *heading* the heading above it, *is_note* true of a note's sentence.
    """

    start: int
    end: int
    text: str
    paragraph: int
    heading: str
    is_note: bool = False


def read_prose(article: Article) -> list[Sentence]:
    """Return the sentences of *article* that may be statements, in order."""
    text = article.text
    notes = sorted((reference.start, reference.end) for reference in article.references if reference.end)
    sentences: list[Sentence] = []
    heading, paragraph = "", -1
    for lines in _blocks(text):
        paragraph += 1
        region = _region(text, lines[0], notes)
        if region is Region.MAIN and len(lines) == 1 and is_heading(lines[0].within(text.content)):
            heading = flat(lines[0].within(text.content))
            continue
        for span in lines:
            written = flat(span.within(text.content))
            is_note = region is Region.SIDE
            if len(_WORD.findall(written)) >= SHORTEST and (not is_note or is_stated(written)):
                above = "" if is_note else heading
                sentences.append(Sentence(span.start, span.end, written, paragraph, above, is_note))
    return sentences


def flat(written: str) -> str:
    """Return *written* on one line, with single spaces."""
    return _SPACES.sub(" ", written).strip()


def is_heading(written: str) -> bool:
    """Tell whether a line that stands by itself is a heading or label.

    >>> is_heading("US Concerns"), is_heading("Exports fell by 4 per cent in 2020.")
    (True, False)
    """
    return _CLOSED.search(written) is None and len(written.split()) <= LONGEST_HEADING


def is_stated(written: str) -> bool:
    """Tell whether a note's sentence reads as a statement rather than as an entry of a list of works."""
    return written.endswith(".") and not written.startswith(("“", '"', "See ", "Available ", "http"))


def _region(text: Text, span: Span, notes: Sequence[tuple[int, int]]) -> Region:
    is_in_note = any(start <= span.start < end for start, end in notes)
    return Region.SIDE if is_in_note else text.region_at(span.start)


def _blocks(text: Text) -> Iterator[list[Span]]:
    """Yield the sentences of each stretch without a line break between sentences."""
    block: list[Span] = []
    for span in text.sentences:
        if block and "\n" in text.content[block[-1].end : span.start]:
            yield block
            block = []
        block.append(span)
    if block:
        yield block
