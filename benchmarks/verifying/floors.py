"""Floors: judges so simple that a tool which does not beat them is not worth its cost."""

import re
from collections.abc import Iterator
from typing import Final

from verifying.answers import SCORES, Answer, Ask, Judge, Said

NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+|\n+")
WIDEST: Final = 3  # sentences in a window
ALIKE: Final = 0.7  # of a window: the decision of the floors that weigh likeness; the table also finds them one


def always_supported() -> Ask:
    """Return the judge that believes everything."""
    return lambda _claim, _source: Answer(Said.SUPPORTED, 1.0)


def all_digits_present() -> Ask:
    """Return the judge that asks only whether every number of the claim stands in the source, in digits."""

    def ask(claim: str, source: str) -> Answer:
        is_there = numbers(claim) <= numbers(source)
        return Answer(Said.SUPPORTED if is_there else Said.OTHER, float(is_there))

    return ask


def numbers(text: str) -> frozenset[str]:
    """Return the numbers of *text* in digits, without the commas of thousands.

    >>> sorted(numbers("1,200 of 3.5 million in 2019."))
    ['1200', '2019', '3.5']
    """
    return frozenset(number.replace(",", "") for number in NUMBER.findall(text))


def partial_ratio() -> Ask:
    """Return rapidfuzz's likeness of the claim to the best part of a window of one to three sentences."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - imported when asked for, as every judge is

    return lambda claim, source: likened(
        max((fuzz.partial_ratio(claim.lower(), window) for window in windows(source)), default=0.0)
    )


def token_set_ratio() -> Ask:
    """Return rapidfuzz's likeness of the claim's words to those of a window of one to three sentences."""
    from rapidfuzz import fuzz  # noqa: PLC0415

    return lambda claim, source: likened(
        max((fuzz.token_set_ratio(claim.lower(), window) for window in windows(source)), default=0.0)
    )


def likened(likeness: float) -> Answer:
    """Return the answer that a *likeness*, 0 to 100, amounts to."""
    score = likeness / 100
    return Answer(Said.SUPPORTED if score >= ALIKE else Said.OTHER, score)


def windows(source: str) -> Iterator[str]:
    """Yield all runs of one to three neighbouring sentences of *source*, in lower case.

    >>> list(windows("One. Two."))
    ['one.', 'one. two.', 'two.']
    """
    sentences = [sentence for sentence in SENTENCE_END.split(source.lower()) if sentence]
    for first in range(len(sentences)):
        for last in range(first + 1, min(first + WIDEST, len(sentences)) + 1):
            yield " ".join(sentences[first:last])


FLOORS: Final = (
    Judge("floor: always supported", "–", "re", frozenset(), always_supported),
    Judge("floor: all digits present", "–", "re", frozenset(), all_digits_present),
    Judge("floor: rapidfuzz partial ratio", "MIT", "rapidfuzz", frozenset({SCORES}), partial_ratio),
    Judge("floor: rapidfuzz token set ratio", "MIT", "rapidfuzz", frozenset({SCORES}), token_set_ratio),
)
