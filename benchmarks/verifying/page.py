"""A generated page of a hundred sentences, and claims about it: half true, half with a figure or a name changed."""

import random
from typing import Final, NamedTuple

SEED: Final = 7
SENTENCES: Final = 100
OPENINGS: Final = (
    "Aln",
    "Bre",
    "Cor",
    "Dun",
    "Est",
    "Fal",
    "Gar",
    "Hol",
    "Ild",
    "Jar",
    "Kes",
    "Lor",
    "Mar",
    "Nor",
    "Ost",
)
ENDINGS: Final = ("bridge", "dale", "ford", "haven", "stead", "wick", "minster", "mouth")
FACTS: Final = (  # a sentence of the page, and a claim that says the same
    ("The harbour of {place} handled {number} tonnes of {goods} in {year}.",
     "In {year}, {number} tonnes of {goods} passed through the harbour of {place}."),
    ("{place} spent {number} pounds on its {building} in {year}, more than on anything else.",
     "{place} spent {number} pounds on its {building} in {year}."),
    ("When the {building} of {place} was rebuilt in {year}, some {number} people came to see it.",
     "About {number} people came to see the rebuilt {building} of {place} in {year}."),
    ("Farmers near {place} sold {number} kilograms of {goods} at the market of {year}.",
     "At the market of {year}, farmers near {place} sold {number} kilograms of {goods}."),
    ("The {building} in {place} was visited by {number} people in {year}, which its director called a good result.",
     "{number} people visited the {building} in {place} in {year}."),
)  # fmt: skip
GOODS: Final = ("wool", "timber", "barley", "salt", "apples", "slate", "herring", "flax")
BUILDINGS: Final = ("museum", "town hall", "theatre", "library", "railway station", "swimming pool", "school")


class Page(NamedTuple):
    """A text and the claims that are held against it."""

    text: str
    claims: tuple[str, ...]


def make_page(seed: int = SEED, sentences: int = SENTENCES) -> Page:
    """Return a page with two claims for each of its sentences; the same in every run for one *seed*."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret hangs on it
    places = [opening + ending for opening in OPENINGS for ending in ENDINGS]
    chance.shuffle(places)
    said, claims = [], []
    for number in range(sentences):
        sentence, claim = FACTS[number % len(FACTS)]
        slots = {
            "place": places[number % len(places)],
            "number": f"{chance.randrange(1_000, 90_000):,}",
            "goods": chance.choice(GOODS),
            "building": chance.choice(BUILDINGS),
            "year": str(chance.randrange(1990, 2024)),
        }
        said.append(sentence.format(**slots))
        changed = {"number": f"{chance.randrange(1_000, 90_000):,}"} if number % 2 else {"place": chance.choice(places)}
        claims += [claim.format(**slots), claim.format(**slots | changed)]
    paragraphs = [" ".join(said[first : first + 5]) for first in range(0, sentences, 5)]
    return Page("\n\n".join(paragraphs), tuple(claims))
