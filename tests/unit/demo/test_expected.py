"""Rules of the self-check: whatever deviates is named, and nothing else."""

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

import pytest

from verifier.demo.expected import CONFLICTS, DEAD_PAGE, VERDICTS, deviations
from verifier.domain.assessment import Assessment, Unavailable, Verdict
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.claim import Claim, Document
from verifier.domain.conflict import Conflict, Position
from verifier.domain.link import LinkStatus
from verifier.pipeline.links import LinkResult
from verifier.pipeline.results import Basis, CheckResults, ClaimResult, Judgement, Place

BASE: Final = "http://127.0.0.1:8000"


def judgement(verdict: Verdict) -> Judgement:
    why = Unavailable.DEAD if verdict is Verdict.UNAVAILABLE else None
    assessment = Assessment(
        verdict=verdict, score=0.5, reason="so", claim_sha256="", matcher="m", text_sha256="", unavailable=why
    )
    return Judgement("source", "A source", assessment)


def result(key: str, verdict: Verdict, stated: Verdict = Verdict.SUPPORTED) -> ClaimResult:
    document, name = key.split("/")
    return ClaimResult(
        claim=Claim(id=name, document=document, text=f"{name} is so."),
        place=Place("claims/a.yaml", 1),
        document=Document(id=document, title=document),
        sources=(),
        stated=judgement(stated),
        cited=(judgement(verdict),),
        cited_verdict=verdict,
        verdict=verdict,
        basis=Basis.CITED,
    )


def conflict(one: str, other: str) -> Conflict:
    sides = [Position(document=key.split("/")[0], claim=key, text="It is so.") for key in (one, other)]
    check = Check(kind=CheckKind.PERIOD, claimed="May", stated="August", outcome=Outcome.DIFFERS, reason="differs")
    return Conflict(one=sides[0], other=sides[1], check=check, certain=0.9)


def link(path: str, status: LinkStatus) -> LinkResult:
    return LinkResult(f"{BASE}{path}", status, captured_at=datetime(2025, 1, 1, tzinfo=UTC))


def right(
    changes: Mapping[str, Verdict] = MappingProxyType({}), stated: Verdict = Verdict.SUPPORTED
) -> tuple[ClaimResult, ...]:
    return tuple(result(key, verdict, stated) for key, verdict in {**VERDICTS, **changes}.items())


EXPECTED_CONFLICTS: Final = tuple(conflict(*sorted(pair)) for pair in CONFLICTS)
LINKS: Final = (link("/news.html", LinkStatus.OK), link(DEAD_PAGE, LinkStatus.NOT_FOUND))


def test_what_is_as_expected_deviates_in_nothing() -> None:
    results = CheckResults(right(), conflicts=EXPECTED_CONFLICTS, links=LINKS)
    assert list(deviations(results, VERDICTS)) == []


@pytest.mark.parametrize(
    ("results", "named"),
    [
        (
            CheckResults(right({"toll-bridge/cost": Verdict.SUPPORTED}), conflicts=EXPECTED_CONFLICTS),
            "toll-bridge/cost",
        ),
        (CheckResults(right()[1:], conflicts=EXPECTED_CONFLICTS), "nothing was found"),
        (CheckResults(right()), "a contradiction was expected"),
        (
            CheckResults(
                right(), conflicts=(*EXPECTED_CONFLICTS, conflict("toll-bridge/cost", "sea-cable/staff-2024"))
            ),
            "a contradiction was found that is none",
        ),
        (
            CheckResults(right(), conflicts=EXPECTED_CONFLICTS, links=(link(DEAD_PAGE, LinkStatus.OK),)),
            "not_found was expected, ok was found",
        ),
        (
            CheckResults(right(), conflicts=EXPECTED_CONFLICTS, links=(link("/news.html", LinkStatus.TIMEOUT),)),
            "ok was expected, timeout was found",
        ),
    ],
)
def test_each_thing_that_deviates_is_named(results: CheckResults, named: str) -> None:
    (found,) = deviations(results, VERDICTS)
    assert named in found


def test_a_claim_that_its_own_article_does_not_state_is_a_mistake_of_the_newsroom() -> None:
    results = CheckResults(right(stated=Verdict.PARTIAL), conflicts=EXPECTED_CONFLICTS)
    assert len(list(deviations(results, VERDICTS))) == len(VERDICTS)
