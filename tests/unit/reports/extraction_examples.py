"""An extraction to report on, of the example article that the register's tests have as well."""

from dataclasses import replace
from typing import Final

from tests.unit.register.articles import CLAIMS, NO_MARKER, NO_NOTE, article
from tests.unit.reports.examples import HOSTILE
from verifier.domain.article import Article, Mark, MarkKind, Reference
from verifier.domain.claim import Document
from verifier.domain.extracted import Cited, ExtractedClaim, Stand
from verifier.domain.text import Text
from verifier.pipeline.extracting import Extraction
from verifier.pipeline.flaws import flaw_findings

ARTICLE: Final = article(NO_NOTE, NO_MARKER)
EXTRACTION: Final = Extraction(
    ARTICLE,
    CLAIMS,
    Document(
        id="quay",
        title="The quay grew again",
        author="Anna Lund",
        published=ARTICLE.text.published,
        url="https://post.example/quay",
    ),
    "drafts/quay.md",
    tuple(flaw_findings(ARTICLE, "drafts/quay.md")),
)
EMPTY: Final = replace(EXTRACTION, claims=(), findings=())


def hostile_extraction() -> Extraction:
    """Return an extraction in which every string is an attack."""
    content = f"{HOSTILE}\n\n{HOSTILE}"
    end = len(content)
    hostile = Article(
        text=Text(content=content, title=HOSTILE, reader="r"),
        authors=(HOSTILE,),
        publisher=HOSTILE,
        marks=(
            Mark(start=3, end=9, kind=MarkKind.LINK, marker=HOSTILE, references=("a",)),
            Mark(start=12, end=12, kind=MarkKind.NOTE, marker=HOSTILE),
        ),
        references=(
            Reference(id="a", text=HOSTILE, title=HOSTILE, url="javascript:alert(1)", doi=HOSTILE, issued=HOSTILE),
        ),
    )
    claim = ExtractedClaim(
        id="a",
        start=0,
        end=end,
        text=HOSTILE,
        sentence=content,
        score=1.0,
        reasons=(HOSTILE,),
        speaker=HOSTILE,
        citations=(Cited(marker=HOSTILE, reference="a", title=HOSTILE, url="javascript:alert(1)", locator=HOSTILE),),
        stands=(Stand(written=HOSTILE), Stand(written=HOSTILE, resolved=HOSTILE)),
        heading=HOSTILE,
    )
    document = Document(id="x", title=HOSTILE, author=HOSTILE, url="javascript:alert(1)")
    return Extraction(hostile, (claim,), document, HOSTILE)
