"""What follows from a list: "12 tankers, 30 ferries and 5 tugs" are 47 in total.

The items must be one list: amounts of one unit joined by commas and "and", with nothing between them but what each is
an amount of. "4 million, 2 million of them to schools" is no list, for its second item is a part of the first.
"""

from collections.abc import Sequence
from functools import reduce
from itertools import combinations, pairwise
from typing import Final

from verifier.comparing.align import Alignment
from verifier.comparing.deriving.derived import LONGEST_SHOWN, Derived, nothing, written
from verifier.comparing.deriving.values import Value, constant, value_of
from verifier.comparing.deriving.words import are_said, is_said, names_met, telling
from verifier.comparing.passage import Passage
from verifier.domain.figure import Figure, FigureKind
from verifier.language.changes_line import Entry, is_break, line_of
from verifier.language.conversion import to_base
from verifier.language.figure_check import are_comparable
from verifier.language.statement import Statement
from verifier.language.words import stem

ASKING: Final = frozenset({"total", "altogether", "combined", "together", "totalling", "totaling", "jointly", "sum"})
IN_ALL: Final = ("in", "all")
# Words between two amounts that make the second one a part of the first, or a matter of its own.
PARTING: Final = frozenset(
    "them which these whom including included includes among of up down from to by per than has have had is was are "
    "were but while where".split()
)
LONGEST_LIST: Final = 8
WORDS_BETWEEN: Final = 6
SHORTEST_LIST: Final = 2


def derive_total(claimed: Figure, claim: Statement, passage: Passage, alignment: Alignment) -> Derived:
    """Return the sum of the only list of the passage, where the claim gives a total of the same unit."""
    if not asks_for_total(claim):
        return nothing()
    words = telling(word.keys[-1] for word in claim.words) - ASKING
    found = [(items, statement) for statement in passage.core for items in lists(claimed, statement, words)]
    if len(found) != 1:
        return nothing()
    items, statement = found[0]
    if _are_other_things(claimed, items):
        return nothing()
    theirs = frozenset(key for word in statement.words for key in word.keys)
    counted = frozenset(stem(word) for word in claimed.counted)
    if not are_said(words - counted, theirs, names_met(alignment)):
        return nothing()
    value: Value = reduce(Value.plus, map(value_of, items))
    working = f"{' + '.join(map(str, items))} is {written(value, '', LONGEST_SHOWN)}"
    is_named = all(is_said(word, theirs) for word in counted)
    return Derived(value, working, may_agree=is_named)


def _are_other_things(claimed: Figure, items: Sequence[Figure]) -> bool:
    """Tell whether all items count one thing, and the claim another: "two ships" are no sum of people."""
    heads = {stem(item.counted[-1]) for item in items if item.counted}
    return bool(claimed.counted) and len(heads) == 1 and not is_said(heads.pop(), [*map(stem, claimed.counted)])


def may_be_sum_or_rest(claimed: Figure, claim: Statement, passage: Passage) -> Sequence[Figure]:
    """Return the amounts of the passage whose sum, or difference, the claim's figure may be; empty where it is none.

    Nothing follows but that none of them alone contradicts the claim. A total that the claim asks for is more than any
    of them and no more than all; a figure that is not called a total is exactly all, or two, or the rest of one.
    """
    heads = [*map(stem, claimed.counted)]
    base = to_base(claimed)
    alike = [
        figure for statement in passage.core for figure in statement.figures if are_comparable(base, to_base(figure))
    ]
    parts = [one for one in alike if not heads or any(is_said(stem(word), heads) for word in one.counted)]
    sizes = [to_base(part).high for part in parts]
    if len(parts) >= SHORTEST_LIST:
        may_be = max(sizes) < base.high <= sum(sizes) if asks_for_total(claim) else base.high == sum(sizes)
        if may_be:
            return parts
    told = [one for statement in passage.core if not statement.cells for one in statement.figures if one in alike]
    for one, other in combinations(told[:LONGEST_LIST], 2):  # what cells have is told by their heads
        first, second = to_base(one).high, to_base(other).high
        if base.high in {first + second, abs(first - second)}:
            return [one, other]
    return ()


def derive_number_of_items(claimed: Figure, claim: Statement, passage: Passage, alignment: Alignment) -> Derived:
    """Return how many items the list has whose total the claim gives: "the two funds together gave 9 million".

    Only where the number fits, for a list need not be whole.
    """
    if claimed.kind is not FigureKind.COUNT or not asks_for_total(claim):
        return nothing()
    for total in claim.figures:
        working = derive_total(total, claim, passage, alignment).working if total != claimed else ""
        if working and working.count(" + ") + 1 == claimed.high:
            return Derived(constant(int(claimed.high)), f"{working}: {claimed}")
    return nothing()


def asks_for_total(claim: Statement) -> bool:
    """Tell whether the claim's own words ask for a sum."""
    lowers = [token.lower for token in claim.tokens]
    return not ASKING.isdisjoint(lowers) or IN_ALL in pairwise(lowers)


def lists(claimed: Figure, statement: Statement, words: frozenset[str]) -> list[list[Figure]]:
    """Return the lists of amounts in the claim's unit; none where the sentence has another such amount beside it."""
    line = line_of(statement)
    places = [at for at, entry in enumerate(line) if entry.figure is not None and are_comparable(claimed, entry.figure)]
    if not SHORTEST_LIST <= len(places) <= LONGEST_LIST:
        return []
    if not all(_is_joined(line, first, last, words) for first, last in pairwise(places)):
        return []
    return [[figure for at in places if (figure := line[at].figure) is not None]]


def _is_joined(line: Sequence[Entry], first: int, last: int, words: frozenset[str]) -> bool:
    """Tell whether two amounts are neighbours in a list, by what stands between them."""
    between = line[first + 1 : last]
    figure = line[first].figure
    counted = {stem(word) for word in figure.counted} if figure is not None else set()
    is_list = any("," in entry.gap or entry.lower == "and" for entry in line[first + 1 : last + 1])
    if not is_list or len(between) > WORDS_BETWEEN or any(map(is_break, line[first + 1 : last + 1])):
        return False
    strange = [entry for entry in between if entry.key and entry.stem not in counted and not is_said(entry.key, words)]
    return len(strange) <= 1 and PARTING.isdisjoint(entry.lower for entry in between)
