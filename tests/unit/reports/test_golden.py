"""Reports compared with what they looked like when somebody last read them.

After a change that is meant: ``VERIFIER_TEST_GOLDEN=write pytest tests/unit/reports/test_golden.py``, and read the
difference.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.reports import conflict_examples, link_examples
from tests.unit.reports.examples import RESULTS
from tests.unit.reports.extraction_examples import EXTRACTION
from tests.unit.reports.operation_examples import DIAGNOSES, RUNS
from verifier import __version__
from verifier.cli.console import plain
from verifier.cli.extract_forms import ExtractForm, rendered_extraction
from verifier.cli.formats import ALL_CODES
from verifier.pipeline.conflicts import ConflictResults
from verifier.pipeline.results import CheckResults
from verifier.rechecking.results import LinkResults
from verifier.reports.conflicts_console import render_conflicts
from verifier.reports.conflicts_csv import render_conflicts_csv
from verifier.reports.conflicts_findings import conflict_run_findings
from verifier.reports.conflicts_html import render_conflicts_html
from verifier.reports.conflicts_json import render_conflicts_json
from verifier.reports.conflicts_markdown import render_conflicts_markdown
from verifier.reports.console import render_console, render_in_full
from verifier.reports.csv_report import render_csv
from verifier.reports.doctor import render_doctor, render_doctor_json
from verifier.reports.findings import all_findings
from verifier.reports.github import render_github
from verifier.reports.html import render_html
from verifier.reports.json_report import render_json
from verifier.reports.jsonl_report import jsonl_report
from verifier.reports.junit import render_junit
from verifier.reports.linkcheck_console import render_link_checks
from verifier.reports.linkcheck_json import render_link_checks_json, render_link_checks_jsonl
from verifier.reports.linkcheck_junit import render_link_checks_junit
from verifier.reports.linkcheck_markdown import render_link_checks_markdown
from verifier.reports.markdown import render_markdown
from verifier.reports.paths import Ground
from verifier.reports.runs import render_run, render_runs, render_runs_json
from verifier.reports.sarif import render_sarif

GOLDEN = Path(__file__).parents[2] / "golden"
GROUND = Ground(Path("/project"), Path("/project"))


def console(results: CheckResults) -> str:
    return plain(render_console(results))


def shown(results: CheckResults) -> str:
    return plain(render_in_full(results.claims[0]))


def sarif(results: CheckResults) -> str:
    return render_sarif(all_findings(results), ALL_CODES, GROUND)


def github(results: CheckResults) -> str:
    return render_github(all_findings(results), GROUND)


@pytest.mark.parametrize(
    ("name", "render"),
    [
        ("check.txt", console),
        ("check.json", render_json),
        ("check.jsonl", lambda results: "".join(jsonl_report(results))),
        ("check.html", render_html),
        ("check.md", render_markdown),
        ("check.csv", render_csv),
        ("check.sarif", sarif),
        ("check.junit.xml", render_junit),
        ("check.github.txt", github),
        ("show.txt", shown),
    ],
)
def test_a_report_looks_as_it_did(name: str, render: Callable[[CheckResults], str]) -> None:
    require_as_it_was(name, render(RESULTS))


@pytest.mark.parametrize(
    ("name", "render"),
    [
        ("conflicts.txt", lambda results: plain(render_conflicts(results))),
        ("conflicts.json", lambda results: render_conflicts_json(results, {"fail_on": "conflict"})),
        ("conflicts.html", render_conflicts_html),
        ("conflicts.md", render_conflicts_markdown),
        ("conflicts.csv", render_conflicts_csv),
        ("conflicts.sarif", lambda results: render_sarif(conflict_run_findings(results), ALL_CODES, GROUND)),
    ],
)
def test_a_report_of_conflicts_looks_as_it_did(name: str, render: Callable[[ConflictResults], str]) -> None:
    require_as_it_was(name, render(conflict_examples.RESULTS))


@pytest.mark.parametrize(
    ("name", "render"),
    [
        ("links.txt", lambda results: plain(render_link_checks(results))),
        ("links.json", render_link_checks_json),
        ("links.jsonl", render_link_checks_jsonl),
        ("links.md", render_link_checks_markdown),
        ("links.junit.xml", render_link_checks_junit),
        ("links.sarif", lambda results: render_sarif(results.findings, ALL_CODES, GROUND)),
        ("links.github.txt", lambda results: render_github(results.findings, GROUND)),
    ],
)
def test_a_report_on_links_looks_as_it_did(name: str, render: Callable[[LinkResults], str]) -> None:
    require_as_it_was(name, render(link_examples.RESULTS))


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("extract.yaml", ExtractForm.YAML),
        ("extract.json", ExtractForm.JSON),
        ("extract.csv", ExtractForm.CSV),
        ("extract.html", ExtractForm.HTML),
        ("extract.csl.json", ExtractForm.CSL_JSON),
        ("extract.bib", ExtractForm.BIBTEX),
    ],
)
def test_an_extraction_looks_as_it_did(name: str, form: ExtractForm) -> None:
    require_as_it_was(name, rendered_extraction(EXTRACTION, form))


@pytest.mark.parametrize(
    ("name", "report"),
    [
        ("runs.txt", plain(render_runs(RUNS))),
        ("runs.json", render_runs_json(RUNS)),
        ("run.txt", plain(render_run(RUNS[1]))),
        ("doctor.txt", plain(render_doctor(DIAGNOSES))),
        ("doctor.json", render_doctor_json(DIAGNOSES)),
    ],
)
def test_what_is_told_of_runs_and_of_the_installation_looks_as_it_did(name: str, report: str) -> None:
    require_as_it_was(name, report)


def require_as_it_was(name: str, report: str) -> None:
    rendered = report.replace(__version__, "VERSION")
    path = GOLDEN / name
    if os.environ.get("VERIFIER_TEST_GOLDEN") == "write":
        path.write_bytes(rendered.encode())
    assert rendered == path.read_bytes().decode()
