"""Noting how long a report took, after it has been written: the last stage of a run."""

import contextlib
import time
from collections.abc import Iterator

from verifier.domain.database import Place
from verifier.errors import StoreError, UnknownName
from verifier.pipeline.past_runs import note_report
from verifier.store.store import open_store


@contextlib.contextmanager
def noting_report(database: Place, run_id: str) -> Iterator[None]:
    """Note in *database* how long the block took, as the report of that run; of no run if *run_id* is empty.

    A database that cannot be written just now costs the note, not the report.
    """
    begun = time.perf_counter()
    yield
    seconds = time.perf_counter() - begun
    if run_id:
        with contextlib.suppress(StoreError, UnknownName), open_store(database, patience=1.0) as store:
            note_report(store, run_id, seconds)
