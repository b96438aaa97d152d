"""What the reader accepts: limits and languages, as one frozen value."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """The limits of the reader.

    *max_bytes* and *max_characters* bound the input and the readable text; what is larger is refused, never cut.
    *max_pages* bounds a PDF. *languages* are the ISO 639-1 codes accepted; empty accepts all.
    Without *tells_main* all of a web page counts as its main part, which takes half the time and is enough to see
    whether a passage still stands on it.
    """

    max_bytes: int = 100_000_000
    max_characters: int = 10_000_000
    max_pages: int = 2_000
    languages: frozenset[str] = frozenset({"en"})
    tells_main: bool = True
