"""What happens to an archive: bits flip, disks fill up, processes are killed. Each costs only what it touches."""

import errno
import gzip
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.unit.archive.examples import URL, clock_at, exchange, noise, sealed, stored
from tests.unit.archive.second_readers import check_by_others
from verifier.archive.archive import Archive
from verifier.archive.members import members
from verifier.errors import ArchiveError, DamagedRecord

WRITER = Path(__file__).parent / "keep_writing.py"
SEEDS = [*range(10), *(pytest.param(seed, marks=pytest.mark.system) for seed in range(10, 50))]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "snapshots")


def flip(path: Path, offset: int) -> None:
    data = bytearray(path.read_bytes())
    data[offset] ^= 0xFF
    path.chmod(0o644)
    path.write_bytes(data)


@pytest.mark.parametrize("where", [0.0, 0.3, 0.5, 0.7, 0.999])
def test_damage_to_one_record_costs_only_that_one(where: float, archive: Archive) -> None:
    bodies = [noise(number) for number in range(5)]
    snapshots = stored(archive, *([exchange(body, url=f"{URL}/{number}")] for number, body in enumerate(bodies)))
    hit = snapshots[2]
    flip(sealed(archive)[0], hit.offset + int(hit.length * where))
    (archive.folder / "index.cdxj").unlink()

    for number, snapshot in enumerate(snapshots):
        if snapshot == hit:
            with pytest.raises(DamagedRecord) as caught:
                archive.payload(snapshot)
            assert caught.value.hint
        else:
            assert archive.payload(snapshot) == bodies[number]
    findings = archive.verify()
    assert {finding.code for finding in findings} == {"archive-damaged", "archive-index"}
    assert [finding.subject for finding in findings if finding.code == "archive-damaged"] == [str(hit.offset)]
    assert Archive(archive.folder).snapshots() == [each for each in snapshots if each != hit]


def test_every_flipped_byte_is_noticed(archive: Archive) -> None:
    stored(archive, [exchange(b"short")])
    path = sealed(archive)[0]
    whole = path.read_bytes()
    path.chmod(0o644)
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1 :])
        # in some bits, like the time in a gzip head, nothing is stored
        assert archive.verify() or gzip.decompress(path.read_bytes()) == gzip.decompress(whole), at


