"""What follows from two things side by side: "twice as many nurses as doctors", "200 more aircraft than Boeing".

The claim's words say which thing is held against which, and each must be the words of one amount of the source and not
of the other. So the operands are chosen by name; with two amounts that the words do not tell apart nothing follows.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import permutations
from typing import Final

from verifier.comparing.align import Alignment
from verifier.comparing.deriving.derived import LONGEST_SHOWN, SHOWN, Derived, nothing, written
from verifier.comparing.deriving.operands import Operand, read_operands
from verifier.comparing.deriving.values import Value, constant, percent_more, value_of
from verifier.comparing.deriving.words import OF_QUANTITY, SAME_THING, are_said, is_said, names_met, share_said, telling
from verifier.comparing.passage import Passage
from verifier.domain.change import Direction
from verifier.domain.figure import Figure, FigureKind
from verifier.domain.period import Period
from verifier.language.changes_line import Entry, is_break, line_of
from verifier.language.changes_words import MULTIPLYING, direction_of
from verifier.language.figure_check import are_comparable
from verifier.language.period_check import overlap
from verifier.language.statement import NO_NAME, Statement

MORE: Final = frozenset("more higher larger greater bigger longer further".split())
FEWER: Final = frozenset("fewer less lower smaller shorter".split())
EXCEEDING: Final = frozenset("exceed surpass outnumber outstrip outweigh top".split())
POINTING: Final = frozenset({"that", "those", "what", "as"})  # "double that of Peru"; "double their output" is a verb
TRAILING: Final = frozenset("trail lag".split())
MORE_REACH: Final = 2  # words behind an amount in which its "more" stands: "200 aircraft more than"
CACHED: Final = 1 << 10  # statements: each is asked about once for every figure
MOST_OPERANDS: Final = 8  # of one passage: more is a table, and its cells are not told apart by a few words


@dataclass(frozen=True, slots=True)
class Contrast:
    """What a claim holds against what: the words of the one and of the *other*, and whether it has less of it."""

    one: frozenset[str]
    other: frozenset[str]
    is_less: bool = False


def derive_from_contrast(claimed: Figure, claim: Statement, passage: Passage, alignment: Alignment) -> Derived:
    """Return the ratio or the difference of the two amounts that the claim's words name; nothing without a contrast."""
    contrast = read_contrast(claimed, line_of(claim))
    if not contrast.one or not contrast.other:
        return nothing()
    times = [period for period in claim.periods if period.is_resolved]
    operands = [
        operand for statement in passage.core for operand in read_operands(statement) if _is_of_time(operand, times)
    ]
    names = frozenset(word.keys[-1] for one in passage.core for word in one.words if word.name != NO_NAME)
    found = [
        (one, other)
        for one, other in (permutations(operands, 2) if len(operands) <= MOST_OPERANDS else ())
        if are_comparable(one.figure, other.figure)
        and (len(times) > 1 or _is_of_time(one, [other.period] if other.period else []))
        and _are_meant(contrast, one, other, names, alignment)
    ]
    return _worked_out(claimed, contrast, *found[0]) if len(found) == 1 else nothing()


def read_contrast(claimed: Figure, line: Sequence[Entry]) -> Contrast:
    """Read what the figure of a claim holds against what; empty where its words ask for no contrast."""
    at = next((number for number, entry in enumerate(line) if entry.figure == claimed), -1)
    if at < 0:
        return Contrast(frozenset(), frozenset())
    by = next((n for n in range(at - 1, -1, -1) if line[n].stem in EXCEEDING | TRAILING), -1)
    if by >= 0 and line[at - 1].lower == "by" and not any(map(_is_other_matter, line[by + 1 : at])):
        return Contrast(_keys(line[:by]), _keys(line[by + 1 : at]), line[by].stem in TRAILING)
    than = than_of(line, at, claimed)
    if than < 0:
        return Contrast(frozenset(), frozenset())
    between = line[at + 1 : than]
    is_less = any(entry.lower in FEWER for entry in between)
    return Contrast(_keys((*line[:at], *between)), _keys(line[than + 1 :]), is_less)


@lru_cache(maxsize=CACHED)
def differences_in(statement: Statement) -> tuple[Figure, ...]:
    """Return the figures of a sentence that tell how one thing is to another: "200 more than", "twice that of"."""
    is_multiple = any(figure.kind is FigureKind.MULTIPLE for figure in statement.figures)
    asks = any(token.lower == "than" or token.stem in EXCEEDING | TRAILING for token in statement.tokens)
    if not is_multiple and not asks:
        return ()
    line = line_of(statement)
    figures = [entry.figure for entry in line if entry.figure is not None]
    return tuple(figure for figure in figures if read_contrast(figure, line).other)


def is_multiplication(figure: Figure) -> bool:
    """Tell whether a figure is a verb that says that something multiplied: "more than doubled"."""
    return figure.kind is FigureKind.MULTIPLE and figure.text.lower().rpartition(" ")[2] in MULTIPLYING


