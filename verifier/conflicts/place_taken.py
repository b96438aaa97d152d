"""Place taken: a statement that is met but for one name, whose place in the passage another name takes.

"It replaced Windows" and "It is a replacement for Android": nothing says that the two are rivals, but all else is said
in one sentence, which has a name of that kind that the statement lacks.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from verifier.comparing.align import Alignment, align
from verifier.comparing.passage import passage_of
from verifier.conflicts.turned_words import Turned
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.name_kinds import kind_of, may_rival
from verifier.language.names import Name
from verifier.language.statement import NO_NAME, Statement

MET: Final = 0.7  # of the wording of the statement, by one sentence, weighted by rarity and without the name
UNANSWERED: Final = frozenset({Outcome.OPEN, Outcome.ABSENT})
WHOLE: Final = frozenset({CheckKind.WORDING, CheckKind.MEANING})


def place_taken(statement: Statement, core: Sequence[Statement], checks: Iterable[Check]) -> list[Turned]:
    """Return where a sentence of *core* has another name in place of the only part of *statement* without an answer."""
    open_parts = [check for check in checks if check.kind not in WHOLE and check.outcome is not Outcome.AGREES]
    unanswered = list({(check.kind, check.claimed, check.outcome): check for check in open_parts}.values())
    if len(unanswered) != 1 or unanswered[0].kind is not CheckKind.NAME or unanswered[0].outcome not in UNANSWERED:
        return []
    name = next((each for each in statement.names if each.text == unanswered[0].claimed), None)
    if name is None:
        return []
    found = [turned for sentence in core for turned in _taken(statement, name, sentence)]
    return sorted(found, key=lambda turned: -turned.share)


def _taken(statement: Statement, name: Name, sentence: Statement) -> list[Turned]:
    alignment = align(statement, passage_of((sentence,)))
    said = {link.place.word.name for link in alignment.links if link.place is not None and link.worth}
    kind = kind_of(name.text.split())
    rivals = [
        each
        for number, each in enumerate(sentence.names)
        if number not in said and may_rival(kind, kind_of(each.text.split()))
    ]
    own = [link for link in alignment.links if _is_of(link.word.index, name)]
    if not rivals or any(link.worth for link in own):
        return []
    rival = _nearest(rivals, alignment, name)
    others = [link for link in alignment.links if not _is_of(link.word.index, name)]
    total = sum(link.word.weight for link in others)
    share = sum(link.word.weight * link.worth for link in others if link.is_core) / total if total else 0.0
    if share < MET or not any(link.worth and link.word.name == NO_NAME for link in others):
        return []
    reason = f"the source says {rival.text}, the claim says {name.text}"
    check = Check(kind=CheckKind.NAME, claimed=name.text, stated=rival.text, outcome=Outcome.DIFFERS, reason=reason)
    return [Turned(check, sentence, share)]


def _nearest(rivals: Sequence[Name], alignment: Alignment, name: Name) -> Name:
    """Return which of *rivals* stands nearest to the word that answers the neighbour of *name*; the first of equals."""
    answered = [link for link in alignment.links if link.worth and link.place is not None]
    beside = min(answered, key=lambda link: abs(link.word.index - name.first), default=None)
    at = beside.place.word.index if beside is not None and beside.place is not None else 0
    return min(rivals, key=lambda rival: min(abs(rival.first - at), abs(rival.last - 1 - at)))


def _is_of(index: int, name: Name) -> bool:
    return name.first <= index < name.last
