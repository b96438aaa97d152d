"""Which sentences of an article may be statements at all."""

import pytest

from tests.unit.extraction.build import text_of
from verifier.domain.article import Article
from verifier.extraction.prose import is_heading, may_state, read_prose

PORTS = "Ports\n\nOne port closed. Two opened later.\n\nRails\n\nNo line was built."


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("US Concerns", True),
        ("Norhaven Buys Rival in Record Deal", True),
        ("Exports fell by 4 per cent in 2020.", False),
        ("He said: “No.”", False),
    ],
)
def test_a_heading_is_a_short_line_without_a_full_stop(line: str, *, is_one: bool) -> None:
    assert is_heading(line) is is_one


@pytest.mark.parametrize(
    ("written", "may"),
    [
        ("When the bank failed, 40 people lost their jobs.", True),  # opens like a question, and is none
        ("How small ports survive the winter.", False),
        ("Who paid for it?", False),
        ("This paper argues that ports matter.", False),
        ("By Ann Lee", False),
        ("Read more about ports.", False),
        ("It fell.", False),
    ],
)
def test_questions_titles_bylines_and_menus_state_nothing(written: str, *, may: bool) -> None:
    assert may_state(written) is may


def test_a_sentence_knows_its_heading_and_paragraph() -> None:
    prose = read_prose(Article(text=text_of(PORTS)))
    assert [(sentence.heading, sentence.paragraph) for sentence in prose] == [("Ports", 1), ("Ports", 1), ("Rails", 3)]


def test_who_the_writer_is_counts_at_either_end_only() -> None:
    bio = "Ann Lee is a senior fellow at the Harbour Institute. She holds a degree in law."
    body = "\n\n".join(f"Port {number} handled 5 million tonnes in 2020." for number in range(20))
    assert all("fellow" not in sentence.text for sentence in read_prose(Article(text=text_of(f"{body}\n\n{bio}"))))
    middle = read_prose(Article(text=text_of(f"{body}\n\n{bio}\n\n{body}")))
    assert any("fellow" in sentence.text for sentence in middle)
