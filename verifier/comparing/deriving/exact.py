"""What follows to the last digit from two figures of a source, where the rest of the claim is said.

Three turns of phrase leave no doubt of what is meant: the rest of a whole ("48 of the 620 beds are in intensive care":
572 are not), the level that another one is held against ("41 cents, three more than its competitor": the competitor
pays 38), and the distance of two levels ("22 flights instead of 38": 16 fewer). Each is borne out only if it is exact
and points the way that the source's figures do; none ever contradicts a claim, for the two may be of other things.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from verifier.comparing.align import Alignment, Link, LinkKind
from verifier.comparing.deriving.derived import written
from verifier.comparing.deriving.parts import portions
from verifier.comparing.deriving.values import HUNDRED, Value, constant, fit, value_of
from verifier.comparing.deriving.words import is_said, telling
from verifier.comparing.passage import Passage
from verifier.comparing.side_figures import stretches
from verifier.domain.change import Direction
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.figure import Figure, FigureKind
from verifier.language.changes_words import direction_of
from verifier.language.figure_check import are_comparable
from verifier.language.statement import Statement
from verifier.language.words import Token

REST_WORDS: Final = frozenset("outside without other others rest remaining except neither beyond".split())
UP_WORDS: Final = frozenset("more higher longer larger greater bigger older faster gain gained added".split())
DOWN_WORDS: Final = frozenset("less fewer lower shorter smaller younger slower lost lose cut shed saved".split())
REPLACING: Final = (("instead", "of"), ("against",), ("rather", "than"), ("up", "from"), ("down", "from"), ("after",),
                    ("compared", "with"), ("compared", "to"))  # fmt: skip
TURNING: Final = frozenset({CheckKind.POLARITY, CheckKind.DIRECTION})
SORTS: Final = frozenset(
    {FigureKind.COUNT, FigureKind.MONEY, FigureKind.MEASURE, FigureKind.PERCENT, FigureKind.DURATION}
)
WITH_UNITS: Final = frozenset({FigureKind.MONEY, FigureKind.MEASURE, FigureKind.DURATION})
SAID: Final = 0.8  # of the claim's telling words, by rarity: nothing follows of youth from a figure of everybody
MET: Final = frozenset({LinkKind.CONTEXT, LinkKind.OPPOSITE})
MOST_FIGURES: Final = 12  # of one sort in a passage: with more, some two of them give any number


@dataclass(frozen=True, slots=True)
class Followed:
    """The *working* by which a figure follows; *is_rest* where it is what a part leaves of its whole."""

    working: str
    is_rest: bool = False


def follow(claimed: Figure, claim: Statement, passage: Passage, *, is_turned: bool) -> Followed | None:
    """Return how *claimed* follows exactly from two figures of the passage; None if it does not.

    The claim *is_turned* where it denies, or says the contrary of, what the source says of a part.
    """
    own = [statement for statement in passage.core if not statement.cells]
    if claimed.kind not in SORTS | {FigureKind.POINTS} or sum(len(one.figures) for one in own) > MOST_FIGURES:
        return None
    ways = (
        _rest(claimed, passage) if is_turned or _has(claim, REST_WORDS) else None,
        _level(claimed, claim, own),
        _distance(claimed, claim, own),
        _share(claimed, passage),
    )
    return next((found for found in ways if found is not None), None)


def _has(claim: Statement, words: Collection[str]) -> bool:
    return any(token.lower in words for token in claim.tokens)


def _fits(claimed: Figure, value: Value) -> bool:
    return value.point > 0 and fit(claimed, value) is Outcome.AGREES


def _rest(claimed: Figure, passage: Passage) -> Followed | None:
    """Return what a part of the passage leaves of a whole that it, or a sentence just before, gives."""
    parts = [figure for figure in passage.figures if _alike(claimed, figure)]
    for part in parts:
        if claimed.kind is FigureKind.PERCENT and _fits(claimed, constant(HUNDRED).minus(value_of(part))):
            return Followed(f"100 % − {part} leaves {claimed}", is_rest=True)
    wholes = [figure for statement in (*passage.context, *passage.core) for figure in statement.figures]
    for part in parts:
        for whole in wholes:
            is_whole = _alike(claimed, whole) and whole.low > part.high
            if is_whole and _fits(claimed, value_of(whole).minus(value_of(part))):
                return Followed(f"{whole} − {part} leaves {claimed}", is_rest=True)
    return None


def _share(claimed: Figure, passage: Passage) -> Followed | None:
    """Return the share that a part is of its whole, where the source ties the two by "of"."""
    for portion in portions(passage) if claimed.kind is FigureKind.PERCENT else ():
        value = value_of(portion.part).over(value_of(portion.whole)).times(constant(HUNDRED))
        if _fits(claimed, value):
            return Followed(f"{portion.part} of {portion.whole} is {written(value, '%')}")
    return None


def _alike(claimed: Figure, figure: Figure) -> bool:
    """Tell whether a figure may be an amount of the claim's sort: one without a unit counts as such."""
    is_bare = figure.kind is FigureKind.COUNT and not figure.counted and claimed.kind in WITH_UNITS
    return is_bare or are_comparable(claimed, figure)


