"""A person's decision stands beside the machine's verdict, and changes nothing of it."""

from dataclasses import replace
from datetime import UTC, datetime

from tests.unit.reports.examples import RESULTS
from verifier.domain.assessment import Verdict
from verifier.domain.decision import Act, Answered, Decision, Stale, Subject, claim_answered
from verifier.pipeline.decided import with_decisions
from verifier.pipeline.results import ResultSpool
from verifier.reports.envelope import envelope

KEY = RESULTS.claims[0].claim.key


def decision(answers: Answered, number: int = 1, subject: Subject = Subject.CLAIM, **fields: object) -> Decision:
    values: dict[str, object] = {"act": Act.NEEDS_WORK, **fields}
    return Decision.model_validate(
        {
            "id": f"e{number}", "subject": subject, "key": KEY, "who": "ana",
            "at": datetime(2025, 7, 12, number, tzinfo=UTC), "answers": answers, **values,
        }
    )  # fmt: skip


def answered() -> Answered:
    """Return what the results answer, as the desk would have noted it."""
    first = with_decisions(RESULTS, [decision(Answered(statement=""))]).claims[0]
    assert first.stale
    judged = [("stated", first.stated.name, first.stated.assessment.text_sha256)]
    judged += [("cited", each.name, each.assessment.text_sha256) for each in first.cited]
    return claim_answered(first.claim.sha256, judged, RESULTS.matcher, first.verdict)


def test_without_decisions_nothing_changes() -> None:
    assert with_decisions(RESULTS, []) is RESULTS
    assert "decision" not in envelope(RESULTS)["results"][0]


def test_the_decision_that_stands_is_shown_and_the_verdict_stays() -> None:
    found = with_decisions(RESULTS, [decision(answered())])
    assert [result.verdict for result in found.claims] == [result.verdict for result in RESULTS.claims]
    assert (found.claims[0].decision, found.claims[0].stale) == (decision(answered()), ())
    assert [result.decision for result in found.claims[1:]] == [None] * (len(found.claims) - 1)
    shown = envelope(found)["results"][0]["decision"]
    assert (shown["act"], shown["who"], shown["stale"]) == ("needs_work", "ana", [])


def test_decisions_stand_beside_results_on_disk_as_well() -> None:
    on_disk = replace(RESULTS, claims=ResultSpool(RESULTS.claims, held=1))
    found = with_decisions(on_disk, [decision(answered())])
    assert list(found.claims) == list(with_decisions(RESULTS, [decision(answered())]).claims)
    assert found.counts == RESULTS.counts


def test_what_was_taken_back_or_is_of_a_conflict_is_not_shown() -> None:
    undo = decision(answered(), 2, act=Act.UNDO, undoes="e1")
    assert with_decisions(RESULTS, [decision(answered()), undo]).claims[0].decision is None
    assert with_decisions(RESULTS, [decision(answered(), subject=Subject.CONFLICT)]).claims[0].decision is None


def test_a_decision_on_another_text_is_stale() -> None:
    other = answered().model_copy(update={"texts": "another"})
    assert with_decisions(RESULTS, [decision(other)]).claims[0].stale == (Stale.TEXT,)
    turned = answered().model_copy(update={"verdict": Verdict.DISPUTED})
    assert with_decisions(RESULTS, [decision(turned)]).claims[0].stale == (Stale.VERDICT,)


def test_other_claims_keep_what_they_have() -> None:
    found = with_decisions(RESULTS, [decision(answered())])
    assert found.claims[1:] == RESULTS.claims[1:]
    assert replace(found, claims=RESULTS.claims) == RESULTS
