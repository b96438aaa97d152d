"""What follows from a part and its whole: "15 of the 60 judges" is a quarter, and leaves 45, or "the remaining 75 %".

Part and whole are only what the source itself ties by "of" or "out of". Ownership in words is a share as well: a wholly
owned subsidiary is owned to 100 %, a majority-owned one to more than a half.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from verifier.comparing.align import Alignment
from verifier.comparing.deriving.derived import LONGEST_SHOWN, Derived, may_be_meant, nothing, written
from verifier.comparing.deriving.values import HUNDRED, Value, constant, value_of
from verifier.comparing.deriving.words import are_said, is_said, names_met, telling
from verifier.comparing.passage import Passage
from verifier.domain.figure import Figure, FigureKind
from verifier.language.changes_line import Entry, is_break, line_of
from verifier.language.figure_check import are_comparable
from verifier.language.statement import NO_NAME, Statement
from verifier.language.words import stem

ARTICLES: Final = frozenset("the its their his her our all some these those every a total".split())
REST: Final = frozenset({"remaining", "other", "rest", "balance", "remainder"})
REST_REACH: Final = 3  # words before the figure in which "the remaining" stands
OWNING: Final = frozenset("own hold stake share control owner".split())
HALF: Final = Decimal(50)
OWNED: Final = MappingProxyType(
    {
        "wholly": constant(HUNDRED),
        "fully": constant(HUNDRED),
        "entirely": constant(HUNDRED),
        "half": constant(HALF),
        "majority": Value(Decimal(75), Decimal("50.1"), HUNDRED, is_firm=False),
        "minority": Value(Decimal(25), Decimal("0.1"), Decimal("49.9"), is_firm=False),
    }
)
OWNED_WORDS: Final = frozenset({"owned", "held", "controlled", "stake", "subsidiary", "shareholder", "shareholding"})


@dataclass(frozen=True, slots=True)
class Portion:
    """A part and the whole that the source says it is of."""

    part: Figure
    whole: Figure
    statement: Statement


def derive_share(claimed: Figure, claim: Statement, passage: Passage, alignment: Alignment) -> Derived:
    """Return the share that a part of the source is of its whole, where the claim gives one of the same thing."""
    if claimed.kind is not FigureKind.PERCENT or not claimed.counted or _is_rest(claimed, line_of(claim)):
        return nothing()
    found = [one for one in portions(passage) if _is_of(claimed, one.whole) and _is_said(claim, one, alignment)]
    if len(found) != 1:
        return nothing()
    part, whole = found[0].part, found[0].whole
    value = value_of(part).over(value_of(whole)).times(constant(HUNDRED))
    return Derived(value, f"{part} of {whole} is {written(value, '%')}")


def derive_rest(claimed: Figure, claim: Statement, passage: Passage, alignment: Alignment) -> Derived:
    """Return what is left of a whole, where the claim gives "the remaining" part of the same thing.

    What the rest is like need not be said, but whoever the claim names must be named. A number that is the rest without
    being called so may be meant as it, and no more than that: "45 judges were not appointed by the king".
    """
    named = {word.keys[-1] for word in claim.words if word.name != NO_NAME}
    is_rest = _is_rest(claimed, line_of(claim))
    if not named <= names_met(alignment):
        return nothing()
    if claimed.kind is FigureKind.PERCENT:
        return _rest_of_all(claimed, passage) if is_rest else nothing()
    if not claimed.counted:
        return nothing()
    found = [one for one in portions(passage) if are_comparable(claimed, one.whole) and _is_of(claimed, one.whole)]
    if len(found) != 1:
        return nothing()
    value = value_of(found[0].whole).minus(value_of(found[0].part))
    derived = Derived(value, f"{found[0].whole} − {found[0].part} leaves {written(value, '', LONGEST_SHOWN)}")
    if is_rest:
        return derived
    return replace(derived, may_differ=False, may_agree=False) if may_be_meant(claimed, derived) else nothing()


def _rest_of_all(claimed: Figure, passage: Passage) -> Derived:
    """Return 100 % less the only share of the same thing that the passage gives.

    Where the claim does not say what its share is of, another share does not contradict it.
    """
    shares = [
        (figure, statement)
        for statement in passage.core
        for figure in statement.figures
        if figure.kind is FigureKind.PERCENT
    ]
    if len(shares) != 1 or (claimed.counted and not _is_of(claimed, shares[0][0])):
        return nothing()
    value = constant(HUNDRED).minus(value_of(shares[0][0]))
    working = f"100 % − {shares[0][0]} leaves {written(value, '%')}"
    return Derived(value, working, may_differ=bool(claimed.counted))


def _is_rest(claimed: Figure, line: Sequence[Entry]) -> bool:
    at = next((number for number, entry in enumerate(line) if entry.figure == claimed), 0)
    return any(entry.lower in REST for entry in line[max(0, at - REST_REACH) : at])


def _is_of(claimed: Figure, whole: Figure) -> bool:
    """Tell whether two figures count the same: the last word of each is the head of what is counted."""
    if not claimed.counted or not whole.counted:
        return False
    return is_said(stem(claimed.counted[-1]), [stem(word) for word in whole.counted])


def _is_said(claim: Statement, portion: Portion, alignment: Alignment) -> bool:
    """Tell whether the sentence says of the part what the claim says of the share."""
    words = telling(word.keys[-1] for word in claim.words)
    theirs = {key for word in portion.statement.words for key in word.keys}
    return are_said(words, theirs, names_met(alignment))


def portions(passage: Passage) -> list[Portion]:
    """Return every part with its whole that the passage ties by "of": "15 of the 60 judges", "of the 60 judges, 15"."""
    return [portion for statement in passage.core for portion in _portions(statement)]


def _portions(statement: Statement) -> Iterator[Portion]:
    line = _without_articles(line_of(statement))
    for at, entry in enumerate(line):
        if entry.lower != "of" or at + 1 >= len(line):
            continue
        whole = line[at + 1].figure
        if whole is None:
            continue
        before = at - 1 if at and line[at - 1].lower != "out" else at - 2
        part = line[before].figure if before >= 0 else None
        if part is None and (at == 0 or "," in entry.gap):
            part = next((other.figure for other in line[at + 2 :] if other.figure or is_break(other)), None)
        if part is not None and are_comparable(part, whole) and 0 < part.high <= whole.low:
            yield Portion(part, whole, statement)


def _without_articles(line: Sequence[Entry]) -> list[Entry]:
    """Return the entries without articles, and "of a total of" as one "of"."""
    kept: list[Entry] = []
    for entry in line:
        is_second_of = entry.lower == "of" and kept and kept[-1].lower == "of"
        if entry.figure or (entry.lower not in ARTICLES and not is_second_of):
            kept.append(entry)
    return kept


def derive_ownership(claimed: Figure, claim: Statement, passage: Passage, alignment: Alignment) -> Derived:
    """Return the share that the source gives in words ("wholly owned"), where the claim says how much is owned.

    Both parties must be named in the very sentence, and no other share be given there.
    """
    stems = {token.stem for token in claim.tokens}
    if claimed.kind is not FigureKind.PERCENT or OWNING.isdisjoint(stems):
        return nothing()
    for statement in passage.core:
        words = _owned_words(statement)
        if len(words) != 1 or any(figure.kind is FigureKind.PERCENT for figure in statement.figures):
            continue
        links = [link for link in alignment.links if link.word.name != NO_NAME]
        if all(link.place is not None and link.place.statement is statement for link in links):
            return Derived(OWNED[words[0]], f"“{words[0]} owned” is {written(OWNED[words[0]], '%')}")
    return nothing()


def _owned_words(statement: Statement) -> list[str]:
    """Return the words that say how much is owned: "wholly" of "wholly owned" or "wholly-owned"."""
    lowers = [token.lower for token in statement.tokens]
    return [word for word, after in pairwise(lowers) if word in OWNED and after in OWNED_WORDS]