def test_a_reference_to_a_damaged_record_is_told_and_no_new_one_is_made(archive: Archive) -> None:
    body = noise(1)
    (first,) = stored(archive, [exchange(body)], run="one")
    (again,) = stored(archive, [exchange(body, hours=1)], run="two", hours=1)
    flip(sealed(archive)[0], first.offset + first.length // 2)
    for snapshot in (first, again):
        with pytest.raises(DamagedRecord):
            archive.payload(snapshot)
    (whole,) = stored(archive, [exchange(body, hours=2)], run="three", hours=2)
    assert archive.payload(whole) == body
    assert [finding.code for finding in archive.verify()] == ["archive-damaged", "archive-damaged"]


def test_records_within_a_damaged_record_are_not_taken_for_real(archive: Archive, tmp_path: Path) -> None:
    """A page may be a WARC file; when its own record is damaged, what it holds must not come to the surface."""
    forger = Archive(tmp_path / "forger")
    stored(forger, [exchange(b"forged", url="https://victim.example/")])
    body = os.urandom(100_000) + sealed(forger)[0].read_bytes() + os.urandom(100_000)  # stored as it is by gzip
    honest, hostile = stored(archive, [exchange(b"honest")], [exchange(body, url=URL + "/file")])
    path = sealed(archive)[0]
    assert sealed(forger)[0].read_bytes() in path.read_bytes()
    flip(path, hostile.offset + 20)
    (archive.folder / "index.cdxj").unlink()
    assert Archive(archive.folder).snapshots() == [honest]


def test_rubbish_and_empty_files_are_told_and_hold_up_nothing(archive: Archive) -> None:
    (snapshot,) = stored(archive, [exchange()])
    (archive.folder / "0.warc.gz").write_bytes(b"")
    (archive.folder / "1.warc.gz").write_bytes(b"\x1f\x8b\x08rubbish" * 100)
    (archive.folder / "2.warc.gz").write_bytes(gzip.compress(b"no record"))
    (archive.folder / "3.warc.gz").write_bytes(gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\n\r\n"))
    (archive.folder / "4.warc.gz").write_bytes(gzip.compress(b"WARC/1.1\r\nContent-Length: 99\r\n\r\nshort"))
    (archive.folder / "5.warc.gz").mkdir()
    assert archive.snapshots() == [snapshot]
    assert {finding.file for finding in archive.verify()} >= {"1.warc.gz", "2.warc.gz", "3.warc.gz", "4.warc.gz"}


@pytest.mark.parametrize("room", [0, 10, 700, 1_500, 3_500])
def test_a_full_disk_costs_only_what_did_not_fit(room: int, archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    write, left = os.write, [10**9]

    def full(handle: int, data: bytes) -> int:
        if len(data) > left[0]:
            fits = left[0]
            left[0] = 0
            if not fits:
                raise OSError(errno.ENOSPC, "No space left on device")
            return write(handle, bytes(data)[:fits])
        left[0] -= len(data)
        return write(handle, data)

    monkeypatch.setattr("os.write", full)
    with archive.writing("run", clock=clock_at()) as writer:
        first = writer.add([exchange(b"first")], URL)
        left[0] = room
        with pytest.raises(ArchiveError, match="no space left on device") as caught:
            writer.add([exchange(os.urandom(2_000)), exchange(os.urandom(2_000))], URL)
        assert "Make room" in caught.value.hint
        left[0] = 10**9
        second = writer.add([exchange(b"second", hours=1)], URL)
    assert archive.snapshots() == [first, second]
    assert archive.verify() == []
    assert check_by_others(archive) == 5


def test_when_sealing_fails_the_open_file_is_recovered_later(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ArchiveError, match="no space left"):
        stored(archive, [exchange()])
    monkeypatch.undo()
    assert [finding.code for finding in archive.verify()] == ["archive-unsealed"]
    stored(archive, run="next")
    assert archive.payload(archive.latest(URL)) == b"<p>hello</p>"
    assert archive.verify() == []


@pytest.mark.parametrize("torn", [b"", b"\x1f", b"\x1f\x8b\x08\0\0\0\0\0\0\3half a record", b"\0" * 4096])
def test_a_torn_tail_is_dropped_when_a_file_is_recovered(torn: bytes, archive: Archive) -> None:
    (snapshot,) = stored(archive, [exchange()])
    whole = sealed(archive)[0].read_bytes()
    opened = sealed(archive)[0].with_name(sealed(archive)[0].name + ".open")
    sealed(archive)[0].unlink()
    opened.write_bytes(whole + torn)
    stored(archive, run="next")
    assert archive.snapshots() == [snapshot]
    assert sealed(archive)[0].read_bytes() == whole
    assert archive.verify() == []


def test_an_open_file_without_a_whole_answer_goes(archive: Archive) -> None:
    stored(archive, [exchange()])
    info, request, *_ = members(sealed(archive)[0])
    (archive.folder / "20250103T000000Z-dead.warc.gz.open").write_bytes(
        sealed(archive)[0].read_bytes()[: info.length + request.length]
    )
    (archive.folder / "20250101T000000Z-dead.warc.gz.open").write_bytes(
        sealed(archive)[0].read_bytes()[: info.length + 9]
    )
    (archive.folder / "20250102T000000Z-dead.warc.gz.open").write_bytes(b"")
    stored(archive, run="next")
    assert len(list(archive.folder.iterdir())) == 3  # the file, the index and the list of checksums


def test_the_file_of_a_living_writer_is_left_alone(archive: Archive) -> None:
    with archive.writing("alive", clock=clock_at()) as writer:
        first = writer.add([exchange(b"first")], URL)
        stored(archive, [exchange(b"other", hours=1)], run="other")
        last = writer.add([exchange(b"last", hours=2)], URL)
    assert [archive.payload(each) for each in archive.snapshots()] == [b"first", b"other", b"last"]
    assert {first.warc, last.warc} == {sealed(archive)[0].name}


@pytest.mark.parametrize("seed", SEEDS)
def test_kill_9_at_any_moment_loses_nothing_that_was_confirmed(seed: int, archive: Archive) -> None:
    with subprocess.Popen(  # noqa: S603
        [sys.executable, str(WRITER), str(archive.folder), str(seed)], stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        confirmed = [writer.stdout.readline()]
        time.sleep(noise(seed, 1)[0] / 255 * 0.15)
        writer.send_signal(signal.SIGKILL)
        confirmed += writer.stdout.readlines()
    promised = [line.decode().split() for line in confirmed if line.endswith(b"\n")]
    assert promised
    stored(archive, run="next", hours=10_000)
    held = {snapshot.record_id: snapshot for snapshot in archive.snapshots()}
    assert len(held) - len(promised) in {0, 1}  # one may be whole and not yet confirmed
    for record_id, digest in promised:
        assert held[record_id].payload_sha256 == digest
        archive.payload(held[record_id])
    assert archive.verify() == []
    assert not list(archive.folder.glob("*.open"))
    check_by_others(archive)


def test_two_processes_may_write_at_once(archive: Archive) -> None:
    command = [sys.executable, str(WRITER), str(archive.folder)]
    writers = [
        subprocess.Popen([*command, seed, "20"], stdout=subprocess.PIPE, text=True)  # noqa: S603
        for seed in "12"
    ]
    outs = [writer.communicate(timeout=60)[0].split() for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert {snapshot.record_id for snapshot in archive.snapshots()} == {*outs[0][::2], *outs[1][::2]}
    assert len(archive.snapshots()) == 40
    assert archive.verify() == []
    check_by_others(archive)
