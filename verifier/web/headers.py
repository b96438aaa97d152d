"""Header fields that every answer carries, so that a browser runs only the desk's own files and keeps nothing."""

from types import MappingProxyType
from typing import Final

POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",  # the arrows and ticks of Pico's own style sheet; a picture cannot run anything
        "connect-src 'self'",  # htmx
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

EVERYWHERE: Final = MappingProxyType(
    {
        "content-security-policy": POLICY,
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        # not "no-referrer": with it forms are sent with "Origin: null", which cannot be told from another site's
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=()",
    }
)

PRIVATE: Final = "no-store"
REVALIDATED: Final = "no-cache"  # files of the desk's own: kept, but asked for whether they are still the same
