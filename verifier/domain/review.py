"""The queue's nouns: what waits for an editor, in which state, and how one asks for it."""

import hashlib
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final, NamedTuple

from verifier.domain.assessment import Verdict
from verifier.domain.decision import Act, Answered, Stale, Subject, stale
from verifier.domain.noun import Noun
from verifier.domain.standing import Standing


class State(StrEnum):
    """How far the work on a claim or conflict has come; *checked* is by the machine, *reviewed* by a person."""

    UNCHECKED = "unchecked"  # there was no text to judge by
    CHECKED = "checked"
    NEEDS_WORK = "needs_work"
    STALE = "stale"  # a person decided, and what the decision answered has changed
    REVIEWED = "reviewed"


OPEN: Final = (State.UNCHECKED, State.CHECKED, State.NEEDS_WORK, State.STALE)

SEVERITIES: Final = {
    Verdict.REFUTED: 6,
    Verdict.DISPUTED: 5,
    Verdict.PARTIAL: 3,
    Verdict.NOT_ENOUGH_INFO: 2,
    Verdict.UNAVAILABLE: 1,
    Verdict.SUPPORTED: 0,
}
CONFLICT_SEVERITY: Final = 4  # one of two documents is wrong, and it is not known which


class Order(StrEnum):
    """In which order the queue is shown."""

    URGENCY = "urgency"  # the graver first, of equals the surer, of equals the one that has waited longest
    AGE = "age"  # what has waited longest first
    NAME = "name"


class Place(NamedTuple):
    """Where an item with that *id* stands: its *position* by urgency, its *seniority* by age; both sort as text."""

    id: str
    position: str
    seniority: str


class Since(Noun):
    """What has changed, in plain words, since a decision that *answers* an earlier state; nothing if it still holds."""

    answers: Answered
    changes: tuple[str, ...]


class ReviewItem(Noun):
    """A claim or conflict as the queue shows it: what the machine says, and what a person has said.

    *text* is the claim, or a statement of each side; *reason* says in plain words what the machine found. *severity* is
    0 to 6, *confidence* 0 to 1: how sure it is that there is something to see to. *since* is when the machine first
    said this.
    *before* is the verdict of the run before, where that was another; None for a new item as well. *documents* and
    *sources* are ids, *sides* the keys of all statements of a conflict, *names* the other keys that it has had: what
    was decided under them is about it. *answers* is what a decision made now would answer; *earlier* what has changed
    since those that answered something else. *stale* and *changes* say what has changed since the decision that
    stands; *human* is the verdict a person stands by.
    """

    subject: Subject
    key: str
    text: str
    reason: str = ""
    verdict: Verdict | None = None
    before: Verdict | None = None
    severity: int
    confidence: float
    since: datetime
    documents: tuple[str, ...]
    sources: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    file: str = ""
    line: int = 0
    run: str = ""
    answers: Answered
    earlier: tuple[Since, ...] = ()
    state: State
    stale: tuple[Stale, ...] = ()
    changes: tuple[str, ...] = ()
    act: Act | None = None
    human: Verdict | None = None
    assignee: str = ""
    version: str = ""

    @property
    def id(self) -> str:
        """A short name for addresses of pages: the same as long as the key is."""
        return item_id(self.subject, self.key)

    @property
    def keys(self) -> tuple[str, ...]:
        """Its key, and those that it has had."""
        return self.key, *self.names

    @property
    def is_changed(self) -> bool:
        """Whether the machine says something else than in the run before."""
        return self.before is not None

    @property
    def place(self) -> "Place":
        """Its id, and its places in both orders."""
        name = self.id
        seniority = f"{self.since.astimezone(UTC):%Y%m%d%H%M%S}{name}"
        return Place(name, f"{9 - self.severity}{10 - round(self.confidence * 10):02d}{seniority}", seniority)

    @property
    def position(self) -> str:
        """The place in the order by urgency, sorted as text: severity, confidence to a tenth, age."""
        return self.place.position

    @property
    def seniority(self) -> str:
        """The place in the order by age."""
        return self.place.seniority

    @property
    def seen(self) -> str:
        """What an editor has seen who was shown the item as it is: the log's last entry, and what is to be answered."""
        matter = self.answers.model_dump_json().encode()
        return f"{self.version}.{hashlib.sha256(matter).hexdigest()[:16]}"

    def with_standing(self, standing: Standing) -> "ReviewItem":
        """Return the item as it is after all decisions that *standing* sums up."""
        settled = standing.settled
        changed, changes = self._since(settled.answers) if settled else ((), ())
        return self.model_copy(
            update={
                "state": self._state(standing, changed),
                "stale": changed,
                "changes": changes,
                "act": settled.act if settled else None,
                "human": standing.verdict,
                "assignee": standing.assignee,
                "version": standing.version,
            }
        )

    def _since(self, then: Answered) -> tuple[tuple[Stale, ...], tuple[str, ...]]:
        """Return what has changed since a decision that answered *then*, and in plain words, as far as there are any.

        Where it is known what became of an earlier state, that counts, and not that its digest is another.
        """
        changed = stale(then, self.answers)
        known = next((each.changes for each in self.earlier if each.answers == then), None)
        if known is None:
            return changed, ()
        return (changed or (Stale.STATEMENT,)) if known else (), known

    def _state(self, standing: Standing, changed: tuple[Stale, ...]) -> State:
        if standing.settled is None:
            is_judged = self.subject is Subject.CONFLICT or self.verdict not in {None, Verdict.UNAVAILABLE}
            return State.CHECKED if is_judged else State.UNCHECKED
        if changed:
            return State.STALE
        return State.NEEDS_WORK if standing.settled.act is Act.NEEDS_WORK else State.REVIEWED


class Filter(Noun):
    """Which items are asked for: those that meet all that is set. *text* are words that must all occur.

    *document* and *source* are ids; *assignee* is a name, or ``-`` for what nobody is assigned to.
    """

    subject: Subject | None = None
    document: str = ""
    source: str = ""
    verdict: Verdict | None = None
    states: tuple[State, ...] = ()
    assignee: str = ""
    text: str = ""
    only_changed: bool = False


NOBODY: Final = "-"


class Tally(Noun):
    """How many items there are of one kind, with one verdict and in one state."""

    subject: Subject
    verdict: Verdict | None
    state: State
    count: int


def item_id(subject: Subject, key: str) -> str:
    """Return 16 hexadecimal digits that stand for a claim or conflict.

    >>> item_id(Subject.CLAIM, "kim-2025/grants-2023")
    '6156db0f7a8a59b3'
    """
    return hashlib.sha256(f"{subject.value}\0{key}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
