"""Signs: what speaks for and against a statement's being worth a check, each with the words that show it.

A figure, a date, a named actor and a deed speak for it; duty, forecast, doubt, question, first person and praise
against it. How much each counts is fitted (:mod:`verifier.extraction.score`); here is only what is there.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from types import MappingProxyType
from typing import Final

from verifier.domain.figure import Figure, FigureKind
from verifier.extraction import talk
from verifier.language.name_kinds import AGENTS, PLACES, NameKind, kind_of
from verifier.language.statement import Statement
from verifier.language.verbs import BE_FORMS, HAVE_FORMS, Form, form_of, share_of
from verifier.language.words import Token

MOST: Final = 3.0  # of one thing: more makes no difference
TYPICAL_LENGTH: Final = 20  # words
SURELY_VERB: Final = 50  # per cent of uses
BARE: Final = 90  # the same, for the first word of an order: "Consider", "Imagine"
# Forms that are no deeds and nothing past, whatever their stem.
NO_VERBS: Final = frozenset("including according following is are be been has have do does regarding".split())
QUOTES: Final = '“”"«»'
KINDS: Final[Mapping[FigureKind, str]] = MappingProxyType(
    {
        FigureKind.MONEY: "money",
        FigureKind.PERCENT: "percent",
        FigureKind.POINTS: "percent",
        FigureKind.MULTIPLE: "measure",
        FigureKind.MEASURE: "measure",
        FigureKind.DURATION: "duration",
        FigureKind.COUNT: "count",
        FigureKind.ORDINAL: "ordinal",
    }
)
# What each sign says of a statement, in the words of a reason; "…" stands for the words that show it.
WORDING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "money": "states a figure: …",
        "percent": "states a figure: …",
        "measure": "states a figure: …",
        "count": "states a figure: …",
        "duration": "states a length of time: …",
        "ordinal": "states a rank or order: …",
        "date": "names a date: …",
        "relative": "names a time: …",
        "comparison": "compares: …",
        "extreme": "claims a rank: …",
        "change": "tells a change: …",
        "agent": "names an actor: …",
        "place": "names a place: …",
        "thing": "names a thing: …",
        "deed": "tells a deed: …",
        "past": "tells what happened: …",
        "said": "somebody says so: …",
        "duty": "opinion: …",
        "judgement": "opinion: …",
        "belief": "opinion: …",
        "analysis": "analysis: …",
        "future": "forecast: …",
        "possible": "only possible: …",
        "condition": "on a condition: …",
        "question": "question",
        "order": "an order or a wish: …",
        "first_singular": "speaks for the writer: …",
        "first_plural": "speaks of an unnamed us: …",
        "second": "speaks to the reader: …",
        "small_talk": "small talk: …",
        "quoted": "quotation",
        "vague": "begins with a pronoun: …",
        "verbless": "no full sentence",
        "negated": "denies something: …",
        "short": "short",
        "long": "long",
    }
)
SIGNS: Final = tuple(WORDING)


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign at a statement: how strong it is, mostly 0 to 3, and the words that show it."""

    name: str
    value: float
    shown: str = ""

    @property
    def reason(self) -> str:
        """The sign in plain words."""
        return WORDING[self.name].replace("…", self.shown if self.name in _FACTS else f"'{self.shown}'")


_FACTS: Final = frozenset({"money", "percent", "measure", "count", "duration", "ordinal", "date", "relative", "agent",
                           "place", "thing"})  # fmt: skip


def read_signs(statement: Statement) -> tuple[Sign, ...]:
    """Return the signs that are present at *statement*, each name at most once.

    >>> from verifier.language.statement import read_statement
    >>> [sign.reason for sign in read_signs(read_statement("Norhaven should sell 40 ships."))][:3]
    ['states a figure: 40', 'names an actor: Norhaven', "opinion: 'should'"]
    """
    tokens = statement.tokens
    found = [*_figures(statement.figures), *_periods(statement), *_names(statement), *_worded(tokens), *_verbs(tokens)]
    found += [*_pairs(tokens), *_shape(statement)]
    return tuple(found)


def _figures(figures: Sequence[Figure]) -> Iterator[Sign]:
    by_sort: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.text.lower() not in ("one", "a", "an", "one of"):
            by_sort.setdefault(KINDS[figure.kind], []).append(figure)
    for sort, members in by_sort.items():
        yield Sign(sort, min(float(len(members)), MOST), members[0].text)


def _periods(statement: Statement) -> Iterator[Sign]:
    dated = [period.text for period in statement.periods if any(map(str.isdigit, period.text)) or period.month]
    other = [period.text for period in statement.periods if period.text not in dated]
    for name, texts in (("date", dated), ("relative", other)):
        if texts:
            yield Sign(name, min(float(len(texts)), MOST), texts[0])


