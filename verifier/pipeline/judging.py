"""Judging: every pair that has a text gets its judgement, from memory where it is known, else by work.

What is known is known by claim, text, reader and matcher. Whatever is done anew is kept at once, so that a run that is
killed loses nothing that it has done, and the next one does only what is missing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from verifier.domain.assessment import Assessment
from verifier.domain.text import Text
from verifier.fetching.mementos_archives import for_people
from verifier.pipeline.excerpts import excerpt
from verifier.pipeline.keeper import Keeper
from verifier.pipeline.matchers import MatcherSpec, open_matcher
from verifier.pipeline.origins import Origin
from verifier.pipeline.plan import Pair, Web
from verifier.pipeline.progress import Progress
from verifier.pipeline.results import Excerpt, Judgement
from verifier.pipeline.texts import Missing
from verifier.pipeline.work import Chunk, Done, Executor
from verifier.reading.assembly import READER
from verifier.reading.options import ReadOptions

CHUNK: Final = 200  # claims handed to an executor at a time; each chunk prepares its text once


@dataclass(slots=True)
class Judged:
    """What came of the pairs so far. *unread* are the origins without a text; the numbers count what was done."""

    judgements: dict[Pair, Judgement] = field(default_factory=dict)
    unread: list[tuple[Origin, Missing]] = field(default_factory=list)
    read: int = 0
    matched: int = 0
    reused: int = 0


@dataclass(frozen=True, slots=True)
class _Task:
    """What a chunk is for: the pairs of *origin* by the hash of their claim, and whether its text is to be kept."""

    origin: Origin
    pairs: Mapping[str, Sequence[Pair]]
    payload_sha256: str = ""
    keeps_text: bool = False


class Bench:
    """Where the pairs of one run are judged, as *spec* says; *total* is how many there are, for the progress."""

    def __init__(self, keeper: Keeper, options: ReadOptions, progress: Progress, total: int, spec: MatcherSpec) -> None:
        self.judged = Judged()
        self._spec = spec
        self._matcher = open_matcher(spec).version
        self._keeper = keeper
        self._options = options
        self._progress = progress
        self._total = total
        self._tasks: dict[int, _Task] = {}

    def give_up(self, pair: Pair, missing: Missing, origin: Origin | None = None) -> None:
        """Judge *pair* without a text."""
        assessment = Assessment.without_text(pair.claim.sha256, missing.reason, missing.message, self._matcher)
        self.judged.judgements[pair] = _judgement(pair, assessment, origin)

    def judge(self, origins: Iterable[Origin], execute: Executor) -> None:
        """Judge all pairs of *origins*: those that are known at once, all others by *execute*."""
        for done in execute(self._chunks(origins)):
            self._take(self._tasks[done.number], done)

    def _chunks(self, origins: Iterable[Origin]) -> Iterator[Chunk]:
        """Yield the work that is left after what is known; each text is loaded only when its turn has come."""
        for origin in origins:
            self._tell(origin)
            digest = origin.snapshot.payload_sha256 if origin.snapshot else ""
            data = b""
            if not self._has_text(digest):
                payload = origin.load()
                if isinstance(payload, Missing):
                    self._unread(origin, payload)
                    continue
                digest, data = payload.sha256, payload.data
            yield from self._of_origin(origin, digest, data)

    def _of_origin(self, origin: Origin, digest: str, data: bytes) -> Iterator[Chunk]:
        pairs = _by_claim(origin.pairs)
        if len(data) > self._options.max_bytes or not self._has_text(digest):
            task = _Task(origin, pairs, digest, keeps_text=True)
            yield self._chunk(task, list(pairs), data=data)
            return
        text = self._keeper.text(digest, READER)
        task = _Task(origin, pairs)
        left = self._recall(task, text)
        for start in range(0, len(left), CHUNK):
            yield self._chunk(task, left[start : start + CHUNK], text)

    def _chunk(self, task: _Task, claims: Sequence[str], text: Text | None = None, data: bytes = b"") -> Chunk:
        number = len(self._tasks)
        self._tasks[number] = task
        wanted = tuple(task.pairs[claim][0].claim for claim in claims)
        return Chunk(number, wanted, text, data, task.origin.name, self._options, self._spec)

    def _has_text(self, digest: str) -> bool:
        return bool(digest and self._keeper.text_hashes([digest], READER))

    def _recall(self, task: _Task, text: Text) -> list[str]:
        """Judge the pairs whose assessments are known; returns the hashes of the other claims."""
        known = self._keeper.assessments([(claim, text.sha256) for claim in task.pairs], self._matcher)
        self.judged.reused += self._put(task, text, known.values())
        return [claim for claim in task.pairs if (claim, text.sha256) not in known]

    def _take(self, task: _Task, done: Done) -> None:
        """Keep a piece of finished work, then judge by it."""
        if isinstance(done.text, Missing):
            self._unread(task.origin, done.text)
        elif done.assessments:
            self._keeper.save_assessments(done.assessments)
            self.judged.matched += self._put(task, done.text, done.assessments)
        elif task.keeps_text:
            self._keeper.save_text(task.payload_sha256, done.text)
            self.judged.read += 1

    def _put(self, task: _Task, text: Text, assessments: Iterable[Assessment]) -> int:
        """Judge the pairs that *assessments* are of; returns how many those are."""
        before = len(self.judged.judgements)
        for assessment in assessments:
            excerpts = tuple(excerpt(text.content, evidence) for evidence in assessment.evidence)
            for pair in task.pairs[assessment.claim_sha256]:
                self.judged.judgements[pair] = _judgement(pair, assessment, task.origin, excerpts)
        self._tell(task.origin)
        return len(self.judged.judgements) - before

    def _unread(self, origin: Origin, missing: Missing) -> None:
        self.judged.unread.append((origin, missing))
        for pair in origin.pairs:
            self.give_up(pair, missing, origin)
        self._tell(origin)

    def _tell(self, origin: Origin) -> None:
        self._progress(len(self.judged.judgements), self._total, origin.label)


def _by_claim(pairs: Iterable[Pair]) -> dict[str, list[Pair]]:
    groups: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[pair.claim.sha256].append(pair)
    return dict(groups)


def _judgement(
    pair: Pair, assessment: Assessment, origin: Origin | None, excerpts: tuple[Excerpt, ...] = ()
) -> Judgement:
    snapshot = origin.snapshot if origin else None
    if snapshot is None:
        url = pair.where.url if isinstance(pair.where, Web) else ""
        return Judgement(pair.name, pair.title, assessment, origin.file if origin else "", excerpts, url=url)
    return Judgement(
        pair.name,
        pair.title,
        assessment,
        excerpts=excerpts,
        snapshot_sha256=snapshot.payload_sha256,
        url=snapshot.url,
        captured_at=snapshot.captured_at,
        archived_at=for_people(snapshot.final_url) if snapshot.memento_at else "",
        memento_at=snapshot.memento_at,
    )
