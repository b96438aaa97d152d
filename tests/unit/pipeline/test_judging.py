"""Tests of judging: what becomes of claims that no process survived, and of all others beside them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.pipeline.keepers import InMemory
from verifier.domain.assessment import Unavailable, Verdict
from verifier.pipeline.bindings import parse_bindings
from verifier.pipeline.capturing import Holdings
from verifier.pipeline.judging import Bench, Judged
from verifier.pipeline.matchers import AS_SHIPPED
from verifier.pipeline.origins import origins_of
from verifier.pipeline.plan import Pair, make_plan
from verifier.pipeline.progress import quiet
from verifier.pipeline.run import run_check
from verifier.pipeline.texts import Missing
from verifier.pipeline.work import Chunk, Done, Executor, Lost, in_this_process
from verifier.reading.options import ReadOptions
from verifier.register.load import load_register

WHY = Missing(Unavailable.UNREADABLE, "3 times the process that was at it ended (signal 9)", "give it more memory")


def losing(lost: str) -> Executor:
    """Return an executor in which no process survives the claim with the id *lost*."""

    def execute(chunks: Iterable[Chunk]) -> Iterator[Done | Lost]:
        for chunk in chunks:
            claims = tuple(claim.sha256 for claim in chunk.claims if claim.id == lost)
            yield from in_this_process([replace(chunk, claims=tuple(c for c in chunk.claims if c.id != lost))])
            if claims:
                yield Lost(chunk.number, claims, WHY)

    return execute


def judged(keeper: InMemory, execute: Executor) -> tuple[Judged, tuple[Pair, ...]]:
    """Judge all pairs of the project that have a text."""
    register = load_register([Path("claims")])
    plan = make_plan(register.claims, register, parse_bindings((), ()))
    origins, missing = origins_of(plan, Holdings(), None, ReadOptions().max_bytes)
    bench = Bench(keeper, ReadOptions(), quiet, len(plan), AS_SHIPPED)
    bench.judge(origins, execute)
    return bench.judged, tuple(pair for pair in plan if pair not in missing)


@pytest.mark.usefixtures("project")
def test_a_lost_claim_is_unavailable_with_the_reason_and_all_others_are_judged() -> None:
    keeper = InMemory()
    found, pairs = judged(keeper, losing("closed"))
    assert set(found.judgements) == set(pairs)
    for pair, judgement in found.judgements.items():
        is_lost = pair.claim.id == "closed"
        assert (judgement.assessment.verdict is Verdict.UNAVAILABLE) is is_lost
        assert (judgement.assessment.unavailable is Unavailable.UNREADABLE) is is_lost
        assert not is_lost or WHY.message in judgement.assessment.reason
    lost = [pair for pair in pairs if pair.claim.id == "closed"]
    assert [missing for _, missing in found.unread] == [WHY] * len(lost) != []
    assert found.matched == len(pairs) - len(lost)


@pytest.mark.usefixtures("project")
def test_a_lost_claim_is_not_kept_so_that_the_next_run_tries_it_alone_again() -> None:
    keeper = InMemory()
    first, pairs = judged(keeper, losing("closed"))
    tried: list[str] = []

    def noting(chunks: Iterable[Chunk]) -> Iterator[Done | Lost]:
        for chunk in chunks:
            tried.extend(claim.id for claim in chunk.claims)
            yield from in_this_process([chunk])

    second, _ = judged(keeper, noting)
    assert set(tried) == {"closed"}
    assert (second.read, second.matched, second.reused) == (0, len(tried), len(pairs) - len(tried))
    assert not second.unread
    assert first.matched + second.matched == len(pairs)


@pytest.mark.usefixtures("project")
def test_a_report_names_the_file_at_which_a_claim_was_lost_and_what_to_do() -> None:
    results = run_check(load_register([Path("claims")]), parse_bindings((), ()), execute=losing("wheel"))
    (found,) = [each for each in results.findings if WHY.message in each.message]
    assert found.file.endswith("mill.txt")
    assert found.hint == WHY.hint
    wheel = next(each for each in results.claims if each.claim.id == "wheel")
    assert wheel.verdict is Verdict.UNAVAILABLE
