"""Checking an article: its claims against the texts that they cite, and the others against all texts at hand.

Nothing is requested and nothing is written. What a claim cites is looked for among the texts of a folder; a claim that
cites nothing, or nothing that is there, is held against every text, and the one that says most about it is shown.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from verifier.archive.archive import Archive
from verifier.domain.assessment import Unavailable, Verdict
from verifier.domain.claim import Claim, Source
from verifier.domain.finding import Code, Finding
from verifier.errors import ConfigError
from verifier.pipeline.article_codes import SOURCE_FOUND, SOURCE_NOT_FOUND, UNCITED
from verifier.pipeline.article_lines import Lines
from verifier.pipeline.capturing import Holdings, latest
from verifier.pipeline.extracting import Extraction
from verifier.pipeline.judging import Bench, Judged
from verifier.pipeline.keeper import Forgetful
from verifier.pipeline.matchers import open_matcher
from verifier.pipeline.origins import origins_of
from verifier.pipeline.plan import Pair, Web, Where
from verifier.pipeline.pool import FolderTexts, PoolText
from verifier.pipeline.progress import Progress, quiet
from verifier.pipeline.reading_articles import Found
from verifier.pipeline.results import Basis, CheckResults, ClaimResult, Judgement, Place, Work
from verifier.pipeline.run import RunSettings
from verifier.pipeline.texts import Missing
from verifier.pipeline.tying import Tie, tie_sources
from verifier.pipeline.verdicts import over_sources
from verifier.pipeline.work import Executor, in_this_process
from verifier.reading.options import ReadOptions
from verifier.register.proposal import Proposal, propose
from verifier.register.values import did_you_mean

NOT_THERE: Final = Missing(
    Unavailable.NOT_CAPTURED, "it is not among the texts", "put it into the folder, or give it with --source ID=PATH"
)


@dataclass(frozen=True, slots=True)
class Against:
    """What an article is checked against: the texts of a *folder*, those of the *register*, and files *given* by id.

    *archive* has the snapshots of texts from the web.
    """

    folder: FolderTexts
    register: tuple[PoolText, ...]
    given: Mapping[str, Path]
    archive: Archive


def check_article(
    extraction: Extraction,
    found: Found,
    against: Against,
    *,
    progress: Progress = quiet,
    settings: RunSettings,
    execute: Executor = in_this_process,
) -> CheckResults:
    """Judge the claims of *extraction*, which were taken out of the article *found*, in the order of its text.

    Raises:
        ConfigError: a file is given for a source that the article does not cite.
    """
    proposal = propose(extraction.article, extraction.claims, extraction.document)
    texts = _texts(found, against)
    require_cited(against.given, proposal.sources)
    ties = tie_sources(proposal.sources, texts, against.given)
    plan = {claim: _planned(claim, proposal, found, ties, texts) for claim in proposal.claims}
    judged = _judged(
        [pair for planned in plan.values() for pair in planned.pairs], against, settings, progress, execute
    )
    places = _places(extraction, found)
    results = tuple(_result(claim, planned, proposal, judged, places) for claim, planned in plan.items())
    return CheckResults(
        claims=results,
        findings=(*extraction.findings, *_findings(proposal, ties, results, found), *_unread(against, judged)),
        left_out=tuple(f"{proposal.document.id}/{name}" for name in proposal.left_out),
        matcher=open_matcher(settings.judging).version,
        settings=settings.recorded,
        work=Work(0, judged.read, judged.matched, judged.reused),
    )


def require_cited(given: Mapping[str, Path], sources: Sequence[Source]) -> None:
    """Make sure that the article cites every source for which a file is *given*.

    Raises:
        ConfigError: it does not; the hint names the nearest.
    """
    known = [source.id for source in sources]
    for name in given:
        if name not in known:
            hint = did_you_mean(name, known) or f"it cites: {', '.join(known) or 'nothing'}"
            raise ConfigError(f"--source: the article cites no {name!r}", hint=hint)


@dataclass(frozen=True, slots=True)
class _Planned:
    """The pairs of one claim: with its document, with what it *cites*, and with what it is *held* against besides."""

    stated: Pair
    cites: tuple[Pair, ...]
    held: tuple[Pair, ...]

    @property
    def pairs(self) -> tuple[Pair, ...]:
        return (self.stated, *self.cites, *self.held)


def _texts(found: Found, against: Against) -> list[PoolText]:
    """Return all texts but the article itself, each once."""
    texts: dict[Path | Web, PoolText] = {}
    for text in (*against.folder.texts, *against.register):
        texts.setdefault(_whole(text.where), text)
    own = _whole(_where(found))
    return [text for where, text in texts.items() if where != own]


def _whole(where: Path | Web) -> Path | Web:
    return where.resolve() if isinstance(where, Path) else where


def _where(found: Found) -> Path | Web:
    return found.file or Web(found.url)


def _planned(
    claim: Claim, proposal: Proposal, found: Found, ties: Mapping[str, Tie], texts: Sequence[PoolText]
) -> _Planned:
    document, titles = proposal.document, {source.id: source.title for source in proposal.sources}
    cites = []
    for name in dict.fromkeys(citation.source for citation in claim.citations):
        where: Where = ties[name].text.where if name in ties else NOT_THERE
        cites.append(Pair(claim, Basis.CITED, name, titles[name], where))
    is_tied = any(pair.where is not NOT_THERE for pair in cites)
    held = () if is_tied else (Pair(claim, Basis.CITED, text.name, text.title, text.where) for text in texts)
    return _Planned(Pair(claim, Basis.STATED, document.id, document.title, _where(found)), tuple(cites), tuple(held))


def _judged(
    plan: Sequence[Pair], against: Against, settings: RunSettings, progress: Progress, execute: Executor
) -> Judged:
    urls = {pair.where.url for pair in plan if isinstance(pair.where, Web)}
    holdings = Holdings(latest(against.archive.snapshots(), urls) if urls else {})
    bench = Bench(Forgetful(), ReadOptions(max_bytes=settings.max_bytes), progress, len(plan), settings.judging)
    origins, missing = origins_of(plan, holdings, against.archive, settings.max_bytes)
    for pair, why in missing.items():
        bench.give_up(pair, why)
    bench.judge(origins, execute)
    return bench.judged


def _result(
    claim: Claim, planned: _Planned, proposal: Proposal, judged: Judged, places: Mapping[str, Place]
) -> ClaimResult:
    sources = {source.id: source for source in proposal.sources}
    own = tuple(judged.judgements[pair] for pair in planned.cites)
    best = _best([replace(judged.judgements[pair], is_cited=False) for pair in planned.held])
    cited = (*own, *best)
    verdict = over_sources([judgement.verdict for judgement in cited])
    stated = judged.judgements[planned.stated]
    return ClaimResult(
        claim=claim,
        place=places[claim.id],
        document=proposal.document,
        sources=tuple(sources[citation.source] for citation in claim.citations),
        stated=stated,
        cited=cited,
        cited_verdict=verdict,
        verdict=verdict,
        basis=Basis.CITED if cited else Basis.STATED,
    )


def _best(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that say most about a claim that cites nothing: what bears it out, and what refutes it.

    Without either, the nearest; a text that does not speak of the claim is nothing against it.
    """
    by_verdict = {
        verdict: max((one for one in judgements if one.verdict is verdict), key=_score, default=None)
        for verdict in (Verdict.SUPPORTED, Verdict.REFUTED, Verdict.PARTIAL, Verdict.NOT_ENOUGH_INFO)
    }
    deciding = tuple(one for one in (by_verdict[Verdict.SUPPORTED], by_verdict[Verdict.REFUTED]) if one)
    nearest = by_verdict[Verdict.PARTIAL] or by_verdict[Verdict.NOT_ENOUGH_INFO]
    return deciding or ((nearest,) if nearest else tuple(judgements[:1]))


