"""Tokens: who may enter where the desk can be reached from other machines.

A one-time address opens the desk in one browser, which gets a cookie for it; the address is worthless afterwards. Only
digests are kept, and all of them are compared in constant time, so that neither memory nor the clock gives one away.
"""

import hashlib
import hmac
import secrets
import threading
from dataclasses import dataclass, field
from typing import Final

COOKIE: Final = "verifier_session"
ENTRY: Final = "/enter"
TOKEN_BYTES: Final = 32  # of chance: 256 bits
LONGEST: Final = 200  # characters of a token that are looked at
MOST_OPEN: Final = 100  # addresses that wait to be used; an older one lapses


@dataclass(slots=True)
class Doors:
    """The addresses that are still to be used, and the sessions that were opened by one. Any thread may ask."""

    _waiting: list[bytes] = field(default_factory=list)
    _sessions: list[bytes] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def invite(self) -> str:
        """Return a new token, which opens one session."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        with self._lock:
            self._waiting = [*self._waiting[1 - MOST_OPEN :], _digest(token)]
        return token

    def enter(self, token: str) -> str:
        """Return the secret of a new session for *token*, which is used up by that; "" where it opens nothing."""
        with self._lock:
            found = _among(token, self._waiting)
            if found is None:
                return ""
            self._waiting.remove(found)
            session = secrets.token_urlsafe(TOKEN_BYTES)
            self._sessions.append(_digest(session))
            return session

    def knows(self, session: str) -> bool:
        """Tell whether *session* is the secret of a session."""
        with self._lock:
            return _among(session, self._sessions) is not None


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()


def _among(secret: str, digests: list[bytes]) -> bytes | None:
    """Return the digest of *secret* if it is one of *digests*; all of them are looked at in any case."""
    if not secret or len(secret) > LONGEST:
        return None
    given = _digest(secret)
    found = [each for each in digests if hmac.compare_digest(given, each)]
    return found[0] if found else None
