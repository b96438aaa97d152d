"""Capitals: which words of a text are written as names in mid-sentence, where nothing but being one calls for it."""

from collections.abc import Sequence

from verifier.language.names import is_name_like
from verifier.language.words import Token


def capitalised_words(sentences: Sequence[Sequence[Token]]) -> frozenset[str]:
    """Return the lower-case words that stand capitalised within a sentence, not only at its start.

    Rows of tables are to be left out: each of their cells begins with a capital.
    """
    found: set[str] = set()
    for tokens in sentences:
        if sum(map(is_name_like, tokens)) * 2 < len(tokens):  # headlines capitalise everything
            found.update(token.lower for token in tokens[1:] if is_name_like(token))
    return frozenset(found)
