"""A second look at a support: does a sentence near by, with a word that the passage lacks, say otherwise?

"The flood at Lidmouth killed several people" is borne out by a passage on the flood but for one word, and the sentence
that has the word says that nobody was killed. So before a support is given in spite of a missing word, the nearest
sentence that has it is read together with the passage.
"""

from collections.abc import Iterator
from typing import Final

from verifier.comparing.align import Alignment
from verifier.comparing.contraries import LIGHT
from verifier.comparing.passage import Passage, passage_of
from verifier.matching.prepared import CONTEXT_SENTENCES, PreparedText

REACH: Final = 4  # sentences before and behind the passage
TELLING: Final = 3.5  # nats


def wider_passages(passage: Passage, alignment: Alignment, prepared: PreparedText) -> Iterator[Passage]:
    """Yield the passage with each sentence near by that has a telling word of the claim which the passage lacks."""
    numbers = [number for number, one in enumerate(prepared.statements) if one in passage.core]
    if not numbers:
        return
    near = range(max(0, numbers[0] - REACH), min(len(prepared.statements), numbers[-1] + 1 + REACH))
    tried: set[int] = set()
    for link in alignment.links:
        if link.worth or link.word.weight < TELLING or link.word.token.stem in LIGHT:
            continue
        holding = {number for key in link.word.keys for number in prepared.index.get(key, ()) if number in near}
        for number in sorted(holding - set(numbers), key=lambda one: (min(abs(one - own) for own in numbers), one))[:1]:
            if number not in tried:
                tried.add(number)
                yield _with(number, numbers, prepared)


def _with(number: int, numbers: list[int], prepared: PreparedText) -> Passage:
    chosen = sorted({*numbers, number})
    before = prepared.statements[max(0, chosen[0] - CONTEXT_SENTENCES) : chosen[0]]
    context = (prepared.heading, *prepared.bylines, *before)
    return passage_of([prepared.statements[one] for one in chosen], context)
