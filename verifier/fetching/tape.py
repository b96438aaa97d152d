"""The tape: every byte of one exchange, as it goes over the wire."""

import re
from typing import Final

from verifier.domain.link import LinkStatus
from verifier.errors import FetchError

PROXY_SECRETS: Final = re.compile(rb"(?im)^proxy-[a-z-]+:[^\n]*\n")


class Tape:
    """Keeps what is sent and received, at most *limit* bytes of the latter; *ip* is the address that answers."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._sent = bytearray()
        self._received = bytearray()
        self.ip = ""

    def rewind(self) -> None:
        """Forget everything: what was said so far went to a proxy, not to the server."""
        self._sent.clear()
        self._received.clear()

    def send(self, data: bytes) -> None:
        """Keep *data*, which is about to be sent."""
        self._sent += data

    def receive(self, data: bytes) -> None:
        """Keep *data*, which was received.

        Raises:
            FetchError: with the status ``too_large``.
        """
        self._received += data
        if len(self._received) > self._limit:
            raise too_large(self._limit)

    @property
    def request(self) -> bytes:
        """What was sent, without the password for a proxy."""
        return PROXY_SECRETS.sub(b"", bytes(self._sent))

    @property
    def received(self) -> bytes:
        """What came back."""
        return bytes(self._received)


def too_large(limit: int) -> FetchError:
    """Return the error for an answer of more than *limit* bytes."""
    return FetchError(f"the answer is larger than {limit:,} bytes", LinkStatus.TOO_LARGE, hint="Raise the limit.")
