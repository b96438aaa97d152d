"""Link checks in a terminal: what needs eyes first, with what the page said and says, and the counts."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text as Line

from verifier.domain.finding import Finding, Severity
from verifier.domain.health import Health
from verifier.domain.linkcheck import Citing, Drift, LinkCheck
from verifier.pipeline.links import WELL
from verifier.rechecking.results import LinkResults
from verifier.reports.differences import Version, word_differences
from verifier.reports.paths import shown_path
from verifier.reports.safe import one_line, visible

INDENT: Final = 2
MOST_PLACES: Final = 5  # citing lines that are listed for one address
SIGNS: Final[Mapping[Severity, tuple[str, str]]] = MappingProxyType(
    {Severity.ERROR: ("✗", "bold red"), Severity.WARNING: ("!", "bold yellow"), Severity.NOTE: ("·", "dim")}
)
_STYLES: Final = {Version.BOTH: "default", Version.THEN: "red strike", Version.NOW: "bold green"}
_MARKS: Final = {Version.BOTH: ("", ""), Version.THEN: ("[-", "-]"), Version.NOW: ("{+", "+}")}


def render_link_checks(results: LinkResults) -> RenderableType:
    """Return *results* for a terminal: each address with something to say, the gravest first, then the counts."""
    by_url = _by_url(results.findings)
    checks = {check.url: check for check in results.checks}
    parts: list[RenderableType] = []
    for url, findings in by_url.items():
        parts += [*_address(checks[url], findings), Line()] if url in checks else map(_loose, findings)
    return Group(*parts, *_counts(results))


def _by_url(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.subject, []).append(finding)
    return found


def _address(check: LinkCheck, findings: Sequence[Finding]) -> Iterator[RenderableType]:
    sign, style = SIGNS[max((finding.severity for finding in findings), key=lambda severity: severity.rank)]
    heading = Line(f"{sign} {_summary(check)}", style)
    heading.append(f"  {one_line(check.url)}", "default")
    yield heading
    notes = [check.reason, f"it has moved for good to {check.moved_to}" if check.moved_to else ""]
    notes += [f"the page has no {check.missing_fragment}" if check.missing_fragment else ""]
    hints = dict.fromkeys(finding.hint for finding in findings if finding.severity is not Severity.NOTE)
    is_named = any(check.archived_at in hint for hint in hints)
    notes += [f"archived copy: {check.archived_at}" if check.archived_at and not is_named else ""]
    notes += [f"{each.claim} was {each.then.value} and is {each.now.value}".replace("_", " ") for each in check.turned]
    for passage in check.passages:
        yield Padding(_difference(passage.then, passage.now), (0, 0, 0, INDENT))
    for note in (*notes, *_places(check.cited_at), *hints):
        if note:
            yield Padding(Line(one_line(note), "dim"), (0, 0, 0, INDENT))


def _summary(check: LinkCheck) -> str:
    words = [check.status.value] if check.status not in WELL or check.moved_to else []
    words += [check.health.value] if check.health is not Health.OK else []
    words += ["no longer says it" if check.drift is Drift.GONE else "changed"] if check.passages else []
    words += ["no such place"] if check.missing_fragment else []
    return ", ".join(words).replace("_", " ") or check.status.value


def _difference(then: str, now: str) -> Line:
    """Return both versions of a passage as one line, what is gone and what is new marked by signs and by colour."""
    line = Line("“")
    for piece in word_differences(" ".join(then.split()), " ".join(now.split())):
        opening, closing = _MARKS[piece.version]
        line.append(f"{opening}{visible(piece.text)}{closing}", _STYLES[piece.version])
    return line.append("”")


def _places(cited_at: Sequence[Citing]) -> list[str]:
    lines = [
        f"{shown_path(cited.file)}:{cited.line}" + (f"  {cited.claim}" if cited.claim else "")
        for cited in cited_at
        if cited.file
    ]
    more = [f"… and {len(lines) - MOST_PLACES} more"] if len(lines) > MOST_PLACES else []
    return [*lines[:MOST_PLACES], *more]


def _loose(finding: Finding) -> RenderableType:
    sign, style = SIGNS[finding.severity]
    place = ":".join(str(part) for part in (shown_path(finding.file), finding.line) if part)
    return Line(f"{sign} {finding.code}", style).append(f"  {one_line(finding.message)}  {place}", "default")


def _counts(results: LinkResults) -> Iterator[RenderableType]:
    listed = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in results.counts.items())
    yield Line(f"{len(results.checks)} addresses: {listed}" if results.checks else "no addresses", "bold")
    drifts = [check.drift for check in results.checks]
    health = [check.health for check in results.checks]
    yield Line(
        f"drift: {drifts.count(Drift.CHANGED)} changed, {drifts.count(Drift.GONE)} gone; "
        f"health: {health.count(Health.SUSPECT)} suspect, {health.count(Health.DEAD)} dead; "
        f"requested: {results.requested}; accepted by the baseline: {len(results.known)}",
        "dim",
    )
