"""``verifier lint``: every mistake in claim files, with its file, line and what to do."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from verifier import __version__
from verifier.cli.console import print_data, tell
from verifier.cli.formats import ALL_CODES
from verifier.cli.options import ClaimFiles, claim_paths, settings_with
from verifier.domain.finding import Finding, Severity
from verifier.pipeline.verdicts import ExitCode
from verifier.register.load import load_register
from verifier.register.register import Register
from verifier.reports.envelope import finding_json
from verifier.reports.github import render_github
from verifier.reports.json_report import to_json
from verifier.reports.junit import render_lint_junit
from verifier.reports.lines import finding_lines
from verifier.reports.paths import ground_of
from verifier.reports.sarif import render_sarif


class LintForm(StrEnum):
    """What findings are printed as."""

    CONSOLE = "console"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"


class LintLevel(StrEnum):
    """From which severity on findings count."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"


def lint(
    files: ClaimFiles = None,
    *,
    form: Annotated[LintForm, typer.Option("--format", "-f", help="What to print.")] = LintForm.CONSOLE,
    fail_on: Annotated[LintLevel, typer.Option(help="Exit with 1 at this finding or a graver one.")] = LintLevel.ERROR,
    show: Annotated[Severity, typer.Option(help="Print only findings of this severity or a graver one.")] = (
        Severity.NOTE
    ),
) -> None:
    r"""Look for mistakes in claim files: all of them at once, each with its file and line.

    Nothing is fetched and no claim is judged; that is what 'verifier check' does.

    \b
    Examples:
      verifier lint
      verifier lint claims/harbour.yaml --show warning
      verifier lint claims/ --fail-on warning --format json > findings.json

    \b
    Exit code: 0 all is well; 1 a finding at or above --fail-on; 2 wrong use; 5 there are no claims.
    """
    register = load_register(claim_paths(files, settings_with()))
    shown = [found for found in register.findings if found.severity.rank >= show.rank]
    print_data(_written(form, register, shown, fail_on))
    _summarise(register)
    raise typer.Exit(_exit_code(register, fail_on))


def _written(form: LintForm, register: Register, shown: Sequence[Finding], fail_on: LintLevel) -> str:
    match form:
        case LintForm.JSON:
            return _as_json(register, shown)
        case LintForm.SARIF:
            return render_sarif(shown, ALL_CODES, ground_of(Path.cwd()))
        case LintForm.JUNIT:
            return render_lint_junit(shown, [path.as_posix() for path in register.paths.values()], _limit(fail_on))
        case LintForm.GITHUB:
            return render_github(shown, ground_of(Path.cwd()))
        case _:
            return finding_lines(shown)


def _limit(fail_on: LintLevel) -> Severity | None:
    """Return the mildest severity that fails, or None where nothing does."""
    return None if fail_on is LintLevel.NEVER else Severity(fail_on.value)


def _as_json(register: Register, findings: Sequence[Finding]) -> str:
    return to_json({
        "schema": 1,
        "run": {"verifier": __version__},
        "counts": _counts(register),
        "claims": [],
        "results": [],
        "conflicts": [],
        "links": [],
        "findings": [finding_json(found) for found in findings],
    })  # fmt: skip


def _counts(register: Register) -> dict[str, int]:
    """Count claims, those that could not be taken, and findings by severity, whether they are shown or not."""
    by_severity = Counter(found.severity for found in register.findings)
    return {
        "documents": len(register.documents),
        "claims": len(register.claims),
        "left_out": len(register.left_out),
        **{severity.value: by_severity[severity] for severity in reversed(Severity)},
    }


def _summarise(register: Register) -> None:
    counts = _counts(register)
    found = ", ".join(_plural(counts[severity.value], severity.value) for severity in reversed(Severity))
    tell(f"claims read: {counts['claims']}, left out: {counts['left_out']}; found: {found}")
    if not register.claims and not register.findings:
        tell("nothing to lint: there are no claim files here; `verifier init` writes a first one")


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _exit_code(register: Register, fail_on: LintLevel) -> int:
    limit = _limit(fail_on)
    if limit and any(found.severity.rank >= limit.rank for found in register.findings):
        return ExitCode.FINDINGS
    return ExitCode.CLEAN if register.claims else ExitCode.NOTHING_TO_CHECK
