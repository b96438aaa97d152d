"""Link checks as Markdown: a table of findings for a comment on a pull request, short enough to be posted."""

from typing import Final

from verifier.domain.finding import Finding
from verifier.rechecking.results import LinkResults
from verifier.reports.markdown import LONGEST, escaped
from verifier.reports.paths import shown_path

LONGEST_MESSAGE: Final = 600  # code points


def render_link_checks_markdown(results: LinkResults) -> str:
    """Return the counts, and a row for each finding, the gravest first, as far as there is room."""
    listed = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in results.counts.items())
    pages = [f"## Links\n\n{len(results.checks)} addresses: {listed or 'none'}. Accepted: {len(results.known)}.\n"]
    if results.findings:
        pages.append("| severity | what | where |\n|---|---|---|")
    room = LONGEST - sum(map(len, pages))
    for number, finding in enumerate(results.findings):
        row = _row(finding)
        room -= len(row) + 1
        if room < 0:
            pages.append(f"\n… and {len(results.findings) - number} more, for which there is no room here.")
            break
        pages.append(row)
    return "\n".join(pages) + "\n"


def _row(finding: Finding) -> str:
    place = ":".join(str(part) for part in (shown_path(finding.file), finding.line) if part)
    message = finding.message if len(finding.message) <= LONGEST_MESSAGE else f"{finding.message[:LONGEST_MESSAGE]}…"
    return f"| {finding.severity.value} | {escaped(message)} | {escaped(place)} |"
