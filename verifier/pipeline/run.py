"""The run: plan, capture what is missing, read and match what is not known yet, slice by slice.

What the run comes to flows out of it: each slice is recorded when it is done, and its results go to disk when there are
more than a few.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from verifier.domain.claim import Claim
from verifier.domain.finding import Finding
from verifier.pipeline.bindings import Bindings, require_known
from verifier.pipeline.capturing import Holdings, hold
from verifier.pipeline.desk import Desk
from verifier.pipeline.gathering import results_of
from verifier.pipeline.judging import Bench, Judged
from verifier.pipeline.keeper import Forgetful, Keeper
from verifier.pipeline.links import link_findings
from verifier.pipeline.matchers import AS_SHIPPED, MatcherSpec, open_matcher
from verifier.pipeline.origins import origins_of
from verifier.pipeline.plan import Pair, make_plan
from verifier.pipeline.progress import Progress, quiet
from verifier.pipeline.results import Basis, CheckResults, ClaimResult, Place, ResultSpool, Work
from verifier.pipeline.sharing import shared
from verifier.pipeline.slices import SLICE, addresses_of, pairs_in, shifted, slices_of
from verifier.pipeline.verdicts import FailOn
from verifier.pipeline.work import Executor, in_this_process
from verifier.reading.options import ReadOptions
from verifier.register.draft import source_key
from verifier.register.noted import FindingSpool
from verifier.register.register import Register

__all__ = ["Progress", "Record", "RunSettings", "forget", "quiet", "run_check"]

Record: TypeAlias = Callable[[Sequence[ClaimResult]], None]
"""Writes down the results of one slice."""


@dataclass(frozen=True, slots=True)
class RunSettings:
    """What a run was told: the verdict that fails it, the largest file read, in bytes, and how to judge.

    *slice_size* is how many claims it goes through at a time, which changes nothing but memory and time.
    """

    fail_on: FailOn = FailOn.REFUTED
    max_bytes: int = ReadOptions().max_bytes
    judging: MatcherSpec = AS_SHIPPED
    slice_size: int = SLICE

    @property
    def recorded(self) -> dict[str, str | int]:
        """The settings as the report records them."""
        return {"fail_on": self.fail_on.value, "max_bytes": self.max_bytes}


DEFAULTS: Final = RunSettings()


def forget(results: Sequence[ClaimResult]) -> None:
    """Write nothing down."""


def run_check(
    register: Register,
    bindings: Bindings,
    *,
    claims: Sequence[Claim] | None = None,
    progress: Progress = quiet,
    settings: RunSettings = DEFAULTS,
    desk: Desk | None = None,
    execute: Executor = in_this_process,
    record: Record = forget,
) -> CheckResults:
    """Judge *claims*, or all claims of *register*, by the texts that they have; the results keep their order.

    What cannot be captured or gives no text becomes findings, after those of the register, and the verdict
    ``unavailable`` for its claims. Without a *desk* only local files are read, and nothing is remembered. *execute* is
    called once for each slice, and *record* when that is done.

    Raises:
        UnknownName: *bindings* name a document or source that the register does not hold.
        ArchiveError, LedgerError, OutputError, StoreError: what the desk stands for cannot be used.
    """
    require_known(bindings, register)
    chosen = register.claims if claims is None else claims
    holdings = hold(addresses_of(chosen, register, bindings), desk, progress) if desk else Holdings()
    findings = FindingSpool(register.findings)
    findings.extend(found for link in holdings.links.values() for found in link_findings(link))
    results, unread, work = ResultSpool(), _Unread(register), Work(holdings.captured)
    bench_of, done, whole = _benches(desk, settings), 0, pairs_in(chosen)
    for part in slices_of(chosen, settings.slice_size):
        plan = make_plan(part, register, bindings)
        bench = bench_of(len(set(plan)), shifted(progress, done, whole))
        judged = _judge(plan, holdings, desk, bench, max_bytes=settings.max_bytes, execute=execute)
        found = results_of(part, register, plan, holdings, judged.judgements)
        record(found)
        results.extend(found)
        findings.extend(unread.new_in(judged))
        work, done = work.plus(judged.read, judged.matched, judged.reused), done + len(judged.judgements)
    return CheckResults(
        claims=results.finished(),
        findings=findings.finished(),
        left_out=register.left_out,
        matcher=open_matcher(settings.judging).version,
        settings=settings.recorded,
        run=desk.run_id if desk else "",
        links=tuple(holdings.links.values()),
        work=work,
    )


def _benches(desk: Desk | None, settings: RunSettings) -> Callable[[int, Progress], Bench]:
    """Return what makes a bench for so many pairs."""
    keeper: Keeper = desk.keeper if desk else Forgetful()
    options = ReadOptions(max_bytes=settings.max_bytes)

    def bench(pairs: int, progress: Progress) -> Bench:
        return Bench(keeper, options, progress, pairs, settings.judging)

    return bench


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


class _Unread:
    """The texts that could not be read: each is told of once, in however many slices claims wait for it."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._told: set[tuple[str, int, str, str]] = set()

    def new_in(self, judged: Judged) -> Iterator[Finding]:
        """Yield what is to be said about the texts of a slice; one from an address is named where that is written."""
        for found in self._findings(judged):
            what = (found.file, found.line, found.subject, found.message)
            if what not in self._told:
                self._told.add(what)
                yield found

    def _findings(self, judged: Judged) -> Iterator[Finding]:
        for origin, missing in judged.unread:
            if origin.snapshot is None:
                yield missing.finding(origin.file)
                continue
            for place in dict.fromkeys(_place_of(pair, self._register) for pair in origin.pairs):
                yield missing.finding(place.file, place.line, origin.snapshot.url)


def _place_of(pair: Pair, register: Register) -> Place:
    """Return where the document or source of *pair* is written."""
    document = pair.claim.document
    name = document if pair.column is Basis.STATED else source_key(document, pair.name)
    found = register.places[name]
    return Place(found.file, found.line)
