"""Decisions in the database: the log, entry by entry, looked up by subject, by batch, or from the newest back."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select, tuple_

from verifier.domain.decision import Decision, Subject
from verifier.store.batches import ROWS, batches, insert_new
from verifier.store.coding import from_json, to_json
from verifier.store.tables import DECISION

OnSubject = tuple[Subject, str]  # with the key of the claim or conflict


def add_decisions(connection: Connection, decisions: Iterable[Decision]) -> int:
    """Add entries to the log; those that it holds are passed over. Returns how many are new."""
    added = 0
    for batch in batches(decisions, ROWS):
        rows = [
            {
                "id": entry.id,
                "subject": entry.subject,
                "key": entry.key,
                "at": entry.at,
                "batch": entry.batch,
                "noun": to_json(entry),
            }
            for entry in batch
        ]
        added += insert_new(connection, DECISION, rows)
    return added


def decisions_on(connection: Connection, subjects: Sequence[OnSubject]) -> dict[OnSubject, list[Decision]]:
    """Return the entries on each of the *subjects* that has any, in their order."""
    found: dict[OnSubject, list[Decision]] = {}
    for batch in batches(sorted({key for _, key in subjects}), ROWS // 2):
        query = select(DECISION.c.noun).where(DECISION.c.key.in_(batch)).order_by(DECISION.c.at, DECISION.c.id)
        for noun in connection.execute(query).scalars():
            entry = from_json(Decision, noun)
            found.setdefault((entry.subject, entry.key), []).append(entry)
    wanted = frozenset(subjects)
    return {subject: log for subject, log in found.items() if subject in wanted}


def decided(connection: Connection) -> list[OnSubject]:
    """Return everything that anything has been decided about, sorted."""
    query = select(DECISION.c.subject, DECISION.c.key).distinct().order_by(DECISION.c.subject, DECISION.c.key)
    return [(row.subject, row.key) for row in connection.execute(query)]


def all_decisions(connection: Connection) -> list[Decision]:
    """Return the whole log, in its order."""
    query = select(DECISION.c.noun).order_by(DECISION.c.at, DECISION.c.id)
    return [from_json(Decision, noun) for noun in connection.execute(query).scalars()]


def latest_decisions(connection: Connection, before: str, limit: int) -> list[Decision]:
    """Return at most *limit* entries that stand before the one with the id *before*, or the last ones; newest first."""
    query = select(DECISION.c.noun).order_by(DECISION.c.at.desc(), DECISION.c.id.desc()).limit(limit)
    if before:
        at = connection.execute(select(DECISION.c.at).where(DECISION.c.id == before)).scalar_one_or_none()
        if at is None:
            return []
        query = query.where(tuple_(DECISION.c.at, DECISION.c.id) < (at, before))
    return [from_json(Decision, noun) for noun in connection.execute(query).scalars()]


def decisions_of(connection: Connection, name: str) -> list[Decision]:
    """Return the entry with that id, or all entries of the batch with it, in their order."""
    query = select(DECISION.c.noun).where((DECISION.c.id == name) | ((DECISION.c.batch == name) & (name != "")))
    found = connection.execute(query.order_by(DECISION.c.at, DECISION.c.id)).scalars()
    return [from_json(Decision, noun) for noun in found]
