"""The forms in which ``verifier links`` reports."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final

from verifier.cli.console import plain
from verifier.cli.formats import ALL_CODES
from verifier.rechecking.results import LinkResults
from verifier.reports.github import render_github
from verifier.reports.linkcheck_console import render_link_checks
from verifier.reports.linkcheck_json import render_link_checks_json, render_link_checks_jsonl
from verifier.reports.linkcheck_junit import render_link_checks_junit
from verifier.reports.linkcheck_markdown import render_link_checks_markdown
from verifier.reports.paths import ground_of
from verifier.reports.sarif import render_sarif


class LinkForm(StrEnum):
    """What link checks are written as."""

    CONSOLE = "console"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"
    JUNIT = "junit"
    SARIF = "sarif"
    GITHUB = "github"


RENDERERS: Final[Mapping[LinkForm, Callable[[LinkResults], str]]] = MappingProxyType(
    {
        LinkForm.CONSOLE: lambda results: plain(render_link_checks(results)),
        LinkForm.JSON: render_link_checks_json,
        LinkForm.JSONL: render_link_checks_jsonl,
        LinkForm.MARKDOWN: render_link_checks_markdown,
        LinkForm.JUNIT: render_link_checks_junit,
        LinkForm.SARIF: lambda results: render_sarif(results.findings, ALL_CODES, ground_of(Path.cwd())),
        LinkForm.GITHUB: lambda results: render_github(results.findings, ground_of(Path.cwd())),
    }
)
