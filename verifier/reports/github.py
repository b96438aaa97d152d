"""Workflow commands: findings that GitHub Actions shows beside the lines of a pull request.

GitHub keeps ten annotations of each level from one step, so the gravest ten are written and the rest counted.
Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands and the escaping of the
toolkit, packages/core/src/command.ts.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from types import MappingProxyType
from typing import Final

from verifier.domain.finding import Finding, Severity
from verifier.reports.order import gravest_first
from verifier.reports.paths import Ground
from verifier.reports.safe import one_line

MOST_OF_A_LEVEL: Final = 10

_COMMANDS: Final = MappingProxyType({Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"})


def render_github(findings: Iterable[Finding], ground: Ground) -> str:
    """Return *findings* as workflow commands, one a line, at most ten of each level; within a level order is kept."""
    ordered = gravest_first(findings)
    lines: list[str] = []
    for severity in reversed(Severity):
        level = [found for found in ordered if found.severity is severity]
        lines += [_command(found, ground) for found in level[:MOST_OF_A_LEVEL]]
        lines += _rest(level[MOST_OF_A_LEVEL:], severity)
    return "".join(f"{line}\n" for line in lines)


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


def _rest(left: Sequence[Finding], severity: Severity) -> list[str]:
    """Return a line of the log on the findings that get no annotation; only codes stand in it, nothing from outside."""
    if not left:
        return []
    codes = ", ".join(f"{count} {code}" for code, count in sorted(Counter(found.code for found in left).items()))
    return [f"not annotated: {len(left)} more of the level {_COMMANDS[severity]} ({codes})"]


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
