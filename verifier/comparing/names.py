"""The names of a claim against those of a passage: is it the same company, country, person or product?

A name that the passage and its context lack is absent. It differs only where the passage, which otherwise says what the
claim says, has another name of the same kind in its place: "Xiaomi bought Honor" against "Shenzhen Zhixin bought it". A
city bears out its country and not the other way round, and a capital that stands for its government never differs.
"""

from collections.abc import Container
from typing import Final

from verifier.comparing.align import Alignment
from verifier.comparing.mentions import Named, kind_in, named_in
from verifier.comparing.other_names import is_other_version, variant_of
from verifier.comparing.passage import Passage
from verifier.comparing.rival_pairs import before_noun, in_pair
from verifier.comparing.rival_roles import in_role
from verifier.comparing.rival_slots import anywhere, beside
from verifier.comparing.rivals import Field, Rival, field_of
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.concepts import LOCATIVES
from verifier.language.name_kinds import PLACES
from verifier.language.names import Name
from verifier.language.places import PlaceNameKind, place_key, places
from verifier.language.regions import PlaceRelation, place_id, relate
from verifier.language.statement import Statement

SURE_MATTER: Final = 0.75  # of the other words said: then an absent name is another name
SPEAKS_OF_IT: Final = 0.4  # of the claim's words: below, nothing is refuted, and to look closer takes time
EXAMPLE_WORDS: Final = frozenset({"like", "including", "among", "such", "eg"})
RELATIVES: Final = frozenset({"that", "which", "who", "whom", "where"})  # "among the firms that Norway set up"
EXAMPLE_REACH: Final = 4  # tokens before a name


def check_claim_names(
    claim: Statement, passage: Passage, alignment: Alignment, elsewhere: Container[str]
) -> list[Check]:
    """Return one check for each name of the claim, in order; *elsewhere* holds the keys of the source's other words."""
    names = named_in(claim, alignment, passage.core)
    field = field_of(claim, passage.core, alignment, names)
    taken = frozenset(id(link.place.word) for link in alignment.links if link.place is not None and link.worth)
    return [_other(named, field, taken) or _said(named, elsewhere) for named in names]


def _other(named: Named, field: Field, taken: frozenset[int]) -> Check | None:
    """Return the check of a name for which the passage has another; None where it has no other."""
    text = named.name.text
    variant = variant_of(named, taken)
    if variant:
        return _differs(text, variant)
    if is_example(named.name, field.claim):
        return None
    rival = _rival(named, field)
    if rival is None:
        return None
    return _of_places(named, field.claim, rival) or _differs(text, rival.text)


def _rival(named: Named, field: Field) -> Rival | None:
    """Return the name that the passage has in the place of *named*; None where it has no other there."""
    if field.is_empty:
        return None
    is_known = named.is_known()
    found = beside(field, named, is_known=is_known)
    if found is None and field.alignment.core_coverage >= SPEAKS_OF_IT:
        found = in_role(field, named, is_known=is_known) or before_noun(field, named) or in_pair(field, named)
    is_sure = named.is_set_apart or field.alignment.matter(named.name.text.split()) >= SURE_MATTER
    return anywhere(field, named) if found is None and not is_known and is_sure else found


def _of_places(named: Named, claim: Statement, rival: Rival) -> Check | None:
    """Return the check of two places of which one may hold the other; None where they are simply two."""
    text = named.name.text
    if named.kind not in PLACES or kind_in(rival.name) not in PLACES:
        return None
    relation = relate(_place_id(claim, named.name), _place_id(rival.statement, rival.name))
    if relation is PlaceRelation.WITHIN:
        return _check(text, rival.text, Outcome.OPEN, f"the source says only {rival.text}, the claim says {text}")
    if relation is PlaceRelation.AROUND:
        return _check(text, rival.text, Outcome.AGREES, f"{rival.text} lies in {text}")
    if relation is PlaceRelation.SAME or is_seat(claim, named.name) != is_seat(rival.statement, rival.name):
        return _check(text, rival.text, Outcome.OPEN, f"the source says {rival.text}, which may be another than {text}")
    return None


def _place_id(statement: Statement, name: Name) -> str:
    """Return the id of the place that is named, of its country where a seat of government stands for that."""
    key = place_key(name.text)
    return places()[key].code if is_seat(statement, name) else place_id(key)


def is_seat(statement: Statement, name: Name) -> bool:
    """Tell whether a capital or a palace stands for a government: "Beijing says", not "in Beijing"."""
    place = places().get(place_key(name.text))
    before = statement.tokens[name.first - 1].lower if name.first else ""
    return place is not None and place.kind is PlaceNameKind.SEAT and before not in LOCATIVES


def is_example(name: Name, statement: Statement) -> bool:
    """Tell whether the name is one example of several ("firms like Google"), which other examples do not contradict."""
    before = [token.lower for token in statement.tokens[max(0, name.first - EXAMPLE_REACH) : name.first]]
    return not EXAMPLE_WORDS.isdisjoint(before) and RELATIVES.isdisjoint(before)


def _said(named: Named, elsewhere: Container[str]) -> Check:
    """Return the check of a name for which the passage has no other."""
    text = named.name.text
    if named.is_said():
        if is_other_version(named):
            return _check(text, text, Outcome.OPEN, f"the source names another version of {text}")
        return _check(text, text, Outcome.AGREES, f"the source names {text}")
    if named.is_known():
        return _check(text, text, Outcome.AGREES, f"{text} is named just before")
    if named.best is not None and named.is_said_in(named.best.statement):
        return _check(text, "", Outcome.OPEN, f"the source says only a part of the name {text}")
    if any(key in elsewhere for link in named.links for key in link.word.keys):
        return _check(text, "", Outcome.OPEN, f"the source names {text}, but not here")
    return _check(text, "", Outcome.ABSENT, f"the source does not name {text}")


def _differs(text: str, other: str) -> Check:
    return _check(text, other, Outcome.DIFFERS, f"the source says {other}, the claim says {text}")


def _check(claimed: str, stated: str, outcome: Outcome, reason: str) -> Check:
    return Check(kind=CheckKind.NAME, claimed=claimed, stated=stated, outcome=outcome, reason=reason)
