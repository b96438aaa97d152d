"""Archives that somebody prepared: each costs one clear finding, and what is sound beside it stays to be read."""

import gzip
import os
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.archive.examples import URL, exchange, noise, sealed, stored
from verifier.archive import members as members_module
from verifier.archive.archive import Archive
from verifier.archive.members import members
from verifier.archive.records import HTTP_RESPONSE
from verifier.domain.finding import Severity
from verifier.domain.snapshot import Snapshot

RECORD = b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:1>\r\nWARC-Date: 2025-07-12T12:00:00Z\r\n"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "snapshots")


@pytest.fixture
def good(archive: Archive) -> Snapshot:
    (snapshot,) = stored(archive, [exchange()])
    return snapshot


def other_writer(version: str, *, gzipped: bool) -> bytes:
    """Return a WARC file with two pages, as other programs write it."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>hi</p>"
    records = []
    for number in range(2):
        head = RECORD.replace(b"1.1", version.encode(), 1) + f"WARC-Target-URI: {URL}/{number}\r\n".encode()
        head += f"Content-Type: {HTTP_RESPONSE}\r\nContent-Length: {len(block)}\r\n\r\n".encode()
        records.append(head + block + b"\r\n\r\n")
    return b"".join(gzip.compress(record) if gzipped else record for record in records)


def packed(content: bytes) -> bytes:
    """Return *content* compressed, always in the same way: some of it names a test."""
    return gzip.compress(content, mtime=0)


def rewritten(whole: bytes, old: bytes, new: bytes) -> bytes:
    """Return a WARC file in which *new* stands for *old*, each record compressed again as if nothing had happened."""
    out, rest = b"", whole
    while rest:
        engine = zlib.decompressobj(31)
        content = engine.decompress(rest)
        rest = engine.unused_data
        out += packed(content.replace(old, new))
    return out


def nested(depth: int) -> bytes:
    """Return beginnings of records within beginnings of records, none of which is whole."""
    start = packed(b"WARC/1.1\r\n" + os.urandom(64))[:-8]
    return start * depth


@pytest.mark.parametrize(
    ("name", "content", "code", "words"),
    [
        ("a.warc.gz", packed(RECORD + b"Content-Length: 99999999999999\r\n\r\na"), "archive-damaged", "whole"),
        ("a.warc.gz", packed(RECORD + b"Content-Length: -5\r\n\r\nshort"), "archive-damaged", ""),
        ("a.warc.gz", packed(RECORD + b"Content-Length: 1e3\r\n\r\nshort"), "archive-damaged", "no WARC record"),
        ("a.warc.gz", packed(RECORD + b"Content-Length: 5\r\n\r\nshort")[:-9], "archive-damaged", "cut off"),
        ("a.warc.gz", other_writer("1.0", gzipped=True), "archive-foreign", "another program"),
        ("a.warc.gz", other_writer("1.1", gzipped=True), "archive-foreign", "another program"),
        ("a.warc.gz", other_writer("1.0", gzipped=False), "archive-damaged", "decompressed"),
        ("a.warc", other_writer("1.0", gzipped=False), "archive-foreign", "not compressed record by record"),
        ("a.warc.gz", packed(other_writer("1.0", gzipped=False)), "archive-damaged", "more than one record"),
        ("a.warc.gz", b"\x1f\x8b\x08" * 30_000, "archive-damaged", ""),
        ("a.warc.gz", nested(2_000), "archive-damaged", "decompressed"),
    ],
)  # fmt: skip
def test_a_strange_file_is_told_once_and_the_rest_is_read(
    name: str, content: bytes, code: str, words: str, archive: Archive, good: Snapshot
) -> None:
    (archive.folder / name).write_bytes(content)
    assert archive.snapshots() == [good]
    assert archive.payload(good) == b"<p>hello</p>"
    (finding,) = archive.verify()
    assert (finding.code, finding.file) == (code, name)
    assert words in finding.message
    assert finding.hint


def test_a_sparse_file_of_a_gigabyte_is_told(archive: Archive, good: Snapshot) -> None:
    with (archive.folder / "0.warc.gz").open("wb") as stream:
        stream.truncate(10**9)
    assert next((finding.code, finding.file) for finding in archive.verify()) == ("archive-damaged", "0.warc.gz")
    assert archive.payload(good) == b"<p>hello</p>"


def test_a_record_that_unfolds_to_more_than_any_is_told(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members_module, "LARGEST", 3_000_000)
    (snapshot,) = stored(archive, [exchange()])
    bomb = gzip.compress(RECORD + b"Content-Length: 9999999\r\n\r\n" + bytes(9_999_999))
    (archive.folder / "0.warc.gz").write_bytes(bomb * 3)
    assert archive.snapshots() == [snapshot]
    findings = archive.verify()
    assert {finding.message.split(": ")[1] for finding in findings} == {"it is larger than any record that is written"}
    assert archive.payload(snapshot) == b"<p>hello</p>"


def test_looking_for_records_in_damage_comes_to_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of these begins like a record and breaks off long afterwards; after some, the rest is given up."""
    monkeypatch.setattr(members_module, "LARGEST", 2_000_000)
    start = packed(b"WARC/1.1\r\n" + bytes(500_000))[:-8] + b"\xff" * 8
    path = tmp_path / "a.warc.gz"
    path.write_bytes(start * 1_000)
    assert len(list(members(path))) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<p>hello</p>", b"<p>hallo</p>"),  # the block's digest does not agree
        (b"WARC-Payload-Digest: sha1:", b"WARC-Payload-Digest: sha1:A"),
        (b"Verifier-Payload-SHA256: ", b"Verifier-Payload-SHA256: 0"),
        (b"Verifier-Payload-Length: 12", b"Verifier-Payload-Length: 11"),
        (b"WARC-Date: 2025", b"WARC-Other: 2025"),
    ],
)
def test_a_record_with_a_wrong_digest_is_told_once(old: bytes, new: bytes, archive: Archive) -> None:
    stored(archive, [exchange()])
    path = sealed(archive)[0]
    path.chmod(0o644)
    path.write_bytes(rewritten(path.read_bytes(), old, new))
    damaged = [finding for finding in archive.verify() if finding.code == "archive-damaged"]
    assert damaged
    assert {finding.file for finding in damaged} == {path.name}


