"""Lines: a sentence as words and figures in one row, for readers that ask which word stands before a figure."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from verifier.domain.figure import Figure, FigureKind
from verifier.language.statement import NO_NAME, Statement
from verifier.language.words import Token

BREAKING_SIGNS: Final = frozenset(";|")
BREAKING_WORDS: Final = frozenset(
    "while whereas whilst but although though because when which who whom whose if unless".split()
)
LONGEST: Final = 400  # tokens
CACHED: Final = 1 << 10  # statements: several readers ask for the line of each
PHRASE_SIGNS: Final = frozenset(",:()–—")


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of a sentence, or a figure with all of its words.

    *key* is empty for function words and figures, else what the word is compared by: its stem, or the country or alias
    that it names. *gap* is what stands between it and the entry before.
    """

    lower: str
    stem: str
    start: int
    end: int
    gap: str
    key: str = ""
    is_name: bool = False
    figure: Figure | None = None

    @property
    def last_word(self) -> str:
        """The last word of a figure, in lower case: "doubled" of "more than doubled"."""
        return self.lower.rpartition(" ")[2]


@lru_cache(maxsize=CACHED)
def line_of(statement: Statement) -> tuple[Entry, ...]:
    """Return the words and figures of *statement* in order; ordinals and the words of periods count as words.

    Nothing of a sentence of more than LONGEST tokens: that is a list or worse, and nobody writes one about a change.
    """
    if len(statement.tokens) > LONGEST:
        return ()
    figures = [figure for figure in statement.figures if figure.kind is not FigureKind.ORDINAL]
    starts = [figure.start for figure in figures]
    words = {word.index: word for word in statement.words}
    entries: list[Entry] = []
    last = statement.start
    for index, token in enumerate(statement.tokens):
        place = bisect_right(starts, token.start) - 1
        figure = figures[place] if place >= 0 and token.start < figures[place].end else None
        if figure is not None and entries and entries[-1].figure is figure:
            continue
        gap = statement.text[last - statement.start : (figure or token).start - statement.start]
        if figure is not None:
            entries.append(Entry(figure.text.lower(), "", figure.start, figure.end, gap, figure=figure))
            last = figure.end
        else:
            word = words.get(index)
            is_name = word is not None and word.name != NO_NAME
            key = word.keys[-1] if word is not None and not _is_in_period(token, statement) else ""
            entries.append(Entry(token.lower, token.stem, token.start, token.end, gap, key, is_name))
            last = token.end
    return tuple(entries)


def _is_in_period(token: Token, statement: Statement) -> bool:
    return any(period.start <= token.start < period.end for period in statement.periods)


def is_break(entry: Entry) -> bool:
    """Tell whether a new clause or cell begins with the entry."""
    return entry.lower in BREAKING_WORDS or not BREAKING_SIGNS.isdisjoint(entry.gap)


def begins_phrase(entry: Entry) -> bool:
    """Tell whether a new clause, cell or phrase begins with the entry."""
    return is_break(entry) or not PHRASE_SIGNS.isdisjoint(entry.gap)
