"""Reading back: the text that a snapshot holds."""

from verifier.archive.archive import Archive
from verifier.domain.snapshot import Snapshot
from verifier.domain.text import Text
from verifier.pipeline.origins import reading_name
from verifier.pipeline.texts import Missing, text_of
from verifier.reading.options import ReadOptions


def text_in(archive: Archive, snapshot: Snapshot, max_bytes: int) -> Text | Missing:
    """Return the text of *snapshot*, which *archive* holds, or why it has none; at most *max_bytes* bytes are read.

    Raises:
        ArchiveError: a file is missing or cannot be read.
        DamagedRecord: the content is not what was stored.
    """
    return text_of(archive.payload(snapshot), reading_name(snapshot), ReadOptions(max_bytes=max_bytes))
