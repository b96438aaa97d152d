"""Build ``wordnet.tsv``, the part of the lexicon of ``verifier.language`` that is drawn from WordNet.

    python training/build_lexicon.py WORDNET_FOLDER [--out verifier/language/data]

WORDNET_FOLDER holds the plain files of WordNet 3.0 (Debian: ``wordnet-base``, /usr/share/wordnet). Run
``build_frequencies.py`` first. Taken are words of the frequency table that are no names and no function words, and of
each word only its common senses, by the counts of uses that come with WordNet; a pair must share a sense that is common
for both. Pairs that the hand-written table relates are left to it. The same input gives the same bytes.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from verifier.language.function_words import FUNCTION_WORDS
from verifier.language.lexicon import WordRelation
from verifier.language.stems import shipped_stemmer
from verifier.language.tables import passage_counts, rows

PARTS = ("noun", "verb", "adj", "adv")
PART_OF_LETTER = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}
PART_OF_NUMBER = {"1": "noun", "2": "verb", "3": "adj", "4": "adv", "5": "adj"}
SAME_SHARE = 0.25  # of a word's uses that are in the sense it shares with a synonym
LEAST_SHARE = {WordRelation.OPPOSITE: 0.1, WordRelation.DERIVED: 0.01}  # ties of words more than of senses
LEAST_LETTERS = 3  # shorter ones are symbols and abbreviations
LEAST_PASSAGES = 10  # of some 100,000
SHARED_LETTERS = 3  # words of one family begin alike
BETWEEN_SYNSETS = "0000"
OPPOSITE = "!"
RELATIONS = {
    OPPOSITE: WordRelation.OPPOSITE,
    "+": WordRelation.DERIVED,
    "\\": WordRelation.DERIVED,  # of an adverb: its adjective; of an adjective: its noun
}
NAMES = {"same": WordRelation.SYNONYM, "opposite": WordRelation.OPPOSITE, "derived": WordRelation.DERIVED}
NOTICE = "# Drawn from WordNet 3.0, (c) 2006 by Princeton University; see NOTICE-wordnet.txt.\n"

Pair = tuple[str, str]
NOT_IN_NEWS: frozenset[Pair] = frozenset(  # opposites only in a special field
    {
        ("pass", "run"),
        ("speak", "write"),
        ("geographic", "magnetic"),
        ("lie", "sit"),
        ("lie", "stand"),
        ("ride", "walk"),
    }
)
Use = tuple[str, str, str]  # a word, its part of speech, and the offset of its synset


class Pointer(NamedTuple):
    """A tie from the word *own* of a synset to the word *target* of another; words are counted from 1."""

    sign: str
    part: str
    offset: str
    own: int
    target: int


class Synset(NamedTuple):
    """One meaning: its words, and its pointers between words."""

    words: tuple[str, ...]
    pointers: tuple[Pointer, ...]


def main() -> None:
    """Read the arguments and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("wordnet", type=Path)
    parser.add_argument("--out", type=Path, default=Path("verifier/language/data"))
    options = parser.parse_args()
    synsets = {part: read_synsets(options.wordnet / f"data.{part}") for part in PARTS}
    shares = read_shares(options.wordnet)
    settled = hand_written_pairs() | NOT_IN_NEWS
    found: dict[WordRelation, set[Pair]] = defaultdict(set)
    for kind, a, b in related_words(synsets, shares):
        pair = stem_pair(a, b)
        if is_common(pair) and pair not in settled and (kind is WordRelation.DERIVED or keeps_meaning(a, b)):
            found[kind].add(pair)
    found[WordRelation.SYNONYM] -= found[WordRelation.OPPOSITE]
    found[WordRelation.DERIVED] -= found[WordRelation.OPPOSITE]
    lines = [NOTICE]
    for name, kind in NAMES.items():
        lines += [f"{name}\t{a}\t{' '.join(others)}\n" for a, others in grouped(found[kind])]
    (options.out / "wordnet.tsv").write_text("".join(lines), encoding="utf-8")


def read_synsets(path: Path) -> dict[str, Synset]:
    """Return the synsets of a WordNet data file by their offset."""
    lines = (line.split(" | ")[0].split() for line in path.read_text(encoding="utf-8").splitlines() if line[0] != " ")
    return {fields[0]: read_synset(fields) for fields in lines}


