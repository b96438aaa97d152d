"""Results: what one run says about each claim, ready for any report.

``stated`` (does the document say it?) and ``cited`` (do its sources bear it out?) are kept apart all the way.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from verifier.domain.assessment import Assessment, Verdict
from verifier.domain.claim import Claim, Document, Source
from verifier.domain.conflict import Conflict
from verifier.domain.decision import Decision, Stale
from verifier.domain.finding import Finding
from verifier.pipeline.links import STOPPED, LinkResult, web_copy


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
    a copy in a web archive, *archived_at* is its address and *memento_at* the time that it is of.
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
    """Where a claim stands: a claim file, as it was named, and a line that counts from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        """Return ``file:line``, which editors and terminals can open."""
        return f"{self.file}:{self.line}"


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

    @property
    def is_nothing_new(self) -> bool:
        """Whether everything was known before."""
        return self.reused > 0 and not (self.captured or self.read or self.matched)


@dataclass(frozen=True, slots=True)
class CheckResults:
    """What one run of ``check`` found: results in the order of the claim files, and findings about the files.

    *left_out* names the claims that were not taken from the claim files for a mistake, so that they count as unchecked;
    *settings* are those that the results depend on, as words. *run* is the id by which the run is recorded, "" if it
    is not. *work* tells what was done anew and what was known before.
    """

    claims: tuple[ClaimResult, ...]
    findings: tuple[Finding, ...] = ()
    left_out: tuple[str, ...] = ()
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
        return Counts(
            overall=_count(result.verdict for result in self.claims),
            stated=_count(result.stated.verdict for result in self.claims),
            cited=_count(result.cited_verdict for result in self.claims if result.cited),
        )

    @property
    def pairs_judged(self) -> int:
        """How many pairs of a claim and a text were judged; 0 means that there was nothing to check."""
        return sum(judgement.is_judged for result in self.claims for judgement in result.judgements)


def _count(verdicts: Iterable[Verdict]) -> dict[Verdict, int]:
    counter = Counter(verdicts)
    return {verdict: counter[verdict] for verdict in Verdict}
