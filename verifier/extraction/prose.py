"""Prose: the sentences of an article that could state something, with the heading that they stand under.

Headings, captions, labels, menus and bylines are no statements of the article. What the reader knows to stand beside
the text is left out, but for notes that are written in sentences: writers put facts there too. A heading is told by
its shape: a short line by itself that no full stop ends.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from verifier.domain.article import Article
from verifier.domain.span import Span
from verifier.domain.text import Region, Text
from verifier.extraction.talk import NAVIGATION
from verifier.language.cover import Cover

LONGEST_HEADING: Final = 20  # words
SHORTEST: Final = 3  # words of a statement: "Huawei denied it"
OPENING, CLOSING = 6, 6  # paragraphs at either end in which the writer is introduced
_QUESTION: Final = re.compile(r"\?[)\]”’\"'»]*$")
_TITLED: Final = re.compile(r"^(?:How|Why)\s")  # "How small ports survive.": a title all the same
_ABOUT_ITSELF: Final = re.compile(
    r"\b(?:[Tt]his|[Tt]he present)\s(?:study|paper|article|brief|essay|chapter|section|column)\s(?:\w+\s)?"
    r"(?:argues|examines|explores|discusses|considers|asks|looks|looked|aims|seeks|analyses|analyzes|proposes|offers)\b"
)
_POSTS: Final = (
    "professor|fellow|lecturer|researcher|journalist|correspondent|reporter|editor|columnist|analyst|author|writer|"
    "student|scholar|director|consultant|contributor|postdoc|economist|historian|head"
)
_INTRODUCING: Final = r"[^.]{3,60}?\s(?:is|was)\s(?:an?|the)\s(?:[\w-]+\s){0,4}?"
_BIOGRAPHY: Final = re.compile(rf"{_INTRODUCING}(?:{_POSTS})\b", re.IGNORECASE)
_ENTRY: Final = re.compile(r"^[^“\"]{0,80}[“\"][^”\"]{3,300}[”\"],|,\s(?:[Nn]o|p|pp|vol)\.\s?\d+\.$|\b[Ii]bid\b")
_BYLINE: Final = re.compile(r"^[Bb]y\s[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){1,4}$")
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
    notes = Cover((reference.start, reference.end) for reference in article.references if reference.end)
    side = Cover((part.start, part.end) for part in text.parts if part.region is Region.SIDE)
    sentences: list[Sentence] = []
    heading = ""
    blocks = list(_blocks(text))
    for paragraph, lines in enumerate(blocks):
        is_edge = paragraph < OPENING or paragraph >= len(blocks) - CLOSING
        if is_edge and _is_biography(lines[0].within(text.content)):
            continue
        is_note = notes.holds(*_ends(lines[0])) or side.holds(*_ends(lines[0]))
        if not is_note and len(lines) == 1 and is_heading(lines[0].within(text.content)):
            heading = flat(lines[0].within(text.content))
            continue
        for span in lines:
            written = flat(span.within(text.content))
            if may_state(written) and (not is_note or is_stated(written)):
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


def may_state(written: str) -> bool:
    """Tell whether a sentence may be a statement: no question, no title, no call to click, and not too short.

    >>> may_state("Who paid for the two ferries?"), may_state("Sign up for the harbour news."), may_state("It fell.")
    (False, False, False)
    """
    is_aside = (
        _ABOUT_ITSELF.search(written)
        or _QUESTION.search(written)
        or _TITLED.match(written)
        or _BYLINE.fullmatch(written)
    )
    return len(_WORD.findall(written)) >= SHORTEST and not is_aside and not written.lower().startswith(NAVIGATION)


def _is_biography(written: str) -> bool:
    """Tell whether a paragraph begins by saying who the writer is: "Ann Lee is a fellow at …"."""
    return _BIOGRAPHY.match(flat(written)) is not None


def is_stated(written: str) -> bool:
    """Tell whether a note's sentence reads as a statement rather than as an entry of a list of works.

    >>> is_stated("The act came into force in 2016."), is_stated("Ann Lee, “The Port”, Harbour News, 3 May 2022.")
    (True, False)
    """
    if _ENTRY.search(written):
        return False
    return written.endswith(".") and not written.startswith(("“", '"', "See ", "Available ", "http"))


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.start + 1


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
