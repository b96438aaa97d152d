"""Conflicts as Markdown: for a comment on a pull request, short enough to be posted."""

from typing import Final

from verifier.domain.conflict import Conflict, Stand
from verifier.domain.finding import Severity
from verifier.pipeline.conflicts import ConflictResults
from verifier.reports.conflicts_words import counts, ground, heading, matter, plain_reason, shown_stands, where
from verifier.reports.markdown import LONGEST, code, escaped
from verifier.reports.order import gravest_first
from verifier.reports.paths import shown_path

LONGEST_TEXT: Final = 600  # code points of a statement


def render_conflicts_markdown(results: ConflictResults) -> str:
    """Return *results* as Markdown: counts, each conflict with its stands, findings; as far as there is room."""
    pages = [f"### Where documents contradict one another\n\n{counts(results)}.\n"]
    details = [_conflict(conflict, results) for conflict in results.conflicts]
    for found in gravest_first(results.findings):
        if found.severity is not Severity.NOTE:
            place = ":".join(str(part) for part in (shown_path(found.file), found.line) if part)
            details.append(f"- **{found.severity.value}** {code(place)}: {escaped(found.message)}\n")
    room = LONGEST - sum(map(len, pages))
    for number, detail in enumerate(details):
        room -= len(detail) + 1
        if room < 0:
            pages.append(f"… and {len(details) - number} more, for which there is no room here.\n")
            break
        pages.append(detail)
    return "\n".join(pages)


def _conflict(conflict: Conflict, results: ConflictResults) -> str:
    title = f"#### ⇄ {matter(conflict)}: {escaped(_short(plain_reason(conflict)))}\n"
    stands = "".join(_stand(stand, results) for stand in shown_stands(conflict))
    return f"{title}\n{stands}\ncertain {conflict.certain:.2f}\n"


def _stand(stand: Stand, results: ConflictResults) -> str:
    reason = ground(stand, results)
    lines = [f"- **{escaped(_short(heading(stand)))}**{f': {escaped(reason)}' if reason else ''}"]
    for position in stand.positions:
        name, place = code(position.claim or position.document), code(where(position, results))
        lines.append(f"  - {name} ({place}): {escaped(_short(position.text))}")
    return "".join(f"{line}\n" for line in lines)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"
