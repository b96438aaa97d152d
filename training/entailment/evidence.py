"""Evidence: long sources cut to the sentences that share the rarest words with the claim."""

from math import fsum  # the same in any order of the words

from training.entailment.limits import EVIDENCE_WORDS
from verifier.language.rarity import rarity
from verifier.language.sentences import split_sentences
from verifier.language.words import tokenize

LONGEST_SOURCE = 60_000  # code points; what lies beyond a long page is its comments


def best_sentences(source: str, claim: str, words: int = EVIDENCE_WORDS) -> str:
    """Return the sentences of *source* that share the rarest words with *claim*, in order, at most about *words*."""
    if len(source.split()) <= words:
        return source
    source = source[:LONGEST_SOURCE]
    sentences = [span.within(source) for span in split_sentences(source)]
    wanted = {token.stem for token in tokenize(claim)}
    scores = [fsum(map(rarity, wanted & {token.stem for token in tokenize(sentence)})) for sentence in sentences]
    room = words
    chosen: list[int] = []
    for number in sorted(range(len(sentences)), key=lambda number: (-scores[number], number)):
        length = len(sentences[number].split())
        if chosen and length > room:
            continue
        chosen.append(number)
        room -= length
        if room <= 0:
            break
    return " ".join(sentences[number] for number in sorted(chosen))
