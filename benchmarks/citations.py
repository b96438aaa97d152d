"""Prints what the articles cite: each note or link with the sentence that it is tied to, its title and its address.

    python benchmarks/citations.py FOLDER [--all]

FOLDER holds the articles. Notes alone are printed; ``--all`` prints every mark. The table is to be read by eye against
the article; behind it come counts, and what is wrong with the references of each article.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from articles import ARTICLES

from verifier.domain.article import Article, Mark, MarkKind, Reference
from verifier.errors import ReadError
from verifier.reading.articles import read_article
from verifier.reading.citing.ties import sentence_of

_SENTENCE: Final = 60  # code points shown
_TITLE: Final = 50


def rows(article: Article, kinds: frozenset[MarkKind]) -> Iterator[str]:
    """Yield a line for each reference of each mark: marker, sentence, title, address."""
    references = {reference.id: reference for reference in article.references}
    for mark in article.marks:
        if mark.kind in kinds:
            yield from (_row(article, mark, references[key]) for key in mark.references)


def _row(article: Article, mark: Mark, reference: Reference) -> str:
    sentence = sentence_of(mark, article.text).within(article.text.content)
    shown = sentence if len(sentence) <= _SENTENCE else f"{sentence[: _SENTENCE // 2]} … {sentence[-_SENTENCE // 2 :]}"
    title = (reference.title or f"({reference.text})")[:_TITLE]
    same = f" = {reference.same_as}" if reference.same_as else ""
    address = reference.url or reference.doi or reference.arxiv or "-"
    return f"{mark.marker[:20]:>4} | {shown} | {title}{same} | {address}"


def main() -> int:
    """Print the tables; 1 where no article is found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true", help="links, addresses and sources by name as well")
    arguments = parser.parse_args()
    kinds = frozenset(MarkKind) if arguments.all else frozenset({MarkKind.NOTE, MarkKind.AUTHOR_DATE})
    found = [arguments.folder / file for file in ARTICLES.values() if (arguments.folder / file).is_file()]
    for path in found:
        try:
            article = read_article(path.read_bytes(), name=path.name)
        except ReadError as error:
            sys.stdout.write(f"{path.name}: {error}\n")
            continue
        table = list(rows(article, kinds))
        head = f"## {path.name}: {len(article.marks)} marks, {len(article.references)} references"
        sys.stdout.write("\n".join(["", head, *table, ""]))
        notes = [reference for reference in article.references if reference.id.startswith("note-")]
        with_url = sum(reference.url is not None for reference in notes)
        sys.stdout.write(f"notes {len(notes)}, with an address {with_url}, flaws {len(article.flaws)}\n")
        for flaw in article.flaws:
            sys.stdout.write(f"  {flaw.trouble}: {flaw.message}\n")
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
