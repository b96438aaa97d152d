"""Other things: signs that two statements speak of different companies, places or objects."""

from collections.abc import Iterator
from typing import Final

from verifier.comparing.align import Alignment, Link, LinkKind
from verifier.conflicts.differences import Held
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.rarity import rarity
from verifier.language.statement import NO_NAME, Statement

TELLING_RARITY: Final = 4.0  # nats; "new" and "large" before a noun do not make it another thing
RARE_AS_A_NAME: Final = 7.0  # nats
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
    mine = dict(_modifiers(held.there, held.one.statement))
    theirs = dict(_modifiers(held.back, held.other.statement))
    heads = [link for link in held.there.links if link.is_core and link.place is not None]
    for link in heads:
        assert link.place is not None  # noqa: S101 - asked just above
        if link.word.index in mine and link.place.word.index in theirs:
            return f"one speaks of {mine[link.word.index]}, the other of {theirs[link.place.word.index]}"
    return ""


def not_the_only_one(held: Held, difference: Check) -> str:
    """A storm can strike two islands, but a company has one founder."""
    same_scope = held.one.scope.is_part == held.other.scope.is_part
    if difference.kind is not CheckKind.NAME or (held.one.is_sole and held.other.is_sole and same_scope):
        return ""
    return "it may be true of both names"


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


def _modifiers(alignment: Alignment, statement: Statement) -> Iterator[tuple[int, str]]:
    """Yield for each word that the other side has the unmet telling word right before it, by the word's number."""
    unmet = {link.word.index: link for link in alignment.links if link.kind is LinkKind.MISSING and _is_telling(link)}
    for link in alignment.links:
        before = unmet.get(link.word.index - 1)
        if link.is_core and before and link.word.name == NO_NAME and _touches(statement, before, link):
            yield link.word.index, f"{before.word.token.text} {link.word.token.text}"


def _is_telling(link: Link) -> bool:
    return link.word.name == NO_NAME and rarity(link.word.token.stem) >= TELLING_RARITY


def _touches(statement: Statement, before: Link, link: Link) -> bool:
    gap = statement.text[before.word.token.end - statement.start : link.word.token.start - statement.start]
    return gap in {" ", "-", "'s ", "’s "}
