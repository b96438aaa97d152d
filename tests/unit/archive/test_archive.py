import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

from tests.unit.archive.examples import NOON, URL, clock_at, exchange, sealed, sha256, stored
from tests.unit.archive.second_readers import check_by_others
from verifier.archive.archive import Archive
from verifier.domain.exchange import Exchange
from verifier.domain.finding import Severity
from verifier.domain.snapshot import CaptureMethod
from verifier.errors import ArchiveError, DamagedRecord, UnknownName

CHUNKED = b"5\r\n<p>hi\r\n4\r\n</p>\r\n0\r\n\r\n"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "snapshots")


def test_what_is_stored_is_given_back(archive: Archive) -> None:
    (snapshot,) = stored(archive, [exchange()])
    assert archive.payload(snapshot) == b"<p>hello</p>"
    assert archive.snapshots() == archive.snapshots(URL) == [archive.latest(URL)] == [snapshot]
    assert (snapshot.url, snapshot.final_url, snapshot.captured_at) == (URL, URL, NOON)
    assert (snapshot.method, snapshot.http_status, snapshot.media_type) == (CaptureMethod.HTTP, 200, "text/html")
    assert (snapshot.payload_sha256, snapshot.payload_length) == (sha256(b"<p>hello</p>"), 12)
    assert snapshot.warc == "20250712T120000Z-run.warc.gz" == sealed(archive)[0].name
    assert archive.verify() == []


def test_the_records_are_those_of_the_standard(archive: Archive) -> None:
    moved = exchange(b"<p>gone</p>", "Location: /report", status="301 Moved", url=URL + "/old")
    stored(archive, [exchange()], [moved, exchange()])
    with sealed(archive)[0].open("rb") as stream:
        records = [record.rec_headers for record in ArchiveIterator(stream)]
    kinds = ["warcinfo", "request", "response", "request", "response", "request", "revisit"]
    assert [record["WARC-Type"] for record in records] == kinds
    assert {record.protocol for record in records} == {"WARC/1.1"}
    info = records[0]
    assert info["WARC-Filename"] == sealed(archive)[0].name
    for request, response in (records[1:3], records[3:5], records[5:7]):
        assert request["WARC-Concurrent-To"] == response["WARC-Record-ID"]
        assert request["WARC-IP-Address"] == response["WARC-IP-Address"] == "93.184.216.34"
        assert request["WARC-Target-URI"] == response["WARC-Target-URI"]
        assert response["WARC-Warcinfo-ID"] == info["WARC-Record-ID"]
        assert response["WARC-Date"] == "2025-07-12T12:00:00.250000Z"
        assert response["WARC-Payload-Digest"].startswith("sha1:")
    first, redirect, last = records[2::2]
    assert redirect["Verifier-Leads-To"] == last["WARC-Record-ID"]
    assert last["WARC-Truncated"] == "length"  # the standard asks for it where a revisit leaves the body out
    assert [each["Verifier-Requested-URI"] for each in (first, redirect, last)] == [URL, None, URL + "/old"]
    assert first["Verifier-Payload-SHA256"] == last["Verifier-Payload-SHA256"] == sha256(b"<p>hello</p>")
    assert last["WARC-Refers-To"] == first["WARC-Record-ID"]
    assert last["WARC-Refers-To-Target-URI"] == URL
    assert last["WARC-Refers-To-Date"] == first["WARC-Date"]
    assert last["WARC-Profile"] == "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    assert check_by_others(archive) == 7


