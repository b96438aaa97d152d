"""Pairs of rivals: a country before the same noun, and the other half of the same pair.

"Russian universities" is answered by "Chinese universities", even where the source speaks of Russians too, and "the
conflict between China and Canada" by "the China-US conflict".
"""

from bisect import bisect_left
from typing import Final

from verifier.comparing.align import Link
from verifier.comparing.mentions import Named, kind_in, words_by_key
from verifier.comparing.rival_slots import gap
from verifier.comparing.rivals import Field, Rival, keys_of_name
from verifier.language.name_kinds import NATIONS
from verifier.language.names import Name
from verifier.language.statement import NO_NAME, Statement

JOINING: Final = frozenset({"and", "or", "the"})
PAIRING: Final = frozenset({"between"})
PAIRING_REACH: Final = 2  # tokens before the first name: "between the US"
PAIR_SIGNS: Final = ("-", "–", "/")


def before_noun(field: Field, named: Named) -> Rival | None:
    """Return the country before a noun of the passage, where the claim has another before the same noun.

    Wherever the passage has the noun, another country must stand before it.
    """
    head = _head_of(field, named)
    if named.kind not in NATIONS or head is None or head.place is None:
        return None
    found: Rival | None = None
    for statement, unclaimed in field.unclaimed.values():
        by_end = {name.last: name for name in unclaimed}
        for key in head.word.keys:
            for word in words_by_key(statement).get(key, ()):
                if word.name != NO_NAME:
                    continue
                name = by_end.get(word.index)
                if name is None or kind_in(name) not in NATIONS or _is_joined_to(named, statement, name):
                    return None
                found = found or Rival(statement, name)
    return found


def _head_of(field: Field, named: Named) -> Link | None:
    """Return the link of the common noun right behind the name."""
    tokens = field.claim.tokens
    at = named.name.last
    if at >= len(tokens) or tokens[at].start - tokens[at - 1].end != 1:
        return None
    behind = (link for link in field.alignment.links if link.word.index == at)
    return next((link for link in behind if link.word.name == NO_NAME), None)


def _is_joined_to(named: Named, statement: Statement, name: Name) -> bool:
    """Tell whether a name is the claim's, or "and" joins it to that: "Russian and Chinese universities"."""
    keys = {key for link in named.links for key in link.word.keys}
    number = _number_of(statement, name)
    is_joined = number > 0 and statement.tokens[name.first - 1].lower in JOINING
    is_close = is_joined and statement.names[number - 1].last == name.first - 1
    return any(not keys.isdisjoint(keys_of_name(statement, at)) for at in range(number - is_close, number + 1))


def in_pair(field: Field, named: Named) -> Rival | None:
    """Return the other half of a pair in the passage, of which the claim has the same first half."""
    partners = _partners(field.claim, _number_of(field.claim, named.name))
    if len(partners) != 1:
        return None
    keys = keys_of_name(field.claim, partners[0])
    for statement, _ in field.unclaimed.values():
        for name in field.rivals(named, statement):
            theirs = _partners(statement, _number_of(statement, name))
            if len(theirs) == 1 and keys & keys_of_name(statement, theirs[0]):
                return Rival(statement, name)
    return None


def _number_of(statement: Statement, name: Name) -> int:
    return bisect_left(statement.names, name.first, key=lambda other: other.first)


def _partners(statement: Statement, number: int) -> list[int]:
    """Return the names joined with name *number* to a pair: "between China and Canada", "the China-Canada conflict"."""
    near = [at for at in (number - 1, number + 1) if 0 <= at < len(statement.names)]
    return [
        at for at in near if _is_pair(statement, statement.names[min(at, number)], statement.names[max(at, number)])
    ]


def _is_pair(statement: Statement, one: Name, other: Name) -> bool:
    between = [token.lower for token in statement.tokens[one.last : other.first]]
    sign = gap(statement, one.last - 1, other.first)
    if not between:
        return sign in PAIR_SIGNS
    before = {token.lower for token in statement.tokens[max(0, one.first - PAIRING_REACH) : one.first]}
    return not PAIRING.isdisjoint(before) and "," not in sign and JOINING.issuperset(between)
