"""Build ``things.tsv``, the table of things that can be pointed at, drawn from WordNet.

    python training/build_things.py WORDNET_FOLDER [--out verifier/language/data]

WORDNET_FOLDER holds the plain files of WordNet 3.0 (Debian: ``wordnet-base``, /usr/share/wordnet). Run
``build_frequencies.py`` first. Taken are nouns of the frequency table that mostly mean an animal, an artifact, food, an
object of nature, a plant or a substance, by the counts of uses that come with WordNet; with each go the nouns that are
more general, by which the same thing may be called. The same input gives the same bytes.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from build_lexicon import LEAST_LETTERS, LEAST_PASSAGES, NOTICE, Use, read_shares

from verifier.language.function_words import FUNCTION_WORDS
from verifier.language.stems import shipped_stemmer
from verifier.language.tables import passage_counts

# WordNet's files of nouns, see its manual page lexnames(5): animal, artifact, food, object, plant, substance.
THING_FILES: Final = frozenset({"05", "06", "13", "17", "20", "27"})
MOSTLY: Final = 0.5  # of a noun's uses must be of things
OFTEN: Final = 0.3  # of the uses of the word in any part of speech: "main" and "top" are no things
LEVELS: Final = 2  # of more general meanings: beyond, the names are too general for anybody to use
ALL_LEVELS: Final = 20
MANY: Final = 15  # more special things
COMMON_SENSE: Final = 0.2  # of its uses: rarer senses lend no general name
MORE_GENERAL: Final = frozenset({"@", "@i"})
HIGHEST: Final = frozenset(
    "entity object whole artifact matter thing unit part portion relation substance material instrumentation "
    "constituent component".split()
)


class Noun(NamedTuple):
    """One meaning: its words, the file that it stands in, and the offsets of the more general meanings."""

    words: tuple[str, ...]
    file: str
    general: tuple[str, ...]


def main() -> None:
    """Read the arguments and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("wordnet", type=Path)
    parser.add_argument("--out", type=Path, default=Path("verifier/language/data"))
    options = parser.parse_args()
    nouns = read_nouns(options.wordnet / "data.noun")
    found: dict[str, set[str]] = {}
    above: dict[str, set[str]] = {}
    for word, near, far in things(nouns, read_shares(options.wordnet)):
        found.setdefault(word, set()).update(near - {word})
        above.setdefault(word, set()).update(far - {word})
    for word in too_general(above):
        del found[word]
    lines = [f"{word}\t{' '.join(sorted(general))}\n" for word, general in sorted(found.items())]
    (options.out / "things.tsv").write_text("".join([NOTICE, *lines]), encoding="utf-8")


def read_nouns(path: Path) -> dict[str, Noun]:
    """Return the meanings of WordNet's file of nouns by their offset."""
    lines = (line.split(" | ")[0].split() for line in path.read_text(encoding="utf-8").splitlines() if line[0] != " ")
    return {fields[0]: read_noun(fields) for fields in lines}


def read_noun(fields: Sequence[str]) -> Noun:
    """Return the meaning that a line's *fields* describe; see WordNet's manual page wndb(5)."""
    end = 4 + 2 * int(fields[3], 16)
    pointers = range(end + 1, end + 1 + 4 * int(fields[end]), 4)
    general = tuple(fields[at + 1] for at in pointers if fields[at] in MORE_GENERAL)
    return Noun(tuple(fields[4:end:2]), fields[1], general)


def too_general(above: Mapping[str, set[str]]) -> list[str]:
    """Return the things whose name stands above many others': a vehicle or a building may be any of them."""
    counts = Counter(name for names in above.values() for name in names)
    return sorted(word for word in above if counts[word] >= MANY)


def things(nouns: Mapping[str, Noun], shares: Mapping[Use, float]) -> Iterator[tuple[str, set[str], set[str]]]:
    """Yield the stem of each noun that mostly means a thing, with those of the next more general nouns, and of all."""
    uses: dict[str, list[tuple[str, float]]] = {}
    for (word, part, offset), share in shares.items():
        if part == "noun":
            uses.setdefault(word, []).append((offset, share))
    for word, senses in sorted(uses.items()):
        of_nouns = sum(share for _, share in senses)
        of_things = sum(share for offset, share in senses if nouns[offset].file in THING_FILES)
        if is_taken(word) and of_things >= max(MOSTLY * of_nouns, OFTEN):
            common = [offset for offset, share in senses if share >= COMMON_SENSE * of_nouns]
            near, far = (
                {name for offset in common for name in general_names(nouns, offset, levels)}
                for levels in (LEVELS, ALL_LEVELS)
            )
            yield shipped_stemmer().stem(word), near, far


def is_taken(word: str) -> bool:
    """Tell whether a lemma is one common word of letters, and no function word."""
    stem = shipped_stemmer().stem(word)
    return word.isalpha() and len(word) >= LEAST_LETTERS and stem in passage_counts() and word not in FUNCTION_WORDS


def is_frequent(word: str) -> bool:
    """Tell whether a lemma is common enough to be used for something more special."""
    return passage_counts()[shipped_stemmer().stem(word)] >= LEAST_PASSAGES


def general_names(nouns: Mapping[str, Noun], offset: str, levels: int) -> Iterator[str]:
    """Yield the stems of the words of a meaning and of more general ones, as far as they are single and common."""
    level = {offset}
    for _ in range(levels + 1):
        words = {word.lower() for at in level for word in nouns[at].words}
        yield from {shipped_stemmer().stem(word) for word in words if is_taken(word) and is_frequent(word)} - HIGHEST
        level = {other for at in level for other in nouns[at].general}


if __name__ == "__main__":
    main()
