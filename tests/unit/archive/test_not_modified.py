"""304 Not Modified: the answer is kept as it was sent, and the page is the one that was sent before."""

import gzip
import json
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

from tests.unit.archive.examples import NOON, URL, clock_at, exchange, noise, sealed, sha256, stored
from tests.unit.archive.second_readers import check_by_others
from tests.unit.archive.test_damage import flip
from verifier.archive.archive import Archive
from verifier.domain.exchange import Exchange
from verifier.domain.snapshot import Snapshot
from verifier.errors import DamagedRecord

ETAG = 'ETag: "one"'


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "snapshots")


def unchanged(hours: float = 1, url: str = URL) -> Exchange:
    return exchange(b"", ETAG, status="304 Not Modified", hours=hours, url=url)


def seen_again(archive: Archive, earlier: Snapshot, *chain: Exchange, run: str = "again", hours: float = 1) -> Snapshot:
    with archive.writing(run, clock=clock_at(hours)) as writer:
        return writer.add_not_modified(chain or (unchanged(hours),), URL, earlier)


@pytest.mark.parametrize(
    "page",
    [
        exchange(b"<p>hi</p>", ETAG),
        exchange(b"5\r\n<p>hi\r\n4\r\n</p>\r\n0\r\n\r\n", "Transfer-Encoding: chunked"),
        exchange(gzip.compress(b"<p>hi</p>"), "Content-Encoding: gzip"),  # the 304 does not say how it was coded
    ],
)
def test_the_snapshot_is_of_the_earlier_page_at_the_later_time(page: Exchange, archive: Archive) -> None:
    (first,) = stored(archive, [page])
    again = seen_again(archive, first)
    assert archive.payload(again) == b"<p>hi</p>"
    assert (again.captured_at, again.http_status, again.media_type) == (unchanged().at, 200, "text/html")
    assert again.payload_sha256 == first.payload_sha256
    (archive.folder / "index.cdxj").unlink()
    assert Archive(archive.folder).snapshots(URL) == [first, again]
    assert archive.verify() == []
    assert check_by_others(archive) == 6


def test_the_record_is_a_revisit_that_holds_the_304_itself(archive: Archive) -> None:
    (first,) = stored(archive, [exchange(b"<p>hi</p>", ETAG)])
    seen_again(archive, first)
    with sealed(archive)[1].open("rb") as stream:
        *_, record = ((each.rec_headers, each.content_stream().read()) for each in ArchiveIterator(stream))
    fields, _ = record
    assert fields["WARC-Type"] == "revisit"
    assert fields["WARC-Profile"] == "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
    assert fields["WARC-Refers-To"] == first.record_id
    assert fields["WARC-Refers-To-Target-URI"] == URL
    assert fields["WARC-Refers-To-Date"] == NOON.isoformat().replace("+00:00", "Z")
    assert gzip.decompress(sealed(archive)[1].read_bytes()).count(unchanged().response) == 1


def test_other_readers_of_the_index_are_led_to_the_page(archive: Archive) -> None:
    (first,) = stored(archive, [exchange(b"<p>hi</p>", ETAG)])
    seen_again(archive, first)
    *_, line = (archive.folder / "index.cdxj").read_text().splitlines()
    key, second, fields = line.split(" ", 2)
    known = json.loads(fields)
    assert (key, second) == ("org,example)/report", "20250712130000")
    assert (known["filename"], int(known["offset"])) == (first.warc, first.offset)
    assert (known["mime"], known["status"]) == ("text/html", "200")


def test_it_may_be_said_again_and_again_after_redirects(archive: Archive) -> None:
    body = noise(1)
    (first,) = stored(archive, [exchange(body, ETAG)])
    (same,) = stored(archive, [exchange(body, ETAG, hours=1)], run="same", hours=1)  # a revisit itself
    moved = exchange(b"", "Location: /report", status="301 Moved", url="https://example.org/old", hours=2)
    again = seen_again(archive, same, moved, unchanged(2), hours=2, run="two")
    last = seen_again(archive, again, hours=3, run="three")
    assert archive.payload(last) == archive.payload(again) == body
    assert archive.snapshots(URL) == [first, same, again, last]
    assert archive.verify() == []
    check_by_others(archive)


def test_a_page_that_is_damaged_cannot_be_referred_to(archive: Archive) -> None:
    first, other = stored(archive, [exchange(noise(1))], [exchange(noise(2), url=URL + "/2")])
    flip(sealed(archive)[0], first.offset + first.length // 2)
    with archive.writing("again", clock=clock_at(1)) as writer:
        with pytest.raises(DamagedRecord):
            writer.add_not_modified([unchanged()], URL, first)
        kept = writer.add_not_modified([unchanged(url=URL + "/2")], URL + "/2", other)
    assert archive.payload(kept) == noise(2)
    assert len(Archive(archive.folder).snapshots()) == 3


def test_only_a_304_says_so_and_only_of_what_a_server_sent(archive: Archive) -> None:
    (first,) = stored(archive, [exchange()])
    with archive.writing("again", clock=clock_at(1)) as writer:
        with pytest.raises(ValueError, match="not modified"):
            writer.add_not_modified([exchange()], URL, first)
        with pytest.raises(ValueError, match="not modified"):
            writer.add_not_modified([], URL, first)
        handed_in = writer.add_file(URL, b"text", "text/plain", NOON)
        with pytest.raises(ValueError, match="only what a server sent"):
            writer.add_not_modified([unchanged()], URL, handed_in)


def test_a_reference_whose_target_is_gone_is_told(archive: Archive) -> None:
    (first,) = stored(archive, [exchange(noise(1), ETAG)])
    again = seen_again(archive, first)
    sealed(archive)[0].unlink()
    assert {finding.code for finding in archive.verify()} >= {"archive-damaged", "archive-missing"}
    with pytest.raises(Exception, match="no such file"):
        archive.payload(again)
    assert sha256(noise(1)) == again.payload_sha256
