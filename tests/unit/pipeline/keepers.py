"""A keeper in memory, which counts nothing and forgets nothing."""

from collections.abc import Iterable

from verifier.domain.assessment import Assessment
from verifier.domain.conflict import Conflict
from verifier.domain.reported import Reported
from verifier.domain.run import Run
from verifier.domain.run_progress import RunProgress
from verifier.domain.snapshot import Snapshot
from verifier.domain.text import Text
from verifier.pipeline.keeper import Key
from verifier.pipeline.remembering import NoComparisons


class InMemory:
    """Keeps everything in dictionaries."""

    def __init__(self) -> None:
        self.texts: dict[tuple[str, str], Text] = {}
        self.kept: dict[tuple[str, str, str], Assessment] = {}
        self.snapshots: dict[str, Snapshot] = {}
        self.begun: dict[str, Run] = {}
        self.progress: list[RunProgress] = []
        self.reported: dict[str, list[Reported]] = {}
        self.found: dict[str, list[Conflict]] = {}

    def text_hashes(self, payloads: Iterable[str], reader: str) -> dict[str, str]:
        return {payload: self.texts[payload, reader].sha256 for payload in payloads if (payload, reader) in self.texts}

    def text(self, payload_sha256: str, reader: str) -> Text:
        return self.texts[payload_sha256, reader]

    def save_text(self, payload_sha256: str, text: Text) -> None:
        self.texts.setdefault((payload_sha256, text.reader), text)

    def assessments(self, keys: Iterable[Key], matcher: str) -> dict[Key, Assessment]:
        return {key: self.kept[*key, matcher] for key in keys if (*key, matcher) in self.kept}

    def save_assessments(self, found: Iterable[Assessment]) -> None:
        for each in found:
            self.kept.setdefault((each.claim_sha256, each.text_sha256, each.matcher), each)

    def save_snapshots(self, taken: Iterable[Snapshot]) -> None:
        self.snapshots |= {each.record_id: each for each in taken}

    def begin_run(self, run: Run) -> None:
        self.begun[run.id] = run

    def note_progress(self, progress: RunProgress) -> None:
        self.progress.append(progress)

    def save_results(self, run_id: str, reported: Iterable[Reported]) -> None:
        self.reported.setdefault(run_id, []).extend(reported)

    def save_conflicts(self, run_id: str, conflicts: Iterable[Conflict]) -> None:
        self.found[run_id] = list(conflicts)

    def end_run(self, run: Run) -> None:
        self.begun[run.id] = run

    def runs(self, limit: int = 20) -> list[Run]:
        return list(reversed(self.begun.values()))[:limit]

    def conflicts(self, run_id: str = "") -> list[Conflict]:
        if run_id:
            return self.found.get(run_id, [])
        return [conflict for found in self.found.values() for conflict in found]

    @property
    def comparisons(self) -> NoComparisons:
        return NoComparisons()