def _level(claimed: Figure, claim: Statement, statements: Sequence[Statement]) -> Followed | None:
    """Return the level that the source holds its own against: "61,000, 9,000 more than the operator had hoped for"."""
    said = [word.token.stem for word in claim.words]
    for statement in statements:
        for amount, sign, reference in _held_against(statement):
            before = [one for one in statement.figures if one.end <= amount.start and are_comparable(one, claimed)]
            is_points = claimed.kind is FigureKind.PERCENT and _are_points(amount)
            if not before or not (is_points or _alike(claimed, amount)):
                continue
            level = value_of(before[-1])
            value = level.minus(value_of(amount)) if sign is Direction.UP else level.plus(value_of(amount))
            is_meant = any(is_said(word, said) for word in reference) or (not reference and bool(claim.periods))
            if is_meant and _fits(claimed, value):
                mark = "−" if sign is Direction.UP else "+"
                return Followed(f"{before[-1]} {mark} {amount} is {claimed}")
    return None


def _are_points(amount: Figure) -> bool:
    return amount.kind is FigureKind.POINTS or amount.counted[-1:] == ("points",)


def _held_against(statement: Statement) -> Iterator[tuple[Figure, Direction, list[str]]]:
    """Yield each amount "more than" or "fewer than" something, with the words for that."""
    for figure in statement.figures:
        behind = [token for token in statement.tokens if token.start >= figure.end][:4]
        lowers = [token.lower for token in behind]
        if "than" not in lowers:
            continue
        comparing = lowers[: lowers.index("than")]
        sign = compared_direction(comparing)
        if sign is not Direction.NONE and len(comparing) <= 2:  # noqa: PLR2004 - "points higher", "tonnes fewer"
            than = behind[lowers.index("than")]
            yield figure, sign, [word.token.stem for word in statement.words if word.token.start > than.start]


def _distance(claimed: Figure, claim: Statement, statements: Sequence[Statement]) -> Followed | None:
    """Return the distance of the only two levels of the claim's sort, where the claim compares and points their way."""
    sort = [one for statement in statements for one in statement.figures if _is_level(claimed, one)]
    compared = compared_direction([token.lower for token in claim.tokens])
    sign = changing_direction(claim.tokens) if compared is Direction.NONE else compared
    if sign is Direction.NONE:
        return None
    for one, other in combinations(sort, 2):
        value = value_of(one).minus(value_of(other)).size
        if _fits(claimed, value) and not _is_given(claimed, sort):
            statement = next((each for each in statements if one in each.figures and other in each.figures), None)
            if statement is not None and points(claim, statement, one, other) is sign:
                larger, smaller = (one, other) if one.low > other.low else (other, one)
                return Followed(f"{larger} − {smaller} is {claimed}")
    return None


def _is_level(claimed: Figure, figure: Figure) -> bool:
    is_share = claimed.kind is FigureKind.POINTS and figure.kind is FigureKind.PERCENT
    return is_share or (_alike(claimed, figure) and claimed.kind is not FigureKind.PERCENT)


def _is_given(claimed: Figure, figures: Sequence[Figure]) -> bool:
    return any(fit(claimed, value_of(figure)) is Outcome.AGREES for figure in figures)


def compared_direction(lowers: Sequence[str]) -> Direction:
    """Return which way the comparing words point; NONE without any, or with both."""
    up, down = (not words.isdisjoint(lowers) for words in (UP_WORDS, DOWN_WORDS))
    if up == down:
        return Direction.NONE
    return Direction.UP if up else Direction.DOWN


def changing_direction(tokens: Sequence[Token]) -> Direction:
    """Return which way the words of change point; NONE without any, or with both."""
    found = {direction_of(token.stem) for token in tokens} - {Direction.NONE}
    return found.pop() if len(found) == 1 else Direction.NONE