def read_synset(fields: list[str]) -> Synset:
    """Return the synset that a line's *fields* describe; see WordNet's manual page wndb(5)."""
    end = 4 + 2 * int(fields[3], 16)
    words = tuple(word.split("(")[0] for word in fields[4:end:2])
    pointers = []
    for at in range(end + 1, end + 1 + 4 * int(fields[end]), 4):
        sign, offset, part, ends = fields[at : at + 4]
        if sign in RELATIONS and ends != BETWEEN_SYNSETS:
            pointers.append(Pointer(sign, PART_OF_LETTER[part], offset, int(ends[:2], 16), int(ends[2:], 16)))
    return Synset(words, tuple(pointers))


def read_shares(folder: Path) -> dict[Use, float]:
    """Return, for each word in each sense, the share of that sense among the uses that WordNet's makers counted.

    One use is added to each sense, so that words without counts have equal shares.
    """
    counts: dict[tuple[str, str, int], int] = {}
    for line in (folder / "cntlist.rev").read_text(encoding="utf-8").splitlines():
        key, number, count = line.split()
        word, place = key.split("%")
        counts[word, PART_OF_NUMBER[place[0]], int(number)] = int(count)
    uses: dict[Use, int] = {}
    totals: Counter[str] = Counter()
    for part in PARTS:
        for line in (folder / f"index.{part}").read_text(encoding="utf-8").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split()
            for rank, offset in enumerate(fields[-int(fields[2]) :], start=1):
                uses[fields[0], part, offset] = counts.get((fields[0], part, rank), 0) + 1
                totals[fields[0]] += uses[fields[0], part, offset]
    return {use: count / totals[use[0]] for use, count in uses.items()}


def related_words(
    synsets: Mapping[str, Mapping[str, Synset]], shares: Mapping[Use, float]
) -> Iterator[tuple[WordRelation, str, str]]:
    """Yield the words that WordNet relates in senses that are common for both."""
    for part, table in synsets.items():
        for offset, synset in table.items():
            near = [word for word in synset.words if shares.get((word, part, offset), 0) >= SAME_SHARE]
            yield from ((WordRelation.SYNONYM, a, b) for a in near for b in near if a < b)
            for pointer in synset.pointers:
                a, b = synset.words[pointer.own - 1], synsets[pointer.part][pointer.offset].words[pointer.target - 1]
                share = min(shares.get((a, part, offset), 0), shares.get((b, pointer.part, pointer.offset), 0))
                kind = RELATIONS[pointer.sign]
                if share >= LEAST_SHARE[kind] and (
                    pointer.sign == OPPOSITE or a[:SHARED_LETTERS] == b[:SHARED_LETTERS]
                ):
                    yield kind, a, b


def stem_pair(a: str, b: str) -> Pair:
    """Return the stems of two lemmas, sorted."""
    stem = shipped_stemmer().stem
    first, second = sorted((stem(a), stem(b)))
    return first, second


def keeps_meaning(a: str, b: str) -> bool:
    """Tell whether the tie of two lemmas holds for their stems too: not so for "left" (stem "leave") and "right"."""
    return "un" + min(a, b, key=len) == max(a, b, key=len) or not any(
        word.endswith(("ed", "ing", "t")) and shipped_stemmer().stem(word) != word for word in (a, b)
    )


def is_common(pair: Pair) -> bool:
    """Tell whether both are common words, and two of them."""
    counts = passage_counts()
    common = all(counts.get(word, 0) >= LEAST_PASSAGES and len(word) >= LEAST_LETTERS for word in pair)
    return common and pair[0] != pair[1] and FUNCTION_WORDS.isdisjoint(pair)


def hand_written_pairs() -> frozenset[Pair]:
    """Return every pair that the hand-written table relates, sorted within."""
    found: set[Pair] = set()
    for _kind, *sides in rows("business_terms.tsv"):
        left, right = sides[0].split(), sides[-1].split()
        found.update((min(a, b), max(a, b)) for a in left for b in right)
    return frozenset(found)


def grouped(pairs: set[Pair]) -> list[tuple[str, list[str]]]:
    """Return each first word with all its second words, sorted."""
    table: dict[str, list[str]] = defaultdict(list)
    for a, b in sorted(pairs):
        table[a].append(b)
    return sorted(table.items())


if __name__ == "__main__":
    main()
