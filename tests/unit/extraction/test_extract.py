"""The door of the room: what comes out of an article, whatever the article."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.extraction.build import EVERYTHING, claims_of, text_of
from verifier.domain.article import Article, Mark, MarkKind, Reference
from verifier.domain.text import Part, Region, Text
from verifier.extraction.extract import extract
from verifier.extraction.options import ExtractOptions

FERRIES = """Ferries on the northern routes

Sundlink carried 4.2 million passengers in 2023. The sea was calm.

It bought two ships for 90 million euros in May 2024."""


def test_a_claim_lies_where_the_article_says_it() -> None:
    text = text_of(FERRIES)
    claims = extract(text)
    assert [claim.sentence for claim in claims] == [claim.within(text.content) for claim in claims]
    assert claims[0].sentence == "Sundlink carried 4.2 million passengers in 2023."


def test_a_claim_keeps_the_heading_above() -> None:
    assert extract(text_of(FERRIES))[0].heading == "Ferries on the northern routes"


def test_a_claim_has_a_readable_id_of_its_own() -> None:
    claims = extract(text_of(FERRIES))
    assert len({claim.id for claim in claims}) == len(claims)
    assert "sundlink" in claims[0].id
    assert claims[0].id.endswith("2023")


def test_the_same_statement_has_the_same_id_wherever_it_stands() -> None:
    first = extract(text_of(FERRIES))[0]
    moved = extract(text_of(f"Norhaven lost 12 per cent of its sales in 2022.\n\n{FERRIES}"))
    assert first.id in [claim.id for claim in moved if claim.text == first.text]


def test_a_claim_cites_what_its_marks_point_at() -> None:
    text = text_of(FERRIES)
    end = text.content.index("2023.") + len("2023.")
    article = Article(
        text=text,
        marks=(Mark(start=end, end=end, kind=MarkKind.NOTE, marker="1", references=("n1",)),),
        references=(Reference(id="n1", text="Sundlink, Annual Report 2023", url="https://sundlink.example/ar"),),
    )
    first, *rest = extract(article)
    assert [(cited.marker, cited.reference, cited.url) for cited in first.citations] == [
        ("1", "n1", "https://sundlink.example/ar")
    ]
    assert all(not claim.citations for claim in rest)


def test_reasons_say_in_plain_words_what_weighs_most() -> None:
    reasons = extract(text_of("Norhaven paid 7.3 billion yuan for Sundlink in 2021."))[0].reasons
    assert reasons[0] == "states a figure: 7.3 billion yuan"
    assert "names an actor: Norhaven" in reasons


def test_figures_and_periods_are_those_of_the_claims_own_text() -> None:
    content = "Sundlink carried 4.2 million passengers last year, and Norhaven carried 6.1 million."
    claims = claims_of(content, date(2024, 5, 1))
    for claim in claims:
        assert all(figure.within(claim.text) == figure.text for figure in claim.figures)
        assert all(period.within(claim.text) == period.text for period in claim.periods)
    assert [period.text for period in claims[0].periods] == ["2023"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Will fares rise?",
        "Nobody should be surprised.",
        "I think that is a shame.",
        "Let us hope so.",
        "If demand weakens, the plants may become a burden.",
        "This support was welcome to the owners.",
        "Sign up for our letter on 12 ports and 40 ships.",
    ],
)
def test_what_is_no_statement_of_fact_is_left_out(sentence: str) -> None:
    assert extract(text_of(f"Norhaven sold two ships in May 2021.\n\n{sentence}"))[1:] == ()


def test_side_matter_is_left_out_but_for_notes_written_in_sentences() -> None:
    body = "Norhaven sold two ships in May 2021."
    content = f"{body}\n\nSales by region 2021\n\nThe act came into force in 2016."
    content += "\n\nAnn Lee, “Ports”, Daily, 3 May 2022."
    text = text_of(content).model_copy(
        update={
            "parts": (
                Part(start=0, end=len(body), region=Region.MAIN),
                Part(start=len(body) + 2, end=len(content), region=Region.SIDE),
            )
        }
    )
    assert [claim.sentence for claim in extract(text, options=EVERYTHING)] == [body, "The act came into force in 2016."]


def test_a_text_without_claims_gives_none() -> None:
    assert extract(text_of("What a day! We were so happy.")) == ()
    assert extract(text_of("")) == ()


def test_a_higher_threshold_takes_out_less() -> None:
    text = text_of(FERRIES)
    strict, lax = (extract(text, options=ExtractOptions(threshold=share)) for share in (0.9, 0.1))
    assert {claim.start for claim in strict} < {claim.start for claim in lax}


SIGNS = "Norhaven sold it, he and 5% in 2020. “The company” said; (x) \n—'’?"


@settings(deadline=None)
@given(st.lists(st.text(st.sampled_from(SIGNS), max_size=60), max_size=8))
def test_whatever_the_text_offsets_hold_and_ids_are_unique(pieces: list[str]) -> None:
    text = text_of(" ".join(pieces))
    claims = extract(text, options=EVERYTHING)
    assert all(claim.sentence == claim.within(text.content) for claim in claims)
    assert len({claim.id for claim in claims}) == len(claims)
    assert all(claim.text for claim in claims)
    assert claims == extract(text, options=EVERYTHING)


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=200))
def test_no_text_is_too_odd(content: str) -> None:
    text = Text(content=content, sentences=text_of(content).sentences, reader="test")
    for claim in extract(text, options=EVERYTHING):
        assert claim.sentence == claim.within(content)


@pytest.mark.parametrize(
    "content",
    [
        "a " * 20_000,
        "1," * 20_000,
        "Ann Lee. " * 3_000,
        "“" * 5_000,
        "Norhaven, Sundlink and " * 3_000,
        "It sold 5 ships; and " * 3_000,
        "(" * 5_000 + "5 ships sank." + ")" * 5_000,
    ],
    ids=["letters", "digits", "names", "quotes", "lists", "clauses", "brackets"],
)
def test_hostile_text_comes_to_an_end(content: str) -> None:
    text = text_of(content)
    assert all(claim.sentence == claim.within(content) for claim in extract(text, options=EVERYTHING))
