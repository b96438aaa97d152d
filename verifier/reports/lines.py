"""Findings as lines of text, in the form that editors read: ``file:line:column: severity code message``."""

from collections.abc import Iterable

from verifier.domain.finding import Finding
from verifier.reports.paths import shown_path
from verifier.reports.safe import one_line


def finding_lines(findings: Iterable[Finding]) -> str:
    """Return a line for each finding, with its hint below."""
    lines = []
    for found in findings:
        where = ":".join(str(part) for part in (shown_path(found.file), found.line, found.column) if part)
        lines.append(one_line(f"{where}: {found.severity.value} {found.code} {found.message}"))
        if found.hint:
            lines.append(f"    {one_line(found.hint)}")
    return "".join(f"{line}\n" for line in lines)
