"""Seeming: differences between a statement and a passage that are none, by what stands beside them.

Each rule takes a principle of language that the check of one part cannot see: nothing is larger than the largest, a
thing that is withheld is not denied to exist, a share of the whole is the same with and without "entire".
"""

from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Final

from verifier.comparing.align import align
from verifier.comparing.passage import passage_of
from verifier.conflicts.by_passage import PARTS
from verifier.conflicts.other_words import nearly_denies
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.figure import FigureKind
from verifier.language.name_kinds import NATIONS, PLACES, NameKind, kind_of
from verifier.language.places import PlaceNameKind, place_key, places
from verifier.language.statement import Statement

NONE: Final = frozenset({"no", "none", "nobody", "nothing", "never", "nowhere"})
THAN: Final = "than"
DENY: Final = "deny"  # the stem of "denied", "denies"
TO: Final = "to"
BEHIND: Final = 2  # tokens from "denied" to the "to" of what is withheld: "denied entry to"
WELL: Final = 3  # parts that agree
WHEREABOUTS: Final = NATIONS | PLACES
CITIES: Final = frozenset({"HK", "MO", "SG", "MC", "VA"})  # ISO 3166-1, of those that are cities and countries in one
HAVE: Final = frozenset({"have", "has", "had", "having", "get", "got", "gets"})
DETERMINERS: Final = frozenset({"a", "an", "the", "its", "their", "his", "her"})
PARTICIPLE: Final = "ed"
DONE_WITHIN: Final = 5  # tokens from the determiner to the participle: "had its new trade mark registered"
CONJUNCTIONS: Final = frozenset({"and", "but", "or", "that", "which", "who"})
BASES: Final = frozenset({("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from")})


def is_seeming(statement: Statement, best: Statement, difference: Check, checks: Iterable[Check]) -> bool:
    """Tell whether *difference* is none: both the *statement* and the sentence *best* may hold.

    Args:
        statement: what is asked about.
        best: the sentence that seems contrary.
        difference: what differs.
        checks: all checks of the statement against the passage.
    """
    match difference.kind:
        case CheckKind.NAME:
            return has_name(best, difference.claimed) or not are_rivals(difference)
        case CheckKind.POLARITY:
            return (
                denies_more(statement) or denies_more(best) or withholds(statement) or denies_otherwise(statement, best)
            )
        case CheckKind.ROLE:
            return has_it_done(statement)
        case CheckKind.SCOPE:
            return shares_agree(statement, checks)
        case CheckKind.FIGURE:
            return is_of_named_year(statement, difference)
        case _:
            return False


def has_name(sentence: Statement, name: str) -> bool:
    """Tell whether the sentence has *name* within a longer one: "Norrbo" in "Norrbo Ferries"."""
    words = {word.lower() for word in name.split()}
    return any(words < {word.lower() for word in other.text.split()} for other in sentence.names)


def are_rivals(difference: Check) -> bool:
    """Tell whether two names can stand in one place.

    "Danish" and "Swedish" can, "Danish" and "Halvor" cannot, nor "Bergen" and "Norway", which may both be right.
    """
    claimed, stated = kind_of(difference.claimed.split()), kind_of(difference.stated.split())
    is_one_inside = {_is_country(difference.claimed), _is_country(difference.stated)} == {True, False}
    if NameKind.REGION in {claimed, stated} and is_one_inside:
        return False
    return (claimed in WHEREABOUTS) == (stated in WHEREABOUTS)


def _is_country(name: str) -> bool:
    """Tell whether *name* is that of a country, and of no city; "Moscow" may stand for one, and is none."""
    place = places().get(place_key(name))
    return place is not None and place.kind is PlaceNameKind.NAME and place.code not in CITIES


def has_it_done(statement: Statement) -> bool:
    """Tell whether somebody has another do a thing, "had its name registered": who did it is not told."""
    words = [token.lower for token in statement.tokens]
    return any(
        word in HAVE and words[at + 1] in DETERMINERS and _ends_in_participle(words[at + 2 : at + 2 + DONE_WITHIN])
        for at, word in enumerate(words[:-1])
    )


def _ends_in_participle(words: Sequence[str]) -> bool:
    """Tell whether a thing and then a participle stand there, before anything else begins: "letter sent"."""
    thing = list(takewhile(lambda word: word.isalpha() and word not in CONJUNCTIONS, words))
    return any(word.endswith(PARTICIPLE) for word in thing[1:])


def denies_more(statement: Statement) -> bool:
    """Tell whether what a statement denies is that anything is more: "No port is larger than …"."""
    words = [token.lower for token in statement.tokens]
    return any(word in NONE and THAN in words[at:] for at, word in enumerate(words))


def withholds(statement: Statement) -> bool:
    """Tell whether something is denied *to* somebody, who does not get it: "entry was denied to …"."""
    return any(
        token.stem == DENY and any(behind.lower == TO for behind in statement.tokens[at + 1 : at + 1 + BEHIND])
        for at, token in enumerate(statement.tokens)
    )


def denies_otherwise(statement: Statement, best: Statement) -> bool:
    """Tell whether the statement has a word that comes near a denial, and the sentence does not have it."""
    return nearly_denies(statement, align(statement, passage_of((best,))))


def shares_agree(statement: Statement, checks: Iterable[Check]) -> bool:
    """Tell whether both give the same share; what it is a share of is then the whole on both sides."""
    shares = {figure.text for figure in statement.figures if figure.kind is FigureKind.PERCENT}
    return any(check.outcome is Outcome.AGREES and check.claimed in shares for check in checks)


def is_of_named_year(statement: Statement, difference: Check) -> bool:
    """Tell whether a multiple of a year is one of a year that the statement compares with: "compared with 2019"."""
    year = difference.stated.rpartition("(")[2].rstrip(")")
    words = [token.lower for token in statement.tokens]
    return any(
        words[at + 1 : at + 2] == [year] for at, word in enumerate(words) if at and (words[at - 1], word) in BASES
    )


def is_tied(difference: Check, checks: Sequence[Check]) -> bool:
    """Tell whether something besides a name that differs ties both to one matter, and no other name is missing."""
    if difference.kind is not CheckKind.NAME:
        return True
    is_missing = any(
        check.kind is CheckKind.NAME and check.outcome is not Outcome.AGREES and check is not difference
        for check in checks
    )
    return not is_missing and agreeing(checks) > 0


def is_well_tied(difference: Check, checks: Iterable[Check]) -> bool:
    """Tell whether a name of a known kind differs from its like, and so much else agrees that nobody need be asked."""
    if difference.kind is not CheckKind.NAME or agreeing(checks) < WELL:
        return False
    kind = kind_of(difference.claimed.split())
    return kind is not NameKind.UNKNOWN and kind is kind_of(difference.stated.split())


def agreeing(checks: Iterable[Check]) -> int:
    """Return how many different names, figures and periods both sides have."""
    return len({check.claimed for check in checks if check.kind in PARTS and check.outcome is Outcome.AGREES})
