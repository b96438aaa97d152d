"""Redacting: what lets somebody in never stands in a log, wherever it came from.

Passwords in addresses (``https://desk:secret@…``, ``postgresql://…``), keys in their queries, and what follows
"Authorization:" or "Bearer". Names and values stay, so that a log still tells which address was meant.
"""

import re
from typing import Final

HIDDEN: Final = "***"

_USERINFO: Final = re.compile(r"(?<=://)[^/?#\s@]{1,500}@")
# what credentials are called in queries and settings; "sig" and "x-amz-…" stand in signed addresses of object storage
_NAMES: Final = (
    r"(?:[\w.-]{0,40}(?:token|secret|passw(?:or)?d|signature|credential|api[_-]?key|access[_-]?key)|sig|key|auth)"
)
_VALUE: Final = r"[^\s&#;,\"'<>)]{1,4000}"
_NAMED: Final = re.compile(rf"(?i)(?<![\w.-])({_NAMES}[\w-]{{0,40}}=){_VALUE}")
_BEARER: Final = re.compile(rf"(?i)\b(authorization\s?:\s?(?:\w{{1,20}}\s)?|bearer\s){_VALUE}")


def redacted(text: str) -> str:
    """Return *text* without passwords, tokens and keys.

    >>> redacted("GET https://desk:hunter2@example.org/a?id=7&access_token=abc failed")
    'GET https://***@example.org/a?id=7&access_token=*** failed'
    """
    text = _USERINFO.sub(f"{HIDDEN}@", text)
    text = _NAMED.sub(rf"\1{HIDDEN}", text)
    return _BEARER.sub(rf"\1{HIDDEN}", text)
