"""Answered: what a decision on a conflict is an answer to, so that one state of it can be told from another."""

from collections.abc import Sequence
from hashlib import sha256

from verifier.domain.conflict import Conflict
from verifier.domain.decision import Answered


def conflict_answered(conflict: Conflict, matcher: str) -> Answered:
    """Return what a decision on *conflict* answers: all that is said in it, whoever says it."""
    positions = sorted(conflict.positions, key=lambda each: each.key)
    texts = [side.text_sha256 for side in sorted((conflict.one, conflict.other), key=lambda side: side.key)]
    others = {position.text_sha256 for position in positions} - {*texts, ""}
    return Answered(
        statement=_digest([position.text for position in positions]),
        texts=_digest([*texts, *sorted(others)]),
        matcher=matcher,
    )


def answer_key(answered: Answered) -> tuple[str, str]:
    """Return what tells one state of a conflict from another, by whatever matcher it was found."""
    return answered.statement, answered.texts


def _digest(parts: Sequence[str]) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
