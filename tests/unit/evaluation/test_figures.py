"""Tests of the rules by which judged cases become figures."""

import pytest

from verifier.domain.assessment import Assessment, Verdict
from verifier.domain.claim import Claim
from verifier.evaluation.cases import Case, StatementPair
from verifier.evaluation.figures import Compared, Judged, conflict_figures, figures, misjudged
from verifier.evaluation.rows import Row

S, R, P, N, U = (
    Verdict.SUPPORTED,
    Verdict.REFUTED,
    Verdict.PARTIAL,
    Verdict.NOT_ENOUGH_INFO,
    Verdict.UNAVAILABLE,
)
ROW = Row("a.jsonl", 1, {})


def judged(*pairs: tuple[Verdict, Verdict], scores: tuple[float, ...] = ()) -> list[Judged]:
    """Return judged cases from pairs of label and verdict."""
    found = []
    for number, (label, verdict) in enumerate(pairs):
        claim = Claim(id=str(number), document="a", text="x")
        score = scores[number] if scores else 0.5
        assessment = Assessment(verdict=verdict, score=score, reason="", claim_sha256=claim.sha256, matcher="m")
        found.append(Judged(Case(ROW, claim, "text", label), assessment))
    return found


def test_in_a_set_without_refuted_a_refuted_verdict_counts_as_not_enough_info() -> None:
    found = figures(judged((S, S), (N, R), (N, N)), seconds=1)
    assert (found.accuracy, found.macro_f1) == (1, 1)
    assert (found.refuted_precision, found.refuted_recall) == (None, None)


def test_in_a_set_with_refuted_it_counts_as_itself() -> None:
    found = figures(judged((S, S), (N, R), (R, R), (R, N)), seconds=1)
    assert found.accuracy == pytest.approx(2 / 4)
    assert found.refuted_precision == pytest.approx(1 / 2)
    assert found.refuted_recall == pytest.approx(1 / 2)


def test_a_set_with_refuted_of_which_none_is_seen_has_no_precision() -> None:
    found = figures(judged((S, S), (R, N)), seconds=1)
    assert (found.refuted_precision, found.refuted_recall) == (None, 0)


def test_macro_f1_is_over_the_labels_present() -> None:
    found = figures(judged((S, S), (R, P), (R, R)), seconds=1)
    assert found.macro_f1 == pytest.approx((1 + 2 / 3) / 2)  # "partial" is no label here


def test_partial_counts_as_not_supported() -> None:
    found = figures(judged((S, S), (P, S), (P, P), (N, P), scores=(0.9, 0.8, 0.2, 0.1)), seconds=1)
    assert found.balanced_accuracy == pytest.approx((1 + 2 / 3) / 2)
    assert found.auroc == 1


def test_a_source_without_text_counts_as_not_enough_info() -> None:
    assert figures(judged((N, U), (S, S)), seconds=1).accuracy == 1


def test_one_sided_sets_leave_open_what_needs_two_sides() -> None:
    found = figures(judged((S, S), (S, N)), seconds=1)
    assert (found.balanced_accuracy, found.auroc) == (None, None)
    assert found.accuracy == pytest.approx(1 / 2)


def test_time_is_given_in_milliseconds_a_pair() -> None:
    assert figures(judged((S, S), (S, S)), seconds=0.5).ms_per_pair == pytest.approx(250)


def test_the_misjudged_are_those_that_count_as_wrong() -> None:
    found = judged((S, S), (N, R), (S, P))
    assert misjudged(found) == [found[2]]


def test_conflicts_are_measured_by_precision_and_recall() -> None:
    verdicts = [(True, True), (True, False), (False, True), (True, True), (False, False)]
    compared = [Compared(StatementPair(ROW, "a", "b", truth), guess) for truth, guess in verdicts]
    found = conflict_figures(compared)
    assert (found.n, found.precision, found.recall, found.f1) == (5, *[pytest.approx(2 / 3)] * 3)


def test_without_conflicts_there_is_nothing_to_recall() -> None:
    found = conflict_figures([Compared(StatementPair(ROW, "a", "b", conflict=False), conflict=False)])
    assert (found.precision, found.recall, found.f1) == (None, None, None)
