"""The tape: every byte of one exchange, as it goes over the wire, and when."""

import math
import re
import time
from datetime import datetime
from typing import Final

from verifier.domain.link import LinkStatus
from verifier.errors import FetchError

PROXY_SECRETS: Final = re.compile(rb"(?im)^proxy-[a-z-]+:[^\n]*\n")
LONGEST_HEAD: Final = 100_000  # bytes of a head, interim answers included; real ones have some thousands
ONE_READ: Final = 65_536  # bytes that may come with the last piece of a head


class Tape:
    """Keeps what is sent and received.

    At most *limit* bytes are received; *enough* is how many bytes of a body are wanted. *ip* is the address that
    answers, *tls* the version of TLS; *at* is when the request was made. *holder* stands for the whole chain.
    """

    def __init__(self, limit: float, at: datetime, enough: float = math.inf, holder: object = None) -> None:
        self.enough = enough
        self.holder = holder
        self.at = at
        self.ip = ""
        self.tls = ""
        self.head_came = False
        self.begun_s = time.monotonic()
        self.connected_s = self.begun_s
        self.first_byte_s = 0.0  # none yet
        self._limit = limit
        self._sent = bytearray()
        self._received = bytearray()

    def __len__(self) -> int:
        """Return how many bytes were received."""
        return len(self._received)

    def rewind(self) -> None:
        """Forget everything: what was said so far went to a proxy, not to the server."""
        self._sent.clear()
        self._received.clear()

    def connected(self, ip: str, tls: str) -> None:
        """Note that there is a connection now."""
        self.ip, self.tls, self.connected_s = ip, tls, time.monotonic()

    def send(self, data: bytes) -> None:
        """Keep *data*, which is about to be sent."""
        self._sent += data

    def receive(self, data: bytes) -> None:
        """Keep *data*, which was received.

        Raises:
            FetchError: with the status ``too_large``.
        """
        if not self.first_byte_s:
            self.first_byte_s = time.monotonic()
        self._received += data
        if len(self._received) > self._limit:
            raise too_large(self._limit)
        if not self.head_came and len(self._received) > LONGEST_HEAD + ONE_READ:
            raise head_too_large()

    @property
    def request(self) -> bytes:
        """What was sent, without the password for a proxy."""
        return PROXY_SECRETS.sub(b"", bytes(self._sent))

    @property
    def received(self) -> bytes:
        """What came back."""
        return bytes(self._received)


def too_large(limit: float) -> FetchError:
    """Return the error for an answer of more than *limit* bytes."""
    return FetchError(f"the answer is larger than {limit:,} bytes", LinkStatus.TOO_LARGE, hint="Raise the limit.")


def head_too_large() -> FetchError:
    """Return the error for an answer the head of which is beyond reason."""
    hint = "Such servers are up to no good, or broken."
    return FetchError("the answer has more header fields than are read", LinkStatus.TOO_LARGE, hint=hint)
