"""Texts in the database: each once for the bytes that it was read from and its reader."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from verifier.domain.text import Text
from verifier.store.batches import KEYS, batches, insert_new
from verifier.store.coding import pack, unpack
from verifier.store.tables import TEXT


def save_text(connection: Connection, payload_sha256: str, text: Text) -> None:
    """Keep *text*, which its reader made of the bytes with this digest."""
    row = {
        "payload_sha256": payload_sha256,
        "reader": text.reader,
        "text_sha256": text.sha256,
        "packed": pack(text),
    }
    insert_new(connection, TEXT, [row])


def text_of(connection: Connection, payload_sha256: str, reader: str) -> Text:
    """Return the text that *reader* made of those bytes.

    Raises:
        KeyError: it is not kept.
        ValueError: it is damaged.
    """
    query = select(TEXT.c.packed).where(TEXT.c.payload_sha256 == payload_sha256, TEXT.c.reader == reader)
    packed = connection.execute(query).scalar_one_or_none()
    if packed is None:
        raise KeyError((payload_sha256, reader))
    return unpack(Text, packed)


def text_with(connection: Connection, text_sha256: str) -> Text:
    """Return a text whose content has that digest; of several, that of the first reader by name.

    Raises:
        KeyError: there is none.
        ValueError: it is damaged.
    """
    query = select(TEXT.c.packed).where(TEXT.c.text_sha256 == text_sha256)
    packed = connection.execute(query.order_by(TEXT.c.reader, TEXT.c.payload_sha256).limit(1)).scalar_one_or_none()
    if packed is None:
        raise KeyError(text_sha256)
    return unpack(Text, packed)


def text_hashes(connection: Connection, payloads: Iterable[str], reader: str) -> dict[str, str]:
    """Return the digest of the text for each of the *payloads* that *reader* has read, without loading any."""
    found: dict[str, str] = {}
    for batch in batches(payloads, KEYS):
        query = select(TEXT.c.payload_sha256, TEXT.c.text_sha256)
        query = query.where(TEXT.c.reader == reader, TEXT.c.payload_sha256.in_(batch))
        found |= {row.payload_sha256: row.text_sha256 for row in connection.execute(query)}
    return found
