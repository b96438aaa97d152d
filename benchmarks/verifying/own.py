"""verifier's matcher as a judge; the last source is kept prepared, as it is for the claims of one document."""

import os
from pathlib import Path
from typing import Final

from verifying.answers import PROBABILITY, REFUTES, SCORES, Answer, Ask, Judge, Said


def open_verifier() -> Ask:
    """Return how to ask verifier's matcher as the settings have it: without any, as it ships."""
    from verifier.domain.claim import Claim  # noqa: PLC0415 - imported when asked for, so that the import can be timed
    from verifier.matching.match import match, prepare  # noqa: PLC0415
    from verifier.matching.prepared import PreparedText  # noqa: PLC0415
    from verifier.pipeline.matchers import open_matcher  # noqa: PLC0415
    from verifier.reading.reader import read_string  # noqa: PLC0415
    from verifier.settings import Settings  # noqa: PLC0415

    matcher = open_matcher(Settings.load(Path.cwd(), os.environ, {})[0].judging)

    kept: dict[str, PreparedText] = {}

    def ask(claim: str, source: str) -> Answer:
        if source not in kept:
            prepared = prepare(read_string(source))
            kept.clear()
            kept[source] = prepared
        found = match(Claim(id="claim", document="row", text=claim), kept[source], matcher)
        return Answer(said_of(found.verdict.value), found.score)

    return ask


def said_of(verdict: str) -> Said:
    """Return a verdict in the words that all judges share; ``partial`` is not borne out, and no refutation either."""
    return Said(verdict) if verdict in {Said.SUPPORTED, Said.REFUTED} else Said.OTHER


VERIFIER: Final = Judge(
    "verifier",
    "Apache-2.0",
    "verifier.matching.match",
    frozenset({REFUTES, SCORES, PROBABILITY}),
    open_verifier,
)
