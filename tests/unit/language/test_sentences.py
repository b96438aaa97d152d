import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.language.sentences import LONGEST_SENTENCE, split_sentences


def sentences(content: str) -> list[str]:
    return [span.within(content) for span in split_sentences(content)]


@pytest.mark.parametrize(
    "marked",
    [
        "It was signed into law.|It took effect in May.",
        "Revenue fell 3.5 per cent.|Profit rose.",
        "Mr. Lee met Ms. Chen and Dr. A. B. Stone in St. Louis.|They agreed.",
        "See No. 4 and Fig. 3 on p. 12.|Both help.",
        "It cost Rs. 500 in Jan. 2020 vs. Rs. 300 before.|Nobody minded.",
        "The U.S. Congress met.|It voted.",
        "The firm does business in the U.S.|The company left Europe.",
        "The firm does business in the U.S.|Nokia declined to comment.",
        "Trade with the U.K. Government ended.|It resumed.",
        "Ericsson’s rivals left the country.4|Prices fell.5|Nobody cared.",
        "It has been so since 2014.7|Little has changed.",
        "It was called “a mistake.”|He left.",
        "“Why?” asked the minister.|No one knew.",
        "“We will see,” he said.|“Perhaps.”",
        "Sales were weak…|Investors fled.",
        "The rate is 3.5 percent.|The other is 4.",
        "J. R. Tolkien wrote it.|We read it.",
        "The chip, made at 5 nm. nodes, is new.|It sells.",
        "See e.g. the report.|It is long.",
        "First line.\n\nSecond paragraph",
    ],
)
def test_a_bar_marks_every_boundary(marked: str) -> None:
    expected = [piece.strip() for piece in marked.replace("\n\n", "|").split("|")]
    content = marked.replace("|", " ")

    assert sentences(content) == expected


def test_one_line_break_is_a_space_and_a_blank_line_ends_a_sentence() -> None:
    assert sentences("one\ntwo\n\nthree") == ["one\ntwo", "three"]


def test_only_the_given_stretch_is_split() -> None:
    content = "Zero. One is here. Two is there. Three."

    assert [span.within(content) for span in split_sentences(content, 6, 32)] == ["One is here.", "Two is there."]


def test_offsets_count_code_points() -> None:
    content = "Ein 😀 here. É is next."

    assert sentences(content) == ["Ein 😀 here.", "É is next."]


@given(st.text(alphabet=st.sampled_from("aA.!?1 \n“”\"'()U…é😀\ud800")))
def test_spans_are_in_order_trimmed_and_lose_only_white_space(content: str) -> None:
    spans = split_sentences(content)

    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.within(content) == span.within(content).strip() != "" for span in spans)
    assert "".join("".join(span.within(content).split()) for span in spans) == "".join(content.split())


@settings(deadline=None, max_examples=20)
@given(st.integers(LONGEST_SENTENCE - 3, LONGEST_SENTENCE + 3))
def test_windows_do_not_show(length: int) -> None:
    content = "word " * (length // 5) + "ends. " + "Another one is here. " * 3

    assert sentences(content)[-3:] == ["Another one is here."] * 3


@pytest.mark.parametrize(
    "hostile",
    ["a" * 300_000, "word " * 60_000, "." * 300_000, "(“" * 150_000, "1." * 150_000, ". " * 150_000, "A.\n\n" * 9_000],
)
def test_time_stays_linear_on_hostile_input(hostile: str) -> None:
    started = time.process_time()
    spans = split_sentences(hostile)

    assert time.process_time() - started < 5
    assert all(span.end - span.start <= LONGEST_SENTENCE for span in spans)