def _names(statement: Statement) -> Iterator[Sign]:
    kinds = [(name.text, kind_of(name.text.split())) for name in statement.names]
    agents = [text for text, kind in kinds if kind in AGENTS and text != "I"]
    places = [text for text, kind in kinds if kind in PLACES or kind is NameKind.PEOPLE]
    things = [text for text, kind in kinds if kind in (NameKind.PRODUCT, NameKind.WORK)]
    for name, texts in (("agent", agents), ("place", places), ("thing", things)):
        if texts:
            yield Sign(name, min(float(len(texts)), MOST), texts[0])


_LISTS: Final[Sequence[tuple[str, Collection[str]]]] = (
    ("comparison", talk.COMPARING), ("extreme", talk.EXTREMES), ("duty", talk.DUTY), ("future", talk.FUTURE),
    ("possible", talk.POSSIBLE), ("condition", talk.CONDITION), ("first_singular", talk.FIRST_SINGULAR),
    ("first_plural", talk.FIRST_PLURAL), ("second", talk.SECOND), ("negated", ("not", "no", "never", "nor", "nobody")),
)  # fmt: skip
_STEMS: Final[Sequence[tuple[str, Collection[str]]]] = (
    ("judgement", talk.JUDGEMENT), ("analysis", talk.ANALYSIS), ("small_talk", talk.SMALL_TALK),
)  # fmt: skip


def _worded(tokens: Sequence[Token]) -> Iterator[Sign]:
    """Yield the signs that single words show."""
    for name, words in _LISTS:
        shown = [token.text for token in tokens if token.lower in words and not _is_name(token, tokens[0])]
        if shown:
            yield Sign(name, min(float(len(shown)), MOST), shown[0])
    for name, stems in _STEMS:
        shown = [token.text for token in tokens if (token.stem in stems or token.lower in stems)]
        if shown:
            yield Sign(name, min(float(len(shown)), MOST), shown[0])


def _is_name(token: Token, first: Token) -> bool:
    """Tell whether the token is written as a name: "the US", "in May"."""
    return token.stem in ("US", "IT") or (token.text in ("May", "Will") and token is not first)


def _verbs(tokens: Sequence[Token]) -> Iterator[Sign]:
    """Yield what the verbs show: a deed, a change, a word passed on, something past."""
    verbs = [token for token in tokens if not token.is_capitalised and share_of(token) >= SURELY_VERB]
    for name, stems in (("deed", talk.DEEDS), ("change", talk.CHANGE), ("said", talk.SAYING)):
        shown = [token.text for token in verbs if token.stem in stems and token.lower not in NO_VERBS]
        if shown:
            yield Sign(name, min(float(len(shown)), MOST), shown[0])
    past = [token.text for token in verbs if form_of(token) is Form.PAST]
    past = [text for text in past if text.lower() not in NO_VERBS]
    past += [token.text for token in tokens if token.lower in ("was", "were", "had")]
    if past:
        yield Sign("past", min(float(len(past)), MOST), past[0])
    if not verbs and not any(token.lower in BE_FORMS or token.lower in HAVE_FORMS for token in tokens):
        yield Sign("verbless", 1.0)
    if tokens and share_of(tokens[0]) >= BARE and form_of(tokens[0]) is Form.BASE:
        yield Sign("order", 1.0, tokens[0].text)


def _pairs(tokens: Sequence[Token]) -> Iterator[Sign]:
    """Yield what two words show only together."""
    lower = [token.lower for token in tokens]
    joined = list(pairwise(lower))
    duty = [" ".join(pair) for pair in joined if pair in talk.DUTY_VERBS]
    future = [" ".join(pair) for pair in joined if pair in talk.FUTURE_VERBS]
    believed = [" ".join(pair) for pair in joined if pair[0] in ("i", "we") and pair[1] in talk.BELIEF]
    for name, shown in (("duty", duty), ("future", future), ("belief", believed)):
        if shown:
            yield Sign(name, min(float(len(shown)), MOST), shown[0])


def _is_empty_quotation(statement: Statement) -> bool:
    """Tell whether the words quoted at the beginning name no figure, date or name: "It was great," he said."""
    text = statement.text
    end = next((place for place, sign in enumerate(text) if place and sign in QUOTES), len(text))
    names = [statement.tokens[name.first].start for name in statement.names]
    places = [*names, *(figure.start for figure in statement.figures), *(period.start for period in statement.periods)]
    return all(place >= end for place in places)


def _shape(statement: Statement) -> Iterator[Sign]:
    """Yield what the sentence as a whole shows."""
    text, tokens = statement.text, statement.tokens
    tests: Sequence[tuple[str, Callable[[], str]]] = (
        ("question", lambda: "?" if text.rstrip("”\"’' )").endswith("?") else ""),
        ("vague", lambda: tokens[0].text if tokens and tokens[0].lower in talk.VAGUE_OPENERS else ""),
        ("quoted", lambda: text[0] if text[:1] in QUOTES and _is_empty_quotation(statement) else ""),
    )
    for name, test in tests:
        shown = test()
        if shown:
            yield Sign(name, 1.0, shown)
    length = log((len(tokens) + 1) / TYPICAL_LENGTH)
    yield Sign("short", min(-length, 2.0)) if length < 0 else Sign("long", min(length, 2.0))
