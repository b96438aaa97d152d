"""Looking back: what a source said on a day, what led to a snapshot, and finding snapshots by URL and id."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.archive.examples import NOON, exchange, stored
from tests.unit.archive.scene import GONE, MILL, OLD, SAVED, build_scene, day
from verifier.archive.archive import Archive, short_id
from verifier.archive.history import matching
from verifier.domain.nearness import by_nearness, end_of
from verifier.errors import UnknownName


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return build_scene(tmp_path_factory.mktemp("scene"))


@pytest.mark.parametrize(
    ("at", "number"),
    [
        (day(-100), 0),  # nothing earlier: the first there is
        (day(1), 1),
        (day(2) + timedelta(hours=23), 2),
        (day(3), 2),  # 1 day before, against 2 days after
        (day(4) + timedelta(hours=18), 5),  # 66 hours before, against 6 after
        (end_of(date(2025, 7, 17)), 5),  # captured on that day
        (day(900), 5),
    ],
)
def test_a_source_said_what_its_nearest_snapshot_holds(scene: Archive, at: object, number: int) -> None:
    assert scene.nearest(MILL, at).captured_at == day(number)  # type: ignore[arg-type]


def test_what_was_never_captured_said_nothing(scene: Archive) -> None:
    with pytest.raises(UnknownName):
        scene.nearest("https://town.example/nowhere", NOON)


@given(st.lists(st.integers(-1_000, 1_000), min_size=1))
def test_the_nearest_is_never_further_than_the_last_before(hours: list[int]) -> None:
    moments = [NOON + timedelta(hours=number) for number in hours]
    first = by_nearness(moments, NOON, lambda moment: moment)[0]
    before = [moment for moment in moments if moment <= NOON]
    if before:
        assert abs(first - NOON) <= NOON - max(before)
    else:
        assert first == min(moments)


def test_the_steps_to_a_snapshot_are_all_heads_as_they_were_sent(scene: Archive) -> None:
    (snapshot,) = scene.snapshots(OLD)
    redirect, page = scene.steps(snapshot)
    assert (redirect.url, redirect.status, redirect.kind) == (OLD, 301, "response")
    assert redirect.request.startswith(b"GET / HTTP/1.1\r\nHost: example.org\r\n")
    assert b"\r\nLocation: /mill\r\n" in redirect.response
    assert (page.url, page.status, page.kind, page.ip) == (MILL, 200, "revisit", "93.184.216.34")
    assert page.refers_to == scene.snapshots(MILL)[0].record_id
    assert page.response.endswith(b"Transfer-Encoding: chunked\r\n\r\n")


def test_a_304_and_a_file_that_was_handed_in_say_what_they_are(scene: Archive) -> None:
    (seen_again,) = scene.steps(scene.snapshots(MILL)[2])
    assert (seen_again.status, seen_again.response[:12]) == (304, b"HTTP/1.1 304")
    (handed_in,) = scene.steps(scene.latest(SAVED))
    assert (handed_in.kind, handed_in.status, handed_in.request) == ("resource", 0, b"")
    assert b"WARC-Type: resource" in handed_in.response


def test_the_steps_of_others_in_the_same_file_are_left_out(scene: Archive) -> None:
    assert [step.url for step in scene.steps(scene.latest(GONE))] == [GONE]


def test_steps_of_an_archive_without_a_chain_are_the_answer_alone(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    one, two = stored(archive, [exchange()], [exchange(b"two")])
    assert [len(archive.steps(one)), len(archive.steps(two))] == [1, 1]


def test_an_id_or_its_beginning_names_a_snapshot(scene: Archive) -> None:
    snapshot = scene.latest(MILL)
    for name in (snapshot.record_id, short_id(snapshot), short_id(snapshot)[:18].upper()):
        assert scene.with_id(name) == snapshot


@pytest.mark.parametrize("name", ["", "a", "zzzz", "<urn:uuid:>", "00000000-0000-0000-0000-000000000000"])
def test_what_is_no_id_names_nothing(scene: Archive, name: str) -> None:
    with pytest.raises(UnknownName):
        scene.with_id(name)


@pytest.mark.parametrize(
    ("pattern", "count"),
    [
        (MILL, 5),  # asked for, or led to by a redirect
        (MILL.upper(), 5),
        ("*", 9),
        ("http://town.example/*", 9),
        ("*MILL", 5),
        ("*town*saved*", 1),
        ("*packed?b=2&a=1", 1),  # what other patterns give a meaning has none here
        ("http://town.example/mil?", 0),
        ("town", 0),
        ("", 0),
        ("*mill*mill*", 0),
    ],
)
def test_a_pattern_is_the_whole_url_with_stars_for_anything(scene: Archive, pattern: str, count: int) -> None:
    assert len(list(matching(scene.snapshots(), pattern))) == count


def test_a_pattern_of_stars_is_no_trouble(scene: Archive) -> None:
    assert list(matching(scene.snapshots(), "*a" * 200_000)) == []
