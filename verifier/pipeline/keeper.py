"""Keepers: what remembers texts, judgements and runs.

The store is a keeper. A run without a database has a forgetful one, and goes the same way otherwise.
"""

from collections.abc import Iterable
from typing import Protocol, TypeAlias

from verifier.domain.assessment import Assessment
from verifier.domain.conflict import Conflict
from verifier.domain.reported import Reported
from verifier.domain.run import Run
from verifier.domain.run_progress import RunProgress
from verifier.domain.snapshot import Snapshot
from verifier.domain.text import Text
from verifier.pipeline.remembering import Comparisons, NoComparisons

Key: TypeAlias = tuple[str, str]  # claim_sha256, text_sha256


class Keeper(Protocol):
    """Remembers texts, assessments, snapshots and runs; what it is given a second time changes nothing."""

    def text_hashes(self, payloads: Iterable[str], reader: str) -> dict[str, str]:
        """Return the digests of the texts that are kept, by the digests of their bytes."""

    def text(self, payload_sha256: str, reader: str) -> Text:
        """Return a text that is kept."""

    def save_text(self, payload_sha256: str, text: Text) -> None:
        """Keep a text."""

    def assessments(self, keys: Iterable[Key], matcher: str) -> dict[Key, Assessment]:
        """Return those assessments that are kept."""

    def save_assessments(self, found: Iterable[Assessment]) -> None:
        """Keep assessments."""

    def save_snapshots(self, taken: Iterable[Snapshot]) -> None:
        """Keep snapshots."""

    def begin_run(self, run: Run) -> None:
        """Write down that a run has begun."""

    def note_progress(self, progress: RunProgress) -> None:
        """Keep how far a run is, in the place of what it said before."""

    def save_results(self, run_id: str, reported: Iterable[Reported]) -> None:
        """Keep what the run reported."""

    def save_conflicts(self, run_id: str, conflicts: Iterable[Conflict]) -> None:
        """Keep the conflicts that the run found."""

    def end_run(self, run: Run) -> None:
        """Write down how the run ended."""

    def runs(self, limit: int = 20) -> list[Run]:
        """Return at most *limit* runs, the newest first."""

    def conflicts(self, run_id: str = "") -> list[Conflict]:
        """Return the conflicts that a run found."""

    @property
    def comparisons(self) -> Comparisons:
        """What statements were compared, and what came of it."""


class Forgetful:
    """A keeper that keeps nothing."""

    def text_hashes(self, payloads: Iterable[str], reader: str) -> dict[str, str]:  # noqa: ARG002
        """Know no text."""
        return {}

    def text(self, payload_sha256: str, reader: str) -> Text:
        """Know no text.

        Raises:
            KeyError: always.
        """
        raise KeyError((payload_sha256, reader))

    def save_text(self, payload_sha256: str, text: Text) -> None:
        """Forget it."""

    def assessments(self, keys: Iterable[Key], matcher: str) -> dict[Key, Assessment]:  # noqa: ARG002
        """Know no assessment."""
        return {}

    def save_assessments(self, found: Iterable[Assessment]) -> None:
        """Forget them."""

    def save_snapshots(self, taken: Iterable[Snapshot]) -> None:
        """Forget them."""

    def begin_run(self, run: Run) -> None:
        """Forget it."""

    def note_progress(self, progress: RunProgress) -> None:
        """Forget it."""

    def save_results(self, run_id: str, reported: Iterable[Reported]) -> None:
        """Forget them."""

    def save_conflicts(self, run_id: str, conflicts: Iterable[Conflict]) -> None:
        """Forget them."""

    def end_run(self, run: Run) -> None:
        """Forget it."""

    def runs(self, limit: int = 20) -> list[Run]:  # noqa: ARG002
        """Know no run."""
        return []

    def conflicts(self, run_id: str = "") -> list[Conflict]:  # noqa: ARG002
        """Know no conflict."""
        return []

    @property
    def comparisons(self) -> Comparisons:
        """Know of none."""
        return NoComparisons()
