"""The run: each file read and prepared once, however many claims wait for it, then every claim judged by it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from verifier.domain.assessment import Assessment
from verifier.domain.claim import Claim
from verifier.domain.finding import Finding
from verifier.matching.match import MATCHER, match
from verifier.matching.prepared import PreparedText, prepare
from verifier.pipeline.bindings import Bindings, require_known
from verifier.pipeline.excerpts import excerpt
from verifier.pipeline.plan import Pair, make_plan
from verifier.pipeline.results import Basis, CheckResults, ClaimResult, Judgement, Place
from verifier.pipeline.texts import Missing, load_text
from verifier.pipeline.verdicts import FailOn, over_sources
from verifier.reading.options import ReadOptions
from verifier.register.register import Register


class Progress(Protocol):
    """Told after each claim × text pair how many of how many are done, and what is at work."""

    def __call__(self, done: int, total: int, label: str) -> None:
        """Take note; must not raise."""


def quiet(done: int, total: int, label: str) -> None:
    """Take no note of progress."""


@dataclass(frozen=True, slots=True)
class RunSettings:
    """What a run was told: the verdict that fails it, which the report records, and the largest file read, in bytes."""

    fail_on: FailOn = FailOn.REFUTED
    max_bytes: int = ReadOptions().max_bytes

    @property
    def recorded(self) -> dict[str, str | int]:
        """The settings as the report records them."""
        return {"fail_on": self.fail_on.value, "max_bytes": self.max_bytes}


def run_check(
    register: Register,
    bindings: Bindings,
    *,
    claims: Sequence[Claim] | None = None,
    progress: Progress = quiet,
    settings: RunSettings = RunSettings(),
) -> CheckResults:
    """Judge *claims*, or all claims of *register*, by the texts that they have; the results keep their order.

    A file that gives no text becomes one finding, after those of the register, and the verdict ``unavailable`` for
    its claims.

    Raises:
        UnknownName: *bindings* name a document or source that the register does not hold.
    """
    require_known(bindings, register)
    chosen = register.claims if claims is None else claims
    plan = make_plan(chosen, register, bindings)
    judged, findings = _judge(plan, progress, ReadOptions(max_bytes=settings.max_bytes))
    by_claim: dict[str, list[Pair]] = defaultdict(list)
    for pair in plan:
        by_claim[pair.claim.key].append(pair)
    return CheckResults(
        claims=tuple(_result(claim, register, by_claim[claim.key], judged) for claim in chosen),
        findings=(*register.findings, *findings),
        left_out=register.left_out,
        matcher=MATCHER,
        settings=settings.recorded,
    )


def _judge(
    plan: Sequence[Pair], progress: Progress, options: ReadOptions
) -> tuple[dict[Pair, Judgement], list[Finding]]:
    """Judge all pairs, file by file, so that one text at a time is in memory."""
    judged = {pair: _unread(pair, pair.where) for pair in plan if isinstance(pair.where, Missing)}
    findings: list[Finding] = []
    for file, pairs in _by_file(plan).items():
        progress(len(judged), len(plan), file.name)
        text = load_text(file, options)
        if isinstance(text, Missing):
            findings.append(text.finding(str(file)))
            judged |= {pair: _unread(pair, text, str(file)) for pair in pairs}
            continue
        prepared = prepare(text)
        for pair in pairs:
            judged[pair] = _read(pair, prepared, str(file))
            progress(len(judged), len(plan), file.name)
    return judged, findings


def _by_file(plan: Iterable[Pair]) -> dict[Path, list[Pair]]:
    """Group the pairs that have a file by it; two ways of writing one path are one file."""
    names: dict[Path, Path] = {}
    groups: dict[Path, list[Pair]] = defaultdict(list)
    for pair in plan:
        if isinstance(pair.where, Path):
            groups[names.setdefault(pair.where.resolve(), pair.where)].append(pair)
    return dict(groups)


def _read(pair: Pair, prepared: PreparedText, file: str) -> Judgement:
    assessment = match(pair.claim, prepared)
    excerpts = tuple(excerpt(prepared.text.content, evidence) for evidence in assessment.evidence)
    return Judgement(pair.name, pair.title, assessment, file, excerpts)


def _unread(pair: Pair, missing: Missing, file: str = "") -> Judgement:
    assessment = Assessment.without_text(pair.claim.sha256, missing.reason, missing.message, MATCHER)
    return Judgement(pair.name, pair.title, assessment, file)


def _result(claim: Claim, register: Register, pairs: Sequence[Pair], judged: Mapping[Pair, Judgement]) -> ClaimResult:
    """Put the judgements of one claim together.

    The overall verdict is that of the cited sources where a file was given for any of them, readable or not: a source
    that turns out to be a scan is not made good by the document's own words. Otherwise it is the document's.
    """
    stated = next(judged[pair] for pair in pairs if pair.column is Basis.STATED)
    cited_pairs = [pair for pair in pairs if pair.column is Basis.CITED]
    cited = tuple(judged[pair] for pair in cited_pairs)
    cited_verdict = over_sources([judgement.verdict for judgement in cited])
    basis = Basis.CITED if any(isinstance(pair.where, Path) for pair in cited_pairs) else Basis.STATED
    place = register.places[claim.key]
    return ClaimResult(
        claim=claim,
        place=Place(place.file, place.line),
        document=register.document_of(claim),
        sources=tuple(register.source_of(claim, citation) for citation in claim.citations),
        stated=stated,
        cited=cited,
        cited_verdict=cited_verdict,
        verdict=cited_verdict if basis is Basis.CITED else stated.verdict,
        basis=basis,
    )
