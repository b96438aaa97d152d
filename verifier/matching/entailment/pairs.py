"""Pairs: evidence and claim as the numbers that a model takes in.

What does not fit the window is cut off the end of the evidence, never off the claim, unless that alone would fill it.
Token types can say two things at once: on which side a token stands, and whether the other side has its word too, by
its stem. Such marks help a small model, which cannot learn from a hundred thousand pairs what it means that two strings
are the same.
"""

from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from verifier.language.words import Token, tokenize

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

MARK: Final = 2  # is added to the type of a token whose word the other side has
LONGEST_TOKEN: Final = 12  # code points that a token stands for at most on average; what lies beyond is not looked at
EVIDENCE_ROOM: Final = 4  # a quarter of the window is kept for the evidence, however long the claim


class Order(StrEnum):
    """Which of the two a model wants first."""

    EVIDENCE_FIRST = "evidence,claim"
    CLAIM_FIRST = "claim,evidence"


class Marking(StrEnum):
    """What the token types say: the side alone, or also whether the other side has the word."""

    SIDES = "sides"
    WORDS = "words"


class Pair(NamedTuple):
    """One pair as a model takes it in: three rows of the same length, without padding."""

    ids: list[int]
    mask: list[int]
    types: list[int]


class PairReader:
    """Turns evidence and claim into a :class:`Pair` of at most *longest* tokens."""

    def __init__(self, tokenizer: "Tokenizer", longest: int, order: Order, marking: Marking) -> None:
        """Take over *tokenizer*, whose truncation and padding are set here."""
        self._tokenizer = tokenizer
        self._longest = longest
        self._order = order
        self._marking = marking
        tokenizer.no_padding()
        evidence = "only_first" if order is Order.EVIDENCE_FIRST else "only_second"
        tokenizer.enable_truncation(longest, strategy=evidence)

    def read(self, evidence: str, claim: str) -> Pair:
        """Return the pair, with evidence cut to what fits; both may be empty or of any length."""
        evidence = _sayable(evidence[: self._longest * LONGEST_TOKEN])
        claim = self._fitting(_sayable(claim[: self._longest * LONGEST_TOKEN]))
        texts = (evidence, claim) if self._order is Order.EVIDENCE_FIRST else (claim, evidence)
        encoding = self._tokenizer.encode(*texts)
        types = encoding.type_ids
        if self._marking is Marking.WORDS:
            types = marked(encoding, *texts)
        return Pair(encoding.ids, encoding.attention_mask, types)

    def _fitting(self, claim: str) -> str:
        """Return as much of the claim as leaves the evidence its room: nearly always all of it."""
        most = self._longest - self._longest // EVIDENCE_ROOM
        self._tokenizer.no_truncation()
        offsets = self._tokenizer.encode(claim, add_special_tokens=False).offsets
        evidence = "only_first" if self._order is Order.EVIDENCE_FIRST else "only_second"
        self._tokenizer.enable_truncation(self._longest, strategy=evidence)
        return claim if len(offsets) <= most else claim[: offsets[most - 1][1]]


def _sayable(text: str) -> str:
    """Return *text* without lone surrogates, which no tokenizer takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def marked(encoding: "Encoding", first: str, second: str) -> list[int]:
    """Return the token types of *encoding* with MARK added where the word stands on the other side too."""
    words = (tokenize(first), tokenize(second))
    stems = tuple({word.stem for word in side} for side in words)
    shared = tuple(_starts_of_shared(side, other) for side, other in zip(words, reversed(stems), strict=True))
    types = []
    for side, (start, end), kind in zip(encoding.sequence_ids, encoding.offsets, encoding.type_ids, strict=True):
        is_shared = side is not None and start < end and _is_within(shared[side], start)
        types.append(kind + MARK if is_shared else kind)
    return types


def _starts_of_shared(words: Sequence[Token], others: set[str]) -> tuple[list[int], list[int]]:
    shared = [word for word in words if word.stem in others]
    return [word.start for word in shared], [word.end for word in shared]


def _is_within(spans: tuple[list[int], list[int]], at: int) -> bool:
    """Tell whether the code point *at* lies within one of the ordered spans."""
    number = bisect_right(spans[0], at) - 1
    return number >= 0 and at < spans[1][number]