@pytest.mark.parametrize(
    "sent",
    [
        exchange(CHUNKED, "Transfer-Encoding: chunked"),
        exchange(gzip.compress(b"<p>hi</p>"), "Content-Encoding: gzip"),
        exchange(b"<p>hi</p>", "X-oDD:  spaced \t", "x-odd:twice", "X-Latin: \xe9"),
        exchange(b"", status="404 Not Found"),
        exchange(b"\r\n\r\n", status="200"),
        exchange(b"WARC/1.1\r\nWARC-Type: response\r\n\r\n"),
    ],
)
def test_the_bytes_stay_as_they_were_sent(sent: Exchange, archive: Archive) -> None:
    (snapshot,) = stored(archive, [sent])
    content = gzip.decompress(sealed(archive)[0].read_bytes())
    assert content.count(b"\r\n\r\n" + sent.response + b"\r\n\r\n") == 1
    assert content.count(b"\r\n\r\n" + sent.request + b"\r\n\r\n") == 1
    assert archive.payload(snapshot) == sent.payload
    assert check_by_others(archive) == 3
    assert archive.verify() == []


def test_a_chain_is_found_by_the_url_that_was_asked_for(archive: Archive) -> None:
    first = exchange(b"", "Location: /new", url="https://example.org/old", status="301 Moved Permanently")
    (snapshot,) = stored(archive, [first, exchange(url="https://example.org/new")])
    assert (snapshot.url, snapshot.final_url) == ("https://example.org/old", "https://example.org/new")
    assert archive.snapshots("https://example.org/old") == [snapshot]
    assert archive.snapshots("https://example.org/new") == []
    assert len(archive.snapshots()) == 1


def test_an_unchanged_page_is_stored_once(archive: Archive) -> None:
    body = os.urandom(50_000)
    (first,) = stored(archive, [exchange(body)], run="one")
    (again,) = stored(archive, [exchange(body, "X-Other: field", hours=1)], run="two", hours=1)
    assert archive.snapshots(URL) == [first, again]
    assert archive.payload(again) == archive.payload(first) == body
    one, two = sealed(archive)
    assert one.stat().st_size > 50_000
    assert two.stat().st_size < 3_000
    assert archive.verify() == []
    assert check_by_others(archive) == 6


def test_a_page_that_was_only_sent_otherwise_is_stored_again(archive: Archive) -> None:
    text = b"<p>hi</p>" * 20
    packed = exchange(gzip.compress(text), "Content-Encoding: gzip", hours=1)
    first, again = stored(archive, [exchange(text)], [packed])
    assert first.payload_sha256 == again.payload_sha256
    assert archive.payload(again) == text
    assert gzip.decompress(sealed(archive)[0].read_bytes()).count(packed.response) == 1  # verbatim all the same


def test_what_is_being_written_can_be_read_at_once(archive: Archive) -> None:
    with archive.writing("run", clock=clock_at()) as writer:
        first = writer.add([exchange()], URL)
        again = writer.add([exchange(hours=1)], URL)
        assert archive.payload(first) == archive.payload(again) == b"<p>hello</p>"
        assert archive.snapshots() == []  # only sealed files count
    assert archive.snapshots() == [first, again]


def test_a_file_that_was_handed_in_is_recorded_as_such(archive: Archive) -> None:
    url = "https://example.org/Größe und Zahl?q=50%25"
    with archive.writing("run", clock=clock_at()) as writer:
        snapshot = writer.add_file(url, b"%PDF-1.7", "application/pdf", NOON)
    assert (snapshot.method, snapshot.http_status, snapshot.media_type) == (
        CaptureMethod.LOCAL_FILE,
        0,
        "application/pdf",
    )
    assert snapshot.final_url == "https://example.org/Gr%C3%B6%C3%9Fe%20und%20Zahl?q=50%25"
    assert archive.snapshots(url) == [snapshot]
    assert archive.payload(snapshot) == b"%PDF-1.7"
    assert archive.verify() == []
    assert check_by_others(archive) == 2


def test_an_empty_file_is_a_file(archive: Archive) -> None:
    with archive.writing("run", clock=clock_at()) as writer:
        snapshot = writer.add_file(URL, b"", "", NOON)
    assert archive.payload(snapshot) == b""
    assert archive.verify() == []


