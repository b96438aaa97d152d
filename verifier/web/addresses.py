"""Addresses: what the queue is narrowed to stands in the address of a page, so that it can be kept and passed on."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, TypeVar
from urllib.parse import urlencode

from starlette.datastructures import ImmutableMultiDict
from starlette.exceptions import HTTPException

from verifier.domain.assessment import Verdict
from verifier.domain.decision import Subject
from verifier.domain.review import OPEN, Filter, Order, ReviewItem, State, item_id
from verifier.domain.snapshot import Snapshot
from verifier.review.evidence import Passage
from verifier.web.forms import cleaned

OPEN_WORD: Final = "open"  # the states in which something is left to do; what is shown unless asked otherwise
ALL_WORD: Final = "all"
BAD_REQUEST: Final = 400
RECORD_PREFIX: Final = "urn:uuid:"
LONGEST_VALUE: Final = 1_000  # characters of a filter
WAITING: Final = Filter(states=OPEN)  # what is shown unless asked otherwise

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class View:
    """Which part of the queue is looked at, in which order, and behind which item the page begins."""

    wanted: Filter = WAITING
    order: Order = Order.URGENCY
    after: str = ""

    @property
    def state_word(self) -> str:
        """The states as one word: "open", "all", or the only one."""
        if not self.wanted.states:
            return ALL_WORD
        return OPEN_WORD if self.wanted.states == OPEN else self.wanted.states[0].value

    @property
    def is_narrowed(self) -> bool:
        """Whether anything else than what is open by urgency is asked for."""
        return replace(self, after="", order=Order.URGENCY) != View()

    @property
    def query(self) -> str:
        """The view without its page as the query of an address; "" for the usual one."""
        return urlencode(self.fields)

    @property
    def fields(self) -> dict[str, str]:
        """The view without its page, as the fields of a form."""
        wanted = self.wanted
        written = {
            "kind": wanted.subject.value if wanted.subject else "",
            "document": wanted.document,
            "source": wanted.source,
            "verdict": wanted.verdict.value if wanted.verdict else "",
            "state": "" if self.state_word == OPEN_WORD else self.state_word,
            "assignee": wanted.assignee,
            "q": wanted.text,
            "changed": "1" if wanted.only_changed else "",
            "order": "" if self.order is Order.URGENCY else self.order.value,
        }
        return {name: value for name, value in written.items() if value}

    def item(self, item: ReviewItem) -> str:
        """Return the address of the page of *item*, from which one gets on within this view."""
        return self.page(item.subject, item.id)

    def page(self, subject: Subject, name: str) -> str:
        """Return the address of the page of the item with the id *name*."""
        return with_query(f"/{subject.value}/{name}", self.query)

    def queue(self, after: str = "") -> str:
        """Return the address of the queue, as it goes on behind the item with the id *after*."""
        return with_query("/queue", urlencode({**self.fields, **({"after": after} if after else {})}))


def with_query(path: str, query: str) -> str:
    """Return *path* with *query*, if there is one."""
    return f"{path}?{query}" if query else path


def view_of(fields: ImmutableMultiDict[str, str] | dict[str, str]) -> View:
    """Return the view that *fields* of an address or a form ask for.

    Raises:
        HTTPException: a field has a value that there is not.
    """

    def words(name: str) -> str:
        return cleaned(fields.get(name, ""))[:LONGEST_VALUE]

    state = words("state") or OPEN_WORD
    states = {OPEN_WORD: OPEN, ALL_WORD: ()}.get(state)
    return View(
        wanted=Filter(
            subject=_choice(Subject, words("kind")),
            document=words("document"),
            source=words("source"),
            verdict=_choice(Verdict, words("verdict")),
            states=(_required(State, state),) if states is None else states,
            assignee=words("assignee"),
            text=words("q"),
            only_changed=bool(words("changed")),
        ),
        order=_choice(Order, words("order")) or Order.URGENCY,
        after=words("after"),
    )


def _choice(kind: Callable[[str], Choice], value: str) -> Choice | None:
    return _required(kind, value) if value else None


def _required(kind: Callable[[str], Choice], value: str) -> Choice:
    try:
        return kind(value)
    except ValueError as error:
        raise HTTPException(BAD_REQUEST, f"A filter cannot be {value[:40]!r}.") from error


def item_address(subject: Subject, key: str) -> str:
    """Return the address of the page of the claim or conflict with that key."""
    return f"/{subject.value}/{item_id(subject, key)}"


def copy_address(snapshot: Snapshot, passages: tuple[Passage, ...]) -> str:
    """Return the address of the page of *snapshot*, on which the first of *passages* is marked."""
    name = snapshot.record_id.strip("<>").lower().removeprefix(RECORD_PREFIX)
    shown = next((each for each in passages if not each.is_orphaned), None)
    return f"/copy/{name}?start={shown.start}&end={shown.end}#passage" if shown else f"/copy/{name}"
