"""Searching the queue: what is found is what holds all words, whatever signs they are made of, on either database."""

from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verifier.domain.decision import Answered, Subject
from verifier.domain.review import Filter, Order, ReviewItem, State
from verifier.store.search import FEW, TABLE, trigrams
from verifier.store.store import Store

HOSTILE = [
    *['"', "''", '""a"', "a OR b", "harb*", "NEAR(a b)", "words:x", "^har", "-har", "(", "%", "_", "\\", "har\\"],
    *[
        "ΣΊΣΥΦΟΣ",
        "ﬁnal",
        "straße",
        "日本語",
        "🚢🚢🚢",
        "a\0b",
        ":x",
        "{",
        "{1}",
        "%s",
        "100%",
        "%(x)s",
        "\ufeff\ufeff\ufeff",
    ],
]


def item(number: int, text: str) -> ReviewItem:
    return ReviewItem(
        subject=Subject.CLAIM,
        key=f"d/{number}",
        text=text,
        severity=1,
        confidence=0.5,
        since=datetime(2025, 7, 12, tzinfo=UTC),
        documents=("d",),
        answers=Answered(statement="s"),
        state=State.CHECKED,
    )


def keep(store: Store, texts: list[str]) -> None:
    with store.reviewing.writing() as writing:
        writing.replace_items(item(number, text) for number, text in enumerate(texts))


def found(store: Store, words: str) -> list[str]:
    wanted = Filter(text=words)
    items = store.reviewing.page(wanted, Order.NAME, "", 10_000)
    assert store.reviewing.count(wanted) == len(items)
    return sorted(each.text for each in items)


def expected(texts: list[str], words: str) -> list[str]:
    """Return what holds all words, told in the plainest way."""
    plain = [f"d/{number} {text} ".casefold().replace("\0", " ") for number, text in enumerate(texts)]
    wanted = words.casefold().replace("\0", " ").split()
    return sorted(text for text, held in zip(texts, plain, strict=True) if all(word in held for word in wanted))


def test_signs_that_mean_something_to_a_search_are_only_signs(store: Store) -> None:
    texts = ["harbour", "a or b", "near the harb*", *(f"in it: {words} there" for words in HOSTILE)]
    keep(store, texts)
    for words in HOSTILE:
        assert found(store, words) == expected(texts, words)
        assert f"in it: {words} there" in expected(texts, words)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(
    texts=st.lists(st.text("aAbß .\u0301é日🚢\"'*-", max_size=12), max_size=6),
    words=st.text("aAbß é日🚢\"'*-", min_size=1, max_size=6),
)
def test_what_is_found_is_what_holds_all_words(store: Store, texts: list[str], words: str) -> None:
    keep(store, texts)
    assert found(store, words) == expected(texts, words)


def test_words_that_are_nearly_everywhere_are_found_everywhere(store: Store) -> None:
    keep(store, [f"harbour {number}" for number in range(FEW + 20)])
    assert len(found(store, "harbour")) == FEW + 20
    assert found(store, "harbour 517") == ["harbour 517"]
    assert found(store, "zeppelin") == []


def test_the_index_follows_the_queue(store: Store) -> None:
    keep(store, ["harbour", "quay"])
    keep(store, ["lighthouse"])
    assert (found(store, "harbour"), found(store, "lighthouse")) == ([], ["lighthouse"])


def test_an_sqlite_without_an_index_finds_the_same(file_store: Store) -> None:
    with file_store._writing() as connection:
        connection.exec_driver_sql(f"DROP TABLE {TABLE}")
    keep(file_store, ["harbour", "quay"])
    assert found(file_store, "harb") == ["harbour"]


def test_trigrams_are_those_within_words() -> None:
    assert trigrams("of a to") == []
    assert len(trigrams("harbour")) == 5
    assert set(trigrams("harbour")) < set(trigrams("the harbour authority"))
    assert all(-(2**31) <= number < 2**31 for number in trigrams("日本語 🚢🚢🚢🚢 harbour \ud800ab"))
