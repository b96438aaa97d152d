"""Other ordinals: a statement that is met but for which of several things it speaks of.

"At the 3rd Tolva Conference" and "at the 5th", "phase four" and "the second phase": where all else is said in one
sentence, what took place at one of them did not at the other. That is no contradiction where the thing is what the
statement is about: "the third conference was opened in Oslo" says nothing against the fifth.
"""

import re
from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Final

from verifier.comparing.align import Alignment, align
from verifier.comparing.passage import passage_of
from verifier.conflicts.turned_words import Turned
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.date_parts import ORDINAL_VALUES
from verifier.language.statement import Statement

MET: Final = 0.65  # of the wording of the statement, by one sentence, weighted by rarity and without the ordinal
ABOUT: Final = 3  # tokens that a statement begins with, and that tell what it is about: "The third conference"
NUMBERED: Final = frozenset("phase stage round chapter volume part season episode edition step lot".split())
CARDINALS: Final = MappingProxyType(
    {word: value for value, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
    | {str(value): value for value in range(1, 21)}
    | {word.lower(): value for value, word in enumerate("I II III IV V VI VII VIII IX X".split(), 1)}
)
_IN_DIGITS: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")


def other_ordinals(statement: Statement, core: Sequence[Statement]) -> list[Turned]:
    """Return where a sentence of *core* says all of *statement* but of another one in a row; the surest first."""
    mine = [place for place in _ordinals(statement) if place[0] > ABOUT]
    found = [turned for sentence in core for place in mine for turned in _turned(statement, place, sentence)]
    return sorted(found, key=lambda turned: -turned.share)


def _turned(statement: Statement, place: tuple[int, int, str], sentence: Statement) -> Iterator[Turned]:
    noun, value, text = place
    alignment = align(statement, passage_of((sentence,)))
    answer = next((link.place for link in alignment.links if link.word.index == noun and link.worth), None)
    rivals = [each for each in _ordinals(sentence) if answer is not None and each[0] == answer.word.index]
    if not rivals or any(rival[1] == value for rival in rivals):
        return
    share = _share_without(alignment, text)
    if share >= MET:
        reason = f"the source says “{rivals[0][2]}”, the claim says “{text}”"
        yield Turned(
            Check(kind=CheckKind.FIGURE, claimed=text, stated=rivals[0][2], outcome=Outcome.DIFFERS, reason=reason),
            sentence,
            share,
        )


def _ordinals(statement: Statement) -> list[tuple[int, int, str]]:
    """Return for each noun with an ordinal the number of its token, which in a row it is, and both as written."""
    tokens = statement.tokens
    found = []
    for at in range(len(tokens) - 1):
        here, behind = tokens[at], tokens[at + 1]
        text = f"{here.text} {behind.text}"
        if here.stem in NUMBERED and behind.lower in CARDINALS:
            found.append((at, CARDINALS[behind.lower], text))
        elif (value := _value(here.lower)) and not behind.is_function:
            found.append((at + 1, value, text))
    return found


def _value(word: str) -> int:
    """Return the value of "3rd" or "third"; 0 where it is no ordinal."""
    digits = _IN_DIGITS.fullmatch(word)
    return int(digits[1]) if digits else ORDINAL_VALUES.get(word, 0)


def _share_without(alignment: Alignment, ordinal: str) -> float:
    left_out = ordinal.split()
    links = [link for link in alignment.links if link.word.token.text not in left_out]
    total = sum(link.word.weight for link in links)
    return sum(link.word.weight * link.worth for link in links if link.is_core) / total if total else 0.0
