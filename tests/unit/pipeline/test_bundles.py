"""Tests of bundles: how chunks are put together, what is done with them, and that only the same machines do it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.unit.pipeline.chunks import RULES, chunk, claim, page, some_chunks
from verifier.domain.text import Text
from verifier.errors import WorkerError
from verifier.pipeline import bundles as module
from verifier.pipeline.bundles import EFFORT_S, MOST_BYTES, Parcel, bundles, do, require_same
from verifier.pipeline.effort import effort_s
from verifier.pipeline.identity import Identity, identity
from verifier.pipeline.pieces import pieces
from verifier.pipeline.work import Chunk

OURS = Identity("0.1.0", "reader 1", "lexical 1", (("lxml", "5.0"), ("numpy", "2.0")), "x86_64")


@pytest.fixture(autouse=True)
def _obedient() -> None:
    """Judge for real here."""


def sizes(chunks: list[Chunk]) -> list[int]:
    """How many chunks each bundle holds; nothing is lost, and the order is kept."""
    made = list(bundles(chunks))
    assert [each for bundle in made for each in bundle] == chunks
    return [len(bundle) for bundle in made]


def test_a_bundle_is_closed_when_it_is_worth_its_way() -> None:
    each = effort_s(some_chunks(1, claims=50)[0])
    enough = int(-(-EFFORT_S // each))
    assert enough > 1
    assert sizes(some_chunks(2 * enough + 1, claims=50)) == [enough, enough, 1]
    assert sizes(some_chunks(3, claims=1)) == [3]
    assert sizes([]) == []


def test_much_to_send_closes_a_bundle_and_a_large_file_is_sent_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "EFFORT_S", 1e9)
    half, whole = b"x" * (MOST_BYTES // 2), b"x" * MOST_BYTES
    small = chunk(0, (), data=b"x")
    assert sizes([small, chunk(1, (), data=half), chunk(2, (), data=half), small]) == [3, 1]
    assert sizes([chunk(0, (), data=whole), small, small]) == [1, 2]


def test_a_text_that_is_sent_along_counts_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 100)
    with_text = chunk(0, (), Text(content="The mill of Oster ground 3 sacks in 1903. " * 3, reader="by hand"))
    assert sizes([with_text, with_text]) == [1, 1]


def test_no_chunk_is_taken_before_its_bundle_is_asked_for() -> None:
    taken: list[int] = []

    def coming() -> Iterator[Chunk]:
        for each in some_chunks(40, claims=50):
            taken.append(each.number)
            yield each

    first = next(bundles(coming()))
    assert taken == [each.number for each in first]


def test_a_parcel_comes_to_what_its_chunks_come_to() -> None:
    chunks = tuple(some_chunks(3))
    assert do(Parcel(chunks, identity(RULES))) == tuple(tuple(pieces(each)) for each in chunks)


def test_a_parcel_of_another_machine_is_not_done() -> None:
    other = replace(identity(RULES), verifier="9.9.9")
    with pytest.raises(WorkerError, match=r"a worker is not what this machine is: verifier .*, not 9\.9\.9") as raised:
        do(Parcel((chunk(0, [claim(1)], data=page("x")),), other))
    assert raised.value.hint


@pytest.mark.parametrize(
    ("theirs", "told"),
    [
        (replace(OURS, verifier="0.2.0"), ["verifier 0.2.0, not 0.1.0"]),
        (replace(OURS, reader="reader 2"), ["reader reader 2, not reader 1"]),
        (replace(OURS, matcher="lexical 2"), ["matcher lexical 2, not lexical 1"]),
        (replace(OURS, processor="aarch64"), ["processor aarch64, not x86_64"]),
        (replace(OURS, libraries=(("lxml", "5.0"), ("numpy", "2.1"))), ["numpy 2.1, not 2.0"]),
        (replace(OURS, libraries=(("lxml", "5.0"),)), ["numpy missing, not 2.0"]),
        (replace(OURS, libraries=(*reversed(OURS.libraries), ("more", "1"))), []),  # what is not asked for, and order
        (OURS, []),
        (
            Identity("0.2.0", "reader 1", "lexical 1", (("lxml", "4.0"), ("numpy", "2.0")), "x86_64"),
            ["verifier 0.2.0, not 0.1.0", "lxml 4.0, not 5.0"],
        ),
    ],
)
def test_each_difference_between_machines_is_named(theirs: Identity, told: list[str]) -> None:
    assert list(OURS.differences(theirs)) == told
    if not told:
        require_same(OURS, theirs, "worker-1")
        return
    with pytest.raises(WorkerError) as raised:
        require_same(OURS, theirs, "worker-1")
    assert str(raised.value) == f"worker-1 is not what this machine is: {'; '.join(told)}"
