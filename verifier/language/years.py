"""Years: is a bare four-digit number a year, an amount, or part of a name?

"in 2019" and "its 2023 report" hold years; "2000 firms" and "2000 km" amounts; "Made in China 2025" and "the
Enterprise Act 2016" names.
"""

import re
from typing import Final

from verifier.language.counted import is_plural
from verifier.language.places import PlaceNameKind, places

_WORD_BEFORE: Final = re.compile(r"([^\W\d_][\w’'&.-]*)([ \u00a0]|[ \u00a0]?[–—-])$")
_WORD_AFTER: Final = re.compile(r"[ \u00a0-]?([^\W\d_]+)(?:[ \u00a0]([^\W\d_]+))?")
_LOOK_BACK: Final = 32
_OPENERS: Final = frozenset(
    (
        "in since by until till before after from during of between and to through for around circa about "
        "early late mid year years fiscal "
        "the a an its their his her our this that only already back or as pre post throughout over under at "
        "on both but with into late "
        "while when is was are were not was versus vs than then against"
    ).split()
)
_BEFORE_YEARS: Final = frozenset(
    "in since by until till before after from during between through circa year years throughout".split()
)
_NUMBERED: Final = frozenset("number no no. nos order page part section model article resolution".split())
_QUANTIFIERS: Final = re.compile(
    r"\b(?:than|over|about|around|some|nearly|almost|least|to|approximately|roughly|exceeding|only|the|of)\s$"
)
# "2000 small firms": a number before an adjective and a plural; of a verb the ending would not tell.
_ADJECTIVES: Final = frozenset(
    "small large big new old young private foreign rural urban local state-owned poor".split()
)
_ADJECTIVE_ENDINGS: Final = ("al", "ic", "ive", "ous", "ary", "ese")
_UNITS: Final = frozenset(
    (
        "million billion trillion thousand hundred percent people km kilometres kilometers miles metres "
        "meters m nm mm cm feet ft inches kg "
        "tonnes tons mw gw kw mwh gwh hp rpm years months weeks days hours minutes dollars euros yuan pounds "
        "yen usd cny rmb eur points acres "
        "hectares mah hz mhz ghz mb gb tb square cubic sq barrels litres liters degrees times"
    ).split()
)
_ROUND: Final = 100
_MODERN: Final = 1900


def is_year(sentence: str, start: int, end: int) -> bool:
    """Whether the four digits at *start* to *end* of *sentence* are a year."""
    before = _WORD_BEFORE.search(sentence[max(0, start - _LOOK_BACK) : start])
    after = _WORD_AFTER.match(sentence, end)
    lead = before[1] if before else ""
    follow = after[1] if after else ""
    if follow.lower() in _UNITS or is_name(lead) or lead.lower() in _NUMBERED:
        return False
    if after and after[2] and lead.lower() not in _OPENERS and _is_adjective(follow):
        follow = after[2]
    return not _counts(sentence, start, int(sentence[start:end]), lead.lower(), follow)


def is_name(lead: str) -> bool:
    """A capitalised word before the year makes it part of a name; a preposition or a possessive does not."""
    return lead[:1].isupper() and lead.lower() not in _OPENERS and not lead.endswith(("’s", "'s", "s’", "ing", "."))


def _is_adjective(word: str) -> bool:
    """Whether the word after a number leaves it to the next one to say what is counted: "2000 Chinese firms"."""
    place = places().get(word.lower()) if word[:1].isupper() else None
    is_of_place = place is not None and place.kind is PlaceNameKind.DEMONYM
    return is_of_place or word in _ADJECTIVES or (word.islower() and word.endswith(_ADJECTIVE_ENDINGS))


def _counts(sentence: str, start: int, value: int, lead: str, follow: str) -> bool:
    """Whether a plural noun after the number makes it an amount: "2000 firms", but "2019 sales"."""
    if not (follow == follow.lower() and is_plural(follow)):
        return False
    if lead in _BEFORE_YEARS:
        return False
    if value % _ROUND == 0 or value < _MODERN:
        return True
    quantified = _QUANTIFIERS.search(sentence[max(0, start - _LOOK_BACK) : start])
    return quantified is not None and quantified[0].strip() not in ("to", "the", "of", "only")
