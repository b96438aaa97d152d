"""Exporting snapshots: each is held against its digest first, and its title read; damaged ones stay behind."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from verifier.archive.archive import Archive
from verifier.archive.wacz import Exported
from verifier.domain.assessment import Unavailable
from verifier.domain.finding import Finding
from verifier.domain.snapshot import Snapshot
from verifier.domain.text import Text
from verifier.errors import ArchiveError
from verifier.pipeline.capturing import has_text
from verifier.pipeline.progress import Progress, quiet
from verifier.pipeline.reading_back import text_in
from verifier.pipeline.texts import Missing


@dataclass(frozen=True, slots=True)
class Export:
    """What the file *holds*, None if nothing could be exported, and as *findings* what was left out."""

    holds: Exported | None
    findings: tuple[Finding, ...]


def export_snapshots(
    archive: Archive, snapshots: Sequence[Snapshot], path: Path, max_bytes: int, progress: Progress = quiet
) -> Export:
    """Write *snapshots* of *archive* to *path* as one WACZ file, with the titles of pages of at most *max_bytes* bytes.

    Raises:
        ArchiveError: a file cannot be read or written.
        DamagedRecord: an answer on the way to a page is damaged.
    """
    sound: list[Snapshot] = []
    titles: dict[str, str] = {}
    findings: list[Finding] = []
    for done, snapshot in enumerate(snapshots):
        progress(done, len(snapshots), snapshot.url)
        try:
            titles[snapshot.record_id] = _title(archive, snapshot, max_bytes)
            sound.append(snapshot)
        except ArchiveError as error:
            left_out = Missing(Unavailable.UNREADABLE, f"its snapshot is damaged and left out: {error}", error.hint)
            findings.append(left_out.finding(snapshot.warc, subject=snapshot.url))
    return Export(archive.export(sound, path, titles) if sound else None, tuple(findings))


def _title(archive: Archive, snapshot: Snapshot, max_bytes: int) -> str:
    """Return the title of a page; of a refusal only the content is held against its digest.

    Raises:
        ArchiveError: the content is not what was stored.
    """
    if not has_text(snapshot):
        archive.payload(snapshot)
        return ""
    text = text_in(archive, snapshot, max_bytes)
    return (text.title or "") if isinstance(text, Text) else ""
