"""Tests of links: what a status means for the text, and what is pointed at."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from verifier.domain.assessment import Unavailable
from verifier.domain.link import LinkStatus
from verifier.pipeline.links import LINK_CODES, STOPPED, UNAVAILABLE, WEB_COPY, CitedAt, LinkResult, link_findings

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


COPY = LinkResult(
    "http://x/",
    LinkStatus.NOT_FOUND,
    "the server answered 404 Not Found",
    captured_at=datetime(2025, 7, 12, tzinfo=UTC),
    archived_at="https://archive.example/web/20230504120000/http://x/",
    memento_at=datetime(2023, 5, 4, 12, tzinfo=UTC),
    cited_at=(CitedAt("a.yaml", 3, "a/one"),),
)


def test_a_copy_of_a_web_archive_is_named_and_its_own_day_counts() -> None:
    (found,) = link_findings(COPY)
    assert found.message.endswith("(1 claim rests on it; judged by the copy of archive.example from 2023-05-04)")
    assert COPY.archived_at in found.hint


def test_what_is_judged_by_a_copy_is_told_even_if_nothing_failed() -> None:
    (found,) = link_findings(replace(COPY, status=LinkStatus.SKIPPED, reason="not requested"))
    assert (found.code, found.severity) == (WEB_COPY.name, WEB_COPY.severity)
    assert "judged by the copy of archive.example" in found.message


def test_why_there_is_no_copy_is_told() -> None:
    link = replace(COPY, archived_at="", memento_at=None, captured_at=None, no_copy="no web archive has it")
    assert link_findings(link)[0].message.endswith("(1 claim rests on it; no web archive has it)")
