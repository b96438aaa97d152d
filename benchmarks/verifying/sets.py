"""Sets of labelled claims: a folder of JSONL files, with the labels in the words that all judges share."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from verifier.domain.assessment import Verdict
from verifier.evaluation.cases import Case, read_cases, set_name
from verifying.answers import Answer, Pair, Said
from verifying.own import said_of

SUFFIXES: Final = (".jsonl", ".jsonl.gz")
Item = TypeVar("Item")
PART: Final = "dev"  # the part of a parent folder that is measured on


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """A set's pairs of claim and source, each with its label."""

    name: str
    pairs: tuple[Pair, ...]
    labels: tuple[Said, ...]

    @property
    def knows_refuted(self) -> bool:
        """Tell whether the set tells refuted claims from those that are not borne out for want of information."""
        return Said.REFUTED in self.labels

    def in_its_words(self, answers: Sequence[Answer]) -> list[Said]:
        """Return what was said in the words of the set: where it knows no refutation, one is "not borne out"."""
        if self.knows_refuted:
            return [answer.said for answer in answers]
        return [Said.OTHER if answer.said is Said.REFUTED else answer.said for answer in answers]


def read_sets(folder: Path, rows: int | None = None) -> list[LabelledSet]:
    """Return the sets of *folder*, or of its part ``dev``, each thinned to *rows* evenly spread rows.

    Raises:
        CasesError: a file cannot be used; the message names file and line.
        FileNotFoundError: there is no file of labelled rows.
    """
    paths = labelled_files(folder) or labelled_files(folder / PART)
    if not paths:
        raise FileNotFoundError(f"{folder} holds no *.jsonl or *.jsonl.gz, and no {PART}/ that does")
    return [labelled_set(set_name(path), spread(read_cases(path), rows)) for path in paths]


def labelled_files(folder: Path) -> list[Path]:
    """Return the files of rows in *folder*, by name; none where there is no such folder."""
    return sorted(path for path in folder.glob("*") if path.name.endswith(SUFFIXES)) if folder.is_dir() else []


def labelled_set(name: str, cases: Sequence[Case]) -> LabelledSet:
    """Return *cases* as a set; ``partial`` counts as not borne out, as do claims without enough information."""
    labels: dict[Verdict, Said] = {verdict: said_of(verdict.value) for verdict in Verdict}
    pairs = tuple((case.claim.text, case.source) for case in cases)
    return LabelledSet(name, pairs, tuple(labels[case.label] for case in cases))


def spread(cases: Sequence[Item], rows: int | None) -> Sequence[Item]:
    """Return *rows* of the cases, evenly spread over them; all of them where there are no more, or no limit.

    >>> spread("abcdef", 3)
    ['a', 'c', 'e']
    """
    if rows is None or rows >= len(cases):
        return cases
    return [cases[number * len(cases) // rows] for number in range(rows)]
