"""Examples: what the model is shown, and what it should say."""

from enum import IntEnum
from typing import NamedTuple


class Label(IntEnum):
    """The three classes in the order of the model's output, and what two-class data can say."""

    SUPPORTED = 0
    REFUTED = 1
    NEI = 2
    NOT_SUPPORTED = 3  # refuted or nei: the loss is -log of their sum


class Example(NamedTuple):
    """One pair with its label; *kind* names the data set or the kind of variant that it comes from."""

    evidence: str
    claim: str
    label: Label
    kind: str
