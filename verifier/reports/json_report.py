"""The JSON report: the envelope, written so that the same results give the same bytes."""

import json
from collections.abc import Iterator
from typing import Any

from verifier.pipeline.results import CheckResults
from verifier.reports.envelope import streamed_envelope
from verifier.reports.json_stream import json_pieces
from verifier.reports.safe import json_safe


def render_json(results: CheckResults) -> str:
    """Return *results* as a JSON document that ends with a line break."""
    return "".join(json_report(results))


def json_report(results: CheckResults) -> Iterator[str]:
    """Yield the same piece by piece."""
    return json_pieces(streamed_envelope(results))


def to_json(value: Any) -> str:  # noqa: ANN401  any value that JSON can hold
    """Return *value* as indented JSON: readable, stable, without characters that could deceive a terminal.

    Raises:
        ValueError: *value* holds a number that JSON does not have, such as infinity.
    """
    return json_safe(json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False)) + "\n"
