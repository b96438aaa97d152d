"""What the index of a web archive answers (CDX): captures, in the two forms of JSON that such servers speak.

The Wayback Machine gives one list of lists, the first of which names the columns; pywb gives an object on each line.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from verifier.fetching.mementos_archives import moment_of

MOST_ROWS: Final = 10_000  # of one answer; far fewer are asked for
NAMES: Final = ("status", "statuscode")  # pywb's and the Wayback Machine's


@dataclass(frozen=True, slots=True)
class Capture:
    """One capture: of which page, when, and with what HTTP status; 0 where the index does not say."""

    url: str
    second: str
    at: datetime
    status: int


def read_captures(body: bytes) -> list[Capture]:
    """Return the captures in an answer; what cannot be read is passed over."""
    text = body.decode("utf-8", "replace").strip()
    rows = _table(text) if text.startswith("[") else _lines(text)
    return [capture for row in rows if (capture := _capture(row)) is not None]


def _table(text: str) -> Iterator[Mapping[str, Any]]:
    try:
        table = json.loads(text)
    except (ValueError, RecursionError):
        return
    if not isinstance(table, list) or not table or not isinstance(table[0], list):
        return
    columns = [str(column) for column in table[0]]
    for row in table[1 : MOST_ROWS + 1]:
        if isinstance(row, list):
            yield dict(zip(columns, row, strict=False))


def _lines(text: str) -> Iterator[Mapping[str, Any]]:
    for line in text.split("\n", MOST_ROWS)[:MOST_ROWS]:
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(row, dict):
            yield row


def _capture(row: Mapping[str, Any]) -> Capture | None:
    second = str(row.get("timestamp", ""))
    at, url = moment_of(second), row.get("original") or row.get("url")
    if at is None or not isinstance(url, str) or not url.startswith(("http://", "https://")):
        return None
    status = next((str(row[name]) for name in NAMES if name in row), "")
    return Capture(url, second, at, int(status) if status.isascii() and status.isdigit() and len(status) == 3 else 0)  # noqa: PLR2004
