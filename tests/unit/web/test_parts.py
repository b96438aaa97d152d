"""The parts that pages are made of: addresses, marks, charts and words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.domain.assessment import Verdict
from verifier.domain.check import CheckKind
from verifier.domain.decision import Act, Stale, Subject, Why
from verifier.domain.health import Health
from verifier.domain.review import OPEN, Filter, Order, State
from verifier.review.marks import Mark, marks_in_claim
from verifier.web import words
from verifier.web.addresses import View, view_of
from verifier.web.charts import HEIGHT, WIDTH, bars, shares
from verifier.web.marking import marked
from verifier.web.rendering import environment, short
from verifier.web.tokens import Doors

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=30).map(str.strip)
VIEWS = st.builds(
    View,
    wanted=st.builds(
        Filter,
        subject=st.none() | st.sampled_from(Subject),
        verdict=st.none() | st.sampled_from(Verdict),
        states=st.just(OPEN) | st.just(()) | st.sampled_from(State).map(lambda state: (state,)),
        document=WORDS,
        source=WORDS,
        assignee=WORDS,
        text=WORDS,
        only_changed=st.booleans(),
    ),
    order=st.sampled_from(Order),
)


@given(VIEWS)
def test_a_view_is_read_back_from_its_address(view: View) -> None:
    assert view_of(view.fields) == view


def test_the_usual_view_has_a_plain_address() -> None:
    assert View().queue() == "/queue"
    assert not View().is_narrowed
    assert View(wanted=Filter(states=())).queue() == "/queue?state=all"
    assert View(wanted=Filter(states=OPEN, text="a&b=c")).queue("x") == "/queue?q=a%26b%3Dc&after=x"


@given(st.text(max_size=200), st.lists(st.tuples(st.integers(0, 200), st.integers(1, 20)), max_size=8))
def test_the_pieces_of_a_text_give_it_back(text: str, places: list[tuple[int, int]]) -> None:
    marks: list[Mark] = []
    for start, length in sorted(places):
        if start >= (marks[-1].end if marks else 0) and start + length <= len(text):
            marks.append(Mark(start=start, end=start + length, kind=CheckKind.FIGURE))
    pieces = list(marked(text, marks))
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.mark for piece in pieces if piece.mark] == marks


def test_figures_that_no_check_speaks_of_are_marked_without_a_number() -> None:
    found = list(marked("It cost 5 euros.", marks_in_claim("It cost 5 euros.", (), None)))
    assert [(piece.text, piece.mark.tie if piece.mark else None) for piece in found] == [
        ("It cost ", None),
        ("5 euros", 0),
        (".", None),
    ]


@given(st.lists(st.lists(st.integers(0, 10**9), min_size=1, max_size=6), max_size=40))
def test_bars_stay_within_the_picture_and_do_not_overlap(columns: list[list[int]]) -> None:
    drawn = bars(
        [(str(at), [(str(place), count) for place, count in enumerate(each)]) for at, each in enumerate(columns)]
    )
    for bar in drawn:
        assert all(part.x >= 0 and part.x + part.width <= WIDTH + 0.1 for part in bar.parts)
        assert all(part.y >= 0 and part.y + part.height <= HEIGHT + 0.1 for part in bar.parts)
        assert all(above.y + above.height == pytest.approx(below.y, abs=0.1) for above, below in pairwise(bar.parts))
    assert all(left.x < right.x for left, right in pairwise(drawn))
    assert [bar.total for bar in drawn] == [sum(each) for each in columns]


@given(st.lists(st.integers(0, 10**9), max_size=7))
def test_shares_fill_the_bar(counts: list[int]) -> None:
    drawn = shares([(str(place), count) for place, count in enumerate(counts)])
    assert sum(part.width for part in drawn) == pytest.approx(WIDTH if any(counts) else 0, abs=0.1)


@pytest.mark.parametrize(
    ("table", "kinds"),
    [
        (words.STATE_WORDS, State),
        (words.STATE_SIGNS, State),
        (words.ACT_WORDS, Act),
        (words.WHY_WORDS, Why),
        (words.STALE_WORDS, Stale),
        (words.HEALTH_WORDS, Health),
        (words.HEALTH_SIGNS, Health),
        (words.ORDER_WORDS, Order),
    ],
)
def test_there_are_words_for_everything_and_no_two_read_alike(table: dict[str, str], kinds: type[State]) -> None:
    assert set(table) == set(kinds)
    assert len(set(table.values())) == len(table)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//x",
        "https:",
        " x",
    ],
)
def test_only_addresses_of_the_web_become_links(address: str) -> None:
    parts = environment().get_template("_parts.html").module
    assert "<a" not in str(parts.link(address))  # type: ignore[attr-defined]


def test_a_link_tells_the_other_site_nothing() -> None:
    link = str(environment().get_template("_parts.html").module.link("https://example.org/?a=1&b='"))  # type: ignore[attr-defined]
    assert 'rel="noopener noreferrer nofollow"' in link
    assert "&amp;b=&#39;" in link


@given(st.text(max_size=300), st.integers(1, 80))
def test_what_is_shortened_is_short_and_on_one_line(text: str, length: int) -> None:
    assert len(short(text, length)) <= length
    assert "\n" not in short(text, length)


def test_a_token_is_used_once_and_an_old_one_lapses() -> None:
    doors = Doors()
    first, second = doors.invite(), doors.invite()
    session = doors.enter(second)
    assert doors.knows(session)
    assert doors.enter(second) == ""
    assert not doors.knows(second)
    for _ in range(100):
        doors.invite()
    assert doors.enter(first) == ""
    assert doors.knows(session)
