"""Runs in the database, and what each reported."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection, func, select, update

from verifier.domain.assessment import Verdict
from verifier.domain.conflict import Conflict
from verifier.domain.reported import Column, Reported
from verifier.domain.run import Run
from verifier.errors import StoreError
from verifier.store.batches import KEYS, ROWS, batches, insert_new
from verifier.store.coding import from_json, to_json
from verifier.store.digests import digest
from verifier.store.tables import CONFLICT, CONFLICT_REPORTED, REPORTED, RUN


def begin_run(connection: Connection, run: Run) -> bool:
    """Write down that *run* has begun; returns whether its id was free."""
    return insert_new(connection, RUN, [run.model_dump()]) == 1


def end_run(connection: Connection, run: Run) -> bool:
    """Write down how *run* ended; returns whether it had begun."""
    ended = update(RUN).where(RUN.c.id == run.id).values(run.model_dump(exclude={"id"}))
    return connection.execute(ended).rowcount == 1


def require_run(connection: Connection, run_id: str) -> None:
    """Make sure that a run of that id has begun.

    Raises:
        StoreError: none has.
    """
    if connection.execute(select(RUN.c.id).where(RUN.c.id == run_id)).first() is None:
        raise unknown_run(run_id)


def unknown_run(run_id: str) -> StoreError:
    """Return the error that tells of a run that never began."""
    return StoreError(f"there is no run {run_id!r}", hint="a run begins before it records anything")


def latest_runs(connection: Connection, limit: int) -> list[Run]:
    """Return at most *limit* runs, the newest first."""
    query = select(RUN).order_by(RUN.c.started_at.desc(), RUN.c.id.desc()).limit(limit)
    return [Run.model_validate(dict(row)) for row in connection.execute(query).mappings()]


def save_reported(connection: Connection, run_id: str, reported: Iterable[Reported]) -> None:
    """Keep what the run said."""
    for batch in batches(reported, ROWS):
        insert_new(connection, REPORTED, [{"run_id": run_id, **row.model_dump()} for row in batch])


def reported_by(connection: Connection, run_id: str) -> list[Reported]:
    """Return what the run said, sorted by claim, column and name."""
    query = select(*_SAID).where(REPORTED.c.run_id == run_id)
    query = query.order_by(REPORTED.c.claim, REPORTED.c.column.desc(), REPORTED.c.name)
    names = tuple(Reported.model_fields)  # in whose order the columns are; their types see to the values
    return [Reported.unchecked(**dict(zip(names, row, strict=True))) for row in connection.execute(query)]


def history_of(connection: Connection, claim: str) -> list[tuple[Run, Reported]]:
    """Return all that runs said about the claim with that key, the oldest first."""
    query = select(RUN, *(column.label(f"said_{column.key}") for column in _SAID)).join_from(RUN, REPORTED)
    query = query.where(REPORTED.c.claim == claim)
    query = query.order_by(RUN.c.started_at, RUN.c.id, REPORTED.c.column.desc(), REPORTED.c.name)
    return [
        (
            Run.model_validate({name: row[name] for name in Run.model_fields}),
            Reported.model_validate({name: row[f"said_{name}"] for name in Reported.model_fields}),
        )
        for row in connection.execute(query).mappings()
    ]


def overall_by(connection: Connection, run_ids: Sequence[str]) -> Iterator[tuple[str, str, str, Verdict]]:
    """Yield claim, run, the claim's hash and its overall verdict, for each of those runs, sorted by claim.

    They are taken from the row by its document, of which each run has one for each claim.
    """
    columns = (REPORTED.c.claim, REPORTED.c.run_id, REPORTED.c.claim_sha256, REPORTED.c.overall)
    query = select(*columns).where(REPORTED.c.run_id.in_(run_ids), REPORTED.c.column == Column.STATED)
    for row in connection.execute(query.order_by(REPORTED.c.claim)):
        yield row.claim, row.run_id, row.claim_sha256, row.overall


def save_conflicts(connection: Connection, run_id: str, conflicts: Iterable[Conflict]) -> None:
    """Keep *conflicts* as found by the matcher of that run."""
    matcher = connection.execute(select(RUN.c.matcher).where(RUN.c.id == run_id)).scalar_one()
    for batch in batches(conflicts, ROWS):
        rows = []
        for conflict in batch:
            noun = to_json(conflict)
            rows.append({"sha256": digest(matcher, noun), "matcher": matcher, "key": conflict.key, "noun": noun})
        insert_new(connection, CONFLICT, rows)
        insert_new(
            connection, CONFLICT_REPORTED, [{"run_id": run_id, "conflict_sha256": row["sha256"]} for row in rows]
        )


def conflicts_of(connection: Connection, run_id: str) -> list[Conflict]:
    """Return the conflicts that the run found, sorted by key."""
    query = select(CONFLICT.c.noun).join_from(CONFLICT, CONFLICT_REPORTED)
    query = query.where(CONFLICT_REPORTED.c.run_id == run_id).order_by(CONFLICT.c.key, CONFLICT.c.sha256)
    return [from_json(Conflict, noun) for noun in connection.execute(query).scalars()]


def conflict_of(connection: Connection, run_id: str, key: str) -> Conflict:
    """Return the conflict with that key as the run found it.

    Raises:
        KeyError: it found none.
        ValueError: it is damaged.
    """
    query = select(CONFLICT.c.noun).join_from(CONFLICT, CONFLICT_REPORTED).where(CONFLICT.c.key == key)
    noun = connection.execute(query.where(CONFLICT_REPORTED.c.run_id == run_id).limit(1)).scalar_one_or_none()
    if noun is None:
        raise KeyError(key)
    return from_json(Conflict, noun)


def conflict_versions(connection: Connection, keys: Iterable[str]) -> dict[str, list[Conflict]]:
    """Return for each of the *keys* how that conflict was found, by whatever run and matcher, the last one first."""
    found: dict[str, list[Conflict]] = {}
    for batch in batches(keys, KEYS):
        last = func.max(RUN.c.started_at)
        query = select(CONFLICT.c.key, CONFLICT.c.noun).join_from(CONFLICT, CONFLICT_REPORTED).join(RUN)
        query = query.where(CONFLICT.c.key.in_(batch)).group_by(CONFLICT.c.sha256)
        for key, noun in connection.execute(query.order_by(last.desc(), CONFLICT.c.sha256)):
            found.setdefault(key, []).append(from_json(Conflict, noun))
    return found


def first_found(connection: Connection, run_ids: Sequence[str]) -> dict[str, datetime]:
    """Return for the key of each conflict when the first of those runs that found it began."""
    query = select(CONFLICT.c.key, func.min(RUN.c.started_at).label("at")).join_from(CONFLICT, CONFLICT_REPORTED)
    query = query.join(RUN).where(RUN.c.id.in_(run_ids)).group_by(CONFLICT.c.key)
    return {row.key: row.at for row in connection.execute(query)}


def known_conflicts(connection: Connection) -> list[Conflict]:
    """Return every conflict that any run found, sorted by key; of one key, what the newest run made of it."""
    query = select(CONFLICT.c.key, CONFLICT.c.noun).join_from(CONFLICT, CONFLICT_REPORTED).join(RUN)
    query = query.order_by(RUN.c.started_at, RUN.c.id, CONFLICT.c.sha256)
    newest = {row.key: row.noun for row in connection.execute(query)}
    return [from_json(Conflict, newest[key]) for key in sorted(newest)]


_SAID = tuple(REPORTED.c[name] for name in Reported.model_fields)
