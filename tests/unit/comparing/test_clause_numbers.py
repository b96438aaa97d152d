"""Which words of a sentence stand in one clause?"""

import pytest

from verifier.comparing.clause_numbers import clause_numbers
from verifier.language.statement import read_statement


def clauses(sentence: str) -> list[str]:
    """The words of each clause, in the order of the clauses' numbers."""
    statement = read_statement(sentence)
    numbers = clause_numbers(statement)
    words: dict[int, list[str]] = {}
    for token in statement.tokens:
        words.setdefault(numbers[token.start], []).append(token.text)
    return [" ".join(words[number]) for number in sorted(words)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It fell in 2019.", ["It fell in 2019"]),
        ("It fell in 2019 but rose in 2020.", ["It fell in 2019", "but rose in 2020"]),
        ("It fell in 2019, and it rose in 2020.", ["It fell in 2019", "and it rose in 2020"]),
        ("It fell in 2019 and 2020.", ["It fell in 2019 and 2020"]),
        ("It fell in 2018, 2019, and 2020.", ["It fell in 2018 2019 and 2020"]),
        ("It rose after 2019.", ["It rose after 2019"]),  # a preposition
        ("It rose after it fell.", ["It rose", "after it fell"]),  # a conjunction
        ("Oslo (a port) fell in 2019.", ["Oslo fell in 2019", "a port"]),
        ("Oslo – a port – fell in 2019.", ["Oslo fell in 2019", "a port"]),
        ("Oslo fell in 2019 – a loss.", ["Oslo fell in 2019", "a loss"]),
        ("It fell in the early 2000s This was a loss.", ["It fell in the early 2000s", "This was a loss"]),
    ],
)
def test_marks_and_conjunctions_part_clauses(sentence: str, expected: list[str]) -> None:
    assert clauses(sentence) == expected


@pytest.mark.parametrize("sentence", ["", ") ] )", "( ( (", "– –", "but but but", "and"])
def test_any_marks_can_be_counted(sentence: str) -> None:
    assert len(clause_numbers(read_statement(sentence))) == len(read_statement(sentence).tokens)
