"""Whose turn it is, without a clock: jobs are words, and moments are numbers."""

import math

from hypothesis import given
from hypothesis import strategies as st

from verifier.fetching.turns import Turns


def turns(in_flight: int = 100, per_host: int = 100, spacing_s: float = 0) -> Turns[str]:
    return Turns(in_flight, per_host, spacing_s)


def test_hosts_are_served_in_turn() -> None:
    queue = turns()
    for job in ("a1", "a2", "a3", "b1", "c1", "c2"):
        queue.add(job[0], job)
    assert list(queue.take(0)) == ["a1", "b1", "c1", "a2", "c2", "a3"]


def test_what_has_begun_goes_before_what_has_not() -> None:
    queue = turns()
    queue.add("a", "new")
    queue.add_first("a", "begun")
    assert list(queue.take(0)) == ["begun", "new"]


def test_a_host_and_all_hosts_together_have_limits() -> None:
    queue = turns(in_flight=3, per_host=2)
    for job in ("a1", "a2", "a3", "b1", "b2"):
        queue.add(job[0], job)
    assert list(queue.take(0)) == ["a1", "b1", "a2"]
    assert list(queue.take(9)) == []
    queue.done("a")
    assert list(queue.take(9)) == ["b2"]  # the turn went on
    queue.done("b")
    assert list(queue.take(9)) == ["a3"]


def test_requests_to_one_host_lie_apart() -> None:
    queue = turns(spacing_s=2)
    queue.add("a", "a1")
    queue.add("a", "a2")
    queue.add("b", "b1")
    assert list(queue.take(10)) == ["a1", "b1"]
    assert queue.next_moment() == 12
    assert list(queue.take(11.9)) == []
    assert list(queue.take(12)) == ["a2"]
    assert queue.next_moment() == math.inf


def test_what_waits_holds_no_place_and_comes_first_when_it_is_due() -> None:
    queue = turns(in_flight=1)
    queue.add_at(5, "a", "again")
    queue.add("a", "next")
    assert queue.next_moment() == 0
    assert list(queue.take(0)) == ["next"]
    assert queue.next_moment() == 5
    queue.done("a")
    queue.add("a", "later")
    assert list(queue.take(5)) == ["again"]


def test_a_host_that_bids_to_wait_is_left_alone_and_the_others_are_not() -> None:
    queue = turns()
    queue.add("a", "a1")
    queue.add("b", "b1")
    queue.hold("a", 30)
    queue.hold("a", 20)  # the longer wait counts
    assert list(queue.take(1)) == ["b1"]
    assert list(queue.take(29)) == []
    assert list(queue.take(30)) == ["a1"]


def test_what_is_dropped_comes_back_whole_and_nothing_is_left() -> None:
    queue = turns(in_flight=1)
    for job in ("a1", "a2", "b1"):
        queue.add(job[0], job)
    queue.add_at(3, "c", "c1")
    assert list(queue.take(0)) == ["a1"]
    assert list(queue.drop_host("a")) == ["a2"]
    assert sorted(queue.drop()) == ["b1", "c1"]
    queue.done("a")
    assert list(queue.take(99)) == []
    assert queue.host("c").is_idle


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from([0, 1, 5])), max_size=40),
    st.integers(1, 4),
    st.integers(1, 3),
)
def test_every_job_comes_out_once_and_no_limit_is_broken(
    jobs: list[tuple[str, int]], in_flight: int, per_host: int
) -> None:
    queue = turns(in_flight, per_host, 0.5)
    for number, (host, due) in enumerate(jobs):
        if due:
            queue.add_at(due, host, f"{host}{number}")
        else:
            queue.add(host, f"{host}{number}")
    out, running, now = list[str](), list[str](), 0.0
    while len(out) < len(jobs):
        began = list(queue.take(now))
        out += began
        running += began
        assert len(running) <= in_flight
        assert all(sum(job[0] == host for job in running) <= per_host for host in "abc")
        if running:
            queue.done(running.pop(0)[0])
        else:
            assert queue.next_moment() < math.inf
            now = max(now, queue.next_moment())
        now += 0.1
    assert sorted(out) == sorted(f"{host}{number}" for number, (host, _) in enumerate(jobs))
