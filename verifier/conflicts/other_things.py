"""Other things: signs that two statements speak of different companies, places or objects."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from verifier.comparing.align import Alignment, Link, LinkKind, is_misspelling
from verifier.conflicts.differences import Held
from verifier.conflicts.spellings import is_one_spelt_twice
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.names import Name
from verifier.language.rarity import rarity
from verifier.language.statement import NO_NAME, Statement

TELLING_RARITY: Final = 4.0  # nats; "new" and "large" before a noun do not make it another thing
RARE_AS_A_NAME: Final = 7.0  # nats
COMPLEMENTS: Final = frozenset({"of", "for"})
COMPLEMENT_REACH: Final = 3  # tokens: "of the interior"
POSSESSIVES: Final = frozenset({"'s", "’s"})
ARTICLES: Final = frozenset({"the", "a", "an"})
PLACING: Final = frozenset({"in", "at"})
# What comes first in the name of a place that has a namesake. A country's other names ("Great Britain") have one key.
MARKING_OFF: Final = frozenset(
    "upper lower great greater little lesser old new north south east west northern southern eastern western inner "
    "outer nether high low middle central".split()
)
# With those, what begins many names: two that share only this are of different things.
OF_MANY: Final = MARKING_OFF | frozenset(
    "saint st san santa lake mount mountain river port fort cape bay gulf isle island islands point bridge street "
    "university college school hospital bank bureau ministry department institute museum city county district province "
    "republic".split()
)
OPENING: Final = 3  # tokens: "The theatre in"
NOT_MET: Final = frozenset({Outcome.ABSENT, Outcome.OPEN, Outcome.DIFFERS})


def other_entity(held: Held, difference: Check) -> str:
    """Each side names somebody or some place that the other does not."""
    mine = unmet_names(held.checks_there, difference)
    theirs = unmet_names(held.checks_back, difference)
    if mine and theirs:
        return "they speak of different names"
    if difference.kind is CheckKind.NAME:
        return ""
    begins = _unmet_beginning(held.there), _unmet_beginning(held.back)
    return "they speak of different names" if (mine or begins[0]) and (theirs or begins[1]) and any(begins) else ""


def other_thing(held: Held, difference: Check) -> str:
    """The same noun, marked off by different words on either side: "the paint division", "the glue division"."""
    del difference
    mine, theirs = _attributes(held.there, held.one.statement), _attributes(held.back, held.other.statement)
    for link in held.there.links:
        if link.place is not None and link.is_core and link.word.index in mine and link.place.word.index in theirs:
            return f"one speaks of “{mine[link.word.index]}”, the other of “{theirs[link.place.word.index]}”"
    return ""


def not_the_only_one(held: Held, difference: Check) -> str:
    """A storm can strike two islands, but a company has one founder."""
    same_scope = held.one.scope.is_part == held.other.scope.is_part
    if difference.kind is not CheckKind.NAME or (held.one.is_sole and held.other.is_sole and same_scope):
        return ""
    return "it may be true of both names"


def only_names_shared(held: Held, difference: Check) -> str:
    """Two counts of one town in one year: of its people, and of its pupils. Only what is counted ties them."""
    if difference.kind is not CheckKind.FIGURE:
        return ""
    mine, theirs = held.one.figure(difference.claimed), held.other.figure(difference.stated)
    if mine is None or theirs is None or (mine.counted and theirs.counted):
        return ""
    return "" if _share_a_word(held.there) or _share_a_word(held.back) else "they may count different things"


def _share_a_word(alignment: Alignment) -> bool:
    return any(link.is_core and link.worth and link.word.name == NO_NAME for link in alignment.links)


def is_of_another(alignment: Alignment, statement: Statement) -> bool:
    """Tell whether a statement speaks of somebody's or some place's thing, of whom the other side says nothing.

    What stands behind "of" or before "'s" says which thing is meant: "the lighthouse of Tolva", "Tolva's lighthouse".
    Behind "in" and "at" that is sure only where the sentence begins so: "The theatre in Tolva".
    """
    strange = _strange_names(alignment)
    return any(number in strange and _tells_which(statement, name) for number, name in enumerate(statement.names))


def _tells_which(statement: Statement, name: Name) -> bool:
    behind = statement.text[statement.tokens[name.last - 1].end - statement.start :][:2]
    if behind in POSSESSIVES:
        return True
    before = [token.lower for token in statement.tokens[: name.first]]
    if before[-1:] == ["the"]:
        before.pop()
    if before[-1:] == ["of"]:
        return True
    is_opening = len(before) == OPENING and before[0] in ARTICLES and not statement.tokens[1].is_function
    return is_opening and before[-1] in PLACING


def has_strange_name(alignment: Alignment) -> bool:
    """Tell whether a statement has a name of which the other side says nothing at all."""
    return bool(_strange_names(alignment))


def is_of_namesake(alignment: Alignment) -> bool:
    """Tell whether a name has a word before it that marks it off from its namesake: "Upper Tolva" is not "Tolva"."""
    met = {link.word.index for link in alignment.links if link.place is not None and link.place.word.name != NO_NAME}
    return any(
        link.kind is LinkKind.MISSING
        and link.word.token.lower in MARKING_OFF
        and link.word.token.is_capitalised
        and link.word.name != NO_NAME
        and link.word.index + 1 in met
        for link in alignment.links
    )


def _strange_names(alignment: Alignment) -> frozenset[int]:
    """Return the numbers of the names of which the other side says nothing, or has one that only looks alike.

    "Upper Tolva" and "Upper Merra", "Lake Tolva" and "Lake Merra" share what many names have.
    """
    met: dict[int, bool] = {}
    lengths = Counter(link.word.name for link in alignment.links)
    for link in alignment.links:
        if link.word.name != NO_NAME:
            is_of_many = lengths[link.word.name] > 1 and link.word.token.lower in OF_MANY
            met[link.word.name] = met.get(link.word.name, False) or (link.worth > 0 and not is_of_many)
    looks_alike = {link.word.name for link in alignment.links if link.word.name != NO_NAME and _only_looks_alike(link)}
    return frozenset(number for number, is_met in met.items() if not is_met or number in looks_alike)


def _only_looks_alike(link: Link) -> bool:
    """Tell whether a word of a name is answered by one in another spelling that is hardly of the same name."""
    if link.kind is not LinkKind.RELATED or link.place is None or link.place.word.name == NO_NAME:
        return False
    mine, theirs = link.word.token, link.place.word.token
    return is_misspelling(mine, theirs) and not is_one_spelt_twice(mine.lower, theirs.lower)


def unmet_names(checks: tuple[Check, ...], difference: Check) -> list[str]:
    """Return the names that the other side lacks; those that make a difference of names are left out."""
    counted = {Outcome.ABSENT, Outcome.OPEN} if difference.kind is CheckKind.NAME else NOT_MET
    return [
        check.claimed or check.stated for check in checks if check.kind is CheckKind.NAME and check.outcome in counted
    ]


def _unmet_beginning(alignment: Alignment) -> bool:
    """Tell whether a statement begins with a rare word that the other side lacks: it may be a name."""
    first = alignment.links[0] if alignment.links else None
    if first is None or first.word.index or first.kind is not LinkKind.MISSING:
        return False
    return rarity(first.word.token.stem) >= RARE_AS_A_NAME and first.word.token.is_capitalised


def _attributes(alignment: Alignment, statement: Statement) -> dict[int, str]:
    """Return for words that the other side has what marks them off, by the word's number.

    That is an unmet telling word right before it ("paint division") or in a complement ("pairs of gannets").
    """
    unmet = {link.word.index: link for link in alignment.links if link.kind is LinkKind.MISSING and _is_telling(link)}
    found: dict[int, str] = {}
    for link in alignment.links:
        if not link.is_core or link.word.name != NO_NAME:
            continue
        at = link.word.index
        before, after = unmet.get(at - 1), _complement(statement, unmet, at)
        if before is not None and _touches(statement, before, link):
            found[at] = f"{before.word.token.text} {link.word.token.text}"
        elif after is not None:
            found[at] = f"{link.word.token.text} … {after.word.token.text}"
    return found


def _complement(statement: Statement, unmet: Mapping[int, Link], at: int) -> Link | None:
    """Return the unmet word that "of" ties to the word number *at*: "pairs of gannets", "ministry of the interior"."""
    following = statement.tokens[at + 1 : at + 1 + COMPLEMENT_REACH]
    if not following or following[0].lower not in COMPLEMENTS:
        return None
    for index in range(at + 2, at + 1 + len(following)):
        if not statement.tokens[index].is_function:
            return unmet.get(index)
    return None


def _is_telling(link: Link) -> bool:
    return link.word.name == NO_NAME and rarity(link.word.token.stem) >= TELLING_RARITY


def _touches(statement: Statement, before: Link, link: Link) -> bool:
    gap = statement.text[before.word.token.end - statement.start : link.word.token.start - statement.start]
    return gap in {" ", "-", "'s ", "’s "}
