"""Links: what one request for a URL came to, and which requests obey what sites ask of programs."""

from enum import StrEnum


class LinkStatus(StrEnum):
    """The answer to one request. A bot wall (401, 403, 429, 999, a challenge) is no dead link."""

    OK = "ok"
    MOVED = "moved"
    NOT_FOUND = "not_found"
    GONE = "gone"
    SOFT_404 = "soft_404"
    BLOCKED = "blocked"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    TIMEOUT = "timeout"
    DNS_ERROR = "dns_error"
    TLS_ERROR = "tls_error"
    CONNECTION_ERROR = "connection_error"
    REDIRECT_LOOP = "redirect_loop"
    TOO_LARGE = "too_large"
    UNSUPPORTED = "unsupported"
    ROBOTS_DENIED = "robots_denied"
    REFUSED_ADDRESS = "refused_address"
    SKIPPED = "skipped"


class Robots(StrEnum):
    """For which requests robots.txt is obeyed."""

    ALWAYS = "always"
    CAPTURE = "capture"  # checking whether a link works is what a reader does by clicking on it
    NEVER = "never"
