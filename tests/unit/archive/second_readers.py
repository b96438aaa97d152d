"""Two other readers of WARC files, which know nothing of ours."""

import subprocess
import sys
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType

from verifier.archive.archive import Archive


def check_by_others(archive: Archive) -> int:
    """Let warcio and FastWARC verify all sealed files; return how many records both found."""
    paths = sorted(archive.folder.glob("*.warc.gz"))
    if not paths:
        return 0
    command = [sys.executable, "-W", "ignore", "-m", "warcio.cli", "check", "-v", *map(str, paths)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert ran.returncode == 0, ran.stdout + ran.stderr
    records = sum(_records(path) for path in paths)
    assert records == ran.stdout.count("  offset ")
    return records


def _records(path: Path) -> int:
    count = 0
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream, parse_http=False):
            count += 1
            assert record.verify_block_digest(consume=False), record.headers
            if record.record_type is WarcRecordType.response:
                record.parse_http()
                assert record.verify_payload_digest(consume=False), record.headers
    return count


def validate_wacz(path: Path) -> None:
    """Let the reference implementation of WACZ validate the file at *path*."""
    command = [sys.executable, "-W", "ignore", "-m", "wacz", "validate", "-f", str(path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "is valid" in ran.stdout
