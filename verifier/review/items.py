"""The queue's items, worked out from the register, what recent runs said, and the log of decisions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, TypeAlias

from verifier.conflicts.changed import what_changed
from verifier.domain.assessment import Verdict
from verifier.domain.claim import Claim
from verifier.domain.conflict import BETWEEN, Conflict, Position
from verifier.domain.decision import Answered, Decision, Subject, claim_answered
from verifier.domain.review import CONFLICT_SEVERITY, SEVERITIES, ReviewItem, Since, State
from verifier.domain.run import Run
from verifier.domain.standing import in_order, standing
from verifier.register.register import Register
from verifier.review.answered import answer_key, conflict_answered
from verifier.review.log import Logs
from verifier.review.verdicts import Answer

Hashes: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of conflicts by key: when each was first found, and how those decided on once were.

    *names* are other keys that a conflict of now has had.
    """

    first_found: Mapping[str, datetime]
    versions: Mapping[str, Sequence[Conflict]]
    names: Mapping[str, tuple[str, ...]]

    def since(self, keys: Iterable[str]) -> datetime:
        """Return since when the conflict with those *keys* is found."""
        return min((self.first_found[key] for key in keys if key in self.first_found), default=NEVER)


NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)  # since when a claim that was never checked has waited
NOT_CHECKED: Final = "it has not been checked yet"
EDITED: Final = "it has been edited since it was checked"


def claim_items(register: Register, hashes: Hashes, answers: Mapping[str, Answer], log: Logs) -> Iterator[ReviewItem]:
    """Yield an item for each claim of *register*; *hashes* are those of the claims, by key."""
    for claim in register.claims:
        key = claim.key
        item = _claim_item(claim, hashes[key], register, answers.get(key))
        entries = log.get((Subject.CLAIM, key))
        yield item.with_standing(standing(entries)) if entries else item


def conflict_items(
    register: Register, conflicts: Sequence[Conflict], past: Past, run: Run | None, log: Logs
) -> Iterator[ReviewItem]:
    """Yield an item for each conflict, each key once."""
    for conflict in {each.key: each for each in conflicts}.values():
        names = past.names.get(conflict.key, ())
        keys = (conflict.key, *names)
        entries = in_order(entry for key in keys for entry in log.get((Subject.CONFLICT, key), ()))
        versions = [version for key in keys for version in past.versions.get(key, ())]
        leading = sides_of(conflict)
        place = register.places.get(leading[0].claim)
        answers = conflict_answered(conflict, run.matcher if run else "")
        item = ReviewItem(
            subject=Subject.CONFLICT,
            key=conflict.key,
            text=BETWEEN.join(side.text for side in leading),
            reason=conflict.told,
            severity=CONFLICT_SEVERITY,
            confidence=conflict.certain,
            since=past.since(keys),
            documents=conflict.documents,
            sides=tuple(position.key for position in conflict.positions),
            names=names,
            file=place.file if place else "",
            line=place.line if place else 0,
            run=run.id if run else "",
            answers=answers,
            earlier=tuple(_since(conflict, answers, versions, entries)),
            state=State.CHECKED,
        )
        yield item.with_standing(standing(entries))


def sides_of(conflict: Conflict) -> tuple[Position, ...]:
    """Return a statement of each side: the two of the key in the order of their names, then one of each other side."""
    one, other = sorted((conflict.one, conflict.other), key=lambda side: side.key)
    further = (stand.positions[0] for stand in conflict.sides if not {one, other} & set(stand.positions))
    return one, other, *further


def _since(
    now: Conflict, answers: Answered, versions: Sequence[Conflict], entries: Sequence[Decision]
) -> Iterator[Since]:
    """Yield what has changed since each earlier state of a conflict that an entry answers and that is still kept."""
    kept = {answer_key(conflict_answered(each, "")): each for each in versions}
    for then in dict.fromkeys(entry.answers for entry in entries):
        if answer_key(then) != answer_key(answers) and answer_key(then) in kept:
            yield Since(answers=then, changes=what_changed(kept[answer_key(then)], now))


def _claim_item(claim: Claim, claim_sha256: str, register: Register, answer: Answer | None) -> ReviewItem:
    is_answered = answer is not None and answer.reported[0].claim_sha256 == claim_sha256
    verdict = answer.verdict if answer is not None and is_answered else None
    key = claim.key
    place = register.places[key]
    return ReviewItem.unchecked(
        subject=Subject.CLAIM,
        key=key,
        text=claim.text,
        reason=_reason(answer) if is_answered and answer else EDITED if answer else NOT_CHECKED,
        verdict=verdict,
        before=answer.before if answer else None,
        severity=SEVERITIES[verdict or Verdict.UNAVAILABLE],
        confidence=_confidence(answer) if is_answered else 1.0,
        since=answer.since.started_at if answer else NEVER,
        documents=(claim.document,),
        sources=tuple(dict.fromkeys(citation.source for citation in claim.citations)),
        sides=(),
        names=(),
        file=place.file,
        line=place.line,
        run=answer.run.id if answer else "",
        answers=claim_answered(
            claim_sha256,
            ((row.column.value, row.name, row.text_sha256) for row in (answer.reported if answer else ())),
            answer.run.matcher if answer else "",
            verdict,
        ),
        earlier=(),
        state=State.UNCHECKED if verdict in {None, Verdict.UNAVAILABLE} else State.CHECKED,
        stale=(),
        changes=(),
        act=None,
        human=None,
        assignee="",
        version="",
    )


def _reason(answer: Answer) -> str:
    if answer.deciding is not None:
        return answer.deciding.reason
    why = next((row.unavailable for row in answer.reported if row.unavailable), None)
    return f"no text to judge by: {why.value.replace('_', ' ')}" if why else ""


def _confidence(answer: Answer | None) -> float:
    """Return how sure it is that there is something to see to: that the text does not bear the claim out."""
    return 1.0 if answer is None or answer.deciding is None else 1.0 - answer.deciding.score
