"""Ties: which sentence a mark belongs to, and which clause of it."""

import re
from bisect import bisect_right
from typing import Final

from verifier.domain.article import Mark, MarkKind
from verifier.domain.span import Span
from verifier.domain.text import Text

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_LEADS: Final = re.compile(r"\b(?:see|also|cf|source|sources|via|read|link|at|doi|here|more)\b", re.IGNORECASE)
_BOUNDARY: Final = re.compile(r"[,;:—–](?=\s)|\s[-–—]\s|\s(?=[(\[])|[)\]](?=[\s,;:])")


def sentence_of(mark: Mark, text: Text) -> Span:
    """Return the sentence that *mark* stands in or, behind a full stop, the one before it.

    An address, or a note in brackets, that stands behind the full stop as a sentence of its own belongs to the sentence
    before it in its paragraph. Where there is no sentence at all, it is the mark's own place.
    """
    starts = [span.start for span in text.sentences]
    at = bisect_right(starts, mark.start) - 1
    if at >= 0 and mark.start == mark.end == starts[at] and at > 0:
        at -= 1  # a marker with nothing between it and the sentence below belongs to the one above
    if at < 0:
        return Span(start=mark.start, end=mark.end)
    span = text.sentences[at]
    if at > 0 and mark.kind is not MarkKind.NAMED and _is_alone(mark, span, text.content):
        above = text.sentences[at - 1]
        if "\n" not in text.content[above.end : span.start]:
            return above
    return span


def clause_of(mark: Mark, text: Text) -> Span:
    """Return the clause of its sentence that *mark* belongs to: what stands before a marker, what is around a link.

    A marker at the end of its sentence belongs to all of it.
    """
    sentence = sentence_of(mark, text)
    rest = text.content[min(mark.end, sentence.end) : sentence.end]
    if not sentence.start <= mark.start <= sentence.end or not _WORD.search(rest):
        return sentence
    before = [match.end() for match in _BOUNDARY.finditer(text.content, sentence.start, mark.start)]
    start = before[-1] if before else sentence.start
    if mark.start == mark.end:
        end = mark.end
    else:
        following = _BOUNDARY.search(text.content, mark.end, sentence.end)
        end = following.start() if following else sentence.end
    while start < end and text.content[start].isspace():
        start += 1
    return Span(start=start, end=end) if start < end else sentence


def _is_alone(mark: Mark, span: Span, content: str) -> bool:
    """Tell whether there is nothing in a sentence but the mark and words that lead to it."""
    if mark.start == mark.end or span.end - span.start > mark.end - mark.start + 40:
        return False
    rest = content[span.start : mark.start] + " " + content[min(mark.end, span.end) : span.end]
    return not _WORD.search(_LEADS.sub("", rest))
