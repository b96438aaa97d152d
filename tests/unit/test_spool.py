"""Tests of spools: whatever their length, they are the sequence that was put into them."""

import errno
import io
import pickle
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.errors import OutputError
from verifier.spool import BLOCK, Drawer, Slot, Spool

WORDS = st.lists(st.text(max_size=5), max_size=20)


def spool(items: list[str], held: int) -> Spool[str, int]:
    return Spool(len, items, held=held)


@given(WORDS, st.integers(1, 30))
def test_a_spool_is_the_sequence_that_was_put_in(items: list[str], held: int) -> None:
    made = spool(items, held)
    assert list(made) == items
    assert list(made.finished()) == items
    assert [made[place] for place in range(len(made))] == items
    assert made[1:-1] == tuple(items[1:-1])


@given(WORDS, st.integers(0, 5), st.integers(1, 30))
def test_items_are_counted_and_found_by_their_mark(items: list[str], length: int, held: int) -> None:
    made = spool(items, held)
    assert list(made.having(lambda mark: mark == length)) == [item for item in items if len(item) == length]
    assert made.marks[length] == sum(len(item) == length for item in items)


@given(WORDS, st.integers(1, 30))
def test_a_view_changes_what_is_read_and_not_the_spool(items: list[str], held: int) -> None:
    made = spool(items, held)
    view = made.viewed(str.upper).viewed(lambda item: item + "!")
    assert list(view) == [item.upper() + "!" for item in items]
    assert [view[place] for place in range(len(view))] == list(view)
    assert list(made) == items


def test_what_is_held_in_memory_is_a_tuple_at_the_end_and_the_same_objects() -> None:
    items = [["a"], ["b"]]
    kept = Spool(len, items).finished()
    assert kept == (["a"], ["b"])
    assert kept[0] is items[0]


def test_only_blocks_with_the_mark_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    made = spool(["a"] * BLOCK + ["bb"] * BLOCK, held=1)
    reads: list[Slot] = []
    get = Drawer.get

    def counted(drawer: Drawer, slot: Slot) -> object:
        reads.append(slot)
        return get(drawer, slot)

    monkeypatch.setattr(Drawer, "get", counted)
    assert len(list(made.having(lambda mark: mark == len("bb")))) == BLOCK
    assert len(reads) == 1


def test_two_readers_do_not_disturb_one_another_nor_a_writer() -> None:
    items = [str(number) for number in range(3 * BLOCK)]
    made = spool(items, held=1)
    pairs = []
    for one, other in zip(made, made, strict=True):
        pairs.append((one, other))
        if len(pairs) == BLOCK + 1:
            made.extend(["more"] * BLOCK)
    assert pairs[: len(items)] == [(item, item) for item in items]


def test_a_place_that_is_not_there_is_told() -> None:
    made = spool(["a", "b"], held=1)
    assert made[-1] == "b"
    with pytest.raises(IndexError):
        made[2]


def test_a_full_disk_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.BytesIO):
        def write(self, _: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: Full())
    with pytest.raises(OutputError, match="No space left on device") as refusal:
        spool(["a", "b"], held=1)
    assert "TMPDIR" in refusal.value.hint


def test_a_folder_that_cannot_be_written_to_is_told_as_well(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(OutputError, match="nowhere"):
        Drawer()


def test_what_cannot_be_pickled_is_told_when_it_is_put() -> None:
    with pytest.raises((pickle.PicklingError, AttributeError)):
        Drawer().put(lambda: None)
