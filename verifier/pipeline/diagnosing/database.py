"""The database: does it open, is it of this version, is its structure sound, and how much of it is unused?"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from verifier.domain.database import Place
from verifier.errors import StoreError
from verifier.pipeline.diagnosing.diagnosis import Diagnosis, doubtful, well, wrong
from verifier.pipeline.diagnosing.server import SUBJECT, diagnose_server
from verifier.pipeline.diagnosing.sizes import size
from verifier.store.glance import Glance, glance

MUCH_UNUSED: Final = 0.5  # of the file
WORTH_IT: Final = 100_000_000  # bytes below which unused room is nobody's concern


def diagnose_database(place: Place) -> list[Diagnosis]:
    """Look at the database at *place* without changing anything."""
    if not isinstance(place, Path):
        return diagnose_server(place)
    if not place.exists():
        return [well(SUBJECT, f"there is no {place} yet: the first `verifier check` makes it")]
    try:
        return list(_found(place, glance(place)))
    except StoreError as error:
        return [wrong(SUBJECT, str(error), error.hint)]


def _found(path: Path, seen: Glance) -> Iterator[Diagnosis]:
    if seen.damage:
        yield wrong(
            SUBJECT,
            f"{path} is damaged: {seen.damage[0]}",
            "Move it away, then run `verifier db rebuild`, or put a backup in its place.",
        )
        return
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        yield wrong(SUBJECT, f"{path} or its folder cannot be written", "Allow it, or name another with --database.")
    if seen.is_current:
        yield well(SUBJECT, f"{path} is sound: schema {seen.revision}, {size(seen.size)}")
    else:
        yield doubtful(
            SUBJECT,
            f"{path} is sound, but its schema is an earlier one",
            "The next command brings it up to date; `verifier db backup FILE` keeps a copy first.",
        )
    if seen.unused > max(WORTH_IT, seen.size * MUCH_UNUSED):
        yield doubtful(
            SUBJECT,
            f"{size(seen.unused)} of its {size(seen.size)} are unused",
            f"They are used again; to give them back: sqlite3 {path} VACUUM, while nothing else runs.",
        )
