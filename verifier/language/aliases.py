"""Aliases: the other names by which one text calls a thing, read from the text itself.

"Semiconductor Manufacturing International Corporation (SMIC)" says that the two are one. An abbreviation is believed
only where its letters are the initials of the words before it, in order.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from verifier.language.words import is_function_word

_WORD: Final = r"[A-Z][\w’'.&-]*"
_LINK: Final = r"(?:of|and|for|the|in|to|on|&)"
_LONG_FORM: Final = rf"(?P<long>{_WORD}(?:[ -](?:{_WORD}|{_LINK})){{1,9}})"
_SHORT_FORM: Final = r"(?P<short>[A-Z][A-Za-z&]{1,9})"
INTRODUCED: Final = re.compile(rf"{_LONG_FORM}\s?\(\s?(?:the\s)?[“\"]?{_SHORT_FORM}[”\"]?\s?\)")


def read_aliases(content: str) -> Mapping[tuple[str, ...], str]:
    """Return what the text introduces: lower-case words of the long form, and of the short form, to one key.

    >>> read_aliases("The Bureau of Industry and Security (BIS) did so.")[("bis",)]
    '=bis'
    """
    found: dict[tuple[str, ...], str] = {}
    for long_form, short_form in _introductions(content):
        key = f"={short_form.lower()}"
        found.setdefault(long_form, key)
        found.setdefault((short_form.lower(),), key)
    return MappingProxyType(found)


def _introductions(content: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each long form, cut to the words that the abbreviation stands for, with the abbreviation."""
    for match in INTRODUCED.finditer(content):
        words = [word.strip(".’'") for word in re.split(r"[ -]", match["long"]) if word]
        cut = abbreviated_words(words, match["short"])
        if cut:
            yield tuple(word.lower() for word in cut), match["short"]


def abbreviated_words(words: list[str], short: str) -> list[str]:
    """Return the last words whose initials, skipping function words at will, spell *short*; empty if none do.

    >>> abbreviated_words(["The", "Bureau", "of", "Industry", "and", "Security"], "BIS")
    ['Bureau', 'of', 'Industry', 'and', 'Security']
    """
    for start in range(len(words) - 1, -1, -1):
        tail = words[start:]
        initials = "".join(word[0] for word in tail if not is_function_word(word.lower())).upper()
        if initials == short.upper() or "".join(word[0] for word in tail).upper() == short.upper():
            return tail
    return []
