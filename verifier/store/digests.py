"""Digests over what is kept, to compare two databases by, or two versions of one thing."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import Connection, select

from verifier.domain.snapshot import Snapshot
from verifier.domain.text import Text
from verifier.store.coding import to_json, unpack
from verifier.store.tables import ASSESSMENT, CONFLICT, SNAPSHOT, TEXT


def digest(*parts: str) -> str:
    """Return the SHA-256 of *parts* in hexadecimal; where one ends and the next begins counts.

    >>> digest("ab", "c") == digest("a", "bc")
    False
    """
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
    return {name: digest(*rows(connection)) for name, rows in _CONTENT.items()}


def _snapshots(connection: Connection) -> Iterator[str]:
    for row in connection.execute(select(SNAPSHOT).order_by(SNAPSHOT.c.record_id)).mappings():
        yield to_json(Snapshot.model_validate(dict(row)))


def _texts(connection: Connection) -> Iterator[str]:
    for row in connection.execute(select(TEXT).order_by(TEXT.c.payload_sha256, TEXT.c.reader)):
        yield row.payload_sha256
        yield to_json(unpack(Text, row.packed))  # what another release of zlib packs may differ


def _assessments(connection: Connection) -> Iterator[str]:
    keys = (ASSESSMENT.c.text_sha256, ASSESSMENT.c.claim_sha256, ASSESSMENT.c.matcher)
    yield from connection.execute(select(ASSESSMENT.c.noun).order_by(*keys)).scalars()


def _conflicts(connection: Connection) -> Iterator[str]:
    yield from connection.execute(select(CONFLICT.c.sha256).order_by(CONFLICT.c.sha256)).scalars()


_CONTENT: Final[Mapping[str, Callable[[Connection], Iterator[str]]]] = MappingProxyType(
    {"snapshots": _snapshots, "texts": _texts, "assessments": _assessments, "conflicts": _conflicts}
)
