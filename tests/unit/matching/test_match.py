import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.domain.assessment import Verdict
from verifier.domain.check import Outcome
from verifier.domain.claim import Claim
from verifier.matching.match import match, prepare
from verifier.reading.options import ReadOptions
from verifier.reading.reader import read_string

REPORT = """Norhaven Harbour, annual report

Norhaven Harbour handled 4.2 million tonnes of cargo in 2024, up from 3.9 million tonnes in 2023. The harbour spent
61 million euros on its northern quay. Maersk did not extend its contract with the harbour. The quay was opened by the
mayor, Karin Lund, on 12 September 2024.

At the end of the year 430 people worked for the harbour.
"""


def claim(text: str) -> Claim:
    return Claim(id="claim", document="news", text=text)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Norhaven Harbour handled 4.2 million tonnes of cargo in 2024.", Verdict.SUPPORTED),
        ("Norhaven Harbour handled about 4 million tonnes of cargo in 2023.", Verdict.SUPPORTED),
        ("Norhaven Harbour handled 4.9 million tonnes of cargo in 2024.", Verdict.REFUTED),
        ("Norhaven Harbour handled 3.9 million tonnes of cargo in 2024.", Verdict.REFUTED),  # that was 2023
        ("The harbour spent 61 million dollars on its northern quay.", Verdict.REFUTED),
        ("Maersk extended its contract with the harbour.", Verdict.REFUTED),
        ("Karin Lund opened the quay on 12 September 2024.", Verdict.SUPPORTED),
        ("Karin Lund opened the quay on 14 September 2024.", Verdict.REFUTED),
        ("A new ferry to Esbjerg will sail from 2026.", Verdict.NOT_ENOUGH_INFO),
    ],
)
def test_the_policy_on_a_small_report(text: str, verdict: Verdict) -> None:
    assert match(claim(text), read_string(REPORT)).verdict is verdict


def test_every_verdict_shows_its_passage() -> None:
    text = read_string(REPORT)
    for wording in ("The harbour employed 430 people.", "The harbour employed 340 people.", "Maersk left the harbour."):
        found = match(claim(wording), text)
        assert found.evidence
        for evidence in found.evidence:
            assert text.content[evidence.start : evidence.end] == evidence.quote
            assert text.content[: evidence.start].endswith(evidence.prefix)
            assert text.content[evidence.end :].startswith(evidence.suffix)
        assert found.text_sha256 == text.sha256


def test_a_refuted_claim_has_exactly_one_part_that_differs() -> None:
    found = match(claim("The harbour spent 16 million euros on its northern quay."), read_string(REPORT))
    assert [check.outcome for check in found.checks].count(Outcome.DIFFERS) == 1
    assert "61 million euros" in found.reason


def test_a_refuted_claim_is_less_probable_than_a_supported_one() -> None:
    text = read_string(REPORT)
    right = match(claim("The harbour spent 61 million euros on its northern quay."), text)
    wrong = match(claim("The harbour spent 16 million euros on its northern quay."), text)
    assert wrong.score < 0.5 < right.score


def test_preparing_a_text_changes_nothing() -> None:
    text = read_string(REPORT)
    one = claim("The harbour spent 61 million euros on its northern quay.")
    assert match(one, prepare(text)) == match(one, text)


def test_a_text_about_something_else_has_no_passage() -> None:
    found = match(claim("The harbour grew."), read_string("Onions and leeks."))
    assert (found.verdict, found.evidence) == (Verdict.NOT_ENOUGH_INFO, ())


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(min_size=1, max_size=120))
def test_any_claim_and_any_text_get_an_assessment(source: str, wording: str) -> None:
    text = read_string(f"{source} No.", options=ReadOptions(languages=frozenset()))
    found = match(claim(wording), text)
    assert 0.0 <= found.score <= 1.0
    for evidence in found.evidence:
        assert text.content[evidence.start : evidence.end] == evidence.quote


FELLOW = """By Ann Lee

The ministry gave the yards a 27-month window to prepare.

Exports of chemicals of 99.99 % purity should be limited.

Ann Lee is a fellow of the Institute of Trade.
"""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # figures of the very same word are of one matter, however little else is said
        ("The delay of the new rules left the yards a window of 47 months to prepare.", Verdict.REFUTED),
        ("The yards waited 47 months for new cranes.", Verdict.NOT_ENOUGH_INFO),
        # who wrote a text speaks in every sentence of it
        ("Lee proposes that exports of chemicals of 99.99 % purity be limited.", Verdict.SUPPORTED),
        ("Lee proposes that exports of chemicals of 99.9 % purity be limited.", Verdict.REFUTED),
    ],
)
def test_what_a_figure_measures_and_who_wrote_the_text_are_known(text: str, verdict: Verdict) -> None:
    assert match(claim(text), read_string(FELLOW)).verdict is verdict


def test_bylines_name_people_at_either_end_only() -> None:
    shown = [statement.text for statement in prepare(read_string(FELLOW)).bylines]
    assert shown == ["By Ann Lee", "Ann Lee is a fellow of the Institute of Trade."]


@pytest.mark.parametrize(
    ("wording", "source", "verdict"),
    [
        ("The law passed in early 2020.", "The law passed at the beginning of 2020.", Verdict.SUPPORTED),
        ("The law passed in late 2020.", "The law passed at the beginning of 2020.", Verdict.REFUTED),
        ("The 14th Five-Year Plan names chips.", "The Fourteenth Five-Year Plan names chips.", Verdict.SUPPORTED),
        ("The 13th Five-Year Plan names chips.", "The Fourteenth Five-Year Plan names chips.", Verdict.REFUTED),
        ("2000 Chinese firms were hit.", "Some 2,000 Chinese firms were hit.", Verdict.SUPPORTED),
        ("3000 Chinese firms were hit.", "Some 2,000 Chinese firms were hit.", Verdict.REFUTED),
        ("Exports fell by almost 50 %.", "Exports nearly halved last year.", Verdict.SUPPORTED),
        ("The chip is made in a two nm process.", "The chip is made in a 2 nm process.", Verdict.SUPPORTED),
    ],
)
def test_one_fact_in_two_forms_is_one_and_another_is_not(wording: str, source: str, verdict: Verdict) -> None:
    assert match(claim(wording), read_string(source)).verdict is verdict
