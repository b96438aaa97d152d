"""Wordings: statements as they are to be read, each with a digest of all that its reading depends on.

Which words of a document are names shows in its other sentences, "last year" counts from its date. Two statements with
one digest are read alike, so that what came of one is what would come of the other: in another document, or next month.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from verifier.conflicts.side import Side, read_side
from verifier.domain.conflict import Stated
from verifier.language.names import is_name_like
from verifier.language.statement import Background
from verifier.language.words import Token, tokenize

COMPARER: Final = "conflicts-9"  # raise it with every change of which conflicts are found in the same statements
DIGEST_DIGITS: Final = 32  # hexadecimal ones, 128 bits: no two of any number of statements will have the same by chance


@dataclass(frozen=True, slots=True)
class Wording:
    """A statement's *text* with the *background* that it is read by; *digest* stands for both, and for the comparer."""

    text: str
    background: Background
    digest: str

    def read(self) -> Side:
        """Read the statement."""
        return read_side(self.text, self.background)


def wordings_of(statements: Sequence[Stated]) -> list[Wording]:
    """Return how each of *statements* is to be read, by what its own document tells: its date, and which are names."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, stated in enumerate(statements):
        numbers[stated.position.document].append(number)
    found: dict[int, Wording] = {}
    for own in numbers.values():
        tokens = [tokenize(statements[number].position.text) for number in own]
        known = capitalised_words(tokens)
        for number, words in zip(own, tokens, strict=True):
            found[number] = _wording(statements[number], known.intersection(token.lower for token in words))
    return [found[number] for number in range(len(statements))]


def capitalised_words(sentences: Iterable[Sequence[Token]]) -> frozenset[str]:
    """Return the lower-case words that stand capitalised within one of *sentences*, not only at its start."""
    return frozenset(token.lower for tokens in sentences for token in tokens[1:] if is_name_like(token))


def _wording(stated: Stated, known: frozenset[str]) -> Wording:
    text, published = stated.position.text, stated.published
    told = json.dumps([COMPARER, text, str(published or ""), sorted(known)]).encode()
    digest = hashlib.sha256(told).hexdigest()[:DIGEST_DIGITS]
    return Wording(text, Background(known=known, published=published), digest)
