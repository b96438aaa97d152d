"""Words: a text cut into the tokens that the comparison of statements works on.

Hyphenated compounds are cut into their parts, so that "smart-city projects" meets "projects for smart cities";
possessive endings are left out; "U.S.", "134.7", "F-35", "R&D" and "910B" stay whole. Punctuation and signs are no
tokens. A token keeps where it stands, so that evidence can always be shown.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from verifier.language.function_words import FUNCTION_WORDS, STOP_WORDS, is_function_word
from verifier.language.stems import stem

__all__ = ["FUNCTION_WORDS", "STOP_WORDS", "Token", "is_function_word", "stem", "tokenize"]

_NUMERO: Final = r"[Nn]os?\.(?=\s?\d)"  # "No. 5": not the word "no"
_DOTTED: Final = r"(?:[A-Z]\.)+[A-Z](?![A-Za-z])\.?|[a-z]\.[a-z]\.(?![a-z])"  # U.S., U.S, i.e.
_MODEL: Final = r"(?<!-)[A-Z][a-z]?-\d{1,4}[A-Za-z]?(?![\w-]|[.,]\d)"  # F-35, S-400, Mi-24
_JOINED: Final = r"[A-Z]+&[A-Z]+(?![a-z])"  # R&D, AT&T
_NUMBER: Final = r"\d+(?:[.,]\d+)*[^\W\d_]*\d*"  # 134.7, 1,000, 910B, 5G, 7nm
_SPECIAL: Final = f"(?=[A-Z0-9n]|[a-z][.])(?:{_NUMERO}|{_DOTTED}|{_MODEL}|{_JOINED}|{_NUMBER})"
_CLITIC: Final = r"['’](?:[sS]|re|ve|ll|d|m)(?![^\W_])"  # left out: Huawei's, they've
_INNER: Final = rf"(?!{_CLITIC})['’][^\W_]+"  # O'Brien, don't
_TOKEN: Final = re.compile(rf"({_SPECIAL}|[^\W_]+(?:{_INNER})*)(?:{_CLITIC})?")

_ACRONYMS: Final = re.compile(r"[A-Z]{2,}s")  # CEOs, LEDs
_LOOKALIKES: Final = frozenset({"US", "IT", "WHO"})  # acronyms that would read as pronouns in lower case
_CACHED_FORMS: Final = 1 << 17
_LONGEST_WORD: Final = 40  # longer strings are no words; they are neither stemmed nor remembered


class Token(NamedTuple):
    """A word of a text, at the code points *start* to *end*.

    A named tuple, as a batch makes millions of them and a frozen dataclass takes longer to build.

    *text* is as written; *lower* is its normal form: lower case without the dots of an abbreviation, the commas of a
    number or the hyphen of a model name ("U.S." has "us", "1,000" has "1000", "F-35" has "f35"). *stem* joins the
    forms of one word ("sold" has "sell"); acronyms that look like pronouns keep their capitals there ("US", "WHO").
    """

    text: str
    start: int
    end: int
    lower: str
    stem: str

    @property
    def is_capitalised(self) -> bool:
        """Whether the token begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_stop(self) -> bool:
        """Whether the token says nothing for a comparison."""
        return self.lower in STOP_WORDS and self.stem not in _LOOKALIKES

    @property
    def is_function(self) -> bool:
        """Whether the token belongs to a closed class."""
        return self.lower in FUNCTION_WORDS and self.stem not in _LOOKALIKES


def tokenize(text: str, offset: int = 0) -> list[Token]:
    """Cut *text* into tokens, in order; *offset* is added to every position.

    For every token, ``text[token.start - offset : token.end - offset] == token.text``.

    >>> [token.stem for token in tokenize("Huawei's smart-city firms weren't sold in the U.S.")]
    ['huawei', 'smart', 'city', 'firm', 'not', 'sell', 'in', 'the', 'US']
    """
    tokens = []
    for found in _TOKEN.finditer(text):
        form = found[1]
        lower, stemmed = _normal_forms(form) if len(form) <= _LONGEST_WORD else (form.lower(), form.lower())
        start = found.start() + offset
        tokens.append(Token(form, start, start + len(form), lower, stemmed))
    return tokens


@lru_cache(maxsize=_CACHED_FORMS)
def _normal_forms(form: str) -> tuple[str, str]:
    """Return the lower-case normal form and the stem of a token as written."""
    if form[0].isdigit():
        lower = form.lower().replace(",", "")
        return lower, lower
    if form[-1] == ".":
        return _normal_forms_of_abbreviation(form)
    lower = form.lower().replace("’", "'").replace("-", "").replace(".", "")
    if _ACRONYMS.fullmatch(form):
        return lower, lower[:-1]
    return lower, lower.upper() if lower.upper() in _LOOKALIKES and form[:1].isupper() and form[-1].isupper() else stem(
        lower
    )


def _normal_forms_of_abbreviation(form: str) -> tuple[str, str]:
    lower = form.lower().replace(".", "")
    if lower in ("no", "nos"):
        return "no.", "number"
    if lower.upper() in _LOOKALIKES:
        return lower, lower.upper()
    return lower, lower if form.isupper() else form  # "a.m." is not "am"