def than_of(line: Sequence[Entry], at: int, claimed: Figure) -> int:
    """Return the number of the word after which the other thing stands; -1 for none.

    "Twice that of Peru" has it right behind the figure, "twice as many nurses as doctors" behind the second "as".
    """
    behind = range(at + 1, len(line))
    than = next((place for place in behind if line[place].lower == "than"), -1)
    if than >= 0 and any(entry.lower in MORE | FEWER for entry in line[at + 1 : at + 1 + MORE_REACH]):
        between = line[at + 1 : than + 1]
        return -1 if any(map(_is_other_matter, between)) or any("," in entry.gap for entry in between) else than
    if claimed.kind is not FigureKind.MULTIPLE or _is_verb(line, at):
        return -1
    places = [place for place in behind if line[place].lower == "as"]
    return places[1] if len(places) > 1 and places[0] == at + 1 else at


def _is_other_matter(entry: Entry) -> bool:
    """Tell whether the entry shows that the words around it are of two matters, not of one contrast."""
    return entry.figure is not None or is_break(entry) or direction_of(entry.stem) is not Direction.NONE


def _is_verb(line: Sequence[Entry], at: int) -> bool:
    """Tell whether a multiple says that something multiplied ("to double output"), not of what it is a multiple."""
    if line[at].last_word not in MULTIPLYING:
        return False
    following = [entry.lower for entry in line[at + 1 : at + 3]]
    points_back = following[:1] == ["the"] and following[1:] and following[1] in OF_QUANTITY
    return not points_back and POINTING.isdisjoint(following[:1])


def _keys(entries: Sequence[Entry]) -> frozenset[str]:
    return telling(entry.key for entry in entries if entry.key)


def _is_of_time(operand: Operand, times: Sequence[Period]) -> bool:
    """Tell whether an amount may be of one of the *times*; one without a period of its own, or without any, may."""
    period = operand.period
    return period is None or not times or any(overlap(period, time) for time in times)


def _are_meant(contrast: Contrast, one: Operand, other: Operand, names: Collection[str], alignment: Alignment) -> bool:
    """Tell whether the claim's words name *one* and not *other* first, *other* and not *one* second."""
    first, second = telling(one.words), telling(other.words)
    mine, yours = told_apart(one.words, other.words, names)
    if not _only(contrast.one, mine, yours) or not _only(contrast.other, yours, mine):
        return False
    said = frozenset((*first, *second))
    met = names_met(alignment)
    for words, theirs in ((contrast.one, first), (contrast.other, second)):
        if share_said(words, said | met) < SAME_THING or not any(is_said(word, theirs) for word in words):
            return False
    return are_said(contrast.one | contrast.other, said, met)


def told_apart(
    one: Sequence[str], other: Sequence[str], names: Collection[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that tell two operands apart: their names, where each has one of its own.

    Else what stands in one alone, but not what follows the last word in common where the other has nothing there:
    "the old reactor cost 2, the new reactor 6" leaves out "cost" the second time.
    """
    first, second = telling(one), telling(other)
    mine, yours = first - second, second - first
    if mine & set(names) and yours & set(names):
        return mine & set(names), yours & set(names)
    shared = first & second
    tails = [_tail(words, shared) for words in (one, other)]
    if shared and bool(tails[0]) != bool(tails[1]):
        return mine - tails[0], yours - tails[1]
    return mine, yours


def _tail(words: Sequence[str], shared: Collection[str]) -> frozenset[str]:
    """Return the words behind the last one that is shared."""
    last = max((at for at, word in enumerate(words) if word in shared), default=-1)
    return frozenset(words[last + 1 :])


def _only(words: Collection[str], own: Collection[str], foreign: Collection[str]) -> bool:
    return any(is_said(word, own) for word in words) and not any(is_said(word, foreign) for word in words)


def _worked_out(claimed: Figure, contrast: Contrast, one: Operand, other: Operand) -> Derived:
    mine, yours = value_of(one.figure), value_of(other.figure)
    is_share = claimed.kind is FigureKind.PERCENT and one.figure.kind is not FigureKind.PERCENT
    if (is_share or claimed.kind is FigureKind.MULTIPLE) and min(mine.low, yours.low) <= 0:
        return nothing()
    if claimed.kind is FigureKind.MULTIPLE:
        return _shown(one, other, mine.over(yours), "x", "÷")
    if is_share:
        more = percent_more(mine, yours)
        derived = _shown(one, other, more, "%", "against")
        return replace(derived, value=constant(0).minus(more)) if contrast.is_less else derived
    if are_comparable(claimed, one.figure) and claimed.kind is not FigureKind.PERCENT:
        if contrast.is_less:
            return _shown(other, one, yours.minus(mine), "", "−")
        return _shown(one, other, mine.minus(yours), "", "−")
    return nothing()


def _shown(one: Operand, other: Operand, value: Value, unit: str, sign: str) -> Derived:
    digits = SHOWN if unit else LONGEST_SHOWN
    return Derived(value, f"{one.figure} {sign} {other.figure} is {written(value, unit, digits)}")
