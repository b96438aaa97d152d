"""Tests of links: what a status means for the text, and what is pointed at."""

from datetime import UTC, datetime

import pytest

from verifier.domain.assessment import Unavailable
from verifier.domain.link import LinkStatus
from verifier.pipeline.links import LINK_CODES, STOPPED, UNAVAILABLE, CitedAt, LinkResult, link_findings

WELL = {LinkStatus.OK, LinkStatus.MOVED, LinkStatus.SKIPPED}


@pytest.mark.parametrize("status", LinkStatus)
def test_every_failure_has_a_code_and_nothing_else_has(status: LinkStatus) -> None:
    found = link_findings(LinkResult("http://a/", status, "so it is", cited_at=(CitedAt("a.yaml", 3, "a/b"),)))
    assert bool(found) is (status not in WELL)
    assert LinkResult("http://a/", status).has_failed is (status not in WELL)
    assert (f"link-{status.value.replace('_', '-')}" in LINK_CODES) is (status not in WELL)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (LinkStatus.NOT_FOUND, Unavailable.DEAD),
        (LinkStatus.GONE, Unavailable.DEAD),
        (LinkStatus.SOFT_404, Unavailable.DEAD),
        (LinkStatus.BLOCKED, Unavailable.BLOCKED),
        (LinkStatus.RATE_LIMITED, Unavailable.BLOCKED),
        (LinkStatus.ROBOTS_DENIED, Unavailable.BLOCKED),
        (LinkStatus.TIMEOUT, Unavailable.NOT_CAPTURED),
        (LinkStatus.DNS_ERROR, Unavailable.NOT_CAPTURED),
        (LinkStatus.REFUSED_ADDRESS, Unavailable.NOT_CAPTURED),
    ],
)
def test_a_bot_wall_is_no_dead_link(status: LinkStatus, reason: Unavailable) -> None:
    assert UNAVAILABLE.get(status, Unavailable.NOT_CAPTURED) is reason


def test_what_will_not_be_otherwise_tomorrow_leaves_a_run_complete() -> None:
    assert not STOPPED & {LinkStatus.NOT_FOUND, LinkStatus.GONE, LinkStatus.BLOCKED, LinkStatus.REFUSED_ADDRESS}


def test_each_line_that_names_the_address_is_pointed_at_once() -> None:
    places = (CitedAt("a.yaml", 3, "a/one"), CitedAt("a.yaml", 3, "a/two"), CitedAt("b.yaml", 7, "b/three"))
    link = LinkResult("http://x/", LinkStatus.GONE, "the server answered 410 Gone", cited_at=places)
    found = link_findings(link)
    assert [(each.file, each.line) for each in found] == [("a.yaml", 3), ("b.yaml", 7)]
    assert found[0].message == "http://x/: the server answered 410 Gone (2 claims rest on it)"
    assert found[0].fingerprint != found[1].fingerprint


def test_an_older_snapshot_is_named_where_one_is_read_instead() -> None:
    at = datetime(2025, 7, 12, tzinfo=UTC)
    link = LinkResult("http://x/", LinkStatus.TIMEOUT, captured_at=at, cited_at=(CitedAt("a.yaml", 3, "a/one"),))
    assert "judged by the snapshot of 2025-07-12" in link_findings(link)[0].message
