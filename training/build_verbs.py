"""Build ``verbs.tsv``: which stems are verbs, and how often each is used as one.

    python training/build_verbs.py WORDNET_FOLDER [--out verifier/language/data]

WORDNET_FOLDER holds the plain files of WordNet 3.0 (Debian: ``wordnet-base``, /usr/share/wordnet). Run
``build_frequencies.py`` first. Taken are the verbs of one word whose stem stands in the frequency table. The share is
of all uses as verb or noun that WordNet's makers counted, in per cent, with one use added to each sense. The same input
gives the same bytes.
"""

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from build_lexicon import read_shares

from verifier.language.stems import shipped_stemmer
from verifier.language.tables import passage_counts

LEAST_LETTERS = 2
LEAST_PERCENT = 5  # rarer verbs mislead more than they help: "to state", "to China"
HEADER = (
    "# Stems that can be verbs, with the share of their uses as verbs, of those as verbs or nouns, in per cent.\n"
    "# Counted by WordNet's makers: WordNet 3.0, (c) 2006 by Princeton University; see NOTICE-wordnet.txt.\n"
)


def main() -> None:
    """Read the arguments and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("wordnet", type=Path)
    parser.add_argument("--out", type=Path, default=Path("verifier/language/data"))
    options = parser.parse_args()
    lines = [f"{stem}\t{share}\n" for stem, share in sorted(verb_shares(options.wordnet).items())]
    (options.out / "verbs.tsv").write_text(HEADER + "".join(lines), encoding="utf-8")


def verb_shares(folder: Path) -> dict[str, int]:
    """Return the stems of common verbs with their share of the uses as verb or noun, in per cent."""
    uses: dict[str, defaultdict[str, float]] = {"verb": defaultdict(float), "noun": defaultdict(float)}
    for (word, part, _offset), share in read_shares(folder).items():
        if part in uses and word.isalpha():
            uses[part][word] += share
    shares: Counter[str] = Counter()
    for word, share in uses["verb"].items():
        stem = shipped_stemmer().stem(word)
        shares[stem] = max(shares[stem], round(100 * share / (share + uses["noun"][word])))
    return {stem: share for stem, share in shares.items() if share >= LEAST_PERCENT and is_common(stem)}


def is_common(stem: str) -> bool:
    """Tell whether the stem is in the frequency table and no abbreviation."""
    return stem in passage_counts() and len(stem) >= LEAST_LETTERS


if __name__ == "__main__":
    main()