def test_a_run_that_stored_nothing_leaves_nothing(archive: Archive) -> None:
    stored(archive)
    assert list(archive.folder.iterdir()) == []


def test_an_empty_or_missing_archive_is_no_trouble(archive: Archive) -> None:
    assert archive.snapshots() == []
    assert archive.verify() == []
    assert not archive.folder.exists()


@pytest.mark.parametrize("url", ["https://example.org/other", "", " "])
def test_what_was_never_captured_is_unknown(url: str, archive: Archive) -> None:
    stored(archive, [exchange()])
    with pytest.raises(UnknownName):
        archive.latest(url)


def test_snapshots_are_given_oldest_first(archive: Archive) -> None:
    stored(archive, [exchange(b"newer", hours=5)], run="a", hours=5)
    stored(archive, [exchange(b"older", hours=1)], run="b", hours=6)
    assert [archive.payload(each) for each in archive.snapshots(URL)] == [b"older", b"newer"]
    assert archive.payload(archive.latest(URL)) == b"newer"


def test_an_error_in_the_middle_of_a_run_loses_nothing(archive: Archive) -> None:
    def fail() -> None:
        with archive.writing("run", clock=clock_at()) as writer:
            writer.add([exchange()], URL)
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert archive.payload(archive.latest(URL)) == b"<p>hello</p>"


def test_two_writers_at_once_have_a_file_each(archive: Archive) -> None:
    with archive.writing("one", clock=clock_at()) as one, archive.writing("two", clock=clock_at()) as two:
        snapshots = [one.add([exchange(b"a")], URL), two.add([exchange(b"b", hours=1)], URL)]
        snapshots.append(one.add([exchange(b"c", hours=2)], URL))
    assert archive.snapshots() == snapshots
    assert len(sealed(archive)) == 2
    assert archive.verify() == []
    assert check_by_others(archive) == 8


def test_sealed_files_are_read_only_and_never_overwritten(archive: Archive) -> None:
    stored(archive, [exchange()])
    before = sealed(archive)[0].read_bytes()
    assert sealed(archive)[0].stat().st_mode & 0o222 == 0
    with pytest.raises(ArchiveError, match="sealed already"):
        stored(archive, [exchange(b"other")])
    assert sealed(archive)[0].read_bytes() == before


@pytest.mark.parametrize("run", ["", "a/b", "..", "a\nb", "x" * 200, "-rf"])
def test_a_run_id_that_cannot_name_a_file_is_refused(run: str, archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="cannot name a file"):
        stored(archive, run=run)


def test_a_url_cannot_break_out_of_its_field(archive: Archive) -> None:
    with archive.writing("run", clock=clock_at()) as writer:
        with pytest.raises(ArchiveError, match="control characters"):
            writer.add([exchange()], "https://example.org/\r\nWARC-Type: warcinfo")
        good = writer.add([exchange()], URL)
    assert archive.snapshots() == [good]
    assert check_by_others(archive) == 3


def test_nothing_can_be_stored_of_no_exchange(archive: Archive) -> None:
    with archive.writing("run", clock=clock_at()) as writer, pytest.raises(ValueError, match="nothing to store"):
        writer.add([], URL)


def test_the_index_is_cdxj_that_others_can_use(archive: Archive) -> None:
    stored(archive, [exchange(url="https://www.example.org/b?y=2&x=1")], [exchange(b"a", url="https://example.org/a")])
    header, *lines = (archive.folder / "index.cdxj").read_text().splitlines()
    assert header.startswith("!meta {")
    assert [line.split(" ", 2)[:2] for line in lines] == [
        ["org,example)/a", "20250712120000"],
        ["org,example)/b?x=1&y=2", "20250712120000"],
    ]
    fields = json.loads(lines[0].split(" ", 2)[2])
    assert (fields["url"], fields["mime"], fields["status"]) == ("https://example.org/a", "text/html", "200")
    content = (archive.folder / fields["filename"]).read_bytes()
    member = content[int(fields["offset"]) : int(fields["offset"]) + int(fields["length"])]
    assert f"WARC-Payload-Digest: {fields['digest']}".encode() in gzip.decompress(member)


