"""Polarity: which words of a sentence are said not to hold.

A negation reaches forward to the end of its clause. Two kinds are kept apart: words that only deny ("not", "never")
and verbs that deny what follows them ("failed to", "prohibited from"), which may themselves be what two sentences
have in common. Two negations over one word cancel out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from verifier.language.words import Token

DENIALS: Final = frozenset("not no never neither nor without cannot none nobody hardly unless".split())
DENYING_STEMS: Final = frozenset(
    "exempt spare refrain avoid fail refuse unable prohibit ban bar forbid prevent cease stop halt deny reject lack unlikely decline lose".split()
)
# "not only" and its kin assert what follows.
# Denials of two words, by their second word.
DENYING_PAIRS: Final = MappingProxyType(
    {"to": frozenset({"yet"}), "out": frozenset({"rule", "keep", "stay"}), "than": frozenset({"rather"}),
     "of": frozenset({"instead"}), "little": frozenset({"do"})}
)  # fmt: skip
ASSERTING: Final = frozenset({"only", "just", "merely", "least", "doubt", "surprisingly", "surprising"})
CLAUSE_ENDS: Final = frozenset("but although though because while whereas which who whom until".split())
BREAKS: Final = frozenset(",;:—–()")
REACH: Final = 8  # tokens; longer clauses rarely stay under their negation. Chosen by eye on news text.
NOT_UNTIL: Final = "until"
DECLINE_NEEDS: Final = "to"  # "declined to comment" denies, "exports declined" does not


@dataclass(frozen=True, slots=True)
class Denial:
    """A negation at token *index* that reaches the tokens from *first* (included) to *last* (excluded)."""

    index: int
    first: int
    last: int
    is_verb: bool


def read_denials(sentence: str, tokens: Sequence[Token], offset: int = 0) -> list[Denial]:
    """Return the negations of one sentence, in order; *offset* is where it starts in the text."""
    return list(_denials(sentence, tokens, offset))


def _denials(sentence: str, tokens: Sequence[Token], offset: int) -> Iterator[Denial]:
    for index, token in enumerate(tokens):
        is_verb = token.stem in DENYING_STEMS
        if index and tokens[index - 1].stem in DENYING_PAIRS.get(token.lower, frozenset()):
            yield Denial(index, index + 1, _scope_end(sentence, tokens, index, offset), is_verb=False)
            continue
        if not (is_verb or token.lower in DENIALS or token.lower.endswith(("n't", "n’t"))):
            continue
        following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
        if following in ASSERTING or (token.stem == "decline" and following != DECLINE_NEEDS):
            continue
        end = _scope_end(sentence, tokens, index, offset)
        if end < len(tokens) and tokens[end].lower == NOT_UNTIL:
            continue  # "was not listed until May" says that it was listed
        yield Denial(index, index + 1, end, is_verb)


def _scope_end(sentence: str, tokens: Sequence[Token], index: int, offset: int) -> int:
    """Return the index behind the last token that a negation at *index* reaches."""
    end = index + 1
    while end < min(len(tokens), index + 1 + REACH):
        gap = sentence[tokens[end - 1].end - offset : tokens[end].start - offset]
        if BREAKS.intersection(gap) or tokens[end].lower in CLAUSE_ENDS:
            break
        end += 1
    return end
