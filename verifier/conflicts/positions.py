"""Positions: many pairs that contradict each other put together to the matters that they are about.

Four documents on the founding of one firm, three of which say May 2019, make three pairs and one conflict. Pairs belong
together where they share a statement in the part that differs, or where the same two documents differ in the same
words; what the statements say then falls into stands, of which those that mean the same are one.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.conflict import Conflict, Position, Stand
from verifier.language.figure_check import check_figures
from verifier.language.figures import read_figures
from verifier.language.period_check import check_periods
from verifier.language.periods import read_periods

Node: TypeAlias = tuple[str, str, str, str]  # a statement's key, its words, the kind of the part that differs, the part
Known: TypeAlias = Sequence[Container[str]]  # keys of conflicts found before, in generations, the newest first
NOBODY: Final[Known] = ()


@dataclass(frozen=True, slots=True)
class _Edge:
    """Two statements that cannot both hold, with what each of them says in the part that differs."""

    conflict: Conflict
    one: Node
    other: Node


def matters(pairs: Iterable[Conflict], known: Known = NOBODY) -> list[Conflict]:
    """Return one conflict for each matter that *pairs* are about, the surest first.

    Args:
        pairs: conflicts of two statements each.
        known: the keys of conflicts that were found before, in generations, the newest first. A matter is known by one
            of its pairs, by preference the one that it was known by last, so that it stays the same when another
            document joins it.
    """
    edges = [_edge(pair) for pair in sorted(pairs, key=lambda each: (each.key, each.check.claimed, each.check.stated))]
    groups = _together(edges)
    found = [_matter(group, known) for group in groups]
    return sorted(found, key=lambda each: (-each.certain, each.key))


def _edge(pair: Conflict) -> _Edge:
    check = pair.check
    return _Edge(pair, _node(pair.one, check.kind, check.claimed), _node(pair.other, check.kind, check.stated))


def _node(position: Position, kind: CheckKind, part: str) -> Node:
    return position.key, position.words_sha256, kind.value, part


def _together(edges: Sequence[_Edge]) -> list[list[_Edge]]:
    """Return *edges* in groups of those that are of one matter, each in the order given."""
    parents: dict[object, object] = {}

    def root(one: object) -> object:
        while parents.setdefault(one, one) != one:
            parents[one] = parents[parents[one]]
            one = parents[one]
        return one

    for edge in edges:
        for tie in (edge.other, _difference(edge)):
            if tie:
                parents[root(tie)] = root(edge.one)
    groups: dict[object, list[_Edge]] = defaultdict(list)
    for edge in edges:
        groups[root(edge.one)].append(edge)
    return list(groups.values())


def _difference(edge: _Edge) -> tuple[str, ...]:
    """Return what ties a claim to the sentence that it was drawn from: the same documents, the same two parts."""
    pair, check = edge.conflict, edge.conflict.check
    if not check.claimed or not check.stated:
        return ()
    ends = sorted(((pair.one.document, check.claimed), (pair.other.document, check.stated)))
    return (check.kind.value, *ends[0], *ends[1])


def _matter(edges: Sequence[_Edge], known: Known) -> Conflict:
    leading = min(edges, key=lambda edge: _leads(edge.conflict, known)).conflict
    certain = max(edge.conflict.certain for edge in edges)
    return leading.model_copy(update={"certain": certain, "stands": tuple(_stands(edges))})


def _leads(pair: Conflict, known: Known) -> tuple[int, bool, float, str]:
    """Return what makes a pair stand for its matter: known before, of two claims, sure; else the first by key."""
    age = next((number for number, keys in enumerate(known) if pair.key in keys), len(known))
    return age, not (pair.one.claim and pair.other.claim), -pair.certain, pair.key


def _stands(edges: Sequence[_Edge]) -> list[Stand]:
    positions: dict[Node, Position] = {}
    apart: set[tuple[Node, Node]] = set()
    for edge in edges:
        positions.setdefault(edge.one, edge.conflict.one)
        positions.setdefault(edge.other, edge.conflict.other)
        apart.update({(edge.one, edge.other), (edge.other, edge.one)})
    groups: list[list[Node]] = []
    for node in sorted(positions):
        home = next((group for group in groups if _is_at_home(node, group, apart)), None)
        if home is None:
            groups.append([node])
        else:
            home.append(node)
    stands = [_stand(group, positions) for group in groups]
    return sorted(stands, key=lambda stand: (-len(stand.documents), stand.says, stand.positions[0].key))


def _is_at_home(node: Node, group: Sequence[Node], apart: Container[tuple[Node, Node]]) -> bool:
    if any((node, other) in apart for other in group):
        return False
    if not node[3]:  # a negation: whoever contradicts the same statements says the same
        return not group[0][3]
    return all(mean_the_same(node[3], other[3], node[2]) for other in group)


def mean_the_same(mine: str, theirs: str, kind: str) -> bool:
    """Tell whether two parts of one kind say the same: "May 2019" and "in May of 2019", "7.3bn" and "7.3 billion"."""
    if mine.casefold() == theirs.casefold():
        return True
    return any(
        check.outcome is Outcome.AGREES for check in (*_checks(mine, theirs, kind), *_checks(theirs, mine, kind))
    )


def _checks(mine: str, theirs: str, kind: str) -> list[Check]:
    """Return the check of the first figure, or period, of two parts; empty where they hold none."""
    if kind == CheckKind.FIGURE:
        return [check_figures(*pair) for pair in zip(read_figures(mine)[:1], read_figures(theirs)[:1], strict=False)]
    if kind == CheckKind.PERIOD:
        return [check_periods(*pair) for pair in zip(read_periods(mine)[:1], read_periods(theirs)[:1], strict=False)]
    return []


def _stand(nodes: Sequence[Node], positions: Mapping[Node, Position]) -> Stand:
    """Return the stand of *nodes*: the part as most write it; claims rather than the sentences that they are from."""
    written = [node[3] for node in nodes]
    stated = [positions[node] for node in nodes]
    with_claims = {position.document for position in stated if position.claim}
    kept = {position.key: position for position in stated if position.claim or position.document not in with_claims}
    ordered = sorted(kept.values(), key=lambda each: (each.document, each.claim, each.start, each.text))
    return Stand(says=max(written, key=lambda part: (written.count(part), -len(part), part)), positions=tuple(ordered))
