"""Concepts: under which keys a name may be met elsewhere, beside its own words.

"The U.S.", "Washington" and "American" have the key of one country, an introduced short name that of what it stands
for, a name of several words that of its initials, and "Müller" also those of "Mueller" and "Muller".
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from verifier.language.aliases import ALIAS, INITIALS, Aliases
from verifier.language.bodies import bodies
from verifier.language.name_words import spellings
from verifier.language.names import Name
from verifier.language.places import PlaceNameKind, place_key, places
from verifier.language.words import Token

PLACE: Final = "@"  # begins the keys of countries
LOCATIVES: Final = frozenset({"in", "at", "near", "outside", "inside", "from", "to", "around", "throughout"})
SHORTEST_ABBREVIATED: Final = 3  # words; initials of two are met by chance
LONGEST_PHRASE: Final = 8  # words in the longest alias that is looked up


def concepts_of(tokens: Sequence[Token], aliases: Aliases) -> dict[int, str]:
    """Return for token numbers the key of the country or introduced name that they are part of; longest name first."""
    found: dict[int, str] = {}
    index = 0
    while index < len(tokens):
        length, key = _longest_concept(tokens, index, aliases)
        found.update(dict.fromkeys(range(index, index + length), key) if key else {})
        index += max(length, 1)
    return found


def initials_of(tokens: Sequence[Token], names: Sequence[Name]) -> dict[int, str]:
    """Return for token numbers the key of the abbreviation that their name may go by, or that they are."""
    found: dict[int, str] = {}
    for name in names:
        parts = [tokens[index] for index in range(name.first, name.last) if not tokens[index].is_function]
        if len(parts) >= SHORTEST_ABBREVIATED:
            key = INITIALS + "".join(part.lower[0] for part in _with_initials(parts))
            found.update(dict.fromkeys(range(name.first, name.last), key))
        elif len(parts) == 1 and parts[0].text.isupper():
            found[name.first] = INITIALS + parts[0].lower
    return found


def keys_of(token: Token, concepts: Mapping[int, str], initials: Mapping[int, str], index: int) -> tuple[str, ...]:
    """Return the keys of the word *token* at *index*, with what :func:`concepts_of` and :func:`initials_of` found.

    In "United States" they are that of the country alone, for neither word means it by itself.
    """
    concept = concepts.get(index, "")
    short = (initials[index],) if index in initials and initials[index] != concept else ()
    stems = (token.stem,) if token.stem.isascii() and token.text.isascii() else _spelt(token)
    if not concept:
        return (*stems, *short)
    is_long_place = concept.startswith(PLACE) and concept in {concepts.get(index - 1), concepts.get(index + 1)}
    return (concept, *short) if is_long_place else (*stems, concept, *short)


def _spelt(token: Token) -> tuple[str, ...]:
    return (token.stem, *sorted(spellings(token.lower) - {token.stem}))


def _with_initials(parts: Sequence[Token]) -> list[Token]:
    """Return the words whose initials count: not "US" before a name, nor the second part of "Co-operation"."""
    place = places().get(parts[0].lower)
    is_prefix = parts[0].text.isupper() and place is not None and place.kind is PlaceNameKind.NAME
    return [part for part in (parts[1:] if is_prefix else parts) if part.is_capitalised or part.text[0].isdigit()]


def _longest_concept(tokens: Sequence[Token], index: int, aliases: Aliases) -> tuple[int, str]:
    lower = tokens[index].lower if tokens[index].lower.isascii() else place_key(tokens[index].lower)
    is_known = lower in aliases.first_words or lower in _first_words()
    if not is_known or not tokens[index].is_capitalised:
        return 0, ""
    for length in range(min(LONGEST_PHRASE, len(tokens) - index), 0, -1):
        key = _concept(tokens, index, index + length, aliases)
        if key:
            return length, key
    return 0, ""


def _concept(tokens: Sequence[Token], first: int, last: int, aliases: Aliases) -> str:
    """Return the key of what the tokens name together; empty for nothing that is known."""
    words = tuple(token.lower for token in tokens[first:last])
    joined = " ".join(words)
    place = places().get(joined if joined.isascii() else place_key(joined))
    if place is None:
        return aliases.get(words, "") or _body(tokens[first:last], words)
    is_city = first > 0 and tokens[first - 1].lower in LOCATIVES  # "in Beijing" is the city, "Beijing says" China
    return "" if place.kind is PlaceNameKind.SEAT and is_city else f"{PLACE}{place.code}"


def _body(tokens: Sequence[Token], words: tuple[str, ...]) -> str:
    """Return the key of a body that has a row in the table; its letters must be written as there, with dots or not."""
    known = bodies()
    short = known.by_words.get(words, "")
    if not short and len(tokens) == 1:
        short = known.letters.get(tokens[0].text.replace(".", ""), "")
    return ALIAS + short if short else ""


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in places()) | bodies().first_words
