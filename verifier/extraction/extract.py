"""Extraction: an article in, the checkable statements out. This is the door of the room.

Sentences are read in order, weighed, and taken out where they are worth checking; each claim keeps its place in the
article, so that it can always be shown there.
"""

from collections.abc import Sequence
from typing import Final

from verifier.domain.article import Article
from verifier.domain.extracted import ExtractedClaim
from verifier.domain.period import Period
from verifier.domain.text import Text
from verifier.extraction.citing import Citations
from verifier.extraction.options import ExtractOptions
from verifier.extraction.prose import Sentence, read_prose
from verifier.extraction.slugs import slug_of, unique_slugs
from verifier.language.aliases import read_aliases
from verifier.language.capitals import capitalised_words
from verifier.language.statement import Background, Statement, read_statement
from verifier.language.words import tokenize

_DEFAULTS: Final = ExtractOptions()


def extract(article: Article | Text, *, options: ExtractOptions = _DEFAULTS) -> tuple[ExtractedClaim, ...]:
    """Return the claims of *article* in the order of its text, each with a score, its reasons and what it cites.

    Args:
        article: what was read, with its marks and references; a bare text has neither.
        options: how much is taken out.
    """
    if isinstance(article, Text):
        article = Article(text=article)
    prose = read_prose(article)
    citations = Citations(article)
    claims = []
    for sentence, statement in zip(prose, _statements(article, prose), strict=True):
        score = float(bool(statement.figures or statement.periods))
        if score >= options.threshold:
            claims.append(_claim(article, sentence, read_statement(sentence.text), citations))
    names = unique_slugs([claim.id for claim in claims])
    return tuple(claim.model_copy(update={"id": name}) for claim, name in zip(claims, names, strict=True))


def _statements(article: Article, prose: Sequence[Sentence]) -> list[Statement]:
    """Read the sentences in order; the periods met so far help to resolve those to come."""
    tokens = [tokenize(sentence.text, sentence.start) for sentence in prose]
    background = Background(read_aliases(article.text.content), capitalised_words(tokens), article.text.published)
    statements: list[Statement] = []
    periods: list[Period] = []
    for sentence, words in zip(prose, tokens, strict=True):
        statement = read_statement(sentence.text, sentence.start, background=background, before=periods, tokens=words)
        periods.extend(period for period in statement.periods if period.is_resolved)
        statements.append(statement)
    return statements


def _claim(article: Article, sentence: Sentence, statement: Statement, citations: Citations) -> ExtractedClaim:
    figures = [f"states a figure: {figure}" for figure in statement.figures]
    periods = [f"names a period: {period}" for period in statement.periods]
    return ExtractedClaim(
        start=sentence.start,
        end=sentence.end,
        id=slug_of(statement),
        text=sentence.text,
        sentence=article.text.content[sentence.start : sentence.end],
        score=1.0,
        reasons=(*figures, *periods),
        figures=statement.figures,
        periods=statement.periods,
        citations=citations.of(sentence.start, sentence.end, len(article.text.content)),
        heading=sentence.heading,
    )
