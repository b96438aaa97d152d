"""From judged cases to the figures that ``evaluate`` reports. Each is None where the cases cannot tell it."""

from collections.abc import Sequence
from dataclasses import dataclass

from verifier.domain.assessment import Assessment, Verdict
from verifier.evaluation import metrics
from verifier.evaluation.cases import Case, StatementPair


@dataclass(frozen=True, slots=True)
class Judged:
    """A case with the assessment that the matcher gave it."""

    case: Case
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class Compared:
    """A pair of statements with whether ``compare`` sees a conflict."""

    pair: StatementPair
    conflict: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """How well verdicts fit the labels of one set; all but *n* and *ms_per_pair* lie between 0 and 1."""

    n: int
    accuracy: float | None
    macro_f1: float | None
    balanced_accuracy: float | None
    auroc: float | None
    refuted_precision: float | None
    refuted_recall: float | None
    ece: float | None
    ms_per_pair: float | None


@dataclass(frozen=True, slots=True)
class ConflictFigures:
    """How well conflicts are told from what only looks like one."""

    n: int
    precision: float | None
    recall: float | None
    f1: float | None


def figures(judged: Sequence[Judged], seconds: float) -> Figures:
    """Return the figures over *judged*, which took *seconds*.

    Accuracy and macro-F1 are over the labels present; in a set without ``refuted`` a guessed ``refuted`` counts as
    ``not_enough_info``. Balanced accuracy, AUROC and the calibration error are over ``supported`` against the rest,
    ``partial`` being part of the rest.
    """
    truths = [one.case.label for one in judged]
    guesses = guessed(judged)
    supported = [truth is Verdict.SUPPORTED for truth in truths]
    scores = [one.assessment.score for one in judged]
    knows_refuted = Verdict.REFUTED in truths
    return Figures(
        n=len(judged),
        accuracy=metrics.accuracy(truths, guesses),
        macro_f1=metrics.macro_f1(truths, guesses),
        balanced_accuracy=metrics.balanced_accuracy(supported, [guess is Verdict.SUPPORTED for guess in guesses]),
        auroc=metrics.auroc(supported, scores),
        refuted_precision=metrics.precision(truths, guesses, Verdict.REFUTED) if knows_refuted else None,
        refuted_recall=metrics.recall(truths, guesses, Verdict.REFUTED) if knows_refuted else None,
        ece=metrics.calibration_error(supported, scores),
        ms_per_pair=1000 * seconds / len(judged) if judged else None,
    )


def guessed(judged: Sequence[Judged]) -> list[Verdict]:
    """Return the verdicts as they are counted: in the words of the labels that the set has.

    A source that gives no text tells nothing, so that ``unavailable`` counts as ``not_enough_info``.
    """
    counted_as_nei = {Verdict.UNAVAILABLE}
    if all(one.case.label is not Verdict.REFUTED for one in judged):
        counted_as_nei.add(Verdict.REFUTED)
    verdicts = (one.assessment.verdict for one in judged)
    return [Verdict.NOT_ENOUGH_INFO if verdict in counted_as_nei else verdict for verdict in verdicts]


def misjudged(judged: Sequence[Judged]) -> list[Judged]:
    """Return the cases whose verdict, as it is counted, is not their label."""
    return [one for one, guess in zip(judged, guessed(judged), strict=True) if guess is not one.case.label]


def conflict_figures(compared: Sequence[Compared]) -> ConflictFigures:
    """Return the figures over *compared*."""
    truths = [one.pair.conflict for one in compared]
    guesses = [one.conflict for one in compared]
    return ConflictFigures(
        n=len(compared),
        precision=metrics.precision(truths, guesses, label=True),
        recall=metrics.recall(truths, guesses, label=True),
        f1=metrics.f1(truths, guesses, label=True),
    )
