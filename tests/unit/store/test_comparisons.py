"""What is known of statements and pairs: kept once, and thrown away when statements are compared in another way."""

import pytest

from verifier.store import comparisons
from verifier.store.batches import KEYS, ROWS
from verifier.store.store import Store, open_store

OLD, NEW = "comparer 1", "comparer 2"


def test_statements_come_back_by_their_digest(store: Store) -> None:
    store.comparisons.keep_statements(OLD, {"a": "A", "b": "B"})
    assert store.comparisons.statements(["a", "c"]) == {"a": "A"}


def test_pairs_come_back_in_the_order_and_for_what_they_were_compared(store: Store) -> None:
    store.comparisons.keep_pairs({("a", "b", "between"): "", ("a", "b", "within"): "X", ("a", "c", "between"): "Y"})
    assert store.comparisons.pairs([("a", "b", "between"), ("b", "a", "between"), ("a", "b", "within")]) == {
        ("a", "b", "between"): "",
        ("a", "b", "within"): "X",
    }


def test_what_is_kept_twice_stays_as_it_was(store: Store) -> None:
    for noun in ("first", "second"):
        store.comparisons.keep_statements(OLD, {"a": noun})
        store.comparisons.keep_pairs({("a", "b", "between"): noun})
    assert store.comparisons.statements(["a"]) == {"a": "first"}
    assert store.comparisons.pairs([("a", "b", "between")]) == {("a", "b", "between"): "first"}


def test_what_another_comparer_left_is_thrown_away(store: Store) -> None:
    store.comparisons.keep_statements(OLD, {"a": "A"})
    store.comparisons.keep_pairs({("a", "b", "between"): "", ("a", "c", "between"): "X"})
    store.comparisons.keep_statements(NEW, {})
    assert store.comparisons.statements(["a"]) == {"a": "A"}  # nothing to keep, nothing thrown away
    store.comparisons.keep_statements(NEW, {"d": "D"})
    store.comparisons.keep_pairs({("d", "e", "between"): "Y"})
    assert store.comparisons.statements(["a", "d"]) == {"d": "D"}
    wanted = [("a", "b", "between"), ("a", "c", "between"), ("d", "e", "between")]
    assert store.comparisons.pairs(wanted) == {("d", "e", "between"): "Y"}


@pytest.mark.parametrize("count", [KEYS + 1, ROWS + 1])
def test_more_than_one_query_takes_come_back(store: Store, count: int) -> None:
    statements = {f"{number:05d}": str(number) for number in range(count)}
    pairs = {(digest, "x", "between"): noun for digest, noun in statements.items()}
    store.comparisons.keep_statements(OLD, statements)
    store.comparisons.keep_pairs(pairs)
    assert store.comparisons.statements(statements) == statements
    assert store.comparisons.pairs(pairs) == pairs


def test_it_is_there_when_the_database_is_opened_again_and_makes_no_other_content(store: Store) -> None:
    before = store.fingerprint()
    store.comparisons.keep_statements(OLD, {"a": "[1]"})
    store.close()
    with open_store(store.place) as again:
        assert again.comparisons.statements(["a"]) == {"a": "[1]"}
        assert again.fingerprint() == before
        assert again.check() == []


def test_statements_that_nobody_uses_go_when_they_are_far_more_than_the_others(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparisons, "UNUSED", 3)
    statements = {f"{number:04d}": "" for number in range(KEYS + 20)}
    pairs = {(digest, "0000", "between"): "" for digest in statements} | {("0000", "0009", "between"): "X"}
    store.comparisons.keep_statements(OLD, statements)
    store.comparisons.keep_pairs(pairs)
    assert store.comparisons.forget_unused(["0000", "0001"]) == KEYS + 18
    assert store.comparisons.statements(statements) == {"0000": "", "0001": ""}
    assert set(store.comparisons.pairs(pairs)) == {("0000", "0000", "between"), ("0001", "0000", "between")}


def test_a_few_that_nobody_uses_stay(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparisons, "UNUSED", 3)
    statements = dict.fromkeys("abcdefgh", "")
    store.comparisons.keep_statements(OLD, statements)
    assert store.comparisons.forget_unused(["a"]) == 0  # one, four times as many, and three
    assert store.comparisons.statements(statements) == statements
    store.comparisons.keep_statements(OLD, {"i": ""})
    assert store.comparisons.forget_unused(["a"]) == 8
