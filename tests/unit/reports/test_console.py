"""Tests of the console report."""

import io

from rich.console import Console

from tests.unit.reports.examples import HOSTILE, RESULTS, hostile_results
from verifier.cli.console import plain
from verifier.pipeline.results import CheckResults
from verifier.reports.console import render_console, render_in_full


def coloured(results: CheckResults) -> str:
    stream = io.StringIO()
    Console(file=stream, width=100, force_terminal=True, color_system="truecolor", highlight=False).print(
        render_console(results)
    )
    return stream.getvalue()


def test_what_needs_eyes_comes_first_and_the_counts_last() -> None:
    report = plain(render_console(RESULTS))
    order = ["✗ refuted  lighthouse-2024/visitors", "◐ partial  lighthouse-2024/money", "– unavailable", "error", "all"]
    assert [report.index(part) for part in order] == sorted(report.index(part) for part in order)


def test_claims_without_a_text_are_told_together() -> None:
    report = plain(render_console(RESULTS))
    assert "2 claims stated by lighthouse-2024" in report
    assert "family, boat" in report


def test_supported_claims_are_only_counted() -> None:
    assert "lighthouse-2024/repair" not in plain(render_console(RESULTS))


def test_notes_are_only_counted() -> None:
    report = plain(render_console(RESULTS))
    assert "known by name only" not in report
    assert "1 note on the claim files" in report


def test_what_differs_is_marked_in_the_quote() -> None:
    assert "4;31m84,000 visitors" in coloured(RESULTS)


def test_no_escape_sequence_of_a_claim_reaches_the_terminal() -> None:
    report = coloured(hostile_results())
    assert "\x1b[31mred" not in report
    assert not any(character in report for character in "\u202e\u200b\x07\U000e0041")


def test_markup_in_a_claim_is_text() -> None:
    assert "[bold]markup[/bold]" in plain(render_console(hostile_results()), width=2000)


def test_a_long_claim_is_cut() -> None:
    assert len(plain(render_console(hostile_results()))) < 6000


def test_in_full_each_check_is_shown() -> None:
    report = plain(render_in_full(RESULTS.claims[0]))
    assert "≠ differs" in report
    assert "= agrees" in report
    assert "cites port-report" in report


def test_everything_hostile_can_be_shown_in_full() -> None:
    report = plain(render_in_full(hostile_results().claims[0]))
    assert HOSTILE not in report
    assert "\x1b" not in report


def test_no_claims_give_an_empty_report() -> None:
    assert not plain(render_console(CheckResults(()))).strip()
