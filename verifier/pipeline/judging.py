"""Judging: every pair that has a text gets its judgement, from memory where it is known, else by work.

What is known is known by claim, text, reader and matcher. Whatever is done anew is kept at once, so that a run that is
killed loses nothing that it has done, and the next one does only what is missing.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
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
from verifier.pipeline.work import Chunk, Done, Executor, Lost
from verifier.reading.assembly import READER
from verifier.reading.options import ReadOptions

CHUNK: Final = 200  # claims handed to an executor at a time, at most


@dataclass(slots=True)
class Judged:
    """What came of the pairs so far. *unread* are the origins without a text, in the order in which they were come to.

    The numbers count texts that were read, judgements that were made, and those that were kept from before.
    """

    judgements: dict[Pair, Judgement] = field(default_factory=dict)
    unread: list[tuple[Origin, Missing]] = field(default_factory=list)
    read: int = 0
    matched: int = 0
    reused: int = 0


@dataclass(frozen=True, slots=True)
class _Task:
    """What a chunk is for: the pairs of *origin*, the *place*-th one, by the hash of their claim.

    With *keeps_text* the text is new and is to be kept; *later* are the claims whose turn comes when it is there.
    """

    place: int
    origin: Origin
    pairs: Mapping[str, Sequence[Pair]]
    payload_sha256: str = ""
    keeps_text: bool = False
    later: Sequence[str] = ()


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
        self._left = deque[tuple[_Task, Sequence[str], Text]]()
        self._missing: list[tuple[int, Origin, Missing]] = []

    def give_up(self, pair: Pair, missing: Missing, origin: Origin | None = None) -> None:
        """Judge *pair* without a text."""
        assessment = Assessment.without_text(pair.claim.sha256, missing.reason, missing.message, self._matcher)
        self.judged.judgements[pair] = _judgement(pair, assessment, origin)

    def judge(self, origins: Iterable[Origin], execute: Executor) -> None:
        """Judge all pairs of *origins*: those that are known at once, all others by *execute*."""
        self._take_all(execute(self._chunks(origins)))
        while self._left:  # what the last texts left, where the executor had asked for more before they were there
            self._take_all(execute(self._left_over()))
        self.judged.unread = [(origin, missing) for _, origin, missing in sorted(self._missing, key=itemgetter(0))]

    def _chunks(self, origins: Iterable[Origin]) -> Iterator[Chunk]:
        """Yield the work that is left after what is known; each text is loaded only when its turn has come."""
        for place, origin in enumerate(origins):
            yield from self._left_over()
            self._tell(origin)
            digest = origin.snapshot.payload_sha256 if origin.snapshot else ""
            data = b""
            if not self._has_text(digest):
                payload = origin.load()
                if isinstance(payload, Missing):
                    self._unread(place, origin, payload)
                    continue
                digest, data = payload.sha256, payload.data
            yield from self._of_origin(_Task(place, origin, _by_claim(origin.pairs), digest), data)
        yield from self._left_over()

    def _of_origin(self, task: _Task, data: bytes) -> Iterator[Chunk]:
        digest = task.payload_sha256
        if len(data) > self._options.max_bytes or not self._has_text(digest):
            claims = list(task.pairs)
            yield self._chunk(replace(task, keeps_text=True, later=claims[CHUNK:]), claims[:CHUNK], data=data)
            return
        text = self._keeper.text(digest, READER)
        self._leave(task, list(task.pairs), text)
        yield from self._left_over()

    def _leave(self, task: _Task, claims: Sequence[str], text: Text) -> None:
        """Judge those *claims* whose assessments by *text* are known, and leave the others for later chunks."""
        known = self._keeper.assessments([(claim, text.sha256) for claim in claims], self._matcher)
        self.judged.reused += self._put(task, text, known.values())
        unknown = [claim for claim in claims if (claim, text.sha256) not in known]
        self._left.extend((task, unknown[start : start + CHUNK], text) for start in range(0, len(unknown), CHUNK))

    def _left_over(self) -> Iterator[Chunk]:
        while self._left:
            yield self._chunk(*self._left.popleft())

    def _chunk(self, task: _Task, claims: Sequence[str], text: Text | None = None, data: bytes = b"") -> Chunk:
        number = len(self._tasks)
        self._tasks[number] = task
        wanted = tuple(task.pairs[claim][0].claim for claim in claims)
        return Chunk(number, wanted, text, data, task.origin.name, self._options, self._spec)

    def _has_text(self, digest: str) -> bool:
        return bool(digest and self._keeper.text_hashes([digest], READER))

    def _take_all(self, pieces: Iterable[Done | Lost]) -> None:
        for done in pieces:
            self._take(self._tasks[done.number], done)

    def _take(self, task: _Task, done: Done | Lost) -> None:
        """Keep a piece of finished work, then judge by it."""
        if isinstance(done, Lost):
            self._give_up_claims(task, done)
        elif isinstance(done.text, Missing):
            self._unread(task.place, task.origin, done.text)
        elif done.assessments:
            self._keep(task, done.text, done.assessments)
        elif task.keeps_text:
            self.judged.read += not self._has_text(task.payload_sha256)
            self._keeper.save_text(task.payload_sha256, done.text)
            self._leave(replace(task, keeps_text=False), task.later, done.text)

    def _keep(self, task: _Task, text: Text, assessments: Sequence[Assessment]) -> None:
        """Keep *assessments* and judge by them; what another chunk, or another run, has kept meanwhile is not new."""
        known = self._keeper.assessments([(each.claim_sha256, text.sha256) for each in assessments], self._matcher)
        self._keeper.save_assessments(assessments)
        new = [each for each in assessments if (each.claim_sha256, text.sha256) not in known]
        self.judged.reused += self._put(task, text, known.values())
        self.judged.matched += self._put(task, text, new)

    def _put(self, task: _Task, text: Text, assessments: Iterable[Assessment]) -> int:
        """Judge the pairs that *assessments* are of; returns how many those are."""
        before = len(self.judged.judgements)
        for assessment in assessments:
            excerpts = tuple(excerpt(text.content, evidence) for evidence in assessment.evidence)
            for pair in task.pairs[assessment.claim_sha256]:
                self.judged.judgements[pair] = _judgement(pair, assessment, task.origin, excerpts)
        self._tell(task.origin)
        return len(self.judged.judgements) - before

    def _unread(self, place: int, origin: Origin, missing: Missing) -> None:
        self._missing.append((place, origin, missing))
        for pair in origin.pairs:
            self.give_up(pair, missing, origin)
        self._tell(origin)

    def _give_up_claims(self, task: _Task, lost: Lost) -> None:
        self._missing.append((task.place, task.origin, lost.why))
        for pair in (pair for claim in lost.claims for pair in task.pairs[claim]):
            self.give_up(pair, lost.why, task.origin)
        self._tell(task.origin)

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
