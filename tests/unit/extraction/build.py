"""Articles for the tests of this room, made of a few sentences."""

from datetime import date

from verifier.domain.article import Article
from verifier.domain.extracted import ExtractedClaim
from verifier.domain.text import Text
from verifier.extraction.extract import extract
from verifier.extraction.mentions import Mentions
from verifier.extraction.options import ExtractOptions
from verifier.extraction.parts import Part
from verifier.extraction.prose import read_prose
from verifier.extraction.read import ReadSentence, read_sentences
from verifier.extraction.standing import Resolver
from verifier.language.sentences import split_sentences

EVERYTHING = ExtractOptions(threshold=0.0)


def text_of(content: str, published: date | None = None) -> Text:
    """Return *content* as a text whose sentences do not cross a blank line."""
    spans, start = [], 0
    for block in content.split("\n\n"):
        spans += split_sentences(content, start, start + len(block))
        start += len(block) + 2
    return Text(content=content, sentences=tuple(spans), published=published, language="en", reader="test")


def sentences_of(content: str, published: date | None = None) -> list[ReadSentence]:
    """Return the sentences of *content*, read."""
    article = Article(text=text_of(content, published))
    return read_sentences(article, read_prose(article))


def claims_of(content: str, published: date | None = None) -> tuple[ExtractedClaim, ...]:
    """Return all statements of *content*, however little they are worth a check."""
    return extract(text_of(content, published), options=EVERYTHING)


def last_stands(content: str) -> dict[str, str]:
    """Return what the words of the last sentence of *content* stand for."""
    sentences = sentences_of(content)
    whole = Part(sentences[-1], 0, len(sentences[-1].text))
    _, stands = Resolver(sentences, Mentions(sentences)).stand(whole)
    return {stand.written: stand.resolved for stand in stands}
