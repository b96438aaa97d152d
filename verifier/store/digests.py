"""Digests over what is kept, to compare two databases by, or two versions of one thing."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import Connection, select

from verifier.domain.snapshot import Snapshot
from verifier.domain.text import Text
from verifier.store.batches import TEXTS, streamed
from verifier.store.coding import to_json, unpack
from verifier.store.tables import ASSESSMENT, CONFLICT, SNAPSHOT, TEXT


def digest(*parts: str) -> str:
    """Return the SHA-256 of *parts* in hexadecimal; where one ends and the next begins counts.

    >>> digest("ab", "c") == digest("a", "bc")
    False
    """
    return _digest_of(parts)


def _digest_of(parts: Iterable[str]) -> str:
    total = hashlib.sha256()
    for part in parts:
        matter = part.encode("utf-8", "surrogatepass")
        total.update(f"{len(matter)}:".encode())
        total.update(matter)
    return total.hexdigest()


def fingerprint(connection: Connection) -> dict[str, str]:
    """Return a digest for each kind of content, over all that is kept of it in the order of its keys.

    Raises:
        ValueError: a text is damaged.
    """
    return {name: _digest_of(rows(connection)) for name, rows in _CONTENT.items()}


def _snapshots(connection: Connection) -> Iterator[str]:
    for row in streamed(connection, select(SNAPSHOT).order_by(SNAPSHOT.c.record_id)):
        yield to_json(Snapshot.model_validate(dict(row._mapping)))


def _texts(connection: Connection) -> Iterator[str]:
    for row in streamed(connection, select(TEXT).order_by(TEXT.c.payload_sha256, TEXT.c.reader), TEXTS):
        yield row.payload_sha256
        yield to_json(unpack(Text, row.packed))  # what another release of zlib packs may differ


def _assessments(connection: Connection) -> Iterator[str]:
    keys = (ASSESSMENT.c.text_sha256, ASSESSMENT.c.claim_sha256, ASSESSMENT.c.matcher)
    yield from (row.noun for row in streamed(connection, select(ASSESSMENT.c.noun).order_by(*keys)))


def _conflicts(connection: Connection) -> Iterator[str]:
    yield from (row.sha256 for row in streamed(connection, select(CONFLICT.c.sha256).order_by(CONFLICT.c.sha256)))


_CONTENT: Final[Mapping[str, Callable[[Connection], Iterator[str]]]] = MappingProxyType(
    {"snapshots": _snapshots, "texts": _texts, "assessments": _assessments, "conflicts": _conflicts}
)
