"""Changes: what a sentence says of quantities that rose or fell, with the amount and the levels before and after.

A word of change opens one ("fell", "a 30 per cent drop", "halved", "down"). The figures behind it take their part by
the word before them: "by" brings the amount, "from" the level before, "to" the level after; a figure right behind the
word is the amount ("rose 5 %"), and one that "down" follows is the level after ("800, down from 1,000"). A change ends
where the next one begins, or a new clause. "From 5 to 7" is a change without a word for its way.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from verifier.domain.change import Change, Direction
from verifier.domain.figure import Figure, FigureKind
from verifier.language.changes_line import Entry, begins_phrase, is_break, line_of
from verifier.language.changes_words import ADVERBS, COMPARATIVES, MULTIPLYING, SPANNING, direction_of
from verifier.language.statement import Statement

AMOUNT, BEFORE, AFTER = "amount", "before", "after"
PARTS: Final = {"by": AMOUNT, "of": AMOUNT, "was": AMOUNT, "from": BEFORE, "to": AFTER, "at": AFTER}
PASSING: Final = ("above ", "below ", "past ", "beyond ", "exceed")  # "climbed above 100": where to, not by how much
BETWEEN_WORD_AND_AMOUNT: Final = frozenset("a an another further some just even only almost quite as by".split())
ARTICLES: Final = frozenset("a an the this that its their his her our another further and or of".split())
PLACING: Final = frozenset({"at", "in", "on", "near", "across", "within", "among", "throughout"})
LEVEL_TO_ADVERB: Final = 5  # words at most between a level and its "down from"
NOUN_REACH: Final = 3  # words between an amount and the noun of change: "a 30 per cent annual drop"
ONE: Final = 1
BELONGING: Final = frozenset({"under", "within", "into", "outside"})  # "falls under the law"
FIXED: Final = {"cut": "off", "take": "off", "set": "up", "slow": "down"}  # no change of a quantity


@dataclass(slots=True)
class _Draft:
    """A change in the making: the figures by their part, with the numbers of the first and last entry it has."""

    direction: Direction
    first: int
    last: int
    parts: dict[str, Figure] = field(default_factory=dict)

    def give(self, part: str, figure: Figure, at: int) -> bool:
        """Take a figure for a part; a part that is filled already shows that another change has begun."""
        if part in self.parts:
            return False
        self.parts[part] = figure
        self.first, self.last = min(self.first, at), max(self.last, at)
        return True


def read_changes(statement: Statement) -> tuple[Change, ...]:
    """Return the changes that *statement* speaks of, in order; a figure takes part in one of them only.

    A word of change without any figure makes a change too, with a direction alone.
    """
    line = line_of(statement)
    heads = {at: way for at, entry in enumerate(line) if (way := _way(line, at)) is not None}
    drafts: list[_Draft] = []
    places = sorted(heads)
    for at, following in pairwise([*places, len(line)]):
        if not (drafts and _goes_on(drafts[-1], line, at, heads[at])):
            drafts.append(_Draft(heads[at], at, at))
            _take_head(drafts[-1], line, at, _taken(drafts))
        _take_behind(drafts[-1], line, at, following)
    drafts += _without_a_word(line, _taken(drafts))
    changes: list[Change] = []
    for draft in sorted(drafts, key=lambda draft: draft.first):
        changes.append(_change(statement, line, draft, heads, changes))
    return tuple(changes)


def _goes_on(draft: _Draft, line: Sequence[Entry], at: int, way: Direction) -> bool:
    """Tell whether the adverb at *at* adds to the change before it: "fell to 134.7 billion, down 47 % from 255.8"."""
    is_near = 0 < at - draft.last <= LEVEL_TO_ADVERB and not _is_break_between(line, draft.last, at)
    return line[at].lower in ADVERBS and draft.direction is way and bool(draft.parts) and is_near


def _taken(drafts: Sequence[_Draft]) -> frozenset[int]:
    return frozenset(figure.start for draft in drafts for figure in draft.parts.values())


def _way(line: Sequence[Entry], at: int) -> Direction | None:
    """Return which way the entry says that a quantity went, or None where it is no word of change."""
    entry = line[at]
    after = line[at + 1] if at + 1 < len(line) else entry
    if entry.figure is not None:
        is_verb = entry.figure.kind is FigureKind.MULTIPLE and entry.last_word in MULTIPLYING
        return (Direction.UP if entry.figure.high > ONE else Direction.DOWN) if is_verb else None
    if entry.lower in ADVERBS:
        is_change = after.figure is not None or after.lower in {"from", "by"}
        return ADVERBS[entry.lower] if is_change and after is not entry else None
    if entry.lower in COMPARATIVES:
        return COMPARATIVES[entry.lower] if at and line[at - 1].figure is not None else None
    if entry.is_name or FIXED.get(entry.stem) == after.lower or _falls_under(line, at):
        return None
    way = direction_of(entry.stem)
    return None if way is Direction.NONE else way


def _falls_under(line: Sequence[Entry], at: int) -> bool:
    """Tell whether "falls under" or "falls within" a rule is meant, rather than under a level."""
    behind = line[at + 1 : at + 3]
    return line[at].stem == "fall" and behind[:1] != () and behind[0].lower in BELONGING and behind[-1].figure is None


def _take_head(draft: _Draft, line: Sequence[Entry], at: int, taken: frozenset[int]) -> None:
    """Give the draft what stands before its word: "a 30 per cent drop", "12 % higher", "800, down from"."""
    entry = line[at]
    if entry.figure is not None:
        draft.give(AMOUNT, entry.figure, at)
        return
    reach = LEVEL_TO_ADVERB if entry.lower in ADVERBS else NOUN_REACH
    place = _figure_before(line, at, reach)
    if place < 0:
        return
    figure = line[place].figure
    assert figure is not None  # noqa: S101 - found as one
    if figure.start in taken:
        return
    if entry.lower in COMPARATIVES:
        draft.give(AMOUNT, figure, place)
    elif entry.lower in ADVERBS:
        if figure.kind is not FigureKind.DURATION and not _is_break_between(line, place, at):
            draft.give(AFTER, figure, place)
    elif place and line[place - 1].lower in ARTICLES and figure.kind is not FigureKind.DURATION:
        draft.give(AMOUNT, figure, place)


def _figure_before(line: Sequence[Entry], at: int, reach: int) -> int:
    """Return the number of the nearest figure before entry *at*, -1 where none is within *reach* entries."""
    return next((place for place in range(at - 1, max(-1, at - 1 - reach), -1) if line[place].figure), -1)


def _is_break_between(line: Sequence[Entry], first: int, last: int) -> bool:
    return any(is_break(line[place]) for place in range(first + 1, last))


def _take_behind(draft: _Draft, line: Sequence[Entry], at: int, end: int) -> None:
    """Give the draft the figures behind its word, up to the next word of change or the end of the clause."""
    for place in range(at + 1, end):
        if is_break(line[place]):
            return
        figure = line[place].figure
        if figure is None:
            continue
        part = _part(line, at, place)
        if part and not draft.give(part, figure, place):
            return


def _part(line: Sequence[Entry], at: int, place: int) -> str:
    """Return the part that the figure at *place* has in the change whose word is at *at*; empty for none."""
    figure, before = line[place].figure, line[place - 1]
    assert figure is not None  # noqa: S101 - asked of figures
    is_adjacent = all(_is_light(entry) for entry in line[at + 1 : place])
    if is_adjacent and figure.text.lower().startswith(PASSING):
        return AFTER
    is_share_of = figure.kind is FigureKind.PERCENT and place + 1 < len(line) and line[place + 1].lower == "of"
    if before.lower == "to" and is_share_of and "cent" not in figure.text and "%" not in figure.text:
        return ""  # "shrank to a quarter of its size" gives neither a level nor by how much
    if place - 1 > at and before.lower in PARTS:
        part = PARTS[before.lower]
        if before.lower == "at" and place == at + 2 and figure.kind is FigureKind.PERCENT:
            return AMOUNT  # "grew at 6.9 per cent" is a rate, "stood at 40" a level
        is_loose = before.lower in {"of", "was"} and place - at > NOUN_REACH
        return "" if is_loose else part
    if is_adjacent and figure.kind is not FigureKind.DURATION:
        return AMOUNT
    return ""


def _is_light(entry: Entry) -> bool:
    return entry.lower in BETWEEN_WORD_AND_AMOUNT or entry.lower.endswith("ly")


def _without_a_word(line: Sequence[Entry], taken: frozenset[int]) -> Iterator[_Draft]:
    """Yield a change without a direction for each "from A to B" of one unit that no word of change has taken."""
    for at, entry in enumerate(line[:-1]):
        first = line[at + 1].figure
        if entry.lower != "from" or first is None or first.start in taken:
            continue
        spans = any(other.stem in SPANNING for other in line[max(0, at - NOUN_REACH) : at])
        for place in range(at + 2, len(line)):
            second = line[place].figure
            if is_break(line[place]) or spans:
                break
            if second is not None:
                if line[place - 1].lower == "to" and second.unit == first.unit and second.kind is first.kind:
                    yield _Draft(Direction.NONE, at, place, {BEFORE: first, AFTER: second})
                break


def _change(
    statement: Statement, line: Sequence[Entry], draft: _Draft, heads: Container[int], before: Sequence[Change]
) -> Change:
    """Return the change that a draft has become; without words of its own it is of what changed *before* it."""
    start, end = line[draft.first].start, line[draft.last].end
    first, last = _clause(line, draft, heads)
    words = _words(line[first:last]) or (before[-1].words if before else _words(line[_start(line, first) : first]))
    where = _where(line, first, draft)
    return Change(
        start=start,
        end=end,
        direction=draft.direction,
        amount=draft.parts.get(AMOUNT),
        before=draft.parts.get(BEFORE),
        after=draft.parts.get(AFTER),
        words=words,
        where=tuple(word for word in words if word in where),
        text=statement.text[start - statement.start : end - statement.start],
    )


def _clause(line: Sequence[Entry], draft: _Draft, heads: Container[int]) -> tuple[int, int]:
    """Return where the clause that the change stands in begins and ends, up to the figures and words of another one."""
    first, last = draft.first, draft.last
    while first > 0 and not is_break(line[first]) and not _is_taken(line, first - 1, heads):
        first -= 1
    while last + 1 < len(line) and not _is_taken(line, last + 1, heads) and not begins_phrase(line[last + 1]):
        last += 1
    if last + 1 < len(line) and last + 1 in heads:
        last = draft.last  # what stands between two words of change is of the second one
    return first, last + 1


def _start(line: Sequence[Entry], at: int) -> int:
    """Return where the clause of entry *at* begins, figures and all."""
    while at > 0 and not is_break(line[at]):
        at -= 1
    return at


def _is_taken(line: Sequence[Entry], at: int, heads: Container[int]) -> bool:
    return line[at].figure is not None or at in heads


def _words(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Return the keys of the content words, each once, without words of change."""
    keys = [entry.key for entry in entries if entry.key and direction_of(entry.stem) is Direction.NONE]
    return tuple(dict.fromkeys(keys))


def _where(line: Sequence[Entry], first: int, draft: _Draft) -> frozenset[str]:
    """Return the keys of the words that a preposition of place leads, before the change: "costs at the brewery"."""
    at = next((place for place in range(first + 1, draft.first) if line[place].lower in PLACING), draft.first)
    return frozenset(entry.key for entry in line[at : draft.first] if entry.key)
