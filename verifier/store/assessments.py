"""Assessments in the database: each once for its claim, its text and its matcher."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from verifier.domain.assessment import Assessment
from verifier.store.batches import KEYS, batches, insert_new
from verifier.store.coding import from_json, to_json
from verifier.store.tables import ASSESSMENT

Key = tuple[str, str]  # claim_sha256, text_sha256


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

    They are looked up by text, since a run wants nearly all claims of each: SQLite finds no index for lists of pairs.

    Raises:
        ValueError: one is damaged.
    """
    wanted = frozenset(keys)
    query = select(ASSESSMENT.c.claim_sha256, ASSESSMENT.c.text_sha256, ASSESSMENT.c.noun)
    query = query.where(ASSESSMENT.c.matcher == matcher)
    found: dict[Key, Assessment] = {}
    for batch in batches(sorted({text for _, text in wanted}), KEYS):
        for claim, text, noun in connection.execute(query.where(ASSESSMENT.c.text_sha256.in_(batch))):
            if (claim, text) in wanted:
                found[claim, text] = from_json(Assessment, noun)
    return found
