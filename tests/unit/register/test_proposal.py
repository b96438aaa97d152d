"""What an article gives for its claim file, and that lint takes it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.register.articles import CLAIMS, article, claim
from verifier.domain.article import Article, Reference
from verifier.domain.claim import Citation, Claim, Document, Source, SourceKind
from verifier.domain.extracted import Cited, ExtractedClaim
from verifier.domain.finding import Severity
from verifier.domain.text import Text
from verifier.register.book import Book
from verifier.register.claimfile import read_claim_file
from verifier.register.create import claim_file_text
from verifier.register.load import load_register
from verifier.register.proposal import Proposal, propose
from verifier.register.register import Register
from verifier.register.tree import parse

DOCUMENT = Document(id="quay", title="The quay grew again", url="https://post.example/quay")


def loaded(proposal: Proposal, folder: Path) -> Register:
    path = folder / "quay.yaml"
    path.write_text(
        claim_file_text(proposal.document, proposal.sources, proposal.claims, proposal.remarks, proposal.about),
        encoding="utf-8",
    )
    return load_register([path])


def test_what_is_written_is_read_back_as_the_same_claims(tmp_path: Path) -> None:
    proposal = propose(article(), CLAIMS, DOCUMENT)
    register = loaded(proposal, tmp_path)
    assert register.claims == proposal.claims
    assert tuple(register.sources["quay"].values()) == proposal.sources
    assert register.documents == {"quay": DOCUMENT}
    assert [found.code for found in register.findings if found.severity is not Severity.NOTE] == []


def test_ibid_and_its_note_are_one_source_with_two_places() -> None:
    proposal = propose(article(), CLAIMS, DOCUMENT)
    first, second = (one.citations for one in proposal.claims[:2])
    assert first == (Citation(source="authority-2025"),)
    assert second == (Citation(source="authority-2025", locator="p. 14"),)
    assert proposal.source_of["n1"] == proposal.source_of["n2"] == "authority-2025"


def test_sources_say_what_the_references_say_and_no_more() -> None:
    proposal = propose(article(), CLAIMS, DOCUMENT)
    assert [(source.id, source.title, source.kind) for source in proposal.sources] == [
        ("authority-2025", "Annual report of the port", None),
        ("county-example-figures-staff", "https://www.county.example/figures/staff.html", None),
    ]
    assert str(proposal.sources[0].published) == "2025-02-01"


@pytest.mark.parametrize(
    ("reference", "source"),
    [
        (
            Reference(id="a", text="x", title="T", authors=("Berg, Ida",), issued="2019", doi="10.1000/x",
                      url="https://doi.org/10.1000/x"),
            Source(id="berg-2019", title="T", doi="10.1000/x"),
        ),  # the resolver's address says what the DOI says; a year is no day
        (
            Reference(id="a", text="x", title="On ferries", arxiv="2001.01234"),
            Source(id="on-ferries", title="On ferries", url="https://arxiv.org/abs/2001.01234", kind=SourceKind.PAPER),
        ),
        (Reference(id="a", text="here", url="ftp://x.example/a"), Source(id="here", title="here")),
        (Reference(id="a", text=" ", url="https://x.example/"), Source(id="x-example", title="https://x.example/", url="https://x.example/")),
        (Reference(id="a", text="\x1b[1mbold\u202e"), Source(id="1mbold", title="[1mbold")),
        (Reference(id="a", text="word " * 200), None),
    ],
)  # fmt: skip
def test_a_reference_becomes_a_source_that_a_claim_file_may_hold(
    reference: Reference, source: Source | None, tmp_path: Path
) -> None:
    cited = Cited(marker="1", reference="a", title="T")
    one = ExtractedClaim(
        id="c", text="It grew.", sentence="It grew.", start=0, end=8, score=1, reasons=(), citations=(cited,)
    )
    text = Text(content="It grew.", reader="r")
    proposal = propose(Article(text=text, references=(reference,)), [one], DOCUMENT)
    if source:
        assert proposal.sources == (source,)
    else:
        assert len(proposal.sources[0].title) <= 300
    assert loaded(proposal, tmp_path).errors == ()


def test_a_circle_of_ibid_ends() -> None:
    circle = (Reference(id="a", text="ibid.", same_as="b"), Reference(id="b", text="no. 1", same_as="a"))
    one = claim(
        "x", "The unit lost 2.1 million crowns in 2023.", citations=(Cited(marker="1", reference="a", title="t"),)
    )
    proposal = propose(article().model_copy(update={"references": circle}), [one], DOCUMENT)
    assert len(proposal.sources) == 1


def test_sources_that_are_held_go_by_the_ids_that_they_have() -> None:
    held = (
        Source(id="our-report", title="Whatever we call it", url="https://port.example/report.pdf"),
        Source(id="county-example-figures-staff", title="Taken by another"),
    )
    proposal = propose(article(), CLAIMS, DOCUMENT, held)
    assert [source.id for source in proposal.sources] == ["our-report", "county-example-figures-staff-2"]


def test_remarks_name_what_a_person_should_look_at() -> None:
    remarks = propose(article(), CLAIMS, DOCUMENT).remarks
    assert remarks["freight-2024"] == (
        "look: the article only reports it: the port says so",
        "score 0.97: states a figure",
    )
    assert remarks["north-end"] == (
        "look: “its” was taken to be “The quay's”",
        "score 0.90: states a figure",
        "in the article: its north end was made 300 metres longer",
    )
    assert remarks["unit-loss"] == (
        "look: cannot stand alone: the article does not tell who or what is meant by “The unit”",
        "look: cites nothing",
        "look: low score: perhaps this is no claim to check",
        "score 0.41: states a figure",
    )


def test_a_source_of_unknown_title_is_to_be_looked_at() -> None:
    assert propose(article(), CLAIMS, DOCUMENT).remarks["#county-example-figures-staff"] == (
        "look: its title is not known; the article links it as “430 people”",
    )


def test_places_are_told_by_heading_and_paragraph() -> None:
    claims = propose(article(), CLAIMS, DOCUMENT).claims
    assert [one.locator for one in claims] == [
        "Trade, paragraph 1", "Trade, paragraph 1", "Trade, paragraph 1", "Trade, paragraph 2", "Ferries, paragraph 1",
    ]  # fmt: skip


def test_without_a_heading_paragraphs_count_from_the_top_of_the_main_text() -> None:
    one = claim("x", "The quay handled 4.2 million tonnes in 2024", heading="")
    assert propose(article(), [one], DOCUMENT).claims[0].locator == "paragraph 3"


def test_a_statement_too_long_for_a_claim_is_left_out_and_named() -> None:
    long = CLAIMS[3].model_copy(update={"text": "word " * 500})
    proposal = propose(article(), [long, CLAIMS[4]], DOCUMENT)
    assert (proposal.left_out, [one.id for one in proposal.claims]) == (("ferry",), ["unit-loss"])


def test_what_the_article_does_not_say_of_itself_is_to_be_looked_up() -> None:
    bare = article().model_copy(update={"text": Text(content="x", reader="r")})
    assert propose(bare, [], Document(id="x", title="x")).about == (
        "look: the article states no title and no author and no date",
    )


def test_an_article_that_cites_nothing_is_told_of_once() -> None:
    proposal = propose(article().model_copy(update={"references": ()}), CLAIMS[3:], DOCUMENT)
    assert proposal.about == (
        "look: the article states no author and no date",
        "look: the article cites nothing at all",
    )
    assert not [line for lines in proposal.remarks.values() for line in lines if "cites nothing" in line]


@given(st.lists(st.text(min_size=1), min_size=1, max_size=4), st.text(), st.text())
def test_whatever_the_words_the_file_is_sound(texts: list[str], title: str, speaker: str) -> None:
    reference = Reference(id="a", text=title, title=title or None, url=f"https://x.example/{title}")
    claims = [
        ExtractedClaim(
            start=0, end=5, id=text, text=text, sentence=text, score=0.1, reasons=(title,), speaker=speaker,
            heading=title, citations=(Cited(marker=title, reference="a", title=title, locator=title),),
        )
        for text in texts
    ]  # fmt: skip
    proposal = propose(article().model_copy(update={"references": (reference,)}), claims, DOCUMENT)
    content = claim_file_text(proposal.document, proposal.sources, proposal.claims, proposal.remarks, proposal.about)
    draft, errors = read_back(content)
    assert draft == list(proposal.claims)
    assert errors == []


def read_back(content: str) -> tuple[list[Claim], list[str]]:
    book = Book("")
    draft = read_claim_file(parse(content), book)
    return list(draft.claims), [found.code for found in book.findings if found.severity is Severity.ERROR]
