"""Standings: what all decisions on one subject come to, worked out from the log and nothing else."""

from collections.abc import Iterable, Sequence

from verifier.domain.assessment import Verdict
from verifier.domain.decision import SETTLING, Act, Decision
from verifier.domain.noun import Noun


class Standing(Noun):
    """What stands on one subject.

    *settled* is the last decision that has not been taken back, *notes* are all notes that have not, *assignee* is who
    is to see to it. *version* is the id of the last entry, which whoever decides next must have seen.
    """

    settled: Decision | None = None
    notes: tuple[Decision, ...] = ()
    assignee: str = ""
    version: str = ""

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that a person stands by: the machine's where it was accepted; None without a decision."""
        if self.settled is None or self.settled.act not in {Act.ACCEPT, Act.OVERRIDE}:
            return None
        return self.settled.verdict or self.settled.answers.verdict


def in_order(log: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the entries of *log* in their order, each id once: a merge may have written one twice."""
    return tuple(sorted({entry.id: entry for entry in log}.values(), key=lambda entry: entry.order))


def undone(log: Sequence[Decision]) -> frozenset[str]:
    """Return the ids of the entries of an ordered *log* that are taken back.

    Looked at from the end: an undo that has been undone takes nothing back. One can only undo what came before.
    """
    taken_back: set[str] = set()
    for entry in reversed(log):
        if entry.undoes and entry.id not in taken_back:
            taken_back.add(entry.undoes)
    return frozenset(taken_back & {entry.id for entry in log})


def standing(log: Iterable[Decision]) -> Standing:
    """Return what the entries on one subject come to, in whatever order they are given."""
    ordered = in_order(log)
    if not ordered:
        return Standing()
    taken_back = undone(ordered)
    valid = [entry for entry in ordered if entry.id not in taken_back]
    settled = [entry for entry in valid if entry.act in SETTLING]
    assigned = [entry for entry in valid if entry.act is Act.ASSIGN]
    return Standing(
        settled=settled[-1] if settled else None,
        notes=tuple(entry for entry in valid if entry.act is Act.NOTE),
        assignee=assigned[-1].assignee if assigned else "",
        version=ordered[-1].id,
    )
