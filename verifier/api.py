"""The few functions that other programs call; everything else may change without notice."""

from datetime import date
from pathlib import Path

from verifier.domain.article import Article
from verifier.domain.assessment import Assessment
from verifier.domain.claim import Claim
from verifier.domain.extracted import ExtractedClaim
from verifier.domain.text import Text
from verifier.extraction.extract import extract as extract_claims
from verifier.matching.match import match as match_claim
from verifier.matching.matcher import Matcher
from verifier.matching.shipped import shipped_matcher
from verifier.reading.reader import read_bytes


def read(source: bytes | Path) -> Text:
    """Return the readable text of a document: HTML, PDF, DOCX, Markdown or plain text, recognised by its content.

    Args:
        source: the bytes of the document, or the path of a local file.

    Raises:
        ReadError: the bytes give no text that could be judged; a subclass says why.
        OSError: the file cannot be read.
    """
    if isinstance(source, bytes):
        return read_bytes(source)
    return read_bytes(source.read_bytes(), name=source.name)


def extract(text: Text | Article) -> tuple[ExtractedClaim, ...]:
    """Return the statements of a text that are worth checking, each able to stand alone as far as the text tells.

    Args:
        text: what :func:`read` returned, or an article, whose claims then come with what they cite.
    """
    return extract_claims(text)


def match(
    claim: Claim | str, text: Text, *, published: date | None = None, matcher: Matcher | None = None
) -> Assessment:
    """Judge a claim by a text; the assessment holds the verdict, the passage that decides, and the reasons.

    Args:
        claim: a claim of the register, or just its wording.
        text: what :func:`read` returned.
        published: for a claim given by its wording, the day it was made; "last year" is read against it.
        matcher: how to judge; by default with the entailment model that ships with the package.
    """
    if isinstance(claim, str):
        claim = Claim(id="claim", document="none", text=claim, published=published)
    return match_claim(claim, text, matcher or shipped_matcher())
