"""Statements: one sentence in comparable parts: its words, names, figures, periods and negations.

Words that figures and periods are written with belong to those; what remains are the content words, each with the
keys under which the same thing may be met elsewhere: its stem, and the country or alias that it names.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Final

from verifier.domain.figure import Figure, FigureKind
from verifier.domain.period import Period
from verifier.language.cells import Cell, is_row, read_row
from verifier.language.figures import read_figures
from verifier.language.names import Name, read_names
from verifier.language.periods import read_periods
from verifier.language.places import PlaceNameKind, places
from verifier.language.polarity import Denial, read_denials
from verifier.language.rarity import rarity
from verifier.language.words import Token, tokenize

NO_NAME: Final = -1
INITIALS: Final = "="  # begins the keys of abbreviations
PLACE: Final = "@"  # begins the keys of countries
LOCATIVES: Final = frozenset({"in", "at", "near", "outside", "from", "to"})
SHORTEST_ABBREVIATED: Final = 3  # words; initials of two are met by chance
LONGEST_PHRASE: Final = 6  # words in the longest alias that is looked up


@dataclass(frozen=True, slots=True)
class Background:
    """What a text tells about how to read each of its sentences.

    *aliases* map the words of a name to the key of what it names; *known* holds the lower-case words that stand
    capitalised in mid-sentence; *published* is the text's date, if it states one.
    """

    aliases: Mapping[tuple[str, ...], str] = field(default_factory=lambda: MappingProxyType({}))
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
    cells: tuple[Cell, ...] = ()
    if is_row(sentence):
        row = read_row(sentence, offset, published=background.published, before=before)
        cells, figures, periods = row.cells, row.figures, row.periods
    else:
        periods = tuple(read_periods(sentence, offset, published=background.published, before=before))
        figures = tuple(figure for figure in read_figures(sentence, offset) if not _is_date_part(figure, periods))
    names = tuple(read_names(sentence, tokens, offset, known=background.known))
    concepts = {**initials_of(tokens, names), **concepts_of(tokens, background.aliases)}
    words = _content_words(tokens, names, concepts, (*periods, *figures))
    denials = tuple(read_denials(sentence, tokens, offset))
    return Statement(sentence, offset, offset + len(sentence), tokens, words, names, figures, periods, denials, cells)


def _content_words(
    tokens: Sequence[Token],
    names: Sequence[Name],
    concepts: Mapping[int, str],
    taken: Sequence[Figure | Period],
) -> tuple[Word, ...]:
    name_at = {index: number for number, name in enumerate(names) for index in range(name.first, name.last)}
    words = []
    for index, token in enumerate(tokens):
        if token.is_function or _in_any(token.start, taken):
            continue
        keys = _keys(token, concepts.get(index, ""), concepts.get(index - 1, ""), concepts.get(index + 1, ""))
        words.append(Word(token, index, keys, rarity(token.stem), name_at.get(index, NO_NAME)))
    return tuple(words)


def _keys(token: Token, concept: str, before: str, after: str) -> tuple[str, ...]:
    """Return the keys of a word: in "United States" that of the country alone, for neither word means it by itself."""
    if not concept:
        return (token.stem,)
    is_long_place = concept.startswith(PLACE) and concept in {before, after}
    return (concept,) if is_long_place else (token.stem, concept)


def _is_date_part(figure: Figure, periods: Sequence[Period]) -> bool:
    """Tell whether the figure only helps to write a date; "twelve months" of "twelve months later" stays a duration."""
    return figure.kind is not FigureKind.DURATION and _in_any(figure.start, periods)


def _in_any(position: int, spans: Sequence[Figure | Period]) -> bool:
    return any(span.start <= position < span.end for span in spans)


def concepts_of(tokens: Sequence[Token], aliases: Mapping[tuple[str, ...], str]) -> dict[int, str]:
    """Return for token numbers the key of the country or introduced name that they are part of; longest name first."""
    found: dict[int, str] = {}
    index = 0
    while index < len(tokens):
        length, key = _longest_concept(tokens, index, aliases)
        found.update(dict.fromkeys(range(index, index + length), key) if key else {})
        index += max(length, 1)
    return found


def initials_of(tokens: Sequence[Token], names: Sequence[Name]) -> dict[int, str]:
    """Return for token numbers the key of the abbreviation that their name may go by, or that they are."""
    found: dict[int, str] = {}
    for name in names:
        parts = [tokens[index] for index in range(name.first, name.last) if not tokens[index].is_function]
        if len(parts) >= SHORTEST_ABBREVIATED:
            key = "=" + "".join(part.lower[0] for part in parts)
            found.update(dict.fromkeys(range(name.first, name.last), key))
        elif len(parts) == 1 and parts[0].text.isupper():
            found[name.first] = f"={parts[0].lower}"
    return found


def _begins_concept(lower: str, aliases: Mapping[tuple[str, ...], str]) -> bool:
    """Tell whether some name of a country or some alias begins with the word."""
    return lower in _first_words() or any(words[0] == lower for words in aliases)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in places())


def _longest_concept(tokens: Sequence[Token], index: int, aliases: Mapping[tuple[str, ...], str]) -> tuple[int, str]:
    if not tokens[index].is_capitalised or not _begins_concept(tokens[index].lower, aliases):
        return 0, ""
    for length in range(min(LONGEST_PHRASE, len(tokens) - index), 0, -1):
        words = tuple(token.lower for token in tokens[index : index + length])
        if words in aliases:
            return length, aliases[words]
        place = places().get(" ".join(words))
        is_city = index > 0 and tokens[index - 1].lower in LOCATIVES  # "in Beijing" is the city, "Beijing says" China
        if place is not None and not (place.kind is PlaceNameKind.SEAT and is_city):
            return length, f"{PLACE}{place.code}"
    return 0, ""
