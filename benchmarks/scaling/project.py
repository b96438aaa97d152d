"""A project of any size, written file by file from a fixed seed, so that no more than one document is ever in memory.

Annals of towns that do not exist: a document has fifty claims, each cited to two texts. Three texts belong to the
document; a yearbook is cited by ten documents in a row. Of four claims one has another figure than its source.
"""

import random
from pathlib import Path
from typing import Final

SEED: Final = 2026
CLAIMS_EACH: Final = 50  # in a document
PAIRS_EACH: Final = 3  # of a claim: with its document, and with two sources
OWN_TEXTS: Final = 3
SHARING: Final = 10  # documents that cite one yearbook
WRONG: Final = 4  # one claim in so many
TOPICS: Final = (
    ("{town} counted {n:,} people in {year}.", "In {year} the people of {town} were counted: {n:,}."),
    (
        "In {year} the harbour of {town} handled {n:,} tonnes of grain.",
        "{n:,} tonnes of grain passed {town} in {year}.",
    ),
    ("The council of {town} spent {n:,} crowns on roads in {year}.", "Roads cost {town} {n:,} crowns in {year}."),
    ("In {year} the mills of {town} employed {n:,} weavers.", "{n:,} weavers worked in the mills of {town} in {year}."),
    ("The schools of {town} had {n:,} pupils in {year}.", "In {year} {n:,} pupils went to school in {town}."),
)
FILLERS: Final = (
    "The clerk wrote it down in the great book that lies in the town hall.",
    "Nobody in the council spoke against it, and the meeting ended before dark.",
    "It rained for most of the autumn, and the bridge had to be closed again.",
    "What the fishermen thought of it was never asked.",
)
BEGINNINGS: Final = ("Al", "Ber", "Cor", "Dun", "El", "Fal", "Gor", "Hal", "Is", "Jor", "Kel", "Lor", "Mar", "Nor")
MIDDLES: Final = ("", "an", "ber", "den", "er", "gar", "in", "kel", "lo", "mer", "na", "or")
ENDINGS: Final = ("mouth", "ham", "stead", "wick", "ford", "by", "ton", "ness", "dale", "haven", "bridge", "grove")
TOWNS: Final = tuple(first + middle + last for first in BEGINNINGS for middle in MIDDLES for last in ENDINGS)


def write_project(folder: Path, pairs: int) -> int:
    """Write a project with at least *pairs* pairs into *folder*; returns how many there are."""
    documents = -(-pairs // (CLAIMS_EACH * PAIRS_EACH))
    for name in ("claims", "texts"):
        (folder / name).mkdir(parents=True)
    (folder / "verifier.toml").touch()
    yearbook: list[str] = []
    for number in range(documents):
        yearbook += _write_document(folder, number)
        if number % SHARING == SHARING - 1 or number == documents - 1:
            _write_text(folder / "texts" / f"yearbook-{number // SHARING}.txt", yearbook, random.Random(number))  # noqa: S311
            yearbook = []
    return documents * CLAIMS_EACH * PAIRS_EACH


def _write_document(folder: Path, number: int) -> list[str]:
    """Write the claim file and the texts of one document; returns what the yearbook says."""
    dice, name = random.Random(f"{SEED} {number}"), f"day-{number:06d}"  # noqa: S311
    stated: list[str] = []
    texts: list[list[str]] = [[] for _ in range(OWN_TEXTS)]
    shared: list[str] = []
    lines = [f"schema: 1\ndocument: {{id: {name}, title: Day {number}, file: ../texts/{name}.txt}}\nsources:"]
    lines += [f"  s{own}: {{title: Annals {own}, file: ../texts/{name}-s{own}.txt}}" for own in range(OWN_TEXTS)]
    lines.append(f"  yearbook: {{title: Yearbook, file: ../texts/yearbook-{number // SHARING}.txt}}\nclaims:")
    for claim in range(CLAIMS_EACH):
        (says, told), town = dice.choice(TOPICS), dice.choice(TOWNS)
        figure, year = dice.randrange(1_000, 90_000), dice.randrange(1900, 2020)
        text = says.format(town=town, n=figure, year=year)
        found = told.format(town=town, n=figure * 2 + 111 if claim % WRONG == 0 else figure, year=year)
        stated.append(text)
        own = claim % OWN_TEXTS
        other = "yearbook" if claim % (2 * OWN_TEXTS) == 0 else f"s{(own + 1) % OWN_TEXTS}"
        (shared if other == "yearbook" else texts[own]).append(found)
        lines.append(f'  - id: c{claim}\n    text: "{text}"\n    cites: [{{source: s{own}}}, {{source: {other}}}]')
    (folder / "claims" / f"{name}.yaml").write_text("\n".join([*lines, ""]), encoding="utf-8")
    _write_text(folder / "texts" / f"{name}.txt", stated, dice)
    for own, sentences in enumerate(texts):
        _write_text(folder / "texts" / f"{name}-s{own}.txt", sentences, dice)
    return shared


def _write_text(path: Path, sentences: list[str], dice: random.Random) -> None:
    """Write *sentences* in paragraphs of five, each ended by something that matters to nobody."""
    paragraphs = [" ".join([*sentences[at : at + 5], dice.choice(FILLERS)]) for at in range(0, len(sentences), 5)]
    path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
