"""Edits of detail: what is added is not said, what is left out leaves the rest true."""

import re

from training.entailment.edits import Edit, Edits, Scene
from training.entailment.example import Label

ADDED = (
    " in {year}",
    " together with {name}",
    " for the second time",
    " after months of talks",
    " with the help of {name}",
    " to great acclaim",
    " at a cost of {number} million dollars",
    " for {number} years",
    " because of falling demand",
    " despite strong criticism",
    " on the advice of {name}",
    " in front of {number} witnesses",
    " for political reasons",
    " before moving to {name}",
    " under pressure from {name}",
    " without telling anyone",
    " by accident",
    ", the first of its kind",
    ", as {name} had predicted",
    ", making it the largest in the region",
    " at the age of {number}",
    ", which surprised {name}",
    " for a prize of {number} thousand dollars",
    " during a visit to {name}",
    " in secret",
)
ASIDE = re.compile(r" \([^()]{3,60}\)|, (?:which|who|where|including|such as)\b[^,.;]{5,80}(?=[.,])")
LAST_DETAIL = re.compile(r"(?<=\w) (?:on|in|at|during|after|for|with) [^,.;]{3,40}(?=\.$)")


def detail_edits(scene: Scene) -> Edits:
    """Yield the sentence with a detail more, which nobody stated, and with one less."""
    luck, text = scene.luck, scene.text
    if scene.strangers:
        end = len(text.rstrip(". "))
        for pattern in luck.sample(ADDED, 2):
            year, number = luck.randint(1930, 2024), luck.randint(3, 60)
            added = pattern.format(name=luck.choice(scene.strangers), year=year, number=number)
            yield Edit(end, len(text), f"{added}.", Label.NEI, "detail added")
    for pattern_left in (ASIDE, LAST_DETAIL):
        found = pattern_left.search(text)
        if found and found.start() > len(text) // 3:
            yield Edit(*found.span(), "", Label.SUPPORTED, "detail left out")
