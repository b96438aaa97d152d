"""Gone: a claim or conflict that was decided about and is there no more; the log still knows it.

A document was corrected, or has left; a claim was taken out of the register. Nothing is left to do, so that it is not
in the queue; what was decided stays to be looked up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from verifier.conflicts.changed import SETTLED
from verifier.domain.conflict import Conflict
from verifier.domain.decision import Decision, Subject
from verifier.domain.review import item_id
from verifier.domain.standing import Standing, in_order, standing
from verifier.errors import UnknownName
from verifier.review.lines import LINES, all_names, read_lines
from verifier.store.store import Store

NOT_STATED: Final = "the register has no such claim any more"


@dataclass(frozen=True, slots=True)
class GoneView:
    """What is known of something that is found no more: *last* is how a conflict was found last, if that is kept."""

    subject: Subject
    key: str
    history: tuple[Decision, ...]
    last: Conflict | None

    @property
    def standing(self) -> Standing:
        """What the decisions came to."""
        return standing(self.history)

    @property
    def why(self) -> str:
        """Why it is there no more, in plain words."""
        return SETTLED if self.subject is Subject.CONFLICT else NOT_STATED


def gone_view(name: str, store: Store) -> GoneView:
    """Return what is known of the claim or conflict with the id *name*, which is not in the queue.

    Raises:
        UnknownName: nobody has ever decided anything about it.
    """
    found = next((each for each in store.reviewing.decided() if item_id(*each) == name), None)
    if found is None:
        raise UnknownName(f"there is no claim or conflict {name!r} in the queue", hint="Look at the queue.")
    subject, key = found
    if subject is Subject.CLAIM:
        return GoneView(subject, key, _log([key], subject, store), None)
    names = all_names(key, read_lines(store.reviewing.basis(LINES)))
    versions = store.reviewing.conflict_versions(names)
    last = next((versions[each][0] for each in names if each in versions), None)
    return GoneView(subject, key, _log(names, subject, store), last)


def _log(names: Sequence[str], subject: Subject, store: Store) -> tuple[Decision, ...]:
    logs = store.reviewing.decisions_on([(subject, name) for name in names])
    return in_order(entry for log in logs.values() for entry in log)
