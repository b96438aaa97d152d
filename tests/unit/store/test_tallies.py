"""Tallies: the counts of the queue's kinds are always those of the items themselves, whatever changes them."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.domain.assessment import Verdict
from verifier.domain.decision import Answered, Subject
from verifier.domain.review import NOBODY, OPEN, Filter, ReviewItem, State
from verifier.store.queue import MOST_COUNTED
from verifier.store.store import Store, open_store

AT = datetime(2025, 7, 12, tzinfo=UTC)
NAMES = ("", "ana", "bo")
FILTERS = st.builds(
    Filter,
    subject=st.none() | st.sampled_from(Subject),
    verdict=st.none() | st.sampled_from(Verdict),
    states=st.sampled_from([(), OPEN, (State.REVIEWED,)]),
    assignee=st.sampled_from([*NAMES, NOBODY]),
    only_changed=st.booleans(),
)
KINDS = st.lists(
    st.tuples(st.none() | st.sampled_from(Verdict), st.sampled_from(State), st.sampled_from(NAMES), st.booleans()),
    max_size=12,
)
CHANGES = st.lists(st.tuples(st.integers(0, 11), st.sampled_from(State), st.sampled_from(NAMES)), max_size=12)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store whose queue each example replaces."""
    with open_store(tmp_path_factory.mktemp("tallies") / "verifier.db") as opened:
        yield opened


def item(number: int, verdict: Verdict | None, state: State, assignee: str, *, is_changed: bool) -> ReviewItem:
    return ReviewItem(
        subject=Subject.CLAIM if verdict else Subject.CONFLICT,
        key=f"paper/{number}",
        text="words in all",
        verdict=verdict,
        before=Verdict.REFUTED if is_changed else None,
        severity=1,
        confidence=0.5,
        since=AT,
        documents=("paper",),
        answers=Answered(statement="s"),
        state=state,
        assignee=assignee,
    )


def meets(each: ReviewItem, wanted: Filter) -> bool:
    return (
        wanted.subject in {None, each.subject}
        and wanted.verdict in {None, each.verdict}
        and (not wanted.states or each.state in wanted.states)
        and (not wanted.assignee or each.assignee == ("" if wanted.assignee == NOBODY else wanted.assignee))
        and (not wanted.only_changed or each.is_changed)
    )


@given(KINDS, CHANGES, FILTERS)
def test_a_count_is_that_of_the_items(
    shared: Store,
    kinds: list[tuple[Verdict | None, State, str, bool]],
    changes: list[tuple[int, State, str]],
    wanted: Filter,
) -> None:
    items = {
        at: item(at, verdict, state, name, is_changed=is_changed)
        for at, (verdict, state, name, is_changed) in enumerate(kinds)
    }
    with shared.reviewing.writing() as writing:
        writing.replace_items(items.values())
    for at, state, name in changes:
        if at in items:
            items[at] = items[at].model_copy(update={"state": state, "assignee": name})
            with shared.reviewing.writing() as writing:
                writing.update_items([items[at]])
    assert shared.reviewing.count(wanted) == len([each for each in items.values() if meets(each, wanted)])
    assert shared.reviewing.assignees() == sorted({each.assignee for each in items.values()} - {""})
    told = {(each.subject, each.verdict, each.state): each.count for each in shared.reviewing.tallies()}
    assert told == Counter((each.subject, each.verdict, each.state) for each in items.values())


def test_many_at_once_are_counted_once_each(store: Store) -> None:
    items = [item(at, Verdict.REFUTED, State.CHECKED, "", is_changed=False) for at in range(1500)]
    with store.reviewing.writing() as writing:
        writing.replace_items(items)
        writing.update_items(each.model_copy(update={"assignee": "ana"}) for each in items)
    assert store.reviewing.count(Filter(assignee="ana")) == 1500
    assert store.reviewing.assignees() == ["ana"]


def test_a_change_that_is_taken_back_leaves_the_counts_as_they_were(store: Store) -> None:
    one = item(1, Verdict.REFUTED, State.CHECKED, "", is_changed=False)
    with store.reviewing.writing() as writing:
        writing.replace_items([one])

    def broken_off() -> None:
        with store.reviewing.writing() as writing:
            writing.update_items([one.model_copy(update={"state": State.REVIEWED})])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert store.reviewing.count(Filter(states=(State.CHECKED,))) == 1


def test_what_is_found_by_words_is_counted_up_to_a_bound(store: Store) -> None:
    items = [item(at, Verdict.REFUTED, State.CHECKED, "", is_changed=False) for at in range(MOST_COUNTED + 5)]
    with store.reviewing.writing() as writing:
        writing.replace_items(items)
    assert store.reviewing.count(Filter(text="words")) == MOST_COUNTED
    assert store.reviewing.count(Filter(document="paper")) == MOST_COUNTED
    assert store.reviewing.count(Filter()) == MOST_COUNTED + 5