@pytest.mark.parametrize(
    "harm",
    [
        lambda index: index.unlink(),
        lambda index: index.write_bytes(b""),
        lambda index: index.write_bytes(b"\xff\xfe rubbish"),
        lambda index: index.write_bytes(index.read_bytes().replace(b"report", b"resort")),
        lambda index: index.write_bytes(index.read_bytes()[:-50]),
        lambda index: index.write_bytes(b"!meta []\n"),
        lambda index: index.write_bytes(b"!meta {}\n"),
    ],
)
def test_an_index_that_does_not_agree_is_told_and_built_again(harm: Callable[[Path], object], archive: Archive) -> None:
    snapshots = stored(archive, [exchange()], [exchange(b"", url=URL + "/2", status="404 No")])
    harm(archive.folder / "index.cdxj")
    assert [finding.code for finding in archive.verify()] == ["archive-index"]
    assert sorted(Archive(archive.folder).snapshots(), key=lambda each: each.offset) == snapshots
    assert archive.verify() == []


def test_files_that_come_and_go_are_followed(archive: Archive) -> None:
    stored(archive, [exchange(b"a")], run="a")
    (kept,) = stored(archive, [exchange(b"b")], run="b")
    lost = sealed(archive)[0]
    lost.unlink()
    assert archive.snapshots() == [kept]
    (finding,) = archive.verify()
    assert (finding.code, finding.severity, finding.file) == ("archive-missing", Severity.ERROR, lost.name)
    (archive.folder / "SHA256SUMS").unlink()  # whoever removes a file on purpose takes it from the list as well
    stored(archive, [exchange(b"c")], run="c")
    assert archive.verify() == []


def test_a_folder_that_cannot_be_written_can_be_read(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    (snapshot,) = stored(archive, [exchange()])
    (archive.folder / "index.cdxj").unlink()

    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    reader = Archive(archive.folder)
    assert reader.snapshots() == [snapshot]
    assert reader.payload(snapshot) == b"<p>hello</p>"
    monkeypatch.setattr("os.open", refuse)
    with pytest.raises(ArchiveError, match="read-only file system") as caught:
        stored(archive, [exchange()], run="two")
    assert caught.value.hint == "Make the folder writable, or choose another one."


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "snapshots").write_text("no folder")
    with pytest.raises(ArchiveError):
        stored(Archive(tmp_path / "snapshots"), [exchange()])
    with pytest.raises(ArchiveError):
        Archive(tmp_path / "snapshots").snapshots()


def test_a_missing_file_is_told(archive: Archive) -> None:
    (snapshot,) = stored(archive, [exchange()])
    sealed(archive)[0].unlink()
    with pytest.raises(ArchiveError, match="no such file"):
        archive.payload(snapshot)


def test_a_snapshot_cannot_lead_out_of_the_archive(archive: Archive, tmp_path: Path) -> None:
    (snapshot,) = stored(archive, [exchange()])
    outside = tmp_path / "outside.warc.gz"
    outside.write_bytes(sealed(archive)[0].read_bytes())
    with pytest.raises(ArchiveError):
        archive.payload(snapshot.model_copy(update={"warc": "../outside.warc.gz"}))


def test_a_snapshot_of_another_record_is_not_given_out(archive: Archive) -> None:
    one, two = stored(archive, [exchange(b"one")], [exchange(b"two")])
    with pytest.raises(DamagedRecord, match="another record"):
        archive.payload(one.model_copy(update={"offset": two.offset, "length": two.length}))
    with pytest.raises(DamagedRecord, match="not what was stored"):
        archive.payload(one.model_copy(update={"payload_sha256": sha256(b"other")}))
