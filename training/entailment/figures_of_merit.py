"""Figures of merit: how well probabilities and labels agree, without any library."""

from collections.abc import Sequence

HALF = 0.5


def balanced_accuracy(chances: Sequence[float], truths: Sequence[bool]) -> float:
    """Return the mean of the shares of the true and of the false that fall on their side of one half.

    >>> balanced_accuracy([0.9, 0.4, 0.1], [True, True, False])
    0.75
    """
    sides = []
    for truth in (True, False):
        of_side = [(chance >= HALF) == truth for chance, one in zip(chances, truths, strict=True) if one is truth]
        sides.append(sum(of_side) / len(of_side) if of_side else 0.0)
    return sum(sides) / 2


def area(chances: Sequence[float], truths: Sequence[bool]) -> float:
    """Return the probability that a true one has a higher chance than a false one (AUROC), ties counting half.

    >>> area([0.9, 0.4, 0.4], [True, True, False])
    0.75
    """
    order = sorted(range(len(chances)), key=lambda number: chances[number])
    ranks = [0.0] * len(chances)
    first = 0
    while first < len(order):
        last = first
        while last + 1 < len(order) and chances[order[last + 1]] == chances[order[first]]:
            last += 1
        for place in range(first, last + 1):
            ranks[order[place]] = (first + last) / 2 + 1
        first = last + 1
    true = sum(truths)
    false = len(truths) - true
    summed = sum(rank for rank, truth in zip(ranks, truths, strict=True) if truth)
    return (summed - true * (true + 1) / 2) / (true * false) if true and false else 0.5


def macro_f1(given: Sequence[str], truths: Sequence[str]) -> float:
    """Return the mean F1 over the classes that *truths* has.

    >>> macro_f1(["a", "b", "b"], ["a", "b", "a"])
    0.6666666666666666
    """
    scores = []
    for label in sorted(set(truths)):
        hit = sum(one == two == label for one, two in zip(given, truths, strict=True))
        scores.append(2 * hit / (given.count(label) + truths.count(label)))
    return sum(scores) / len(scores)
