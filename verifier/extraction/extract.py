"""Extraction: an article in, the checkable statements out. This is the door of the room.

Sentences are read in order, cut into statements, made to stand alone, weighed, and taken out where they are worth
checking; each claim keeps its place in the article, so that it can always be shown there.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from verifier.domain.article import Article
from verifier.domain.extracted import ExtractedClaim, Stand
from verifier.domain.text import Text
from verifier.extraction.citing import Citations
from verifier.extraction.claims import Alone, stand_alone
from verifier.extraction.mentions import Mentions
from verifier.extraction.options import ExtractOptions
from verifier.extraction.prose import read_prose
from verifier.extraction.read import ReadSentence, read_sentences
from verifier.extraction.score import shipped_model
from verifier.extraction.slugs import slug_of, unique_slugs
from verifier.extraction.standing import Resolver
from verifier.language.statement import Statement, read_statement

DEMONSTRATIVES: Final = ("This", "That", "These", "Those", "Such")
FEWEST_NAMES: Final = 2
_DEFAULTS: Final = ExtractOptions()


def extract(article: Article | Text, *, options: ExtractOptions = _DEFAULTS) -> tuple[ExtractedClaim, ...]:
    """Return the claims of *article* in the order of its text, each with a score, its reasons and what it cites.

    Args:
        article: what was read, with its marks and references; a bare text has neither.
        options: how much is taken out.
    """
    if isinstance(article, Text):
        article = Article(text=article)
    sentences = read_sentences(article, read_prose(article))
    resolver = Resolver(sentences, Mentions(sentences))
    citations = Citations(article)
    claims = [claim for sentence in sentences for claim in _claims(article, sentence, resolver, citations, options)]
    names = unique_slugs([claim.id for claim in claims])
    return tuple(claim.model_copy(update={"id": name}) for claim, name in zip(claims, names, strict=True))


def _claims(
    article: Article, sentence: ReadSentence, resolver: Resolver, citations: Citations, options: ExtractOptions
) -> Iterator[ExtractedClaim]:
    """Yield the claims of one sentence; it is weighed as a whole first, so that most others cost little."""
    whole = shipped_model().score(sentence.statement)
    if whole.value < options.threshold:
        return
    for alone in stand_alone(sentence, resolver):
        statement = _reread(sentence, alone)
        score = whole if alone.part.is_whole else shipped_model().score(statement)
        if is_unmoored(alone.stands, statement):
            continue
        start, end = _place(article, sentence, alone)
        yield ExtractedClaim(
            start=start,
            end=end,
            id=slug_of(statement),
            text=alone.text,
            sentence=article.text.content[start:end],
            score=round(score.value, 3),
            reasons=score.reasons,
            speaker=alone.speech.speaker,
            figures=statement.figures,
            periods=statement.periods,
            citations=citations.of(start, end),
            stands=alone.stands,
            heading=sentence.sentence.heading,
        )


def is_unmoored(stands: Sequence[Stand], statement: Statement) -> bool:
    """Tell whether a statement is about an open "this" and holds nothing else that could be looked up."""
    is_open = any(not stand.resolved and stand.written.startswith(DEMONSTRATIVES) for stand in stands)
    is_bare = not statement.figures and not statement.periods and len(statement.names) < FEWEST_NAMES
    return is_open and is_bare


def _reread(sentence: ReadSentence, alone: Alone) -> Statement:
    """Return the statement as the claim's text makes it; that of the sentence where the text is the same."""
    return sentence.statement if alone.text == sentence.text else read_statement(alone.text)


def _place(article: Article, sentence: ReadSentence, alone: Alone) -> tuple[int, int]:
    """Return where the claim stands in the article; the whole sentence where its spaces were not single ones."""
    start, end = sentence.sentence.start, sentence.sentence.end
    if article.text.content[start:end] != sentence.text or alone.part.is_whole:
        return start, end
    piece = sentence.text[alone.part.start : alone.part.end]
    indent = len(piece) - len(piece.lstrip())
    return start + alone.part.start + indent, start + alone.part.start + len(piece.rstrip())
