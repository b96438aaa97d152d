"""Done: what was decided a moment ago, told on the page that comes next, with the way to take it back."""

from dataclasses import dataclass
from typing import Final

from starlette.requests import Request

from verifier.domain.decision import Act, Decision
from verifier.review.desk import ReviewDesk
from verifier.web.addresses import View, item_address, with_query

FIELD: Final = "done"


@dataclass(frozen=True, slots=True)
class Done:
    """Entries that were written together; *id* takes all of them back, *back* is the page of the first one's item."""

    id: str
    entries: tuple[Decision, ...]

    @property
    def act(self) -> Act:
        """What was done."""
        return self.entries[0].act

    @property
    def is_undo(self) -> bool:
        """Whether something was taken back."""
        return self.act is Act.UNDO

    @property
    def back(self) -> str:
        """The page of the item that the first entry is about."""
        first = self.entries[0]
        return item_address(first.subject, first.key)


def done_of(request: Request, desk: ReviewDesk) -> Done | None:
    """Return what the address says was done a moment ago, or None where it says nothing that is so."""
    name = request.query_params.get(FIELD, "")
    entries = tuple(desk.store.reviewing.decisions_of(name)) if name else ()
    return Done(name, entries) if entries else None


def telling(address: str, view: View, name: str) -> str:
    """Return *address* within *view*, such that its page tells of the entry or batch with the id *name*."""
    query = "&".join(part for part in (view.query, f"{FIELD}={name}") if part)
    return with_query(address, query)
