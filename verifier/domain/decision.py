"""Decisions: what a person made of the machine's answer; appended, never overwritten, and undone by another one.

A decision stands beside the machine's result and says what it answered, so that it can be seen to be stale when that
has changed. It names the decision on the same subject that its author had seen last.
"""

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final, Self

from pydantic import field_validator, model_validator

from verifier.domain.assessment import Verdict
from verifier.domain.noun import Noun

LONGEST_REASON: Final = 10_000  # code points: some four pages
LONGEST_NAME: Final = 200  # code points of a person's name
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_WORDS: Final = ("reason", "assignee", "who", "side", "key")


class Subject(StrEnum):
    """What a decision is about."""

    CLAIM = "claim"
    CONFLICT = "conflict"


class Act(StrEnum):
    """What a person does."""

    ACCEPT = "accept"  # the machine's verdict is right
    OVERRIDE = "override"  # another verdict is
    CONFIRM = "confirm"  # the two sides do contradict one another; one is right, or that is open
    DISMISS = "dismiss"  # it is no conflict
    NEEDS_WORK = "needs_work"
    NOTE = "note"
    ASSIGN = "assign"  # to nobody where no name is given
    UNDO = "undo"


class Why(StrEnum):
    """Why two statements are no conflict."""

    OTHER_PERIOD = "other_period"
    OTHER_SCOPE = "other_scope"
    OTHER_SUBJECT = "other_subject"
    OTHER_MEASURE = "other_measure"  # another unit, currency or way of counting
    SAME_MEANING = "same_meaning"
    OPINION = "opinion"  # one side reports what somebody holds
    MISREAD = "misread"  # the machine misread a side
    OTHER = "other"


class Stale(StrEnum):
    """What has changed since a decision was made."""

    STATEMENT = "statement"  # the claim, or a side of the conflict
    TEXT = "text"  # a text that it was judged by
    VERDICT = "verdict"  # what the machine says
    GONE = "gone"  # the claim or conflict is no longer found


OF_CLAIMS: Final = frozenset({Act.ACCEPT, Act.OVERRIDE})
OF_CONFLICTS: Final = frozenset({Act.CONFIRM, Act.DISMISS})
SETTLING: Final = frozenset({*OF_CLAIMS, *OF_CONFLICTS, Act.NEEDS_WORK})
"""The acts of which the last one counts; notes add up, and an assignment stands beside them."""


class Answered(Noun):
    """What a decision answers.

    *statement* is the claim's hash, or a digest of the words of a conflict's sides; *texts* a digest of the texts that
    were judged by; *verdict* is what the machine said by *matcher*, None for a conflict.
    """

    statement: str
    texts: str = ""
    matcher: str = ""
    verdict: Verdict | None = None


class Draft(Noun):
    """What a person wants to be written down.

    *verdict* is the one put in the machine's place; *side* names the side of a conflict that is right, empty where that
    is open; *why* says why it is none; *reason* is the reason, or the text of a note; *assignee* is who is to see to
    it, nobody where it is empty.
    """

    act: Act
    verdict: Verdict | None = None
    side: str = ""
    why: Why | None = None
    reason: str = ""
    assignee: str = ""

    @field_validator(*_WORDS, check_fields=False)
    @classmethod
    def _storable(cls, words: str) -> str:
        return _SURROGATES.sub("\ufffd", words)  # half a surrogate pair, which no file can hold

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if len(self.reason) > LONGEST_REASON:
            raise ValueError(f"a reason has at most {LONGEST_REASON:,} characters")
        if len(self.assignee) > LONGEST_NAME:
            raise ValueError(f"a name has at most {LONGEST_NAME} characters")
        for name, acts in _ONLY_FOR.items():
            if getattr(self, name) and self.act not in acts:
                raise ValueError(f"{self.act.value!r} takes no {name}")
        if self.act is Act.OVERRIDE and (self.verdict is None or not self.reason.strip()):
            raise ValueError("another verdict needs the verdict and a reason")
        if self.act is Act.DISMISS and self.why is None:
            raise ValueError("say why it is no conflict")
        if self.act is Act.NOTE and not self.reason.strip():
            raise ValueError("a note needs words")
        return self


_ONLY_FOR: Final = {
    "verdict": frozenset({Act.OVERRIDE}),
    "side": frozenset({Act.CONFIRM}),
    "why": frozenset({Act.DISMISS}),
    "assignee": frozenset({Act.ASSIGN}),
}


class Decision(Draft):
    """One entry of the log.

    *id* is unique everywhere; *key* is that of the claim or conflict. *after* is the id of the last entry on the same
    subject that *who* had seen, empty if there was none. *batch* is shared by the entries of one bulk action.
    *undoes* is the id of the entry that is taken back. *at* is in UTC and later than any earlier entry on the subject.
    """

    id: str
    subject: Subject
    key: str
    who: str
    at: datetime
    answers: Answered
    after: str = ""
    batch: str = ""
    undoes: str = ""

    @field_validator("at")
    @classmethod
    def _in_utc(cls, moment: datetime) -> datetime:
        if moment.tzinfo is None:
            raise ValueError("a time needs its zone, such as 2025-07-12T08:30:00Z")
        return moment.astimezone(UTC)

    @model_validator(mode="after")
    def _fitting(self) -> Self:
        if not self.id or not self.key or not self.who.strip():
            raise ValueError("a decision has an id, a key, and somebody who made it")
        if len(self.who) > LONGEST_NAME:
            raise ValueError(f"a name has at most {LONGEST_NAME} characters")
        if self.act in (OF_CONFLICTS if self.subject is Subject.CLAIM else OF_CLAIMS):
            raise ValueError(f"{self.act.value!r} cannot be said of a {self.subject.value}")
        if bool(self.undoes) is not (self.act is Act.UNDO):
            raise ValueError("an undo names what it takes back, and nothing else does")
        return self

    @property
    def order(self) -> tuple[datetime, str]:
        """What entries are put in order by, however a merge has shuffled their lines."""
        return self.at, self.id


def claim_answered(
    claim_sha256: str, texts: Iterable[tuple[str, str, str]], matcher: str, verdict: Verdict | None
) -> Answered:
    """Return what a decision on the claim with that hash answers.

    Each of the *texts* that it was judged by is told as column, name of the document or source, and the text's hash.
    """
    told = "\0".join(sorted(" ".join(text) for text in texts))
    digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
    return Answered.unchecked(statement=claim_sha256, texts=digest, matcher=matcher, verdict=verdict)


def stale(then: Answered, now: Answered | None) -> tuple[Stale, ...]:
    """Return what is no longer as it was when a decision was made; *now* is None where its subject is gone.

    Another version of the matcher alone is no change, as long as it says the same.
    """
    if now is None:
        return (Stale.GONE,)
    changed = {
        Stale.STATEMENT: then.statement != now.statement,
        Stale.TEXT: then.texts != now.texts,
        Stale.VERDICT: then.verdict is not now.verdict,
    }
    return tuple(what for what, has_changed in changed.items() if has_changed)
