"""Anchors: where a passage that was relied on stands in a newer version of its text, if it still does.

The search goes from sure to unsure: the very place, the very words elsewhere (ranked by what stands around them), then
the most similar sentences. Similarity only finds a place to look at. Whether the passage there still says the same is
told by its parts: a passage in which a figure, a date, a name or a denial is another is *altered*, however alike it is
(with one digit of a sentence changed, similarity stays at 0.986). White space and typographic signs are no change.
Source of the order, the weights and the cutoff: measured on 60 passages, the design's findings on drift.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz import fuzz, process

from verifier.domain.assessment import Evidence
from verifier.domain.span import Span
from verifier.language.flattening import Flat, flatten
from verifier.language.sameness import Alterations, alterations, shared_wording

CUTOFF: Final = 72  # of 100: similarity below which a passage is not even looked at
SHORTEST_FUZZY: Final = 20  # code points; shorter quotes are like anything
REORDERED_CUTOFF: Final = 80  # of 100, for the words in any order ("was employed by the harbour")
SAME_STATEMENT: Final = 0.6  # of the quote's words, by rarity, without those of figures and dates
SAME_LETTERS: Final = 90  # of 100: so alike that a rare word, such as a name, may be another
LONGEST_QUOTE: Final = 2_000  # code points that are searched for by similarity
MOST_HITS: Final = 1_000  # places of the very words that are weighed against one another
PREFIX_WORTH, SUFFIX_WORTH, POSITION_WORTH = 20, 20, 2  # beside 50 for the quote, which is the same at each
NEAR_ENOUGH: Final = 0.5  # of a sentence must lie in the similar stretch for it to belong to the passage
_NOTHING_BEFORE: Final = r"(?<![^\W_])(?<!\d[.,])"  # neither "430" in "1430" nor in "5,430"
_NOTHING_BEHIND: Final = r"(?![^\W_])(?![.,]\d)"


class Standing(StrEnum):
    """What has become of a passage."""

    IN_PLACE = "in_place"  # the same words at the same offsets
    MOVED = "moved"  # the same words elsewhere
    REWORDED = "reworded"  # other words, and no figure, date, name or denial is another
    ALTERED = "altered"  # much the same words, and a figure, date, name or denial is another
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where a passage stands now: at *start* to *end* of the new text, or at 0 to 0 where it is gone.

    *altered* says what is not as it was, each as "then → now".
    """

    standing: Standing
    start: int = 0
    end: int = 0
    altered: tuple[str, ...] = ()


def find_anchor(anchor: Evidence, content: str, sentences: Sequence[Span]) -> Anchored:
    """Find the passage *anchor* of an earlier text in the text *content* with its *sentences*, in order."""
    if not anchor.quote.strip():
        return Anchored(Standing.GONE)
    if content[anchor.start : anchor.end] == anchor.quote:
        return Anchored(Standing.IN_PLACE, anchor.start, anchor.end)
    flat = flatten(content)
    quote = flatten(anchor.quote).text.strip()
    hits = list(_hits(quote, flat))
    if hits:
        best = max(hits, key=lambda hit: (_surroundings(anchor, hit, flat), -hit))
        return Anchored(Standing.MOVED, flat.origin(best), flat.origin(best + len(quote) - 1) + 1)
    if len(quote) < SHORTEST_FUZZY:
        return Anchored(Standing.GONE)
    return _most_similar(anchor, quote, content, flat, sentences)


def _hits(quote: str, flat: Flat) -> Iterator[int]:
    """Yield the places in the flat text at which the very words stand, not in the midst of other words or numbers."""
    whole = re.compile(f"{_NOTHING_BEFORE}{re.escape(quote)}{_NOTHING_BEHIND}")
    for count, found in enumerate(whole.finditer(flat.text)):
        if count == MOST_HITS:
            return
        yield found.start()


def _surroundings(anchor: Evidence, hit: int, flat: Flat) -> float:
    """Return how well what stands around a hit fits what stood around the passage."""
    prefix, suffix = flatten(anchor.prefix).text, flatten(anchor.suffix).text
    end = hit + len(flatten(anchor.quote).text.strip())
    before = fuzz.ratio(prefix, flat.text[max(0, hit - len(prefix)) : hit])
    after = fuzz.ratio(suffix, flat.text[end : end + len(suffix)])
    moved = abs(flat.origin(hit) - anchor.start) / max(flat.length, 1)
    return (PREFIX_WORTH * before + SUFFIX_WORTH * after) / 100 + POSITION_WORTH * (1 - moved)


def _most_similar(anchor: Evidence, quote: str, content: str, flat: Flat, sentences: Sequence[Span]) -> Anchored:
    for span in (_alike(quote, flat, sentences), _reordered(anchor.quote, content, sentences)):
        now = content[span.start : span.end]
        if now and _is_same_statement(anchor.quote, now, altered := alterations(anchor.quote, now)):
            standing = Standing.ALTERED if altered.all else Standing.REWORDED
            return Anchored(standing, span.start, span.end, altered.all)
    return Anchored(Standing.GONE)


def _is_same_statement(then: str, now: str, altered: Alterations) -> bool:
    """Tell whether *now* is what has become of *then*, rather than a like sentence about something else.

    Where a name is another, everything else must be the same: rows of a list differ in name and figure.
    """
    if altered.names and len(altered.all) > 1:
        return False
    return shared_wording(then, now) >= SAME_STATEMENT or fuzz.ratio(then, now) >= SAME_LETTERS


def _alike(quote: str, flat: Flat, sentences: Sequence[Span]) -> Span:
    """Return the sentences most like the quote, letter by letter; an empty span where none is like it."""
    found = fuzz.partial_ratio_alignment(quote[:LONGEST_QUOTE], flat.text, score_cutoff=CUTOFF)
    if found is None or found.dest_end <= found.dest_start:
        return Span(start=0, end=0)
    return _whole_sentences(flat.origin(found.dest_start), flat.origin(found.dest_end - 1) + 1, sentences)


def _reordered(quote: str, content: str, sentences: Sequence[Span]) -> Span:
    """Return the sentence most like the quote whatever the order of its words; an empty span where none is like it."""
    texts = [span.within(content) for span in sentences]
    found = process.extractOne(
        quote[:LONGEST_QUOTE], texts, scorer=fuzz.token_sort_ratio, processor=str.lower, score_cutoff=REORDERED_CUTOFF
    )
    return sentences[found[2]] if found else Span(start=0, end=0)


def _whole_sentences(start: int, end: int, sentences: Sequence[Span]) -> Span:
    """Return the sentences of which enough lies in the stretch; the stretch itself where there is none."""
    inside = [
        each
        for each in sentences
        if min(end, each.end) - max(start, each.start) >= NEAR_ENOUGH * max(each.end - each.start, 1)
    ]
    return Span(start=inside[0].start, end=inside[-1].end) if inside else Span(start=start, end=end)
