"""Wrapped pages: each test lays out a small page of its own."""

import textwrap

import pytest

from verifier.domain.text import Region, Text
from verifier.reading.reader import read_string

PROSE = (
    "The commission looked at how the port was run over the last ten years and found that the yard had handled more "
    "containers than its two rivals together, although it had fewer cranes than either of them."
)


def main(text: Text) -> list[str]:
    return [s.within(text.content) for s in text.sentences if text.region_at(s.start) is Region.MAIN]


def side(text: Text) -> list[str]:
    return [s.within(text.content) for s in text.sentences if text.region_at(s.start) is Region.SIDE]


def wrap(*paragraphs: str, width: int = 60, blank: str = "\n") -> str:
    return "\n\n".join(blank.join(textwrap.wrap(paragraph, width, break_on_hyphens=False)) for paragraph in paragraphs)


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_wrapped_lines_are_joined_with_or_without_blank_lines_between_them(blank: str) -> None:
    content = wrap(PROSE + " The yard now takes nearly 40 per cent of all boxes.", blank=blank)

    assert main(read_string(content)) == [PROSE, "The yard now takes nearly 40 per cent of all boxes."]


def test_paragraphs_on_one_line_each_are_never_joined() -> None:
    content = "\n".join([PROSE, "a line that begins small and has no point", PROSE])

    assert main(read_string(content)) == [PROSE, "a line that begins small and has no point", PROSE]


def test_a_sentence_a_line_is_not_taken_for_wrapped_text() -> None:
    lines = ["Home", "Sign in", "The port was built in 1970.", "It has two yards.", "It grew.", "Contact us"]

    assert main(read_string("\n".join(lines))) == lines[:-1]


def test_headings_stand_alone() -> None:
    content = f"Overview\n\n{wrap(PROSE)}\n\n\nWhat comes next\n\n{wrap(PROSE)}"

    assert main(read_string(content)) == ["Overview", PROSE, "What comes next", PROSE]


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("as was said in the informa-", "tion that the yard had sent in", "information"),
        ("as was said of the state-", "run yard and of all the others", "state-run"),  # both words stand in the text
        ("as was said of its self-", "reliance in the years before it", "self-reliance"),
        ("as was said in the China-", "Europe talks of the last years", "China-Europe"),
    ],
)
def test_a_word_broken_at_a_line_end_is_joined_and_a_compound_keeps_its_hyphen(
    above: str, below: str, joined: str
) -> None:
    content = (
        wrap(PROSE + " The state had run it.", width=30) + f"\n{above}\n{below} it all went on\nand on for a while."
    )

    assert joined in read_string(content).content


PAGES = "\n".join(
    [
        "PORT REVIEW 2020",
        "1",
        "",
        "The port was named in the report of the commission in 2019.1",
        "Two of its owners left under the Harbour Act 20162, and the",
        "third, which holds 134.7 hectares of land, was asked by the",
        "commission to pay a fine that was set by a court and which is",
        "",
        "1 See the report of the commission, 3 May 2019.",
        "2 12 harbours are named in the act, which the parliament has",
        "amended twice since then.",
        "https://example.org/report",
        "PORT REVIEW 2020",
        "2",
        "",
        "still unpaid. The yard has taken more than 40 per",
        "cent of all boxes since 2009.3 It hopes for the rest of them",
        "and has bought four new cranes for that in the last two years.",
        "",
        "3 Yard figures.",
        "https://example.org/yard",
    ]
)


def test_notes_and_page_headers_leave_the_sentence_that_they_interrupt() -> None:
    assert main(read_string(PAGES)) == [
        "The port was named in the report of the commission in 2019.",
        "Two of its owners left under the Harbour Act 2016, and the third, which holds 134.7 hectares of land, was "
        "asked by the commission to pay a fine that was set by a court and which is still unpaid.",
        "The yard has taken more than 40 per cent of all boxes since 2009.",
        "It hopes for the rest of them and has bought four new cranes for that in the last two years.",
    ]


def test_notes_keep_their_own_sentences_without_their_numbers() -> None:
    assert [line for line in side(read_string(PAGES)) if "PORT" not in line and not line.isdigit()] == [
        "See the report of the commission, 3 May 2019.",
        "12 harbours are named in the act, which the parliament has amended twice since then.",
        "https://example.org/report",
        "Yard figures.",
        "https://example.org/yard",
    ]


def test_running_headers_and_page_numbers_are_kept_aside() -> None:
    assert side(read_string(PAGES)).count("PORT REVIEW 2020") == 2
    assert {"1", "2"} <= set(side(read_string(PAGES)))


def test_chart_labels_stand_aside_but_a_figure_that_ends_a_wrapped_line_does_not() -> None:
    content = (
        wrap(PROSE + " In all it has handled boxes, at the last count, in numbers of")
        + "\n300.\n\n12%\n\n"
        + wrap(PROSE)
    )
    text = read_string(content)

    assert side(text) == ["12%"]
    assert "in numbers of 300." in text.content


def test_a_numbered_list_without_references_is_no_block_of_notes() -> None:
    content = (
        wrap(PROSE)
        + "\n\n1. The first rule is that the yard pays what it owes to all.\n2. The second rule is the same.\n"
    )

    assert not side(read_string(content))
