"""The archive in an S3-compatible store: what goes wrong between here and there, each with a name of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import obstore
import pytest
from obstore.store import from_url

from tests.system.object_server import Line, ObjectServer, object_server
from tests.unit.archive.examples import noise
from tests.unit.archive.scene import MILL, build_scene, day
from verifier.archive import remote
from verifier.archive.archive import Archive
from verifier.archive.exchange import learn, pull, push, unpushed, verify_remote
from verifier.archive.files import sealed_files
from verifier.archive.fixity import quiet
from verifier.archive.objects import PART
from verifier.archive.remote import Remote
from verifier.cli.app import main
from verifier.errors import (
    MissingObject,
    NoBucket,
    NoRights,
    ObjectsError,
    UploadInterrupted,
    WrongDigest,
)

pytestmark = pytest.mark.system

PLENTY = 10**9
SECRET = "an-own-secret-key"  # noqa: S105  of a server on loopback that lives as long as the test


@pytest.fixture
def server() -> Iterator[ObjectServer]:
    with object_server() as running:
        running.make_bucket("newsroom")
        yield running


@pytest.fixture
def line(server: ObjectServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    """Return the line to the server, by which everything goes that asks for S3."""
    line = Line(server.url)
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_ENDPOINT", line.url)
    monkeypatch.setenv("AWS_ALLOW_HTTP", "true")
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "desk")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    yield line
    line.close()


@pytest.fixture
def storage(line: Line) -> Remote:  # noqa: ARG001  which the variables lead to
    return Remote("s3://newsroom/snapshots", PLENTY)


@pytest.fixture
def scene(tmp_path: Path) -> Archive:
    return build_scene(tmp_path / "snapshots")


@pytest.fixture
def large(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path / "large")
    with archive.writing("large", clock=lambda: day(0)) as writer:
        writer.add_file("https://example.org/film", noise(1, 3 * PART), "video/mp4", day(0))
    return archive


def without_files(archive: Archive) -> None:
    for name, _ in sealed_files(archive.folder):
        (archive.folder / name).unlink()


@pytest.mark.parametrize("whole", [0, PLENTY], ids=["by part", "whole"])
def test_what_was_put_is_there_once_and_is_read_back(
    scene: Archive, storage: Remote, whole: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "WHOLE", whole)
    expected = [scene.payload(snapshot) for snapshot in scene.snapshots()]
    assert push(scene.folder, storage, quiet).new == len(sealed_files(scene.folder))
    assert push(scene.folder, storage, quiet).new == 0
    assert list(verify_remote(scene.folder, storage, quiet)) == []
    without_files(scene)
    reader = Archive(scene.folder, storage)
    assert [reader.payload(snapshot) for snapshot in reader.snapshots()] == expected


def test_a_large_file_goes_in_parts_and_comes_back_as_it_was(large: Archive, storage: Remote, tmp_path: Path) -> None:
    ((name, size),) = sealed_files(large.folder)
    assert size > 2 * PART
    push(large.folder, storage, quiet)
    pull(tmp_path / "other", storage, quiet)
    assert (tmp_path / "other" / name).read_bytes() == (large.folder / name).read_bytes()


@pytest.mark.parametrize("let_through", [0, 2_000, PART // 2, 2 * PART])
def test_of_an_upload_that_is_cut_nothing_is_seen_and_the_next_goes_on(
    large: Archive, storage: Remote, line: Line, server: ObjectServer, let_through: int
) -> None:
    ((name, _),) = sealed_files(large.folder)
    line.bytes_let_through = let_through
    with pytest.raises(UploadInterrupted) as broken:
        push(large.folder, storage, quiet)
    assert line.cut
    assert SECRET not in str(broken.value) + broken.value.hint
    line.bytes_let_through = 2**62
    fresh = Remote(storage.url, PLENTY)
    assert name not in fresh.objects.names()
    assert unpushed(large.folder) == sealed_files(large.folder)
    assert push(large.folder, fresh, quiet).new == 1
    assert list(verify_remote(large.folder, fresh, quiet)) == []
    assert server.parts_under_way("newsroom") <= 1  # a lifecycle rule of the bucket clears these


def test_another_file_of_that_name_is_an_error_and_stays(scene: Archive, storage: Remote, tmp_path: Path) -> None:
    push(scene.folder, storage, quiet)
    with pytest.raises(WrongDigest):
        push(build_scene(tmp_path / "other").folder, storage, quiet)
    assert list(verify_remote(scene.folder, storage, quiet)) == []


def test_what_was_altered_or_removed_there_is_told_and_never_given_out(scene: Archive, storage: Remote) -> None:
    push(scene.folder, storage, quiet)
    first, second = scene.snapshots(MILL)[0], scene.snapshots()[-1]
    without_files(scene)
    store = from_url(storage.url)  # as somebody does who may
    obstore.put(store, first.warc, noise(1, storage.objects.size(first.warc)))
    obstore.delete(store, second.warc)
    with pytest.raises(WrongDigest):
        Archive(scene.folder, storage).payload(first)
    with pytest.raises(MissingObject):
        Archive(scene.folder, storage).payload(second)
    found = {finding.file: finding.code for finding in verify_remote(scene.folder, storage, quiet)}
    assert found == {first.warc: "objects-altered", second.warc: "objects-missing"}


def test_a_bucket_that_is_not_there(scene: Archive, line: Line, tmp_path: Path) -> None:  # noqa: ARG001
    nowhere = Remote("s3://another-newsroom/snapshots", PLENTY)
    with pytest.raises(NoBucket):
        push(scene.folder, nowhere, quiet)
    with pytest.raises(NoBucket):
        learn(tmp_path / "x", nowhere, quiet)


def test_whom_the_store_does_not_know_is_told_so_and_the_key_is_not(
    scene: Archive, storage: Remote, server: ObjectServer, tmp_path: Path
) -> None:
    push(scene.folder, storage, quiet)
    server.ask_for_rights()
    (scene.folder / "objects.cdxj").unlink()
    works: list[Callable[[], object]] = [
        lambda: push(scene.folder, storage, quiet),
        lambda: learn(tmp_path / "x", storage, quiet),
        lambda: storage.digest(sealed_files(scene.folder)[0][0]),
    ]
    for work in works:
        with pytest.raises(NoRights) as refused:
            work()
        assert SECRET not in str(refused.value) + refused.value.hint


def test_a_store_that_does_not_answer(scene: Archive, storage: Remote, line: Line) -> None:
    push(scene.folder, storage, quiet)
    line.bytes_let_through = 0
    with pytest.raises(ObjectsError, match="newsroom"):
        Remote(storage.url, PLENTY).names()


@pytest.mark.usefixtures("line")
def test_the_commands_push_by_themselves_and_write_no_credentials(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "verifier.toml").write_text('objects = "s3://newsroom/snapshots"\n')
    (tmp_path / "saved.txt").write_text("The mill closed in 1974.")
    assert main(["snapshot", "--file", "saved.txt", "--url", "https://example.org/mill"]) == 0
    assert main(["archive", "push"]) == 0
    assert "0 files put; 1 were there already" in capsys.readouterr().err
    for path in Path("snapshots").glob("*.warc.gz"):
        path.unlink()
    assert main(["archive", "show", "https://example.org/mill", "--raw"]) == 0
    assert capsys.readouterr().out == "The mill closed in 1974."
    assert main(["archive", "verify", "--objects"]) == 0
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert SECRET.encode() not in written
