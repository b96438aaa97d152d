"""Addresses of the web, as they are written: they need not be sound."""


def without_fragment(url: str) -> str:
    """Return what a server is asked for, of an address as somebody wrote it; any text is taken.

    >>> without_fragment(" https://example.org/report#staff ")
    'https://example.org/report'
    """
    return url.strip().partition("#")[0]
