"""An article with claims, written out by hand so that what is made of it is tested without readers."""

from datetime import date
from decimal import Decimal
from typing import Final

from verifier.domain.article import Article, Flaw, Mark, MarkKind, Reference, Trouble
from verifier.domain.extracted import Cited, ExtractedClaim, Stand
from verifier.domain.figure import Figure, FigureKind
from verifier.domain.text import Part, Region, Text

CONTENT: Final = "\n\n".join(
    (
        "The quay grew again",
        "By Anna Lund",
        "Trade",
        "The quay handled 4.2 million tonnes in 2024, the port said, and its north end was made 300 metres longer. "
        "It employs 430 people.",
        "Nobody knows what the crane will bring. The ferry carried 61,000 passengers last year, by its annual report.",
        "Ferries",
        "The unit lost 2.1 million crowns in 2023.",
    )
)
REPORT: Final = Reference(
    id="n1",
    text="Port authority, annual report 2024, p. 12",
    title="Annual report of the port",
    authors=("Port Authority",),
    url="https://port.example/report.pdf",
    issued="2025-02-01",
)
REFERENCES: Final = (
    REPORT,
    Reference(id="n2", text="ibid., p. 14", same_as="n1", locator="p. 14"),
    Reference(id="n3", text="430 people", url="https://www.county.example/figures/staff.html"),
    Reference(id="n4", text="its annual report", title="Annual report"),
    Reference(id="n5", text="A paper", title="Ferries: a study", authors=("Berg, Ida", "Ole Lie"), issued="2019",
              doi="10.1000/xyz.1", url="https://doi.org/10.1000/xyz.1"),
)  # fmt: skip


def span(words: str) -> tuple[int, int]:
    """Return where *words* stand in the article."""
    start = CONTENT.index(words)
    return start, start + len(words)


def article(*flaws: Flaw) -> Article:
    """Return the example article with *flaws*."""
    byline_start, byline_end = span("By Anna Lund")
    staff, named = span("430 people"), span("its annual report")
    after_note, _ = span(", and its north")
    return Article(
        text=Text(
            content=CONTENT,
            parts=(
                Part(start=0, end=byline_start - 2, region=Region.MAIN),
                Part(start=byline_start, end=byline_end, region=Region.SIDE),
                Part(start=byline_end + 2, end=len(CONTENT), region=Region.MAIN),
            ),
            title="The quay grew again",
            published=date(2025, 3, 3),
            reader="example",
        ),
        authors=("Anna Lund",),
        publisher="The County Post",
        marks=(
            Mark(start=after_note, end=after_note, kind=MarkKind.NOTE, marker="1", references=("n1",)),
            Mark(start=staff[0], end=staff[1], kind=MarkKind.LINK, marker="430 people", references=("n3",)),
            Mark(start=named[0], end=named[1], kind=MarkKind.NAMED, marker="its annual report", references=("n4",)),
        ),
        references=REFERENCES,
        flaws=flaws,
    )


NO_NOTE: Final = Flaw(
    start=5, end=5, trouble=Trouble.NO_NOTE, marker="7", message="the marker 7 points at a note that is not there"
)
NO_MARKER: Final = Flaw(start=0, end=0, trouble=Trouble.NO_MARKER, marker="9", message="nothing points at the note 9")


def claim(
    name: str,
    sentence: str,
    *,
    text: str = "",
    score: float = 0.9,
    speaker: str = "",
    citations: tuple[Cited, ...] = (),
    stands: tuple[Stand, ...] = (),
    heading: str = "Trade",
) -> ExtractedClaim:
    """Return a claim that the example article makes in the words *sentence*."""
    text = text or sentence
    digits = next((at for at, one in enumerate(text) if one.isdigit()), 0)
    figure = Figure(
        start=digits, end=digits + 1, low=Decimal(1), high=Decimal(1), kind=FigureKind.COUNT, text=text[digits]
    )
    start, end = span(sentence)
    return ExtractedClaim(
        start=start,
        end=end,
        id=name,
        text=text,
        sentence=sentence,
        score=score,
        reasons=("states a figure",),
        speaker=speaker,
        figures=(figure,),
        citations=citations,
        stands=stands,
        heading=heading,
    )


CLAIMS: Final = (
    claim(
        "freight-2024",
        "The quay handled 4.2 million tonnes in 2024",
        score=0.97,
        speaker="the port",
        citations=(Cited(marker="1", reference="n1", title="Annual report of the port", url=REPORT.url),),
    ),
    claim(
        "north-end",
        "its north end was made 300 metres longer",
        text="The quay's north end was made 300 metres longer.",
        stands=(Stand(written="its", resolved="The quay's"),),
        citations=(Cited(marker="ibid.", reference="n2", title="Annual report of the port", locator="p. 14"),),
    ),
    claim(
        "staff",
        "It employs 430 people.",
        citations=(Cited(marker="430 people", reference="n3", title="430 people"),),
    ),
    claim("ferry", "The ferry carried 61,000 passengers last year"),
    claim(
        "unit-loss",
        "The unit lost 2.1 million crowns in 2023.",
        score=0.41,
        stands=(Stand(written="The unit"),),
        heading="Ferries",
    ),
)
