"""What ``verifier conflicts`` writes, and who writes it."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias

from verifier.cli.console import plain
from verifier.cli.formats import ALL_CODES, Format, format_of
from verifier.pipeline.conflicts import ConflictResults
from verifier.reports.conflicts_console import render_conflicts
from verifier.reports.conflicts_csv import render_conflicts_csv
from verifier.reports.conflicts_findings import conflict_run_findings
from verifier.reports.conflicts_html import render_conflicts_html
from verifier.reports.conflicts_json import render_conflicts_json
from verifier.reports.conflicts_markdown import render_conflicts_markdown
from verifier.reports.paths import ground_of
from verifier.reports.sarif import render_sarif

Recorded: TypeAlias = dict[str, str | int]


class ConflictForm(StrEnum):
    """What conflicts are written as."""

    CONSOLE = "console"
    JSON = "json"
    HTML = "html"
    MARKDOWN = "markdown"
    CSV = "csv"
    SARIF = "sarif"


def form_of(output: Path | None) -> ConflictForm:
    """Return the form that the ending of *output* names; without one, or with another's, what people read."""
    form = format_of(output)
    return ConflictForm(form.value) if form not in {Format.JUNIT, Format.GITHUB} else ConflictForm.CONSOLE


def rendered_conflicts(results: ConflictResults, form: ConflictForm, recorded: Recorded) -> str:
    """Return *results* in *form*; the settings *recorded* stand in the JSON."""
    return _RENDERERS[form](results, recorded)


def _sarif(results: ConflictResults, _: Recorded) -> str:
    return render_sarif(conflict_run_findings(results), ALL_CODES, ground_of(Path.cwd()))


_RENDERERS: Final[Mapping[ConflictForm, Callable[[ConflictResults, Recorded], str]]] = MappingProxyType(
    {
        ConflictForm.CONSOLE: lambda results, _: plain(render_conflicts(results)),
        ConflictForm.JSON: render_conflicts_json,
        ConflictForm.HTML: lambda results, _: render_conflicts_html(results),
        ConflictForm.MARKDOWN: lambda results, _: render_conflicts_markdown(results),
        ConflictForm.CSV: lambda results, _: render_conflicts_csv(results),
        ConflictForm.SARIF: _sarif,
    }
)
