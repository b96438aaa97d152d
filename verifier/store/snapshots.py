"""Snapshots in the database: an index over the archive, each once by the id of its record."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, select

from verifier.domain.snapshot import Snapshot
from verifier.store.batches import KEYS, batches, insert_new
from verifier.store.tables import SNAPSHOT


def save_snapshots(connection: Connection, snapshots: Sequence[Snapshot]) -> None:
    """Keep *snapshots*."""
    insert_new(connection, SNAPSHOT, [snapshot.model_dump() for snapshot in snapshots])


def snapshots_of(connection: Connection, url: str) -> list[Snapshot]:
    """Return all snapshots of *url*, the oldest first."""
    query = select(SNAPSHOT).where(SNAPSHOT.c.url == url).order_by(SNAPSHOT.c.captured_at, SNAPSHOT.c.record_id)
    return [Snapshot.model_validate(dict(row)) for row in connection.execute(query).mappings()]


def latest_snapshots(connection: Connection, urls: Iterable[str]) -> dict[str, Snapshot]:
    """Return the newest snapshot of each of the *urls* that has one."""
    newest_first = (SNAPSHOT.c.captured_at.desc(), SNAPSHOT.c.record_id.desc())
    found: dict[str, Snapshot] = {}
    for batch in batches(dict.fromkeys(urls), KEYS):
        place = func.row_number().over(partition_by=SNAPSHOT.c.url, order_by=newest_first).label("place")
        ranked = select(SNAPSHOT, place).where(SNAPSHOT.c.url.in_(batch)).subquery()
        columns = [ranked.c[name] for name in SNAPSHOT.c.keys()]  # noqa: SIM118  a collection of columns, no mapping
        for row in connection.execute(select(*columns).where(ranked.c.place == 1)).mappings():
            found[row["url"]] = Snapshot.model_validate(dict(row))
    return found
