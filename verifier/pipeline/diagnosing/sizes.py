"""Sizes, as people read them."""


def size(count: int) -> str:
    """Return *count* bytes in a unit that people read, a kB being 1000 bytes.

    >>> size(999), size(24_576), size(1_230_000_000)
    ('999 bytes', '24.6 kB', '1.2 GB')
    """
    for unit, scale in (("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)):
        if count >= scale:
            return f"{count / scale:.1f} {unit}"
    return f"{count} bytes"
