"""Export as WACZ: valid for the reference implementation, the same bytes each time, and all that a page needs."""

import gzip
import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.unit.archive.examples import URL, exchange, noise, sealed, stored
from tests.unit.archive.scene import MILL, OLD, SAVED, build_scene, day
from tests.unit.archive.second_readers import check_by_others, validate_wacz
from tests.unit.archive.test_damage import flip
from verifier.archive.archive import Archive
from verifier.archive.wacz import BLOCK, Exported
from verifier.domain.snapshot import Snapshot
from verifier.errors import ArchiveError, DamagedRecord


@pytest.fixture
def scene(tmp_path: Path) -> Archive:
    return build_scene(tmp_path / "snapshots")


def export(archive: Archive, path: Path, *snapshots: Snapshot, **titles: str) -> Exported:
    return archive.export(snapshots or archive.snapshots(), path, titles)


def part(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as package:
        return package.read(name)


def index_of(path: Path) -> list[dict[str, Any]]:
    lines = gzip.decompress(part(path, "indexes/index.cdx.gz")).decode().splitlines()
    assert lines == sorted(lines)
    return [json.loads(line.split(" ", 2)[2]) for line in lines]


def unpacked(path: Path, folder: Path) -> Archive:
    """Return the records in *path* as an archive of their own."""
    folder.mkdir()
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.startswith("archive/"):
                (folder / Path(name).name).write_bytes(package.read(name))
    return Archive(folder)


def test_the_whole_archive_is_a_valid_wacz_with_its_files_as_they_are(scene: Archive, tmp_path: Path) -> None:
    path = tmp_path / "all.wacz"
    held = export(scene, path)
    assert (held.pages, held.files) == (8, 6)
    validate_wacz(path)
    for warc in sealed(scene):
        assert part(path, f"archive/{warc.name}") == warc.read_bytes()
    assert zipfile.ZipFile(path).testzip() is None


def test_the_same_snapshots_give_the_same_bytes(scene: Archive, tmp_path: Path) -> None:
    one, other = tmp_path / "one.wacz", tmp_path / "other.wacz"
    export(scene, one)
    (scene.folder / "index.cdxj").unlink()
    export(Archive(scene.folder), other)
    assert one.read_bytes() == other.read_bytes()
    package = json.loads(part(one, "datapackage.json"))
    assert package["created"] == "2025-07-17T12:00:00Z"  # of the last capture: no clock is asked


def test_a_choice_takes_along_all_that_it_needs(scene: Archive, tmp_path: Path) -> None:
    """The page at the end of the redirect is a revisit: the record of another day that it refers to comes along."""
    path = tmp_path / "old.wacz"
    (snapshot,) = scene.snapshots(OLD)
    held = export(scene, path, snapshot)
    validate_wacz(path)
    assert held == Exported(pages=1, records=8, files=2)  # two warcinfo; three requests with their answers
    assert [(line["url"], line["mime"]) for line in index_of(path)] == [
        (MILL, "text/html"),
        (MILL, "warc/revisit"),
        (OLD, "text/html"),
    ]
    assert check_by_others(unpacked(path, tmp_path / "unpacked")) == 8


def test_the_index_leads_to_the_records_in_the_copy(scene: Archive, tmp_path: Path) -> None:
    path = tmp_path / "some.wacz"
    export(scene, path, *scene.snapshots(MILL)[2:])  # from the 304 on
    for line in index_of(path):
        content = part(path, f"archive/{line['filename']}")
        data = content[int(line["offset"]) : int(line["offset"]) + int(line["length"])]
        assert line["recordDigest"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        record = gzip.decompress(data)
        assert f"WARC-Target-URI: {line['url']}\r\n".encode() in record
        assert f"WARC-Payload-Digest: {line['digest']}\r\n".encode() in record
    assert [line["status"] for line in index_of(path)] == ["200"] * 3  # the 304 is shown as the page that it confirms


def test_pages_are_listed_with_their_titles_and_refusals_are_not(scene: Archive, tmp_path: Path) -> None:
    path = tmp_path / "all.wacz"
    first, *_ = scene.snapshots(MILL)
    export(scene, path, **{first.record_id: "The mill — \u202e"})
    header, *pages = map(json.loads, part(path, "pages/pages.jsonl").splitlines())
    assert header["format"] == "json-pages-1.0"
    assert (pages[0]["url"], pages[0]["ts"], pages[0]["title"]) == (MILL, "2025-07-12T12:00:00Z", "The mill — \u202e")
    assert "title" not in pages[1]
    assert [page["url"] for page in pages].count(SAVED) == 1
    assert not any(page["url"].endswith("gone") for page in pages)


def test_a_long_index_is_compressed_in_blocks_that_can_be_read_by_themselves(tmp_path: Path) -> None:
    archive, path = Archive(tmp_path / "snapshots"), tmp_path / "long.wacz"
    stored(archive, *([exchange(b"", url=f"{URL}/{number:04}", status="204 No")] for number in range(BLOCK + 10)))
    export(archive, path)
    packed = part(path, "indexes/index.cdx.gz")
    header, *blocks = part(path, "indexes/index.idx").decode().splitlines()
    assert json.loads(header.split(" ", 2)[2]) == {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}
    assert len(blocks) == 2
    for block in blocks:
        key, second, place = block.split(" ", 2)
        found = json.loads(place)
        data = packed[found["offset"] : found["offset"] + found["length"]]
        assert found["digest"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert gzip.decompress(data).decode().startswith(f"{key} {second} {{")


@pytest.mark.parametrize("name", ["a\\..\\evil.warc.gz", "a b.warc.gz", "a\n.warc.gz", "-ä.warc.gz"])
def test_a_name_that_could_lead_elsewhere_is_not_given_on(name: str, tmp_path: Path) -> None:
    archive, path = Archive(tmp_path / "snapshots"), tmp_path / "all.wacz"
    stored(archive, [exchange()])
    sealed(archive)[0].rename(archive.folder / name)
    with pytest.raises(ArchiveError, match="cannot be given on"):
        export(archive, path)
    assert not path.exists()


def test_an_export_that_fails_leaves_the_earlier_file_and_nothing_else(tmp_path: Path) -> None:
    archive, path = Archive(tmp_path / "snapshots"), tmp_path / "all.wacz"
    (snapshot,) = stored(archive, [exchange(noise(1))])
    path.write_bytes(b"earlier")
    flip(sealed(archive)[0], snapshot.offset + snapshot.length // 2)
    with pytest.raises(DamagedRecord):
        export(archive, path)
    assert path.read_bytes() == b"earlier"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["all.wacz", "snapshots"]


def test_nothing_cannot_be_exported(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nothing to export"):
        Archive(tmp_path).export([], tmp_path / "all.wacz", {})
    assert list(tmp_path.iterdir()) == []


def test_the_days_of_the_scene_are_those_that_it_names(scene: Archive) -> None:
    assert [one.captured_at for one in scene.snapshots(MILL)] == [day(number) for number in (0, 1, 2, 5)]
