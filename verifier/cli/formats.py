"""What reports are written as: the formats, which file endings mean them, and who writes them."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final

from verifier.cli.console import plain_pieces
from verifier.pipeline.results import CheckResults
from verifier.rechecking.findings import RECHECK_CODES
from verifier.register.codes import CODES
from verifier.reports.codes import REPORT_CODES
from verifier.reports.console import console_report
from verifier.reports.csv_report import csv_report
from verifier.reports.findings import AllFindings
from verifier.reports.github import render_github
from verifier.reports.html import html_report
from verifier.reports.json_report import json_report
from verifier.reports.jsonl_report import jsonl_report
from verifier.reports.junit import junit_report
from verifier.reports.markdown import render_markdown
from verifier.reports.paths import ground_of
from verifier.reports.sarif import sarif_report


class Format(StrEnum):
    """What a report is written as."""

    CONSOLE = "console"
    JSON = "json"
    JSONL = "jsonl"
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
        ".jsonl": Format.JSONL,
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


def written(results: CheckResults, form: Format) -> Iterator[str]:
    """Yield *results* in the format *form*, piece by piece."""
    return _WRITERS[form](results)


def _markdown(results: CheckResults) -> Iterator[str]:
    yield render_markdown(results)  # which is short


def _sarif(results: CheckResults) -> Iterator[str]:
    return sarif_report(AllFindings(results), ALL_CODES, ground_of(Path.cwd()))


def _github(results: CheckResults) -> Iterator[str]:
    yield render_github(AllFindings(results), ground_of(Path.cwd()))  # which is short as well


_WRITERS: Final[Mapping[Format, Callable[[CheckResults], Iterator[str]]]] = MappingProxyType(
    {
        Format.CONSOLE: lambda results: plain_pieces(console_report(results)),
        Format.JSON: json_report,
        Format.JSONL: jsonl_report,
        Format.HTML: html_report,
        Format.MARKDOWN: _markdown,
        Format.CSV: csv_report,
        Format.SARIF: _sarif,
        Format.JUNIT: junit_report,
        Format.GITHUB: _github,
    }
)
