import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.matching.entailment.wording import plain_wording


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("five firms", "5 firms"),
        ("It raised $15 billion.", "It raised 15bn US dollars."),
        ("It rose 5 per cent.", "It rose 5%."),
        ("1,250,000 voters", "1.25 million voters"),
        ("twenty-seven months", "27 months"),
        ("It opened on 3 March 2019.", "It opened on March 3, 2019."),
        ("It opened on 3rd of March 2019.", "It opened on 3 Mar 2019."),
        ("roughly 160 people", "about 160 people"),
        ("a dozen eggs", "12 eggs"),
    ],
)
def test_what_means_the_same_looks_the_same(one: str, other: str) -> None:
    assert plain_wording(one) == plain_wording(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$15 billion", "€15 billion"),
        ("$15 billion", "$15 million"),
        ("5 per cent", "5 percentage points"),
        ("more than 20 people", "less than 20 people"),
        ("about 20 people", "20 people"),
        ("3 March 2019", "3 May 2019"),
        ("3 March 2019", "March 2019"),
        ("7 miles", "7 km"),
        ("1990", "the 1990s"),
    ],
)
def test_what_differs_still_differs(one: str, other: str) -> None:
    assert plain_wording(one) != plain_wording(other)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n", "No figure stands here.", "Hundreds of thousands fled.", "Profits doubled.", "the second phase",
     "in fiscal year 2023", "No one knows.", "The Mate phone"],
)  # fmt: skip
def test_what_says_more_than_a_number_keeps_its_words(text: str) -> None:
    assert plain_wording(text) == text


def test_the_rest_of_the_text_is_left_as_it_was() -> None:
    text = "Sales were “fine”:\n  five firms\tagreed. The others (two) did not — yet."
    assert plain_wording(text) == "Sales were “fine”:\n  5 firms\tagreed. The others (2) did not — yet."


@given(st.text(max_size=200))
@settings(deadline=None, max_examples=50)
def test_any_text_is_read_and_read_alike(text: str) -> None:
    assert plain_wording(text) == plain_wording(text)


def test_a_figure_among_hostile_signs_is_still_found() -> None:
    assert "5 %" in plain_wording("\0😀 five per cent \u202e" + ", " * 5000)
