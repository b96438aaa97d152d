import hashlib
from collections import Counter

import articles
import make_harmless
import pytest
from articles import Question, Trial, lost_support

from verifier.domain.assessment import Assessment, Evidence, Verdict
from verifier.domain.claim import Claim

MEASURABLE = ("figure", "unit", "currency", "date", "hedge")


EVIDENCE = Evidence(start=0, end=4, quote="said")


def assessed(claim: Claim, verdict: Verdict) -> Assessment:
    sha256 = hashlib.sha256(claim.text.encode()).hexdigest()
    return Assessment(
        verdict=verdict, score=0.5, reason="made up", evidence=(EVIDENCE,), claim_sha256=sha256, matcher="made up"
    )


def test_the_frozen_file_is_what_the_rules_and_the_hand_give() -> None:
    assert make_harmless.main(["--check"]) == 0


def test_there_are_two_hundred_half_by_hand_and_most_of_them_of_figures_and_dates() -> None:
    rows = make_harmless.read_reformats(make_harmless.HERE / "harmless.jsonl")
    assert Counter(row.by for row in rows) == {"rule": 100, "hand": 100}
    assert sum(row.kind in MEASURABLE for row in rows) >= 120


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("It was founded on 16 May 2019.", "It was founded on May 16, 2019."),
        ("On 17 August it closed.", "On August 17 it closed."),
        ("In August 2018 it closed.", "In Aug. 2018 it closed."),
        ("It cost US$30bn a year.", "It cost USD 30 billion a year."),
    ],
)
def test_a_rule_changes_the_form_alone(text: str, after: str) -> None:
    assert [candidate.apply(text) for candidate in make_harmless.candidates(text)] == [after]


def test_only_a_claim_that_was_supported_has_support_to_lose() -> None:
    def judged(question: Question, name: str, verdict: Verdict, original: str = "") -> tuple[Trial, Assessment]:
        claim = Claim(id=name, document="news", text=name)
        return Trial(question, claim, "news", original=original), assessed(claim, verdict)

    pairs = [
        judged(Question.OWN, "kept", Verdict.SUPPORTED),
        judged(Question.OWN, "never", Verdict.PARTIAL),
        judged(Question.HARMLESS, "kept-1", Verdict.SUPPORTED, "news/kept"),
        judged(Question.HARMLESS, "kept-2", Verdict.PARTIAL, "news/kept"),
        judged(Question.HARMLESS, "never-1", Verdict.REFUTED, "news/never"),
        judged(Question.VARIANT, "kept-3", Verdict.REFUTED, "news/kept"),
    ]
    assert lost_support(pairs) == (1, 1)
    supported = articles.supported_claims(pairs)
    right = [trial.claim.text for trial, found in pairs if articles.is_right(trial, found, supported)]
    assert right == ["kept", "kept-1", "never-1", "kept-3"]
