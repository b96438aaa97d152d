"""Edits of words: opposites, negation, plans, quantifiers are false or unsaid; near-synonyms are true."""

import re

from training.entailment.edits import Edit, Edits, Scene
from training.entailment.example import Label
from verifier.language.verbs import share_of
from verifier.language.words import stem

CONTRARY = """
rose fell|increased decreased|increase decrease|increasing decreasing|grew shrank|up down|higher lower|
gained lost|won lost|above below|before after|more less|opened closed|bought sold|northern southern|
north south|eastern western|east west|best worst|largest smallest|biggest smallest|highest lowest|
longest shortest|oldest youngest|older younger|earliest latest|maximum minimum|majority minority|
accepted rejected|approved rejected|began ended|starts ends|started stopped|hired fired|exports imports|
exported imported|exporter importer|always never|male female|left right|agreed refused|allowed banned|
profit loss|profits losses|strengthened weakened|expanded shrank|success failure|successful unsuccessful|
raised cut|improved worsened|early late|arrived left|entered left|joined left|supported opposed|
supports opposes|father mother|son daughter|brother sister|husband wife|first last|same different|
inside outside|public private|winner loser|victory defeat|major minor|possible impossible|legal illegal|
domestic foreign|rich poor|strong weak|faster slower|better worse|most least|larger smaller|bigger smaller|
confirmed denied|alive dead|guilty innocent|increases decreases|reduces increases|prevents causes|
positive negative|common rare|frequently rarely|often rarely|recovered died|born died|appointed dismissed|
elected defeated|included excluded|includes excludes|with without
"""
ALIKE = """
rose climbed|increased grew|fell dropped|fell declined|said stated|bought acquired|bought purchased|
began started|ended finished|about regarding|large big|small little|showed demonstrated|shows demonstrates|
near close to|because since|many numerous|film movie|company firm|children kids|died passed away|won captured|
won secured|located situated|received got|received was given|made produced|helped assisted|won was awarded|
built constructed|built erected|named called|also additionally|however but|across throughout|nearly almost|
several a number of|whole entire|married wed|assist help|purchase buy|reside live|resides lives|lived resided|
author writer|doctor physician|attorney lawyer|street road|attempted tried|required needed|requires needs|
gave provided|provides offers|shut closed|formed established|founded established|founded set up|killed slain|
injured hurt|usually normally|quickly rapidly|movie film|picture photo|car automobile|job position|chief head|
deal agreement|talks negotiations|plan scheme|published released|released issued|obtained got|used employed|
uses employs|joined became part of|main principal
"""
SHIFTED = (  # from, to, what a true claim becomes
    ("some", "all", Label.NOT_SUPPORTED),
    ("many", "all", Label.NOT_SUPPORTED),
    ("most", "all", Label.NOT_SUPPORTED),
    ("several", "all", Label.NOT_SUPPORTED),
    ("all", "none of the", Label.REFUTED),
    ("every", "no", Label.REFUTED),
    ("both", "neither of the", Label.REFUTED),
    ("all", "most", Label.SUPPORTED),
    ("many", "some", Label.SUPPORTED),
    ("most", "few", Label.REFUTED),
    ("some", "no", Label.REFUTED),
    ("any", "no", Label.REFUTED),
    ("may", "will certainly", Label.NOT_SUPPORTED),
    ("might", "will", Label.NOT_SUPPORTED),
    ("can", "cannot", Label.REFUTED),
    ("could", "will", Label.NOT_SUPPORTED),
    ("one of the", "the", Label.NOT_SUPPORTED),
    ("only", "not only", Label.REFUTED),
    ("will", "has already begun to", Label.NOT_SUPPORTED),
    ("plans to", "no longer plans to", Label.REFUTED),
    ("likely", "certain", Label.NOT_SUPPORTED),
    ("alleged", "proven", Label.NOT_SUPPORTED),
    ("least", "most", Label.REFUTED),
)
DENIABLE = frozenset("is are was were has have had will can could would should must does did".split())
DENIED = (" not", " not", " never", " no longer")
PLANS = ("plans to", "intends to", "is expected to", "has promised to", "is considering whether to", "may yet")
ALREADY_DENIED = re.compile(r"\b(?:not|never|no|nor|none|without|neither|cannot)\b|n't\b", re.IGNORECASE)
REMOVABLE = re.compile(r"(?<=\b)(?: not| never| no longer)\b")


def word_edits(scene: Scene) -> Edits:
    """Yield edits of single words and of the verb."""
    for pairs, label, kind in ((CONTRARY, Label.REFUTED, "contrary"), (ALIKE, Label.SUPPORTED, "synonym")):
        for one, other in _pairs(pairs):
            yield from _exchanged(scene, one, other, label, kind)
            if kind == "contrary":
                yield from _exchanged(scene, other, one, label, kind)
    for one, other, label in SHIFTED:
        yield from _exchanged(scene, one, other, label, "quantifier")
    yield from _denied(scene)
    yield from _planned(scene)


def _pairs(table: str) -> list[tuple[str, str]]:
    cells = [cell.split(maxsplit=1) for cell in table.replace("\n", "").split("|")]
    return [(first, second) for first, second in cells]


def _exchanged(scene: Scene, one: str, other: str, label: Label, kind: str) -> Edits:
    found = re.search(rf"(?<![\w-]){one}(?![\w-])", scene.text)
    is_said = kind == "synonym" or one in scene.evidence.text.lower().split()
    if found and is_said:
        is_mutual = kind != "quantifier" and label is Label.REFUTED
        yield Edit(*found.span(), other, label, kind, is_mutual=is_mutual)


def _denied(scene: Scene) -> Edits:
    if ALREADY_DENIED.search(scene.text):
        removable = REMOVABLE.search(scene.text)
        if removable:
            yield Edit(*removable.span(), "", Label.REFUTED, "negation removed", is_mutual=True)
        return
    for token in scene.statement.tokens:
        at = token.end - scene.statement.start
        if token.lower in DENIABLE and token.text == token.lower:
            yield Edit(at, at, scene.luck.choice(DENIED), Label.REFUTED, "negation", is_mutual=True)
            return
    verb = past_verb(scene)
    if verb is not None:
        start, end, word = verb
        denial = scene.luck.choice((f"did not {stem(word)}", f"never {word}", f"failed to {stem(word)}"))
        yield Edit(start, end, denial, Label.REFUTED, "negation", is_mutual=True)


def _planned(scene: Scene) -> Edits:
    verb = past_verb(scene)
    if verb is not None:
        start, end, word = verb
        plan = f"{scene.luck.choice(PLANS)} {stem(word)}"
        yield Edit(start, end, plan, Label.NOT_SUPPORTED, "planned", is_mutual=True)


def past_verb(scene: Scene) -> tuple[int, int, str] | None:
    """Return the first verb in the simple past, where no auxiliary stands before it."""
    tokens = scene.statement.tokens
    for number, token in enumerate(tokens[1:], start=1):
        if token.lower in DENIABLE or token.lower in {"by", "that", "which", "who", "be", "been", "being"}:
            return None
        is_past = token.text == token.lower and token.stem != token.lower and token.lower[-1] not in "sgr"
        if is_past and share_of(token) > 60 and tokens[number - 1].lower not in {"the", "a", "an", "and"}:  # noqa: PLR2004
            return token.start - scene.statement.start, token.end - scene.statement.start, token.lower
    return None
