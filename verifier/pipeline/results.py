"""Results: what one run says about each claim, ready for any report.

``stated`` (does the document say it?) and ``cited`` (do its sources bear it out?) are kept apart all the way.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from verifier.domain.assessment import Assessment, Verdict
from verifier.domain.claim import Claim, Document, Source
from verifier.domain.conflict import Conflict
from verifier.domain.decision import Decision, Stale
from verifier.domain.finding import Finding, Severity
from verifier.pipeline.links import STOPPED, LinkResult, web_copy
from verifier.register.noted import FindingSpool
from verifier.spool import HELD, Spool


class Basis(StrEnum):
    """Which of the two columns gives a claim its overall verdict."""

    STATED = "stated"
    CITED = "cited"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of evidence in its surroundings; *before* and *after* are some 300 code points on either side."""

    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """One claim against one text.

    *name* is the id of the document or source, *file* where its text was read ("" without one). *excerpts* go with
    the assessment's evidence, one each. *snapshot_sha256* is the hash of the archived bytes that gave the text, ""
    for a text read from a local file; they were captured from *url* at *captured_at*, in UTC. Where the text is that of
    a copy in a web archive, *archived_at* is its address and *memento_at* the time that it is of. *is_cited* is false
    of a text that the claim does not cite, and that was found by search.
    """

    name: str
    title: str
    assessment: Assessment
    file: str = ""
    excerpts: tuple[Excerpt, ...] = ()
    snapshot_sha256: str = ""
    url: str = ""
    captured_at: datetime | None = None
    archived_at: str = ""
    memento_at: datetime | None = None
    is_cited: bool = True

    @property
    def web_copy(self) -> str:
        """What the text is read from, if from a web archive: "the copy of web.archive.org from 2023-05-04"."""
        return web_copy(self.archived_at, self.memento_at)

    @property
    def verdict(self) -> Verdict:
        """The verdict of the assessment."""
        return self.assessment.verdict

    @property
    def is_judged(self) -> bool:
        """Whether there was a text to judge the claim by."""
        return self.verdict is not Verdict.UNAVAILABLE


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands: a file, as it was named, and a line that counts from 1; 0 where there are no lines."""

    file: str
    line: int

    def __str__(self) -> str:
        """Return ``file:line``, which editors and terminals can open; without a line just the file."""
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class ClaimResult:
    """Everything a run found about one claim.

    *cited_verdict* is the policy's answer over all cited sources; *verdict* is the overall one, taken from the column
    that *basis* names. *sources* holds the cited sources that the register knows, in the order of citation.
    *decision* is what a person has decided about the claim, if anybody has, and *stale* what has changed since.
    """

    claim: Claim
    place: Place
    document: Document
    sources: tuple[Source, ...]
    stated: Judgement
    cited: tuple[Judgement, ...]
    cited_verdict: Verdict
    verdict: Verdict
    basis: Basis
    decision: Decision | None = None
    stale: tuple[Stale, ...] = ()

    def tie(self, judgement: Judgement) -> str:
        """Return what the text of *judgement* is to the claim: "stated by", "cited", or "not cited, found in"."""
        if judgement is self.stated:
            return "stated by"
        return "cited" if judgement.is_cited else "not cited, found in"

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements: of the document first, then of the cited sources."""
        return (self.stated, *self.cited)

    @property
    def deciding(self) -> Judgement:
        """The judgement that the overall verdict rests on; of several, the first that a person should read.

        A dispute is best understood by the source that refutes; where there is no text to judge, by a file that was
        given or captured and could not be read rather than by one that was not given.
        """
        if self.basis is Basis.STATED:
            return self.stated
        wanted = Verdict.REFUTED if self.verdict is Verdict.DISPUTED else self.verdict
        return max((one for one in self.cited if one.verdict is wanted), key=lambda one: bool(one.file or one.url))


class Mark(NamedTuple):
    """What counts of a result: its verdicts, *cited* only of a claim that cites something, and its pairs judged."""

    overall: Verdict
    stated: Verdict
    cited: Verdict | None
    judged: int


def mark_of(result: ClaimResult) -> Mark:
    """Return what counts of *result*."""
    judged = sum(judgement.is_judged for judgement in result.judgements)
    return Mark(result.verdict, result.stated.verdict, result.cited_verdict if result.cited else None, judged)


