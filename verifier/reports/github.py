"""Workflow commands: findings that GitHub Actions shows beside the lines of a pull request.

GitHub keeps ten annotations of each level from one step, so the gravest ten are written and the rest counted.
Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands and the escaping of the
toolkit, packages/core/src/command.ts.
"""

from collections import Counter
from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from verifier.domain.finding import Finding, Severity
from verifier.reports.paths import Ground
from verifier.reports.safe import one_line

MOST_OF_A_LEVEL: Final = 10

_COMMANDS: Final = MappingProxyType({Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"})


def render_github(findings: Iterable[Finding], ground: Ground) -> str:
    """Return *findings* as workflow commands, one a line, at most ten of each level; within a level order is kept."""
    lines: dict[Severity, list[str]] = {severity: [] for severity in reversed(Severity)}
    left: dict[Severity, Counter[str]] = {severity: Counter() for severity in Severity}
    for found in findings:
        if len(lines[found.severity]) < MOST_OF_A_LEVEL:
            lines[found.severity].append(_command(found, ground))
        else:
            left[found.severity][found.code] += 1
    return "".join(f"{line}\n" for severity in lines for line in (*lines[severity], *_rest(left[severity], severity)))


def _command(found: Finding, ground: Ground) -> str:
    properties = {
        "file": ground.relative(found.file) if found.file else "",
        "line": str(found.line or ""),
        "col": str(found.column or ""),
        "title": f"{found.code}: {found.subject}" if found.subject else found.code,
    }
    written = ",".join(f"{name}={_property(one_line(value))}" for name, value in properties.items() if value)
    message = "\n".join(one_line(part) for part in (found.message, found.hint) if part)
    return f"::{_COMMANDS[found.severity]} {written}::{_data(message)}"


def _rest(left: Counter[str], severity: Severity) -> list[str]:
    """Return a line of the log on the findings that get no annotation; only codes stand in it, nothing from outside."""
    if not left:
        return []
    codes = ", ".join(f"{count} {code}" for code, count in sorted(left.items()))
    return [f"not annotated: {left.total()} more of the level {_COMMANDS[severity]} ({codes})"]


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
