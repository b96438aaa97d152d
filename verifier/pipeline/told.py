"""Told: what came of holding statements against whole texts, kept beside the comparisons of pairs of statements.

A statement with the text that it was held against is kept as a pair. Nothing that has a part in the answer is missing
from the digests of the two, so that what is kept is what would be found again.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Final

from pydantic import TypeAdapter

from verifier.conflicts.wording import COMPARER, DIGEST_DIGITS
from verifier.domain.conflict import Conflict
from verifier.domain.text import Text
from verifier.pipeline.asked import Asked
from verifier.pipeline.remembering import NOTHING, Comparisons, Names

PASSAGE_RULES: Final = "passages-5"  # raise it with every change of which texts are found in conflict with a statement
TOLD: Final = "told"  # how a statement stands to a text: no relation of two statements has this name

_CONFLICTS: Final = TypeAdapter(tuple[Conflict, ...])


def names_of(asked: Asked, document: str, text_digest: str, matcher: str) -> Names:
    """Return the names by which the answer is kept to whether *asked* conflicts with the text of *document*.

    Args:
        asked: the statement.
        document: the id of the document; the answer names it.
        text_digest: see :func:`digest_of_text`.
        matcher: the version of what is asked.
    """
    told = json.dumps([PASSAGE_RULES, COMPARER, matcher, asked.sha256, document])
    return hashlib.sha256(told.encode()).hexdigest()[:DIGEST_DIGITS], text_digest, TOLD


def digest_of_text(text: Text) -> str:
    """Return a digest of *text* and of how it was read: better sentences or another date give another answer."""
    parts = [[part.start, part.end, part.region.value] for part in text.parts]
    sentences = [[sentence.start, sentence.end] for sentence in text.sentences]
    told = json.dumps([text.sha256, text.reader, text.title, str(text.published), text.language, parts, sentences])
    return hashlib.sha256(told.encode()).hexdigest()[:DIGEST_DIGITS]


def known_answers(kept: Comparisons, wanted: Sequence[Names]) -> dict[Names, tuple[Conflict, ...]]:
    """Return the answers that are *kept* to those *wanted*; what cannot be read is unknown."""
    found: dict[Names, tuple[Conflict, ...]] = {}
    for names, noun in kept.pairs(wanted).items():
        try:
            found[names] = () if noun == NOTHING else _CONFLICTS.validate_json(noun)
        except ValueError:
            continue
    return found


def keep_answers(kept: Comparisons, found: Mapping[Names, tuple[Conflict, ...]]) -> None:
    """Keep answers, empty ones too, for as long as statements are compared in this way and the text is what it is."""
    kept.keep_statements(COMPARER, {name: NOTHING for one, text, _ in found for name in (one, text)})
    kept.keep_pairs(
        {names: _CONFLICTS.dump_json(answer).decode() if answer else NOTHING for names, answer in found.items()}
    )
