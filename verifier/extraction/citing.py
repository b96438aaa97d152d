"""Citing: which references of the article a statement rests on.

A mark within the statement belongs to it, and so does one right behind it: a note's marker stands after the full stop.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from verifier.domain.article import Article, Mark, MarkKind
from verifier.domain.extracted import Cited

_BESIDE: Final = re.compile(r"[\s.,;:!?…)\]”’\"'»\[\d^*†‡]*")  # between a statement's end and a mark behind it
_REACH: Final = 24  # code points


class Citations:
    """The marks of one article, found by place."""

    def __init__(self, article: Article) -> None:
        """Index the marks of *article*."""
        self._content = article.text.content
        self._marks = sorted(article.marks, key=lambda mark: (mark.start, mark.end))
        self._sentences = [span.start for span in article.text.sentences]
        self._starts = [mark.start for mark in self._marks]
        self._references = {reference.id: reference for reference in article.references}

    def of(self, start: int, end: int) -> tuple[Cited, ...]:
        """Return what the statement at *start* to *end* cites."""
        following = bisect_left(self._sentences, max(end, start + 1))
        limit = self._sentences[following] if following < len(self._sentences) else len(self._content)
        return tuple(dict.fromkeys(cited for mark in self._near(start, end, limit) for cited in self._cited(mark)))

    def _near(self, start: int, end: int, limit: int) -> Sequence[Mark]:
        first = bisect_left(self._starts, start)
        found = []
        for at in range(first, len(self._marks)):
            mark = self._marks[at]
            if start > 0 and self._opens(mark, start):
                continue  # the marker of the statement before
            if mark.start > end and not self._is_right_behind(mark, end, limit):
                break
            found.append(mark)
        return found

    def _opens(self, mark: Mark, start: int) -> bool:
        """Tell whether a note's marker stands before the first word of the statement."""
        return mark.kind is MarkKind.NOTE and _BESIDE.fullmatch(self._content, start, mark.start) is not None

    def _is_right_behind(self, mark: Mark, end: int, limit: int) -> bool:
        is_in_reach = mark.start - end <= _REACH and (mark.end <= limit or mark.kind is MarkKind.NOTE)
        return is_in_reach and _BESIDE.fullmatch(self._content, end, mark.start) is not None

    def _cited(self, mark: Mark) -> list[Cited]:
        cited = []
        for key in mark.references:
            reference = self._references.get(key)
            if reference is not None:
                title = reference.title or reference.text
                locator = mark.locator or reference.locator
                cited.append(Cited(marker=mark.marker, reference=key, title=title, url=reference.url, locator=locator))
        return cited
