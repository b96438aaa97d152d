"""How far each run is, in the database: one row a run, written over as it goes."""

from sqlalchemy import Connection, delete, select

from verifier.domain.run_progress import RunProgress
from verifier.store.batches import insert_new
from verifier.store.tables import RUN_PROGRESS


def note_progress(connection: Connection, progress: RunProgress) -> None:
    """Write down how far a run is."""
    connection.execute(delete(RUN_PROGRESS).where(RUN_PROGRESS.c.run == progress.run))
    insert_new(connection, RUN_PROGRESS, [progress.model_dump()])


def progress_of(connection: Connection, run_id: str) -> list[RunProgress]:
    """Return what the run last told, or nothing where it has told nothing yet."""
    query = select(RUN_PROGRESS).where(RUN_PROGRESS.c.run == run_id)
    return [RunProgress.model_validate(dict(row)) for row in connection.execute(query).mappings()]
