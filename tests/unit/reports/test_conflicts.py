"""Reports of conflicts: every stand with its ground, and nothing of what strangers wrote takes effect."""

import csv
import io
import json

import pytest

from tests.unit.reports.conflict_examples import DENIED, LISTED, RESULTS, WORKED_OUT, results_with
from verifier.domain.conflict import Conflict
from verifier.pipeline.backing import Backing, backing_of
from verifier.reports.conflicts_csv import render_conflicts_csv
from verifier.reports.conflicts_findings import conflict_run_findings
from verifier.reports.conflicts_html import render_conflicts_html
from verifier.reports.conflicts_json import render_conflicts_json
from verifier.reports.conflicts_markdown import render_conflicts_markdown
from verifier.reports.conflicts_words import ground, plain_reason
from verifier.reports.markdown import LONGEST

HOSTILE = "=cmd|'/c calc'!A0 <script>alert(1)</script> [x](https://evil.example) @team \u202e2019"


def hostile() -> Conflict:
    one = LISTED.one.model_copy(update={"text": HOSTILE})
    stands = (LISTED.stands[0].model_copy(update={"says": HOSTILE, "positions": (one,)}), LISTED.stands[1])
    return LISTED.model_copy(update={"one": one, "stands": stands})


def test_the_side_with_the_primary_and_the_later_source_is_shown_and_not_decided() -> None:
    first, second = (backing_of(stand, RESULTS) for stand in LISTED.stands)
    assert first.cites_primary
    assert not second.cites_primary
    assert ground(LISTED.stands[0], RESULTS) == "cites a primary source; latest 2025-06-30"
    assert ground(LISTED.stands[1], RESULTS) == "latest 2025-03-03"
    assert Backing() == Backing(cites_primary=False, latest=None)


@pytest.mark.parametrize(
    ("conflict", "reason"),
    [
        (LISTED, "3 documents say May 2019, herald says August 2020"),
        (DENIED, "observer denies what gazette says"),
        (WORKED_OUT, "May 1918 to August 1920 is 2.2 years, but it says four years"),
    ],
)
def test_the_reason_calls_documents_by_their_names(conflict: Conflict, reason: str) -> None:
    assert plain_reason(conflict) == reason


def test_csv_has_a_row_for_each_statement_of_each_stand() -> None:
    rows = list(csv.DictReader(io.StringIO(render_conflicts_csv(results_with(LISTED)))))
    assert [(row["stand"], row["document"]) for row in rows] == [
        ("1", "courier"),
        ("1", "gazette"),
        ("1", "observer"),
        ("2", "herald"),
    ]
    assert {row["conflict"] for row in rows} == {LISTED.key}


def test_findings_stand_at_every_claim_that_takes_part() -> None:
    found = [each for each in conflict_run_findings(RESULTS) if each.code == "conflict"]
    assert [(each.file, each.line) for each in found] == [
        ("", 0),  # of a page there is no file to point at
        ("claims/courier.yaml", 6),
        ("claims/gazette.yaml", 6),
        ("claims/herald.yaml", 6),
        ("texts/gazette.txt", 0),
    ]
    assert len({each.fingerprint for each in found}) == len(found)


def test_json_gives_offsets_and_stands() -> None:
    (conflict,) = json.loads(render_conflicts_json(results_with(DENIED), {}))["conflicts"]
    (position,) = conflict["stands"][1]["positions"]
    assert (position["start"], position["end"], position["file"]) == (300, 329, "https://example.org/observer")


def test_what_strangers_wrote_takes_no_effect() -> None:
    results = results_with(hostile())
    page = render_conflicts_html(results)
    assert "<script>" not in page
    assert "\u202e" not in page
    comment = render_conflicts_markdown(results)
    assert "<script>" not in comment
    assert "@team" not in comment
    assert "](https" not in comment
    cells = [cell for row in csv.reader(io.StringIO(render_conflicts_csv(results))) for cell in row]
    assert not any(cell.startswith("=") for cell in cells)


def test_a_comment_stays_short_enough_to_be_posted() -> None:
    comment = render_conflicts_markdown(results_with(*[LISTED] * 500))
    assert len(comment) <= LONGEST
    assert "for which there is no room here" in comment


def test_no_conflict_is_said_in_words() -> None:
    assert "No two statements were found" in render_conflicts_html(results_with())
