"""The door of the room: what comes out of an article, whatever the article."""

from verifier.domain.article import Article, Mark, MarkKind, Reference
from verifier.extraction.extract import extract
from verifier.reading.reader import read_string

FERRIES = """Ferries on the northern routes

Sundlink carried 4.2 million passengers in 2023. The sea was calm.

It bought two ships for 90 million euros in May 2024.
"""


def test_a_claim_lies_where_the_article_says_it() -> None:
    text = read_string(FERRIES)
    claims = extract(text)
    assert [claim.sentence for claim in claims] == [claim.within(text.content) for claim in claims]
    assert claims[0].sentence == "Sundlink carried 4.2 million passengers in 2023."


def test_a_claim_keeps_the_heading_above() -> None:
    assert extract(read_string(FERRIES))[0].heading == "Ferries on the northern routes"


def test_a_claim_has_a_readable_id_of_its_own() -> None:
    claims = extract(read_string(FERRIES))
    assert len({claim.id for claim in claims}) == len(claims)
    assert "sundlink" in claims[0].id
    assert claims[0].id.endswith("2023")


def test_a_claim_cites_what_its_marks_point_at() -> None:
    text = read_string(FERRIES)
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
