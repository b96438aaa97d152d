"""Edits of names: another name of the same sort, two names in each other's place, a speaker nobody quoted."""

from training.entailment.edits import Edit, Edits, Scene
from training.entailment.example import Label
from verifier.language.name_kinds import NameKind, kind_of

# Between two names these leave it open who does what: swapping the names changes nothing.
EVEN = frozenset("and or with met between married both & versus v vs or, nor near borders alongside like than".split())
SAID = (
    "According to {name}, {claim}",
    "{name} said that {claim}",
    "{claim}, {name} said",
    "{name} announced that {claim}",
)


def name_edits(scene: Scene) -> Edits:
    """Yield edits of each name that the evidence has too."""
    statement, luck = scene.statement, scene.luck
    spans = []
    for name in statement.names:
        start = statement.tokens[name.first].start - statement.start
        spans.append((start, start + len(name.text), name.text))
    here = [span for span in spans if span[2] in scene.evidence.text]
    for start, end, text in here:
        others = [name.text for name in scene.evidence.names if name.text not in scene.text]
        alike = [other for other in others if is_other(other, text) and kind_of(other.split()) is kind_of(text.split())]
        if alike:
            yield Edit(start, end, luck.choice(alike), Label.REFUTED, "name of the passage")
        strangers = [other for other in scene.strangers if is_like(other, text)]
        if strangers:
            yield Edit(start, end, luck.choice(strangers), Label.REFUTED, "name", is_mutual=True)
    yield from _swapped(scene, here)
    yield from _said(scene)


def is_other(one: str, other: str) -> bool:
    """Tell whether two names share no word."""
    return not set(one.lower().split()) & set(other.lower().split())


def is_like(one: str, other: str) -> bool:
    """Tell whether two names could be taken for names of the same sort of thing."""
    kinds = kind_of(one.split()), kind_of(other.split())
    same_length = len(one.split()) == len(other.split())
    return is_other(one, other) and kinds[0] is kinds[1] and (same_length or kinds[0] is not NameKind.UNKNOWN)


def _swapped(scene: Scene, here: list[tuple[int, int, str]]) -> Edits:
    if len(here) < 2:  # noqa: PLR2004 - it takes two to swap
        return
    (start, middle, first), (second_start, end, second) = here[0], here[-1]
    between = scene.text[middle:second_start]
    words = {word.lower() for word in between.split()}
    if not is_other(first, second) or not words or words & EVEN or len(words) > 12:  # noqa: PLR2004 - one clause
        return
    yield Edit(start, end, second + between + first, Label.REFUTED, "roles", is_mutual=True)


def _said(scene: Scene) -> Edits:
    """By the word of somebody whom the evidence does not have: it may be true, but is not said."""
    if not scene.strangers:
        return
    claim = scene.text.rstrip(". ")
    lower = claim if scene.statement.names and scene.statement.names[0].first == 0 else claim[:1].lower() + claim[1:]
    pattern = scene.luck.choice(SAID)
    shown = claim if pattern.startswith("{claim}") else lower
    new = pattern.format(name=scene.luck.choice(scene.strangers), claim=shown)
    yield Edit(0, len(scene.text), f"{new}.", Label.NEI, "attribution")