def test_a_file_that_was_rewritten_with_all_its_digests_is_told(archive: Archive, tmp_path: Path) -> None:
    stored(archive, [exchange(b"<p>Grants were 7.3 bn.</p>")])
    forger = Archive(tmp_path / "forger")
    stored(forger, [exchange(b"<p>Grants were 9.3 bn.</p>")])  # sound in itself, down to the index
    for path in (*sealed(archive), archive.folder / "index.cdxj"):
        path.chmod(0o644)
        path.write_bytes((forger.folder / path.name).read_bytes())
    (finding,) = archive.verify()
    assert (finding.code, finding.severity, finding.file) == (
        "archive-altered",
        Severity.ERROR,
        sealed(archive)[0].name,
    )


def test_a_list_that_is_rubbish_lists_nothing_and_leads_nowhere(archive: Archive, good: Snapshot) -> None:
    path = archive.folder / "SHA256SUMS"
    path.write_bytes(f"{'0' * 64}  ../../etc/passwd\n{'x' * 64}  a\n\xff\n{'0' * 65}  b".encode("latin-1"))
    (finding,) = archive.verify()
    assert (finding.code, finding.severity, finding.file) == ("archive-unlisted", Severity.NOTE, good.warc)
    stored(archive, [exchange(b"next", hours=1)], run="next", hours=1)
    assert archive.verify() == []
    assert "passwd" not in path.read_text()


def test_the_list_is_one_that_sha256sum_checks(archive: Archive, good: Snapshot) -> None:
    from hashlib import sha256  # noqa: PLC0415

    lines = (archive.folder / "SHA256SUMS").read_text().splitlines()
    assert lines == [f"{sha256(sealed(archive)[0].read_bytes()).hexdigest()}  {good.warc}"]


def test_an_index_that_leads_elsewhere_gives_out_nothing(archive: Archive, tmp_path: Path) -> None:
    one, two = stored(archive, [exchange(noise(1))], [exchange(noise(2), url=URL + "/2")])
    secret = tmp_path / "secret.warc.gz"
    secret.write_bytes(sealed(archive)[0].read_bytes())
    with pytest.raises(Exception, match="no such file"):
        archive.payload(one.model_copy(update={"warc": "../secret.warc.gz"}))
    with pytest.raises(Exception, match="another length"):
        archive.payload(one.model_copy(update={"length": 10**12}))
    assert archive.payload(two) == noise(2)


Mischief = Callable[[Path], object]


@pytest.mark.parametrize("harm", [lambda path: path.write_bytes(b"x" * 10_000_000), lambda path: path.mkdir()])
def test_the_index_may_be_anything(harm: Mischief, archive: Archive, good: Snapshot) -> None:
    (archive.folder / "index.cdxj").unlink()
    harm(archive.folder / "index.cdxj")
    assert Archive(archive.folder).snapshots() == [good]
