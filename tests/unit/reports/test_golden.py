"""Reports compared with what they looked like when somebody last read them.

After a change that is meant: ``VERIFIER_TEST_GOLDEN=write pytest tests/unit/reports/test_golden.py``, and read the
difference.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.reports.examples import RESULTS
from verifier import __version__
from verifier.cli.console import plain
from verifier.pipeline.results import CheckResults
from verifier.reports.console import render_console, render_in_full
from verifier.reports.html import render_html
from verifier.reports.json_report import render_json

GOLDEN = Path(__file__).parents[2] / "golden"


def console(results: CheckResults) -> str:
    return plain(render_console(results))


def shown(results: CheckResults) -> str:
    return plain(render_in_full(results.claims[0]))


@pytest.mark.parametrize(
    ("name", "render"),
    [("check.txt", console), ("check.json", render_json), ("check.html", render_html), ("show.txt", shown)],
)
def test_a_report_looks_as_it_did(name: str, render: Callable[[CheckResults], str]) -> None:
    rendered = render(RESULTS).replace(__version__, "VERSION")
    path = GOLDEN / name
    if os.environ.get("VERIFIER_TEST_GOLDEN") == "write":
        path.write_text(rendered, encoding="utf-8")
    assert rendered == path.read_text(encoding="utf-8")
