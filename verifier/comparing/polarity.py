"""Polarity and direction: does the source say the contrary of what the claim says?

Two things turn a statement round: a negation that only one side has, and a word whose contrary stands on the other side
("tightened" and "eased"). Both together cancel out: "did not rise" is no contrary of "fell".
"""

from collections.abc import Iterator, Sequence
from typing import Final

from verifier.comparing.align import Alignment, Link, LinkKind
from verifier.comparing.roles import is_turned
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.lexicon import is_converse
from verifier.language.polarity import Denial
from verifier.language.statement import Statement

# Nouns so light that what a negation denies is the word behind them: "played no part in the sale".
LIGHT_HEADS: Final = frozenset(
    "part hand role say intention intent plan need reason doubt way right longer more".split()
)
NEAR: Final = 4  # content words on either side that must tie two contraries to one matter
QUOTED_WORDS: Final = 5


def check_polarity(claim: Statement, alignment: Alignment) -> list[Check]:
    """Return a check that differs for each one-sided negation and each pair of contraries; else nothing."""
    linked = [link for link in alignment.links if link.place is not None and not link.place.is_context]
    return [*_contraries(claim, alignment, linked), *_one_sided_denials(claim, linked)]


def _contraries(claim: Statement, alignment: Alignment, linked: Sequence[Link]) -> Iterator[Check]:
    for link in linked:
        if link.kind is not LinkKind.OPPOSITE or link.place is None or not _is_tied(link, alignment):
            continue
        if _is_turned_converse(claim, link):
            continue
        if is_denied(claim, link.word.index, linked, mine=True) != is_denied(
            link.place.statement, link.place.word.index, linked, mine=False
        ):
            continue
        claimed, stated = link.word.token.text, link.place.word.token.text
        yield Check(
            kind=CheckKind.DIRECTION,
            claimed=claimed,
            stated=stated,
            outcome=Outcome.DIFFERS,
            reason=f"the source says “{stated}”, the claim says “{claimed}”",
        )


def _is_turned_converse(claim: Statement, link: Link) -> bool:
    """Tell whether the words are converses whose parties have changed places, so that both say the same."""
    if link.place is None or not is_converse(link.word.token.stem, link.place.word.token.stem):
        return False
    return is_turned(claim, link)


def _is_tied(link: Link, alignment: Alignment) -> bool:
    """Tell whether a word near the claim's is met near its contrary, so that both speak of one thing."""
    position = alignment.links.index(link)
    nearby = alignment.links[max(0, position - NEAR) : position + NEAR + 1]
    assert link.place is not None  # noqa: S101 - asked of linked words only
    ours = _position(link)
    return any(
        other.is_core
        and other.place is not None
        and other.place.statement is link.place.statement
        and abs(_position(other) - ours) <= NEAR
        for other in nearby
    )


def _position(link: Link) -> int:
    """Return which content word of its statement answers the link."""
    assert link.place is not None  # noqa: S101 - asked of linked words only
    return link.place.statement.words.index(link.place.word)


def _one_sided_denials(claim: Statement, linked: Sequence[Link]) -> Iterator[Check]:
    """Yield a check for each denial whose head is said without a denial on the other side."""
    for denial in effective_denials(claim, linked, mine=True):
        head = _head(claim, denial)
        answered = next((link for link in linked if link.word.index == head and link.is_core), None)
        turned = _is_turned(claim, answered, linked) if answered else _is_nowhere_denied(denial, linked)
        if turned:
            yield _denied(claim, denial, "the claim denies what the source says")
    statements = {id(link.place.statement): link.place.statement for link in linked if link.place is not None}
    for statement in statements.values():
        for denial in effective_denials(statement, linked, mine=False):
            head = _head(statement, denial)
            answered = next(
                (
                    link
                    for link in linked
                    if link.is_core
                    and link.place is not None
                    and link.place.statement is statement
                    and link.place.word.index == head
                ),
                None,
            )
            if answered and _is_turned(claim, answered, linked):
                yield _denied(statement, denial, "the source denies what the claim says")


def _head(statement: Statement, denial: Denial) -> int:
    """Return the number of the token that the denial denies: the first content word it reaches that is not light."""
    reached = [word for word in statement.words if denial.first <= word.index < denial.last]
    heavy = [word for word in reached if word.token.stem not in LIGHT_HEADS]
    return heavy[0].index if heavy else -1


def _is_nowhere_denied(denial: Denial, linked: Sequence[Link]) -> bool:
    """Tell whether the source speaks of what the claim denies without denying anything.

    The verb that a claim denies is often another one in the source; then a source without any denial says the contrary.
    """
    answers = [link for link in linked if link.is_core and denial.first <= link.word.index < denial.last]
    statements = [link.place.statement for link in answers if link.place is not None]
    return bool(statements) and not any(statement.denials for statement in statements)


def _is_turned(claim: Statement, link: Link, linked: Sequence[Link]) -> bool:
    """Tell whether one side of the link is denied and the other is not."""
    assert link.place is not None  # noqa: S101 - asked of linked words only
    mine = is_denied(claim, link.word.index, linked, mine=True)
    return mine != is_denied(link.place.statement, link.place.word.index, linked, mine=False)


def is_denied(statement: Statement, index: int, linked: Sequence[Link], *, mine: bool) -> bool:
    """Tell whether an odd number of denials reaches token *index* of the statement."""
    denials = effective_denials(statement, linked, mine=mine)
    return sum(denial.first <= index < denial.last for denial in denials) % 2 == 1


def effective_denials(statement: Statement, linked: Sequence[Link], *, mine: bool) -> list[Denial]:
    """Return the denials that tell the sides apart: a denying verb that both sides have does not."""
    if mine:
        shared = {link.word.index for link in linked}
    else:
        shared = {link.place.word.index for link in linked if link.place and link.place.statement is statement}
    return [denial for denial in statement.denials if not (denial.is_verb and denial.index in shared)]


def _denied(statement: Statement, denial: Denial, reason: str) -> Check:
    tokens = statement.tokens[denial.index : min(denial.last, denial.index + QUOTED_WORDS)]
    quoted = statement.text[tokens[0].start - statement.start : tokens[-1].end - statement.start]
    return Check(
        kind=CheckKind.POLARITY, claimed="", stated="", outcome=Outcome.DIFFERS, reason=f"{reason}: “{quoted}”"
    )
