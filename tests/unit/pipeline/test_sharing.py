"""Runs at the same time divide the texts between them, and each has judged all of them at its end."""

from collections.abc import Iterator
from itertools import zip_longest

import pytest

from verifier.domain.database import Place
from verifier.pipeline.origins import Origin, Payload
from verifier.pipeline.sharing import SHARE, shared
from verifier.store.store import Store, open_store

MANY = 3 * SHARE + 5


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    with open_store(place) as opened:
        yield opened


def origins(count: int = MANY) -> list[Origin]:
    return [
        Origin(f"{number}.txt", (), lambda: Payload(b"", ""), file=f"texts/{number}.txt") for number in range(count)
    ]


def names(found: Iterator[Origin]) -> list[str]:
    return [origin.name for origin in found]


def test_a_run_that_is_alone_keeps_the_order(store: Store) -> None:
    plain = [origin.name for origin in origins()]
    assert names(shared(origins(), store.work, "one", lambda _: True)) == plain
    assert names(shared(origins(), None, "one", lambda _: True)) == plain
    assert names(shared(origins(), store.work, "two", lambda _: True)) == plain  # nothing is left of the run before


def test_runs_at_the_same_time_are_at_different_texts(store: Store) -> None:
    done: set[str] = set()
    new: list[str] = []
    runs = [shared(origins(), store.work, name, lambda origin: origin.name in done) for name in ("one", "two", "three")]
    for turn in zip_longest(*runs):
        new += [origin.name for origin in turn if origin is not None and origin.name not in done]
        done |= {origin.name for origin in turn if origin is not None}
    assert sorted(new) == sorted(origin.name for origin in origins())  # nothing was begun by two of them


def test_each_run_comes_to_all_texts(store: Store) -> None:
    one, two = (shared(origins(), store.work, name, lambda _: False) for name in ("one", "two"))
    pairs = list(zip_longest(one, two))
    for found in zip(*pairs, strict=True):
        assert sorted(each.name for each in found if each) == sorted(origin.name for origin in origins())


def test_what_a_killed_run_took_is_done_without_waiting(store: Store) -> None:
    killed = shared(origins(), store.work, "killed", lambda _: False)
    for _ in range(3):
        next(killed)
    assert sorted(names(shared(origins(), store.work, "other", lambda _: True))) == sorted(
        origin.name for origin in origins()
    )
    del killed


def test_a_few_texts_are_not_worth_a_word(store: Store) -> None:
    few = shared(origins(SHARE), store.work, "one", lambda _: True)
    assert next(few).name == "0.txt"
    assert store.work.offer("any", ["a"]) == 1
    with store._reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM work").scalar_one() == 1


def test_other_claims_or_texts_are_another_job(store: Store) -> None:
    one = shared(origins(), store.work, "one", lambda _: False)
    other = shared(origins()[1:], store.work, "two", lambda _: False)
    assert (next(one).name, next(other).name) == ("0.txt", "1.txt")
    one.close()  # type: ignore[attr-defined]
    assert names(other) == [f"{number}.txt" for number in range(2, MANY)]
