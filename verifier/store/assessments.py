"""Assessments in the database: each once for its claim, its text and its matcher."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from verifier.domain.assessment import Assessment
from verifier.store.batches import KEYS, batches, insert_new
from verifier.store.coding import from_json, to_json
from verifier.store.tables import ASSESSMENT

Key = tuple[str, str]  # claim_sha256, text_sha256


class Gist(NamedTuple):
    """What the queue tells of an assessment."""

    score: float
    reason: str


def save_assessments(connection: Connection, assessments: Sequence[Assessment]) -> None:
    """Keep those of the *assessments* that are of a text.

    Why there was no text is a matter of one run: tomorrow there may be one. It is kept with what the run reported.
    """
    rows = [
        {
            "text_sha256": found.text_sha256,
            "claim_sha256": found.claim_sha256,
            "matcher": found.matcher,
            "verdict": found.verdict,
            "noun": to_json(found),
        }
        for found in assessments
        if found.text_sha256
    ]
    insert_new(connection, ASSESSMENT, rows)


def assessments_by(connection: Connection, keys: Iterable[Key], matcher: str) -> dict[Key, Assessment]:
    """Return those assessments by *matcher* that are kept, for pairs of the digests of claim and text.

    Raises:
        ValueError: one is damaged.
    """
    return {key: from_json(Assessment, noun) for key, noun in _kept(connection, keys, matcher)}


def gists_by(connection: Connection, keys: Iterable[Key], matcher: str) -> dict[Key, Gist]:
    """Return the gist of the same assessments, for a fifth of what it takes to make nouns of them.

    Raises:
        ValueError: one is damaged.
    """
    return {key: _gist(noun) for key, noun in _kept(connection, keys, matcher)}


def _gist(noun: str) -> Gist:
    fields = json.loads(noun)
    if not isinstance(fields, dict) or not fields.keys() >= set(Gist._fields):
        raise ValueError("it has no score or no reason")
    return Gist(float(fields["score"]), str(fields["reason"]))


def _kept(connection: Connection, keys: Iterable[Key], matcher: str) -> Iterator[tuple[Key, str]]:
    """Yield the assessments for those of *keys* that have one, as JSON.

    Those of one text are looked up by their claims: a slice of a run wants a few of the very many that a source may
    have. Those of several are looked up by their texts, for SQLite finds no index for lists of pairs.
    """
    wanted = frozenset(keys)
    texts = sorted({text for _, text in wanted})
    query = select(ASSESSMENT.c.claim_sha256, ASSESSMENT.c.text_sha256, ASSESSMENT.c.noun)
    query = query.where(ASSESSMENT.c.matcher == matcher)
    if len(texts) == 1:
        query, column = query.where(ASSESSMENT.c.text_sha256 == texts[0]), ASSESSMENT.c.claim_sha256
        parts = batches(sorted(claim for claim, _ in wanted), KEYS)
    else:
        column, parts = ASSESSMENT.c.text_sha256, batches(texts, KEYS)
    for part in parts:
        for claim, text, noun in connection.execute(query.where(column.in_(part))):
            if (claim, text) in wanted:
                yield (claim, text), noun
