"""The archive: is the folder there, is a sample of it what was stored, and did a run leave something unfinished?"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from verifier.archive.files import open_files, sealed_files
from verifier.archive.fixity import UNLISTED, UNSEALED, sample
from verifier.domain.finding import Finding, Severity
from verifier.errors import ArchiveError
from verifier.pipeline.diagnosing.diagnosis import Diagnosis, State, doubtful, well, wrong
from verifier.pipeline.diagnosing.sizes import size

SUBJECT: Final = "archive"
SAMPLE: Final = 64_000_000  # bytes that are read, a second or two of work
STATES: Final = {Severity.ERROR: State.PROBLEM, Severity.WARNING: State.WARNING, Severity.NOTE: State.OK}


def diagnose_archive(folder: Path) -> list[Diagnosis]:
    """Look at the archive in *folder* without changing anything, its index included."""
    if not folder.exists():
        return [well(SUBJECT, f"there is no {folder} yet: the first capture makes it")]
    try:
        return list(_found(folder))
    except ArchiveError as error:
        return [wrong(SUBJECT, str(error), error.hint)]


def _found(folder: Path) -> Iterator[Diagnosis]:
    files = sealed_files(folder)
    if not os.access(folder, os.W_OK):
        yield doubtful(SUBJECT, f"{folder} cannot be written: nothing can be captured", "Make the folder writable.")
    looked_at, findings = sample(folder, SAMPLE)
    damages = [found for found in findings if found.code not in {UNLISTED, UNSEALED}]
    if not damages:
        total = size(sum(length for _, length in files))
        yield well(SUBJECT, f"{folder}: {len(files)} sealed files, {total}; {looked_at} of them read, and sound")
    for found in damages:
        yield _told(found, "`verifier archive verify` reads all of it.")
    for found in findings:
        if found.code == UNSEALED:
            yield _told(found, "")
    if not open_files(folder) and not files:
        yield well(SUBJECT, "nothing is captured yet")


def _told(found: Finding, otherwise: str) -> Diagnosis:
    return Diagnosis(SUBJECT, STATES[found.severity], f"{found.file}: {found.message}", found.hint or otherwise)
