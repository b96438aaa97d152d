"""What reports are written as: the formats, which file endings mean them, and who writes them."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final

from verifier.cli.console import plain
from verifier.pipeline.results import CheckResults
from verifier.rechecking.findings import RECHECK_CODES
from verifier.register.codes import CODES
from verifier.reports.codes import REPORT_CODES
from verifier.reports.console import render_console
from verifier.reports.csv_report import render_csv
from verifier.reports.findings import all_findings
from verifier.reports.github import render_github
from verifier.reports.html import render_html
from verifier.reports.json_report import render_json
from verifier.reports.junit import render_junit
from verifier.reports.markdown import render_markdown
from verifier.reports.paths import ground_of
from verifier.reports.sarif import render_sarif


class Format(StrEnum):
    """What a report is written as."""

    CONSOLE = "console"
    JSON = "json"
    HTML = "html"
    MARKDOWN = "markdown"
    CSV = "csv"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"


ALL_CODES: Final = MappingProxyType({**CODES, **REPORT_CODES, **RECHECK_CODES})

_ENDINGS: Final = MappingProxyType(
    {
        ".sarif.json": Format.SARIF,  # before ".json", which it ends with
        ".sarif": Format.SARIF,
        ".json": Format.JSON,
        ".html": Format.HTML,
        ".htm": Format.HTML,
        ".md": Format.MARKDOWN,
        ".csv": Format.CSV,
        ".xml": Format.JUNIT,
    }
)


def format_of(output: Path | None) -> Format:
    """Return the format that the ending of *output* names; without one, what people read."""
    name = output.name.lower() if output else ""
    return next((form for ending, form in _ENDINGS.items() if name.endswith(ending)), Format.CONSOLE)


def rendered(results: CheckResults, form: Format) -> str:
    """Return *results* in the format *form*."""
    return _RENDERERS[form](results)


def _sarif(results: CheckResults) -> str:
    return render_sarif(all_findings(results), ALL_CODES, ground_of(Path.cwd()))


def _github(results: CheckResults) -> str:
    return render_github(all_findings(results), ground_of(Path.cwd()))


_RENDERERS: Final[Mapping[Format, Callable[[CheckResults], str]]] = MappingProxyType(
    {
        Format.CONSOLE: lambda results: plain(render_console(results)),
        Format.JSON: render_json,
        Format.HTML: render_html,
        Format.MARKDOWN: render_markdown,
        Format.CSV: render_csv,
        Format.SARIF: _sarif,
        Format.JUNIT: render_junit,
        Format.GITHUB: _github,
    }
)
