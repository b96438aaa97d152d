"""Build the tables of stems and of word frequencies that ship with ``verifier.language``.

    python training/build_frequencies.py WORDNET_FOLDER DATA_FOLDER [--out verifier/language/data]

WORDNET_FOLDER holds the plain files of WordNet 3.0 (Debian: ``wordnet-base``, /usr/share/wordnet); DATA_FOLDER holds
``*.jsonl.gz`` files of rows with a ``source`` and, where a file mixes several sets, a ``set``. Written are

* ``irregular.tsv``: irregular forms and their stems, from WordNet's exception lists, as far as the texts use them;
* ``rare-verbs.txt``: WordNet's verbs in -e that are not among the common words, so that "-ed" is taken off rightly;
* ``frequencies.tsv``: for the commonest stems, the number of passages of 50 words in which they occur; names (words
  that are mostly written with a capital) keep their capitals. The first row holds the number of all passages.

The same input gives the same bytes.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from verifier.language.function_words import FUNCTION_WORDS
from verifier.language.stems import Stemmer
from verifier.language.tables import pairs
from verifier.language.words import Token, tokenize

FILES = ("checkcovid", "factcg_synth", "nli_mix", "summedits", "wice_partial")
LEFT_OUT = frozenset({"tabfact_pairs", "infotabs", "citint", "folio", "breaking_nli", "wfc_contradictions"})
PASSAGE_WORDS = 50
KEPT_STEMS = 20_000
WORD = re.compile("[a-z]+")
ROMAN = re.compile("[cxl]*(?:i[vx]|v?i{0,3})")  # WordNet lists "liv" and "xxi"; "mix" and "mild" are words
NAME_SHARE = 0.8  # of a word's occurrences within sentences that begin with a capital
LONGEST_STEM = 24
NOTICE = "# Drawn from WordNet 3.0, (c) 2006 by Princeton University; see NOTICE-wordnet.txt.\n"


def main() -> None:
    """Read the arguments and write the three tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("wordnet", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("verifier/language/data"))
    options = parser.parse_args()
    texts = [tokenize(text) for text in sources(options.data)]
    forms = Counter(token.lower for tokens in texts for token in tokens)
    lemmas = {part: single_words(options.wordnet / f"data.{part}") for part in ("noun", "verb", "adj", "adv")}
    irregular = irregular_forms(options.wordnet, forms)
    spellings = pairs("spellings.tsv")
    everything = FUNCTION_WORDS.union(spellings.values(), *lemmas.values())
    known = frozenset(word for word in everything if word in forms) - irregular.keys()
    names = frozenset(name_like(texts)) - known
    stemmer = Stemmer(irregular | pairs("stems.tsv"), spellings, known, names)
    counts, total = passage_counts(texts, stemmer)
    kept = sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:KEPT_STEMS]
    written = {stem.capitalize() if stem in names else stem: count for stem, count in kept}
    rare = sorted(verb for verb in lemmas["verb"] if verb.endswith("e") and verb not in written)
    body = "".join(f"{stem}\t{count}\n" for stem, count in [("", total), *written.items()])
    (options.out / "frequencies.tsv").write_text(body, encoding="utf-8")
    (options.out / "rare-verbs.txt").write_text(NOTICE + "\n".join(rare) + "\n", encoding="utf-8")
    table = "".join(f"{form}\t{stem}\n" for form, stem in sorted(irregular.items()))
    (options.out / "irregular.tsv").write_text(NOTICE + table, encoding="utf-8")


def sources(folder: Path) -> Iterator[str]:
    """Yield each distinct source text of the chosen sets once, in the order of the files."""
    seen: set[str] = set()
    for name in FILES:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row.get("set") not in LEFT_OUT and row["source"] not in seen:
                    seen.add(row["source"])
                    yield row["source"]


def single_words(data: Path) -> frozenset[str]:
    """Return the words of a WordNet data file that are one word of letters, without capitals, and no Roman numeral."""
    lines = (line.split() for line in data.read_text(encoding="utf-8").splitlines() if not line.startswith(" "))
    words = (word.split("(")[0] for line in lines for word in line[4 : 4 + 2 * int(line[3], 16) : 2])
    return frozenset(word for word in words if WORD.fullmatch(word) and not ROMAN.fullmatch(word))


def irregular_forms(folder: Path, forms: Mapping[str, int]) -> dict[str, str]:
    """Return WordNet's irregular forms as far as *forms* uses them; verbs before nouns before adjectives."""
    table: dict[str, str] = {}
    for part in ("verb", "noun", "adj"):
        for line in (folder / f"{part}.exc").read_text(encoding="utf-8").splitlines():
            form, base = line.split()[:2]
            if form in forms and form.isalpha() and base.isalpha() and form != base:
                table.setdefault(form, base)
    return {form: base for form, base in table.items() if base not in table}


def passage_counts(texts: Iterable[list[Token]], stemmer: Stemmer) -> tuple[Counter[str], int]:
    """Return in how many passages each stem occurs, and the number of passages."""
    counts: Counter[str] = Counter()
    total = 0
    for tokens in texts:
        stems = [stem_of(token, stemmer) for token in tokens]
        for start in range(0, len(stems), PASSAGE_WORDS):
            counts.update({stem for stem in stems[start : start + PASSAGE_WORDS] if countable(stem)})
            total += 1
    return counts, total


def stem_of(token: Token, stemmer: Stemmer) -> str:
    """Return the token's stem under *stemmer*, but acronyms such as "US" as the tokenizer has them."""
    return token.stem if token.stem.isupper() else stemmer.stem(token.lower)


def countable(stem: str) -> bool:
    """Tell whether a stem belongs in the table: letters, perhaps with digits, but no plain numbers."""
    return stem.isalnum() and stem.isascii() and not stem[0].isdigit() and len(stem) <= LONGEST_STEM


def name_like(texts: Iterable[list[Token]]) -> Iterator[str]:
    """Yield the words, in lower case, that are mostly written with a capital when they do not open a text."""
    seen: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for tokens in texts:
        for token in tokens[1:]:
            seen[token.lower] += 1
            capital[token.lower] += token.is_capitalised
    return (word for word, count in seen.items() if capital[word] >= NAME_SHARE * count)


if __name__ == "__main__":
    main()