class ResultSpool(Spool[ClaimResult, Mark]):
    """Results that may be too many for memory."""

    def __init__(self, results: Iterable[ClaimResult] = (), *, held: int = HELD) -> None:
        super().__init__(mark_of, results, held=held)


def marks_of(results: Sequence[ClaimResult]) -> Counter[Mark]:
    """Count *results* by what counts of them; of those on disk none is read."""
    return results.marks if isinstance(results, ResultSpool) else Counter(map(mark_of, results))


def having(results: Sequence[ClaimResult], verdict: Verdict) -> Iterator[ClaimResult]:
    """Yield those of *results* with the overall *verdict*, in their order; of those on disk few others are read."""
    if isinstance(results, ResultSpool):
        return results.having(lambda mark: mark.overall is verdict)
    return (result for result in results if result.verdict is verdict)


def changed(results: Sequence[ClaimResult], change: Callable[[ClaimResult], ClaimResult]) -> Sequence[ClaimResult]:
    """Return *results* with *change* made to each, which leaves its verdicts alone.

    To those on disk it is made whenever they are read.
    """
    return results.viewed(change) if isinstance(results, ResultSpool) else tuple(map(change, results))


def of_severity(findings: Sequence[Finding], severity: Severity) -> Iterator[Finding]:
    """Yield those of *findings* that are of that *severity*, in their order."""
    if isinstance(findings, FindingSpool):
        return findings.having(lambda mark: mark is severity)
    return (finding for finding in findings if finding.severity is severity)


def with_more(findings: Sequence[Finding], more: Iterable[Finding]) -> Sequence[Finding]:
    """Return *findings* with *more* of them behind."""
    spool = FindingSpool(findings)
    spool.extend(more)
    return spool.finished()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many claims have each verdict; every verdict is listed, so that zero shows as zero.

    *cited* counts only claims that cite something.
    """

    overall: Mapping[Verdict, int]
    stated: Mapping[Verdict, int]
    cited: Mapping[Verdict, int]


@dataclass(frozen=True, slots=True)
class Work:
    """How many pages were captured, texts read and pairs matched; *reused* judgements were known before."""

    captured: int = 0
    read: int = 0
    matched: int = 0
    reused: int = 0

    def plus(self, read: int, matched: int, reused: int) -> "Work":
        """Return this work and so much more."""
        return Work(self.captured, self.read + read, self.matched + matched, self.reused + reused)

    @property
    def is_nothing_new(self) -> bool:
        """Whether everything was known before."""
        return self.reused > 0 and not (self.captured or self.read or self.matched)


@dataclass(frozen=True, slots=True)
class CheckResults:
    """What one run of ``check`` found: results in the order of the claim files, and findings about the files.

    *left_out* names the claims that were not taken from the claim files for a mistake, so that they count as unchecked;
    *settings* are those that the results depend on, as words. *run* is the id by which the run is recorded, "" if it
    is not. *work* tells what was done anew and what was known before. Results and findings of a large run lie on disk.
    """

    claims: Sequence[ClaimResult]
    findings: Sequence[Finding] = ()
    left_out: Sequence[str] = ()
    matcher: str = ""
    settings: Mapping[str, str | int] = field(default_factory=dict)
    run: str = ""
    conflicts: tuple[Conflict, ...] = ()
    links: tuple[LinkResult, ...] = ()
    work: Work = Work()

    @property
    def is_complete(self) -> bool:
        """Whether everything that was to be captured answered, be it with a refusal."""
        return not any(link.status in STOPPED for link in self.links)

    @property
    def counts(self) -> Counts:
        """Count the claims by verdict, over all and in each of the two columns."""
        overall, stated, cited = (Counter[Verdict]() for _ in range(3))
        for mark, count in marks_of(self.claims).items():
            overall[mark.overall] += count
            stated[mark.stated] += count
            if mark.cited is not None:
                cited[mark.cited] += count
        return Counts(_all(overall), _all(stated), _all(cited))

    @property
    def pairs_judged(self) -> int:
        """How many pairs of a claim and a text were judged; 0 means that there was nothing to check."""
        return sum(mark.judged * count for mark, count in marks_of(self.claims).items())


def _all(counter: Counter[Verdict]) -> dict[Verdict, int]:
    return {verdict: counter[verdict] for verdict in Verdict}
