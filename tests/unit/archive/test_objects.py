"""Sealed files in object storage: put once, found there, and never given out if they are not what was sealed."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.archive.examples import clock_at, noise
from tests.unit.archive.scene import MILL, OLD, SAVED, build_scene, day
from verifier.archive import cache, remote
from verifier.archive.archive import Archive
from verifier.archive.cache import cached, keep
from verifier.archive.exchange import learn, pull, push, unpushed, verify_remote
from verifier.archive.files import sealed_files
from verifier.archive.fixity import quiet
from verifier.archive.objects import PART, open_objects
from verifier.archive.remote import Remote
from verifier.domain.finding import Severity
from verifier.errors import (
    ArchiveError,
    ConfigError,
    MissingObject,
    NoBucket,
    ObjectsMissing,
    UploadInterrupted,
    WrongDigest,
)

PLENTY = 10**9


@pytest.fixture
def bucket(tmp_path: Path) -> Path:
    folder = tmp_path / "bucket"
    folder.mkdir()
    return folder


@pytest.fixture
def storage(bucket: Path) -> Remote:
    return Remote(bucket.as_uri(), PLENTY)


@pytest.fixture
def scene(tmp_path: Path) -> Archive:
    return build_scene(tmp_path / "snapshots")


def names(folder: Path) -> list[str]:
    return [name for name, _ in sealed_files(folder)]


def without_files(archive: Archive) -> None:
    """Remove all sealed files, as somebody does who needs the room."""
    for name in names(archive.folder):
        (archive.folder / name).unlink()


def large(folder: Path) -> Archive:
    """Return an archive with one file of several parts."""
    archive = Archive(folder)
    with archive.writing("large", clock=clock_at(0)) as writer:
        writer.add_file("https://example.org/film", noise(1, 3 * PART), "video/mp4", day(0))
    return archive


# putting


def test_every_file_is_put_once_with_its_digest_and_what_is_in_it(scene: Archive, storage: Remote) -> None:
    count = len(names(scene.folder))
    first = push(scene.folder, storage, quiet)
    again = push(scene.folder, storage, quiet)
    assert (first.new, first.known, again.new, again.known) == (count, 0, 0, count)
    assert storage.names() == names(scene.folder)
    assert unpushed(scene.folder) == []
    assert list(verify_remote(scene.folder, storage, quiet)) == []


def test_the_same_file_from_another_machine_is_in_order(scene: Archive, storage: Remote, tmp_path: Path) -> None:
    push(scene.folder, storage, quiet)
    twin = build_scene(tmp_path / "twin")
    (twin.folder / "objects.cdxj").unlink(missing_ok=True)
    for name in names(scene.folder):  # of the same bytes, which two runs of their own never are
        (twin.folder / name).unlink()
        (twin.folder / name).write_bytes((scene.folder / name).read_bytes())
    (twin.folder / "SHA256SUMS").write_bytes((scene.folder / "SHA256SUMS").read_bytes())
    found = push(twin.folder, storage, quiet)
    assert (found.new, found.known) == (0, len(names(scene.folder)))


def test_another_file_of_that_name_is_an_error_and_nothing_is_overwritten(
    scene: Archive, storage: Remote, bucket: Path, tmp_path: Path
) -> None:
    push(scene.folder, storage, quiet)
    before = {path.name: path.read_bytes() for path in bucket.iterdir()}
    other = build_scene(tmp_path / "other")  # other record ids: the same names, other bytes
    with pytest.raises(WrongDigest, match="another file is there"):
        push(other.folder, storage, quiet)
    assert {path.name: path.read_bytes() for path in bucket.iterdir()} == before


def test_a_file_that_was_rewritten_here_is_put_nowhere(scene: Archive, storage: Remote, bucket: Path) -> None:
    path = scene.folder / names(scene.folder)[0]
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(WrongDigest, match="not the file that was sealed"):
        push(scene.folder, storage, quiet)
    assert list(bucket.iterdir()) == []


def test_of_an_upload_that_breaks_off_nothing_is_seen_and_the_next_goes_on(
    storage: Remote, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = large(tmp_path / "snapshots")
    (name,) = names(archive.folder)

    def breaking(path: Path) -> Iterator[bytes]:
        yield path.read_bytes()[:PART]
        raise OSError("the cable was pulled")

    with monkeypatch.context() as patch:
        patch.setattr(remote, "_pieces", breaking)
        with pytest.raises(UploadInterrupted):
            push(archive.folder, storage, quiet)
    assert name not in storage.objects.names()
    assert unpushed(archive.folder) == sealed_files(archive.folder)
    assert push(archive.folder, storage, quiet).new == 1
    assert list(verify_remote(archive.folder, storage, quiet)) == []


def test_what_a_kill_left_between_digest_and_file_is_finished(scene: Archive, storage: Remote, bucket: Path) -> None:
    push(scene.folder, storage, quiet)
    name = names(scene.folder)[0]
    (bucket / name).unlink()
    (scene.folder / "objects.cdxj").unlink()
    assert push(scene.folder, storage, quiet).new == 1
    assert list(verify_remote(scene.folder, storage, quiet)) == []


def test_a_file_there_of_another_length_is_told_and_left(scene: Archive, storage: Remote, bucket: Path) -> None:
    push(scene.folder, storage, quiet)
    name = names(scene.folder)[0]
    (bucket / name).write_bytes(b"short")
    (scene.folder / "objects.cdxj").unlink()
    with pytest.raises(WrongDigest, match="5 bytes there"):
        push(scene.folder, storage, quiet)
    assert (bucket / name).read_bytes() == b"short"


# reading


@pytest.mark.parametrize("whole", [0, PLENTY], ids=["by part", "whole"])
def test_what_only_the_storage_holds_is_found_and_read(
    scene: Archive, storage: Remote, whole: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "WHOLE", whole)
    expected = {snapshot.record_id: scene.payload(snapshot) for snapshot in scene.snapshots()}
    steps = {snapshot.record_id: scene.steps(snapshot) for snapshot in scene.snapshots(OLD)}
    push(scene.folder, storage, quiet)
    without_files(scene)
    reader = Archive(scene.folder, storage)
    assert {each.record_id: reader.payload(each) for each in reader.snapshots()} == expected
    assert {each.record_id: reader.steps(each) for each in reader.snapshots(OLD)} == steps
    assert names(scene.folder) == []  # what is fetched is kept in the cache


def test_a_new_machine_learns_what_there_is_and_fetches_what_it_reads(
    scene: Archive, storage: Remote, tmp_path: Path
) -> None:
    push(scene.folder, storage, quiet)
    other = Archive(tmp_path / "other", storage)
    assert other.snapshots() == []
    assert learn(other.folder, storage, quiet).new == len(names(scene.folder))
    assert other.snapshots() == scene.snapshots()
    assert other.payload(other.latest(SAVED)) == scene.payload(scene.latest(SAVED))
    assert len(list((other.folder / cache.FOLDER).iterdir())) == 1


def test_pulled_files_are_as_they_were_sealed(scene: Archive, storage: Remote, tmp_path: Path) -> None:
    push(scene.folder, storage, quiet)
    other = Archive(tmp_path / "other")
    assert pull(other.folder, storage, quiet).new == len(names(scene.folder))
    for name in names(scene.folder):
        assert (other.folder / name).read_bytes() == (scene.folder / name).read_bytes()
    assert [
        found for found in other.verify() if found.severity is not Severity.NOTE and found.file != "index.cdxj"
    ] == []
    assert pull(other.folder, storage, quiet).new == 0


def test_a_file_removed_here_after_it_was_put_there_is_not_missed(scene: Archive, storage: Remote) -> None:
    push(scene.folder, storage, quiet)
    gone = names(scene.folder)[-1]
    (scene.folder / gone).unlink()
    assert [found for found in scene.verify() if found.file == gone] == []


@pytest.mark.parametrize("whole", [0, PLENTY], ids=["by part", "whole"])
def test_what_was_altered_there_is_never_given_out_or_kept(
    scene: Archive, storage: Remote, bucket: Path, whole: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "WHOLE", whole)
    push(scene.folder, storage, quiet)
    snapshot = scene.latest(SAVED)
    without_files(scene)
    data = bytearray((bucket / snapshot.warc).read_bytes())
    data[snapshot.offset + snapshot.length // 2] ^= 0xFF
    (bucket / snapshot.warc).write_bytes(data)
    with pytest.raises(WrongDigest):
        Archive(scene.folder, storage).payload(snapshot)
    assert not cached(scene.folder, snapshot.warc).exists()
    (found,) = verify_remote(scene.folder, storage, quiet)
    assert (found.code, found.file) == ("objects-altered", snapshot.warc)


def test_what_is_nowhere_is_told_with_its_name(scene: Archive, storage: Remote, bucket: Path) -> None:
    push(scene.folder, storage, quiet)
    snapshot = scene.latest(MILL)
    without_files(scene)
    (bucket / snapshot.warc).unlink()
    with pytest.raises(MissingObject, match=snapshot.warc):
        Archive(scene.folder, storage).payload(snapshot)
    assert [found.code for found in verify_remote(scene.folder, storage, quiet)] == ["objects-missing"]


def test_without_a_storage_a_missing_file_is_told_as_ever(scene: Archive) -> None:
    snapshot = scene.latest(MILL)
    without_files(scene)
    with pytest.raises(ArchiveError, match="no such file"):
        scene.payload(snapshot)


# the cache


def test_the_cache_keeps_what_was_used_last_and_what_is_being_read(tmp_path: Path) -> None:
    for number in range(5):
        keep(cached(tmp_path, f"{number}.warc.gz"), [bytes(40)], 100)
    kept = sorted(path.name for path in (tmp_path / cache.FOLDER).iterdir())
    assert len(kept) == 2
    assert "4.warc.gz" in kept


def test_a_cache_of_no_size_holds_what_is_being_read_and_no_more(scene: Archive, storage: Remote) -> None:
    expected = [scene.payload(snapshot) for snapshot in scene.snapshots()]
    push(scene.folder, storage, quiet)
    without_files(scene)
    small = Archive(scene.folder, Remote(storage.url, 1))
    single = [each for each in small.snapshots() if each.url == SAVED]
    assert [small.payload(each) for each in single] == [
        scene_payload for scene_payload in expected if scene_payload[:4] == b"%PDF"
    ]
    assert len(list((scene.folder / cache.FOLDER).iterdir())) == 1


def test_what_breaks_off_is_not_kept(tmp_path: Path) -> None:
    def breaking() -> Iterator[bytes]:
        yield b"half"
        raise WrongDigest("not what was sealed")

    with pytest.raises(WrongDigest):
        keep(cached(tmp_path, "a.warc.gz"), breaking(), PLENTY)
    assert list((tmp_path / cache.FOLDER).iterdir()) == []


@given(
    st.lists(st.integers(min_value=0, max_value=50), min_size=1, max_size=8), st.integers(min_value=0, max_value=120)
)
def test_the_cache_is_never_larger_than_its_bound_and_the_file_in_use(
    tmp_path_factory: pytest.TempPathFactory, sizes: list[int], bound: int
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    for number, size in enumerate(sizes):
        keep(cached(folder, f"{number}.warc.gz"), [bytes(size)], bound)
        total = sum(path.stat().st_size for path in (folder / cache.FOLDER).iterdir())
        assert total <= max(bound, size)
        assert cached(folder, f"{number}.warc.gz").exists()


# opening


@pytest.mark.parametrize(
    "url",
    ["", "bucket/prefix", "ftp://example.org/a", "s3://", "https://example.org/a", "s3://key:secret@bucket/a",
     "s3://bucket/a?secret=1"],
)  # fmt: skip
def test_what_is_no_object_storage_or_holds_a_password_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(ConfigError) as refused:
        open_objects(url)
    assert "secret" not in str(refused.value)


def test_a_folder_that_is_not_there_is_no_storage(tmp_path: Path) -> None:
    with pytest.raises(NoBucket):
        open_objects((tmp_path / "none").as_uri())
    assert not (tmp_path / "none").exists()


def test_where_the_package_is_not_installed_it_is_told_how_to(bucket: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "obstore.store", None)
    with pytest.raises(ObjectsMissing) as missing:
        open_objects(bucket.as_uri())
    assert "verifier[objects]" in missing.value.hint


def test_a_digest_that_is_none_is_not_believed(scene: Archive, storage: Remote, bucket: Path) -> None:
    push(scene.folder, storage, quiet)
    name = names(scene.folder)[0]
    (bucket / f"{name}.sha256").write_bytes(b"\xff\x00 no digest")
    with pytest.raises(WrongDigest, match="holds no digest"):
        storage.digest(name)


def test_names_there_lead_out_of_no_folder(storage: Remote, bucket: Path, tmp_path: Path) -> None:
    (bucket / "up").mkdir()
    for name in ("up/a.warc.gz", ".hidden.warc.gz"):
        (bucket / name).write_bytes(b"x")
        (bucket / f"{name}.sha256").write_bytes(b"x")
    assert pull(tmp_path / "snapshots", storage, quiet).new == 0
