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


def gone_view(store: Store, *ids: str) -> GoneView:
    """Return what is known of the claim or conflict that has, or had, one of these *ids*, and is not in the queue.

    Raises:
        UnknownName: nobody has ever decided anything about it.
    """
    lines = read_lines(store.reviewing.basis(LINES))
    noted = ((Subject.CONFLICT, key) for key in (*lines, *lines.values()))
    found = next((each for each in (*store.reviewing.decided(), *noted) if item_id(*each) in ids), None)
    names = all_names(found[1], lines) if found else ()
    log = _log(names, found[0], store) if found else ()
    if found is None or not log:
        raise UnknownName(f"there is no claim or conflict {ids[0]!r} in the queue", hint="Look at the queue.")
    versions = store.reviewing.conflict_versions(names) if found[0] is Subject.CONFLICT else {}
    last = next((versions[each][0] for each in names if each in versions), None)
    return GoneView(*found, log, last)


def _log(names: Sequence[str], subject: Subject, store: Store) -> tuple[Decision, ...]:
    logs = store.reviewing.decisions_on([(subject, name) for name in names])
    return in_order(entry for log in logs.values() for entry in log)
