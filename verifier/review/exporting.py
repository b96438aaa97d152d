"""What leaves the desk: claims that a person has confirmed, evidence, and everything with its history."""

from collections.abc import Iterator
from dataclasses import dataclass

from verifier.domain.decision import Act, Decision, Subject
from verifier.domain.review import Filter, ReviewItem, State
from verifier.review.conflict_views import ConflictView
from verifier.review.desk import ReviewDesk
from verifier.review.log import log_on, subjects_of
from verifier.review.views import ClaimView
from verifier.store.decisions import OnSubject


@dataclass(frozen=True, slots=True)
class Kept:
    """A claim or conflict with all entries of the log on it; *item* is None where it is no longer in the queue."""

    subject: Subject
    key: str
    item: ReviewItem | None
    history: tuple[Decision, ...]


def confirmed_claims(desk: ReviewDesk) -> Iterator[ClaimView]:
    """Yield the claims that a person has given a verdict on which still answers what is there, by name."""
    found = desk.store.reviewing.every_item(Filter(subject=Subject.CLAIM, states=(State.REVIEWED,)))
    for item in sorted(found, key=lambda each: each.key):
        if item.human is not None:
            yield desk.claim(item.key)


def confirmed_conflicts(desk: ReviewDesk) -> Iterator[ConflictView]:
    """Yield the conflicts that a person has confirmed, by name."""
    found = desk.store.reviewing.every_item(Filter(subject=Subject.CONFLICT, states=(State.REVIEWED,)))
    for item in sorted(found, key=lambda each: each.key):
        if item.act is Act.CONFIRM:
            yield desk.conflict(item.key)


def every_conflict(desk: ReviewDesk) -> Iterator[ConflictView]:
    """Yield all conflicts but those that a person has found to be none, by name."""
    for item in sorted(desk.store.reviewing.every_item(Filter(subject=Subject.CONFLICT)), key=lambda each: each.key):
        if item.act is not Act.DISMISS:
            yield desk.conflict(item.key)


def claims_with_evidence(desk: ReviewDesk) -> Iterator[ClaimView]:
    """Yield all claims that the machine or a person has judged, by name."""
    for item in sorted(desk.store.reviewing.every_item(Filter(subject=Subject.CLAIM)), key=lambda each: each.key):
        if item.state is not State.UNCHECKED:
            yield desk.claim(item.key)


def everything(desk: ReviewDesk) -> Iterator[Kept]:
    """Yield all claims and conflicts with their history, by urgency, and then those that only the log still knows."""
    logs: dict[OnSubject, list[Decision]] = {}
    for entry in desk.store.reviewing.decisions():
        logs.setdefault((entry.subject, entry.key), []).append(entry)
    for item in desk.store.reviewing.every_item(Filter()):
        own = {subject: logs.pop(subject) for subject in subjects_of([item]) if subject in logs}
        yield Kept(item.subject, item.key, item, tuple(log_on(item, own)))
    for subject, key in sorted(logs):
        yield Kept(subject, key, None, tuple(logs[subject, key]))
