"""Flaws: what is wrong with the references of an article, as findings."""

from collections.abc import Iterator

from verifier.domain.article import Article
from verifier.domain.finding import Finding
from verifier.pipeline.article_codes import FLAWS


def flaw_findings(article: Article, file: str) -> Iterator[Finding]:
    """Yield a finding for each flaw of *article*, which was read from *file*."""
    for flaw in article.flaws:
        code = FLAWS[flaw.trouble]
        yield Finding(
            code=code.name,
            severity=code.severity,
            message=flaw.message,
            hint=code.hint,
            file=file,
            subject=f"{flaw.marker}@{flaw.start}",
        )
