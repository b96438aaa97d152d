"""The database made again from the archive: snapshots and texts are filled in, and `check` judges anew what it needs.

Nothing is removed: in a database that has lost nothing, nothing changes.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from verifier.domain.assessment import Unavailable
from verifier.domain.finding import Finding
from verifier.domain.snapshot import Snapshot
from verifier.domain.text import Text
from verifier.errors import ArchiveError
from verifier.pipeline.capturing import has_text
from verifier.pipeline.keeper import Keeper
from verifier.pipeline.origins import reading_name
from verifier.pipeline.progress import Progress, quiet
from verifier.pipeline.texts import Missing, text_of
from verifier.reading.assembly import READER
from verifier.reading.options import ReadOptions
from verifier.register.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of it: how many *snapshots* there are, how many *texts* were read and how many were *kept* already.

    *findings* name the snapshots that give no text; *not_in_archive* are the URLs whose last capture, by the ledger, is
    not in the archive: it was made on another machine.
    """

    snapshots: int
    texts: int
    kept: int
    findings: tuple[Finding, ...]
    not_in_archive: tuple[str, ...]


def rebuild(
    keeper: Keeper,
    snapshots: Sequence[Snapshot],
    payload: Callable[[Snapshot], bytes],
    *,
    max_bytes: int,
    ledger: Ledger,
    progress: Progress = quiet,
) -> Rebuilt:
    """Give *keeper* all *snapshots* and the texts that they hold; *payload* gives the bytes of one.

    A snapshot that is damaged, has more than *max_bytes* bytes, or cannot be read otherwise costs itself alone.

    Raises:
        StoreError: the database cannot be written.
    """
    options = ReadOptions(max_bytes=max_bytes)
    keeper.save_snapshots(snapshots)
    pages = [snapshot for snapshot in snapshots if has_text(snapshot)]
    known = set(keeper.text_hashes((page.payload_sha256 for page in pages), READER))
    kept, findings = len(known), list[Finding]()
    for done, page in enumerate(pages):
        progress(done, len(pages), page.url)
        if page.payload_sha256 in known:
            continue
        text = _text_of(page, payload, options)
        if isinstance(text, Missing):
            findings.append(text.finding(page.warc, subject=page.url))
            continue
        keeper.save_text(page.payload_sha256, text)
        known.add(page.payload_sha256)
    return Rebuilt(len(snapshots), len(known) - kept, kept, tuple(findings), _not_held(ledger, snapshots))


def _text_of(page: Snapshot, payload: Callable[[Snapshot], bytes], options: ReadOptions) -> Text | Missing:
    try:
        return text_of(payload(page), reading_name(page), options)
    except ArchiveError as error:
        return Missing(Unavailable.UNREADABLE, f"its snapshot is damaged: {error}", error.hint)


def _not_held(ledger: Ledger, snapshots: Iterable[Snapshot]) -> tuple[str, ...]:
    held = {(snapshot.url, snapshot.payload_sha256) for snapshot in snapshots}
    return tuple(
        entry.url
        for entry in ledger.entries
        if entry.last_ok is not None and (entry.url, entry.payload_sha256) not in held
    )
