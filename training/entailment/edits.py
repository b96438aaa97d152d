"""Edits: one change to a sentence, and what it makes of a claim that was true."""

import re
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from training.entailment.example import Label
from verifier.language.statement import Statement


class Edit(NamedTuple):
    """Put *new* in place of the code points *start* to *end*.

    *label* is what a true sentence becomes by it. An edit that *is_mutual* may as well be made in the evidence, with
    the claim left alone: so the claim by itself does not give the label away.
    """

    start: int
    end: int
    new: str
    label: Label
    kind: str
    is_mutual: bool = False

    def apply(self, sentence: str) -> str:
        """Return the sentence with the edit made, and a capital where it begins."""
        edited = sentence[: self.start] + self.new + sentence[self.end :]
        edited = re.sub(r" {2,}", " ", edited).replace(" .", ".").replace(" ,", ",").strip()
        return edited[:1].upper() + edited[1:]


class Scene(NamedTuple):
    """A true sentence with what an edit may need: its reading, what the evidence says, names from elsewhere, luck."""

    statement: Statement
    evidence: Statement
    strangers: tuple[str, ...]
    luck: Random

    @property
    def text(self) -> str:
        """Return the sentence."""
        return self.statement.text


Edits = Iterator[Edit]
