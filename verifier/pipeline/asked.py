"""Asked: the statements that the texts of other documents are asked about.

Each registered claim is one; so is each sentence of a text that is worth checking, made to stand alone, so that two
texts without any registered claim are compared as well.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from verifier.domain.claim import Claim
from verifier.domain.conflict import Position
from verifier.domain.text import Text
from verifier.extraction.extract import extract


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement that texts are asked about.

    *text* can be understood by itself; *position* is where and in which words it was said; periods such as "last year"
    count from *published*.
    """

    position: Position
    text: str
    published: date | None

    @property
    def sha256(self) -> str:
        """The SHA-256 of all that an answer depends on besides the text that is asked."""
        said = [self.position.model_dump(mode="json"), self.text, str(self.published)]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def asked_claims(claims: Iterable[Claim]) -> Iterator[Asked]:
    """Yield each claim."""
    for claim in claims:
        position = Position(document=claim.document, claim=claim.key, text=claim.text)
        yield Asked(position, claim.text, claim.published)


def asked_sentences(document: str, text: Text, published: date | None = None) -> Iterator[Asked]:
    """Yield the statements of a document's *text* that are worth checking and can be understood by themselves."""
    for found in extract(text):
        if found.stands_alone and not found.speaker:
            position = Position(
                document=document, text=found.sentence, start=found.start, end=found.end, text_sha256=text.sha256
            )
            yield Asked(position, found.text, published or text.published)
