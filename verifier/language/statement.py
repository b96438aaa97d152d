"""Statements: one sentence in comparable parts: its words, names, figures, periods and negations.

Words that figures and periods are written with belong to those; what remains are the content words, each with the
keys under which the same thing may be met elsewhere: its stem, and the country or alias that it names.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Final

from verifier.domain.figure import Figure, FigureKind
from verifier.domain.period import Period
from verifier.language.aliases import INITIALS, Aliases
from verifier.language.cells import Cell, is_row, read_row
from verifier.language.concepts import concepts_of, initials_of, keys_of
from verifier.language.cover import Cover
from verifier.language.figures import read_figures
from verifier.language.names import Name, read_names
from verifier.language.periods import read_periods
from verifier.language.polarity import Denial, read_denials
from verifier.language.rarity import rarity
from verifier.language.words import Token, tokenize

__all__ = ["INITIALS", "NO_NAME", "Background", "Statement", "Word", "read_statement"]

NO_NAME: Final = -1
LOW_ORDINAL: Final = 3
LONGER_NAME: Final = 2  # words


@dataclass(frozen=True, slots=True)
class Background:
    """What a text tells about how to read each of its sentences.

    *aliases* map the words of a name to the key of what it names; *known* holds the lower-case words that stand
    capitalised in mid-sentence; *published* is the text's date, if it states one.
    """

    aliases: Aliases = field(default_factory=Aliases)
    known: Collection[str] = frozenset()
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A content word: token number *index* of its sentence, part of name number *name* or NO_NAME.

    *weight* is its rarity, in nats: how much it says that another sentence has it too.
    """

    token: Token
    index: int
    keys: tuple[str, ...]
    weight: float
    name: int


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """One sentence, from *start* to *end* of its text, in comparable parts; equal only to itself.

    *cells* are those figures of a table's row that stand under heads.
    """

    text: str
    start: int
    end: int
    tokens: tuple[Token, ...]
    words: tuple[Word, ...]
    names: tuple[Name, ...]
    figures: tuple[Figure, ...]
    periods: tuple[Period, ...]
    denials: tuple[Denial, ...]
    cells: tuple[Cell, ...] = ()

    def is_negated(self, index: int) -> bool:
        """Tell whether an odd number of plain negations reaches the token *index*."""
        reached = sum(denial.first <= index < denial.last for denial in self.denials if not denial.is_verb)
        return reached % 2 == 1


def read_statement(
    sentence: str,
    offset: int = 0,
    *,
    background: Background = Background(),
    before: Sequence[Period] = (),
    tokens: Sequence[Token] | None = None,
) -> Statement:
    """Read one sentence into its parts.

    Args:
        sentence: the sentence.
        offset: where it starts in its text.
        background: what the text tells about how to read it.
        before: the periods read so far in the text, nearest last.
        tokens: the tokens of the sentence, where they are known already.
    """
    tokens = tuple(tokenize(sentence, offset) if tokens is None else tokens)
    names = tuple(read_names(sentence, tokens, offset, known=background.known))
    cells: tuple[Cell, ...] = ()
    if is_row(sentence):
        row = read_row(sentence, offset, published=background.published, before=before)
        cells, figures, periods = row.cells, row.figures, row.periods
    else:
        periods = tuple(read_periods(sentence, offset, published=background.published, before=before))
        dates = Cover((period.start, period.end) for period in periods)
        figures = tuple(figure for figure in read_figures(sentence, offset) if not _is_date_part(figure, dates))
    ordinals = {figure.start: figure.high for figure in figures if figure.kind is FigureKind.ORDINAL}
    names = tuple(_without_ordinal(name, tokens, ordinals) for name in names)
    named = Cover((tokens[name.first].start, tokens[name.last - 1].end) for name in names)
    figures = tuple(figure for figure in figures if not named.holds(figure.start, figure.end))  # "60" of "Mate 60"
    keys = partial(keys_of, concepts=concepts_of(tokens, background.aliases), initials=initials_of(tokens, names))
    taken = Cover((span.start, span.end) for span in (*periods, *figures))
    words = _content_words(tokens, names, keys, taken)
    denials = tuple(read_denials(sentence, tokens, offset))
    return Statement(sentence, offset, offset + len(sentence), tokens, words, names, figures, periods, denials, cells)


def _content_words(
    tokens: Sequence[Token],
    names: Sequence[Name],
    keys_of_word: Callable[..., tuple[str, ...]],
    taken: Cover,
) -> tuple[Word, ...]:
    name_at = {index: number for number, name in enumerate(names) for index in range(name.first, name.last)}
    words = []
    for index, token in enumerate(tokens):
        if token.is_function or taken.holds(token.start, token.start + 1):
            continue
        keys = keys_of_word(token, index=index)
        words.append(Word(token, index, keys, rarity(token.stem), name_at.get(index, NO_NAME)))
    return tuple(words)


def _is_date_part(figure: Figure, dates: Cover) -> bool:
    """Tell whether the figure only helps to write a date; "twelve months" of "twelve months later" stays a duration."""
    return figure.kind is not FigureKind.DURATION and dates.holds(figure.start, figure.start + 1)


def _without_ordinal(name: Name, tokens: Sequence[Token], ordinals: Mapping[int, Decimal]) -> Name:
    """Return a longer name without the ordinal that it begins with: the "Fourteenth Five-Year Plan" is the 14th one.

    *ordinals* are those of the sentence by where they start.
    The first three are left alone, for they stand in names that nobody writes with digits: "Second World War".
    """
    opening = tokens[name.first]
    if ordinals.get(opening.start, 0) <= LOW_ORDINAL or name.last - name.first <= LONGER_NAME:
        return name
    rest = name.text[tokens[name.first + 1].start - opening.start :]
    return Name(rest, name.first + 1, name.last)
