"""Link checks of every kind, for the tests of their reports."""

from datetime import UTC, datetime

from verifier.domain.assessment import Verdict
from verifier.domain.health import Health
from verifier.domain.link import LinkStatus
from verifier.domain.linkcheck import Citing, Drift, DriftedPassage, LinkCheck, Turned
from verifier.rechecking.findings import findings_of
from verifier.rechecking.results import FailLevel, LinkResults
from verifier.reports.order import gravest_first

AT = datetime(2025, 7, 14, 3, 17, tzinfo=UTC)
SITE = "https://example.org"


def cited(line: int, claim: str = "") -> tuple[Citing, ...]:
    return (Citing(file="claims/harbour.yaml", line=line, claim=claim),)


CHECKS = (
    LinkCheck(
        url=f"{SITE}/well",
        status=LinkStatus.OK,
        drift=Drift.NONE,
        final_url=f"{SITE}/well",
        http_status=200,
        checked_at=AT,
        cited_at=cited(7, "harbour/tonnes"),
    ),
    LinkCheck(
        url=f"{SITE}/dead",
        status=LinkStatus.NOT_FOUND,
        health=Health.DEAD,
        http_status=404,
        final_url=f"{SITE}/dead",
        reason="the server answered 404 Not Found",
        hint="Look for where it has moved.",
        archived_at="https://archive.example/2025/https://example.org/dead",
        checked_at=AT,
        cited_at=(*cited(9, "harbour/staff"), *cited(9, "harbour/quay")),
    ),
    LinkCheck(
        url=f"{SITE}/report",
        status=LinkStatus.OK,
        drift=Drift.CHANGED,
        final_url=f"{SITE}/report",
        http_status=200,
        checked_at=AT,
        passages=(
            DriftedPassage(
                then="At the end of 2024 the harbour employed 430 people.",
                now="At the end of 2024 the harbour employed 340 people.",
                altered=("430 → 340",),
            ),
        ),
        turned=(Turned(claim="harbour/staff", then=Verdict.SUPPORTED, now=Verdict.REFUTED),),
        cited_at=cited(12, "harbour/staff"),
    ),
    LinkCheck(
        url=f"{SITE}/old",
        status=LinkStatus.MOVED,
        drift=Drift.NONE,
        final_url=f"{SITE}/new",
        http_status=200,
        moved_to=f"{SITE}/new",
        checked_at=AT,
        cited_at=cited(15),
    ),
    LinkCheck(
        url=f"{SITE}/page#figures|<b>",
        status=LinkStatus.OK,
        drift=Drift.GONE,
        final_url=f"{SITE}/page",
        http_status=200,
        missing_fragment="#figures|<b>",
        passages=(DriftedPassage(then="The quay was finished\nin spring."),),
        checked_at=AT,
        cited_at=cited(18, "harbour/quay"),
    ),
    LinkCheck(
        url=f"{SITE}/walled",
        status=LinkStatus.BLOCKED,
        http_status=403,
        reason="the server answered 403 Forbidden",
        checked_at=AT,
        cited_at=cited(21, "harbour/ferry"),
    ),
    LinkCheck(url=f"{SITE}/later", status=LinkStatus.SKIPPED, reason="the budget was spent", cited_at=cited(24)),
)
RESULTS = LinkResults(
    run_id="run-1",
    checks=CHECKS,
    findings=tuple(gravest_first(finding for check in CHECKS for finding in findings_of(check))),
    requested=6,
    fail_on=FailLevel.ERROR,
)