def points(claim: Statement, statement: Statement, one: Figure, other: Figure) -> Direction:
    """Return which way the claim's subject lies from what it is held against, by the source's figures."""
    subject = _subject(claim, statement, one, other)
    if subject is None:
        return Direction.NONE
    reference = other if subject is one else one
    return Direction.UP if subject.low > reference.low else Direction.DOWN


def _subject(claim: Statement, statement: Statement, one: Figure, other: Figure) -> Figure | None:
    """Return which of two figures, the first one first, is of what the claim speaks of; None where nothing tells."""
    before = [token.lower for token in statement.tokens if token.end <= one.start][-1:]
    between = [token.lower for token in statement.tokens if one.end <= token.start and token.end <= other.start]
    if before == ["from"] and between and "to" in between:
        return other
    if any(tuple(between[at : at + len(mark)]) == mark for mark in REPLACING for at in range(len(between))):
        return one if _named_first(claim, statement, one, other) is not other else other
    return _named_first(claim, statement, one, other) or _later(statement, one, other)


def _named_first(claim: Statement, statement: Statement, one: Figure, other: Figure) -> Figure | None:
    """Return the figure whose stretch has what the claim names before "than", and not what it names behind it."""
    than = next((token.start for token in claim.tokens if token.lower == "than"), -1)
    if than < 0:
        return None
    subject = [word.token.stem for word in claim.words if word.token.start < than]
    reference = [word.token.stem for word in claim.words if word.token.start > than]
    mine, theirs = stretches(statement, one, other)
    scores = {
        id(figure): sum(is_said(word, own) - is_said(word, foreign) for word in subject)
        - sum(is_said(word, own) - is_said(word, foreign) for word in reference)
        for figure, own, foreign in ((one, mine, theirs), (other, theirs, mine))
    }
    if scores[id(one)] == scores[id(other)]:
        return None
    return one if scores[id(one)] > scores[id(other)] else other


def _later(statement: Statement, one: Figure, other: Figure) -> Figure | None:
    """Return the figure of the later period, where the sentence gives one for each."""
    periods = [period for period in statement.periods if period.first is not None]
    if len(periods) != 2:  # noqa: PLR2004 - one for each
        return None
    first, second = periods
    return other if first.first < second.first else one  # type: ignore[operator]


def borne_out(found: Check, followed: Followed) -> Check:
    """Return the check of a figure that follows, in place of the one that was *found*."""
    return found.model_copy(
        update={
            "stated": followed.working,
            "outcome": Outcome.AGREES,
            "reason": f"the source gives it: {followed.working}",
        }
    )


def is_about(alignment: Alignment) -> bool:
    """Tell whether the passage speaks of the claim's matter: all but a little of what tells it is said, or denied."""
    links = [link for link in alignment.links if _tells(link)]
    whole = sum(link.word.weight for link in links)
    said = sum(link.word.weight for link in links if link.is_core or link.kind in MET)
    return said >= SAID * whole


def _tells(link: Link) -> bool:
    stem = link.word.token.stem
    return bool(telling([stem])) and link.word.token.lower not in UP_WORDS | DOWN_WORDS and not _moves(stem)


def _moves(stem: str) -> bool:
    return direction_of(stem) is not Direction.NONE


def _is_worked_out(check: Check) -> bool:
    """Tell whether a figure follows from others: then the source's "instead of" is the claim's "than"."""
    return check.kind is CheckKind.FIGURE and check.outcome is Outcome.AGREES and "−" in check.stated


def settle_exact(
    checks: Sequence[Check], claim: Statement, passage: Passage, alignment: Alignment
) -> tuple[Check, ...]:
    """Return the *checks* with the figures that follow borne out, and without what only turned a part into its rest."""
    if not is_about(alignment):
        return tuple(checks)
    turning = [check for check in checks if check.kind in TURNING and check.outcome is Outcome.DIFFERS]
    settled: list[Check] = []
    is_rest = False
    for check in checks:
        claimed = next((one for one in claim.figures if one.text == check.claimed), None)
        if check.kind is CheckKind.FIGURE and check.outcome is not Outcome.AGREES and claimed is not None:
            followed = follow(claimed, claim, passage, is_turned=bool(turning))
            if followed is not None:
                is_rest = is_rest or followed.is_rest
                settled.append(borne_out(check, followed))
                continue
        settled.append(check)
    is_compared = any(token.lower == "than" for token in claim.tokens) and any(map(_is_worked_out, settled))
    explained = turning if is_rest else [check for check in turning if is_compared and check.kind is CheckKind.POLARITY]
    return tuple(check for check in settled if check not in explained)
