"""pywb replays our archive, every kind of record of it, and our client of web archives finds its way in pywb."""

import asyncio
import gzip
import os
import subprocess
import urllib.error
import urllib.request
import zipfile
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import pytest

from tests.system.pywb_server import serving_archive, wayback
from tests.unit.archive.scene import FIRST, GONE, LATER, MILL, OLD, PACKED, PDF, SAVED, SECOND_FORMAT, build_scene, day
from tests.unit.fetching.memento_scenes import CASES, Case, archives, check, recorder
from tests.unit.fetching.test_mementos_cassettes import CASSETTES, RECORDED_AT
from verifier.archive.surt import surt

pytestmark = pytest.mark.system

RECORDS: Final = bool(os.environ.get("VERIFIER_RECORD_CASSETTES"))


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return pywb's server."""
    return wayback(tmp_path_factory.mktemp("environment"))


@pytest.fixture(scope="module")
def gate(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a pywb that serves the scene."""
    work = tmp_path_factory.mktemp("pywb")
    archive = build_scene(work / "snapshots")
    assert archive.verify() == []
    port = int(RECORDED_AT.split(":")[2].split("/")[0]) if RECORDS else 0
    with serving_archive(program, archive.folder, work / "server", port) as url:
        yield url


def replayed(gate: str, url: str, number: int) -> tuple[int, bytes]:
    """Return what pywb shows for *url* on a day, as it was captured, without following redirects."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: object, **__: object) -> None:
            return None

    opener = urllib.request.build_opener(Stay, urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{gate}{day(number):{SECOND_FORMAT}}id_/{url}", timeout=30) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


@pytest.mark.parametrize(
    ("url", "number", "status", "body"),
    [
        (MILL, 0, 200, FIRST),  # response, chunked
        (MILL, 1, 200, FIRST),  # revisit: identical payload
        (MILL, 2, 200, FIRST),  # revisit: not modified
        (MILL, 3, 200, FIRST),  # revisit at the end of a redirect
        (MILL, 5, 200, LATER),
        (OLD, 3, 301, b""),
        (PACKED, 3, 200, FIRST),
        (SAVED, 4, 200, PDF),  # resource
    ],
)
def test_every_kind_of_record_is_replayed(gate: str, url: str, number: int, status: int, body: bytes) -> None:
    assert replayed(gate, url, number) == (status, body)


def test_a_wacz_of_some_snapshots_is_replayed(program: Path, tmp_path: Path) -> None:
    """A redirect, its page, which was stored another day, and a page of which there is only a 304."""
    archive = build_scene(tmp_path / "snapshots")
    archive.export([*archive.snapshots(OLD), archive.snapshots(MILL)[2]], tmp_path / "some.wacz", {})
    folder = tmp_path / "unpacked"
    with zipfile.ZipFile(tmp_path / "some.wacz") as package:
        package.extractall(folder)
    (folder / "archive" / "index.cdxj").write_bytes(gzip.decompress((folder / "indexes" / "index.cdx.gz").read_bytes()))
    with serving_archive(program, folder / "archive", tmp_path / "server") as url:
        assert replayed(url, OLD, 3) == (301, b"")
        assert replayed(url, MILL, 3) == replayed(url, MILL, 2) == (200, FIRST)
        assert replayed(url, PACKED, 3)[0] == 404  # not chosen


def test_a_refusal_is_replayed_as_one(gate: str) -> None:
    status, body = replayed(gate, GONE, 3)
    assert (status, b"no such page" in body) == (404, True)


@pytest.mark.parametrize("way", archives(""))
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_client_finds_what_pywb_has(gate: str, case: Case, way: str) -> None:
    if not RECORDS:
        run(check(case, archives(gate)[way]))
        return
    cassette = CASSETTES / f"pywb-{way}-{case.name}.yaml"
    cassette.unlink(missing_ok=True)
    with recorder("once").use_cassette(str(cassette)):
        run(check(case, archives(gate)[way]))


def run(checking: Coroutine[None, None, None]) -> None:
    """Run it in a thread of its own: the browser of other tests keeps a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, checking).result()


URLS: Final = """\
http://town.example
http://town.example/a/../b/./c//d/
http://town.example/%7Euser/Caf%C3%A9/%2541%41%20x
http://town.example/a%2Fb%3Fc%23d%25
http://town.example/a?x=%7E%20&y=%26&Z=B
http://town.example/a?&&b=1&a
http://town.example/a?b&a=1?c
http://town.example/café?q=é
http://bücher.example/ü
http://town.example/a?PHPSESSID=0123456789abcdefghijklmnopqrstuv&x=1
http://town.example/a?cfid=123&cftoken=4567
http://[2001:db8::1]:8080/a
http://192.0.2.7:81/a
http://www.town.example:80/
https://www.town.example:443/A/?b=2&a=1
https://town.example:80/
http://www2.town.example/index.html#top
http://town.example./a?
http://town.example/?a-b=1&a=1&a=0
http://town.example/a b
http://town.example/%ff%00a""".split("\n")


def test_our_sort_keys_are_those_of_pywb(program: Path) -> None:
    python = program.with_name("python")
    code = (
        "import sys; from pywb.utils.canonicalize import canonicalize as key; print(*map(key, sys.argv[1:]), sep='\\n')"
    )
    ran = subprocess.run([str(python), "-c", code, *URLS], capture_output=True, text=True, check=True)  # noqa: S603
    assert dict(zip(URLS, map(surt, URLS), strict=True)) == dict(zip(URLS, ran.stdout.splitlines(), strict=True))
