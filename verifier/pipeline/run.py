"""The run: plan, capture what is missing, read and match what is not known yet, compare, record."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from verifier.domain.claim import Claim
from verifier.domain.finding import Finding
from verifier.pipeline.bindings import Bindings, require_known
from verifier.pipeline.capturing import Holdings, hold
from verifier.pipeline.desk import Desk
from verifier.pipeline.gathering import results_of
from verifier.pipeline.judging import Bench, Judged
from verifier.pipeline.keeper import Forgetful
from verifier.pipeline.links import CitedAt, link_findings
from verifier.pipeline.matchers import AS_SHIPPED, MatcherSpec, open_matcher
from verifier.pipeline.origins import origins_of
from verifier.pipeline.plan import Pair, Web, make_plan
from verifier.pipeline.progress import Progress, quiet
from verifier.pipeline.results import Basis, CheckResults, Place, Work
from verifier.pipeline.sharing import shared
from verifier.pipeline.verdicts import FailOn
from verifier.pipeline.work import Executor, in_this_process
from verifier.reading.options import ReadOptions
from verifier.register.draft import source_key
from verifier.register.register import Register

__all__ = ["Progress", "RunSettings", "quiet", "run_check"]


@dataclass(frozen=True, slots=True)
class RunSettings:
    """What a run was told: the verdict that fails it, the largest file read, in bytes, and how to judge."""

    fail_on: FailOn = FailOn.REFUTED
    max_bytes: int = ReadOptions().max_bytes
    judging: MatcherSpec = AS_SHIPPED

    @property
    def recorded(self) -> dict[str, str | int]:
        """The settings as the report records them."""
        return {"fail_on": self.fail_on.value, "max_bytes": self.max_bytes}


DEFAULTS: Final = RunSettings()


def run_check(
    register: Register,
    bindings: Bindings,
    *,
    claims: Sequence[Claim] | None = None,
    progress: Progress = quiet,
    settings: RunSettings = DEFAULTS,
    desk: Desk | None = None,
    execute: Executor = in_this_process,
) -> CheckResults:
    """Judge *claims*, or all claims of *register*, by the texts that they have; the results keep their order.

    What cannot be captured or gives no text becomes findings, after those of the register, and the verdict
    ``unavailable`` for its claims. Without a *desk* only local files are read, and nothing is remembered.

    Raises:
        UnknownName: *bindings* name a document or source that the register does not hold.
        ArchiveError, LedgerError, OutputError, StoreError: what the desk stands for cannot be used.
    """
    require_known(bindings, register)
    chosen = register.claims if claims is None else claims
    plan = make_plan(chosen, register, bindings)
    holdings = hold(_cited(plan, register), desk, progress) if desk else Holdings()
    keeper = desk.keeper if desk else Forgetful()
    bench = Bench(keeper, ReadOptions(max_bytes=settings.max_bytes), progress, len(set(plan)), settings.judging)
    judged = _judge(plan, holdings, desk, bench, max_bytes=settings.max_bytes, execute=execute)
    return CheckResults(
        claims=results_of(chosen, register, plan, holdings, judged.judgements),
        findings=(*register.findings, *_findings(register, holdings, judged)),
        left_out=register.left_out,
        matcher=open_matcher(settings.judging).version,
        settings=settings.recorded,
        run=desk.run_id if desk else "",
        links=tuple(holdings.links.values()),
        work=Work(holdings.captured, judged.read, judged.matched, judged.reused),
    )


def _judge(
    plan: Sequence[Pair], holdings: Holdings, desk: Desk | None, bench: Bench, *, max_bytes: int, execute: Executor
) -> Judged:
    origins, missing = origins_of(plan, holdings, desk.archive if desk else None, max_bytes)
    for pair, why in missing.items():
        bench.give_up(pair, why)
    work, worker = (desk.work, desk.run_id) if desk else (None, "")
    judgements = bench.judged.judgements
    bench.judge(shared(origins, work, worker, lambda origin: all(pair in judgements for pair in origin.pairs)), execute)
    places = {id(origin): place for place, origin in enumerate(origins)}
    bench.judged.unread.sort(key=lambda each: places[id(each[0])])  # whoever was at which text first
    return bench.judged


def _cited(plan: Sequence[Pair], register: Register) -> dict[str, list[CitedAt]]:
    """Return all addresses of the plan, each with the places where it is written and the claims that rest on it."""
    urls: dict[str, list[CitedAt]] = defaultdict(list)
    for pair in plan:
        if isinstance(pair.where, Web):
            place = _place_of(pair, register)
            cited = CitedAt(place.file, place.line, pair.claim.key, pair.claim.published)
            if cited not in urls[pair.where.url][-1:]:
                urls[pair.where.url].append(cited)
    return dict(urls)


def _place_of(pair: Pair, register: Register) -> Place:
    """Return where the document or source of *pair* is written."""
    document = pair.claim.document
    name = document if pair.column is Basis.STATED else source_key(document, pair.name)
    found = register.places[name]
    return Place(found.file, found.line)


def _findings(register: Register, holdings: Holdings, judged: Judged) -> list[Finding]:
    """Return what is to be said about links and texts; a text from an address is named where that is written."""
    findings = [found for link in holdings.links.values() for found in link_findings(link)]
    for origin, missing in judged.unread:
        if origin.snapshot is None:
            findings.append(missing.finding(origin.file))
            continue
        places = dict.fromkeys(_place_of(pair, register) for pair in origin.pairs)
        findings += [missing.finding(place.file, place.line, origin.snapshot.url) for place in places]
    return findings
