from collections.abc import Sequence

import pytest

from verifier.domain.assessment import Verdict
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.matching.combine import IN_OTHER_WORDS, SURELY_SUPPORTED, all_parts_agree, combine, combined_verdict
from verifier.matching.decide import Judged
from verifier.matching.decision import Chances

FOR, AGAINST, NEITHER = Chances(0.99, 0.005, 0.005), Chances(0.005, 0.99, 0.005), Chances(0.001, 0.001, 0.998)
UNSURE = Chances(0.4, 0.3, 0.3)


def check(kind: CheckKind, outcome: Outcome, reason: str = "because") -> Check:
    return Check(kind=kind, claimed="this", outcome=outcome, reason=reason)


AGREEING = [check(CheckKind.FIGURE, Outcome.AGREES), check(CheckKind.NAME, Outcome.AGREES)]


@pytest.mark.parametrize("kind", [CheckKind.FIGURE, CheckKind.PERIOD, CheckKind.NAME, CheckKind.POLARITY])
@pytest.mark.parametrize("ruled", [Verdict.REFUTED, Verdict.PARTIAL, Verdict.NOT_ENOUGH_INFO])
def test_a_part_that_differs_is_never_overruled_to_supported(kind: CheckKind, ruled: Verdict) -> None:
    assert combined_verdict(ruled, [*AGREEING, check(kind, Outcome.DIFFERS)], FOR) is ruled


@pytest.mark.parametrize("outcome", [Outcome.OPEN, Outcome.ABSENT])
@pytest.mark.parametrize("kind", [CheckKind.FIGURE, CheckKind.PERIOD, CheckKind.NAME])
def test_nothing_is_supported_while_a_figure_date_or_name_is_left_open(kind: CheckKind, outcome: Outcome) -> None:
    assert combined_verdict(Verdict.PARTIAL, [*AGREEING, check(kind, outcome)], FOR) is Verdict.PARTIAL


def test_what_the_rules_leave_open_is_supported_where_all_parts_agree_and_the_model_is_firm() -> None:
    wording = check(CheckKind.WORDING, Outcome.OPEN)  # other words are what the model is for
    assert combined_verdict(Verdict.PARTIAL, [*AGREEING, wording], FOR) is Verdict.SUPPORTED
    assert combined_verdict(Verdict.NOT_ENOUGH_INFO, [*AGREEING, wording], UNSURE) is Verdict.NOT_ENOUGH_INFO


def test_a_refutation_by_rule_stands() -> None:
    differing = [*AGREEING, check(CheckKind.FIGURE, Outcome.DIFFERS)]
    for chances in (FOR, AGAINST, NEITHER, UNSURE):
        assert combined_verdict(Verdict.REFUTED, differing, chances) is Verdict.REFUTED


@pytest.mark.parametrize("chances", [FOR, AGAINST, NEITHER, UNSURE])
def test_a_support_by_rule_stands(chances: Chances) -> None:
    assert combined_verdict(Verdict.SUPPORTED, AGREEING, chances) is Verdict.SUPPORTED


def test_what_is_open_by_rule_is_not_refuted_by_the_model() -> None:
    assert combined_verdict(Verdict.NOT_ENOUGH_INFO, AGREEING, AGAINST) is Verdict.NOT_ENOUGH_INFO


def test_good_chances_are_better_than_even() -> None:
    assert 1 / 2 < SURELY_SUPPORTED < 1


@pytest.mark.parametrize(
    ("ruled", "chances", "reason"),
    [
        (Verdict.PARTIAL, FOR, IN_OTHER_WORDS),
        (Verdict.PARTIAL, NEITHER, "the source says so"),  # unchanged: the rule's own
        (Verdict.SUPPORTED, FOR, "the source says so"),
    ],
)
def test_a_verdict_that_changes_gets_a_reason_of_its_own(ruled: Verdict, chances: Chances, reason: str) -> None:
    found = combine("Tea fell.", Judged(ruled, "the source says so"), AGREEING, chances)
    assert found.judged.reason == reason


@pytest.mark.parametrize(
    ("chances", "outcome"), [(FOR, Outcome.AGREES), (AGAINST, Outcome.DIFFERS), (NEITHER, Outcome.OPEN)]
)
def test_what_the_model_makes_of_the_whole_is_shown_as_a_check(chances: Chances, outcome: Outcome) -> None:
    meaning = combine("Tea fell.", Judged(Verdict.SUPPORTED, "so"), AGREEING, chances).meaning
    assert (meaning.kind, meaning.outcome, meaning.claimed) == (CheckKind.MEANING, outcome, "Tea fell.")


def test_all_parts_agree_where_there_are_none() -> None:
    nothing: Sequence[Check] = ()
    assert all_parts_agree(nothing)
    assert not all_parts_agree([check(CheckKind.ROLE, Outcome.DIFFERS)])