def _score(judgement: Judgement) -> float:
    return judgement.assessment.score


def _places(extraction: Extraction, found: Found) -> dict[str, Place]:
    lines = Lines(found.data)
    return {claim.id: Place(found.place, lines.line_of(claim)) for claim in extraction.claims}


def _findings(
    proposal: Proposal, ties: Mapping[str, Tie], results: Sequence[ClaimResult], found: Found
) -> Iterator[Finding]:
    """Yield what is to be told about the ties between claims and texts, the sources first."""
    for source in proposal.sources:
        tie = ties.get(source.id)
        code = SOURCE_FOUND if tie else SOURCE_NOT_FOUND
        known = f"is read from {tie.text.name} ({tie.sign.value})" if tie else "is not among the texts"
        yield _finding(code, f"{source.id}, “{source.title}”, {known}", Place(found.place, 0), source.id)
    for result in results:
        if not result.claim.citations:
            yield _finding(UNCITED, f"“{result.claim.text}” cites nothing", result.place, result.claim.key)


def _finding(code: Code, message: str, place: Place, subject: str) -> Finding:
    return Finding(
        code=code.name,
        severity=code.severity,
        message=message,
        hint=code.hint,
        file=place.file,
        line=place.line,
        subject=subject,
    )


def _unread(against: Against, judged: Judged) -> Iterator[Finding]:
    for path, missing in against.folder.unread:
        yield missing.finding(path.as_posix())
    for origin, missing in judged.unread:
        yield missing.finding(origin.file, subject="" if origin.file else origin.label)
