"""From a server on loopback into the archive and out again."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

from tests.unit.archive.second_readers import check_by_others
from tests.unit.fetching.servers import answering, chunked, ok, redirect, routes, serving
from verifier.archive.archive import Archive
from verifier.domain.link import LinkStatus
from verifier.domain.snapshot import Snapshot
from verifier.fetching.answers import Answer, Captured, NotCaptured
from verifier.fetching.capture import capture
from verifier.fetching.policy import FetchPolicy

HERE = FetchPolicy(allowed_networks=("127.0.0.0/8",), timeout_s=10)
PAGE = b"<html><body><p>The port handled 29.7 million tonnes in 2024.</p></body></html>"


def now() -> datetime:
    return datetime.now(UTC)


def taken_in(
    archive: Archive, urls: list[str], run: str, policy: FetchPolicy = HERE
) -> dict[str, Snapshot | NotCaptured]:
    """Capture *urls* and store what was captured."""
    results: dict[str, Snapshot | NotCaptured] = {}
    with archive.writing(run, clock=now) as writer:

        def store(answer: Answer) -> None:
            results[answer.url] = writer.add(answer.exchanges, answer.url) if isinstance(answer, Captured) else answer

        capture(urls, policy, clock=now, on_answer=store)
    return results


def test_what_servers_said_is_in_the_archive_and_other_readers_agree(tmp_path: Path) -> None:
    table = {
        "/plain": ok(PAGE, "Content-Type: text/html"),
        "/packed": chunked(gzip.compress(PAGE), fields="Content-Encoding: gzip\r\nContent-Type: text/html\r\n"),
        "/old": redirect("/plain", status="301 Moved Permanently"),
        "/gone": ok(b"<p>no longer here</p>", status="410 Gone"),
        "/inside": redirect("http://192.168.0.1/"),
        "/circle": redirect("/circle"),
    }
    archive = Archive(tmp_path)
    with serving(routes(table)) as server:
        urls = [server.url + path for path in table]
        results = taken_in(archive, urls, "one")
        again = taken_in(archive, urls[:1], "two")

    stored = {url.removeprefix(server.url): archive.payload(snapshot) for url, snapshot in results.items()
              if isinstance(snapshot, Snapshot)}  # fmt: skip
    assert stored == {"/plain": PAGE, "/packed": PAGE, "/old": PAGE, "/gone": b"<p>no longer here</p>"}
    missing = {url.removeprefix(server.url): answer.status for url, answer in results.items()
               if isinstance(answer, NotCaptured)}  # fmt: skip
    assert missing == {"/inside": LinkStatus.REFUSED_ADDRESS, "/circle": LinkStatus.REDIRECT_LOOP}

    old = archive.latest(server.url + "/old")
    assert (old.http_status, old.final_url) == (200, server.url + "/plain")
    assert archive.latest(urls[0]) == again[urls[0]] != results[urls[0]]
    assert len(archive.snapshots()) == 5
    assert archive.verify() == []
    assert check_by_others(archive) == 2 + 2 * (5 + 1)  # two files, each with a warcinfo; the redirect is an answer too


def test_a_hundred_pages_at_once(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    with serving(answering(ok(PAGE))) as server:
        urls = [f"{server.url}/{number}" for number in range(100)]
        taken_in(archive, urls, "run")
    assert {snapshot.url for snapshot in archive.snapshots()} == set(urls)
    assert archive.verify() == []
