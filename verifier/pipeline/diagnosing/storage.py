"""The object storage: does it answer, and is everything there that was sealed here?"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from verifier.archive.catalog import read_catalog
from verifier.archive.exchange import unpushed
from verifier.archive.remote import Remote
from verifier.errors import ArchiveError, ConfigError
from verifier.pipeline.diagnosing.diagnosis import Diagnosis, doubtful, well, wrong
from verifier.pipeline.diagnosing.sizes import size

SUBJECT: Final = "objects"


def diagnose_objects(folder: Path, remote: Remote | None) -> Iterator[Diagnosis]:
    """Ask *remote* which files it holds, and compare that with what the archive in *folder* knows; nothing is put."""
    if remote is None:
        yield well(SUBJECT, "no object storage is set: snapshots are kept in the folder alone")
        return
    try:
        there = set(remote.names())
        waiting, known = unpushed(folder), {name for name, _ in read_catalog(folder).files}
    except (ArchiveError, ConfigError) as error:
        yield wrong(SUBJECT, str(error), error.hint)
        return
    lost = sorted(known - there)
    if lost:
        hint = "Take them from a backup, or push them from a machine that has them."
        yield wrong(SUBJECT, f"{remote.url}: {len(lost)} files that were put there are gone, such as {lost[0]}", hint)
    if waiting:
        total = size(sum(length for _, length in waiting))
        yield doubtful(SUBJECT, f"{len(waiting)} files ({total}) are not there yet", "Run `verifier archive push`.")
    if not lost:
        yield well(SUBJECT, f"{remote.url} answers: {len(there)} files")
