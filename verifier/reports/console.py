"""The console report: what a person reads in a terminal, worst news first, counts last.

Everything from outside goes through :mod:`verifier.reports.safe` and into rich as plain text, never as markup.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from verifier.domain.assessment import Verdict
from verifier.domain.check import Check, Outcome
from verifier.domain.conflict import Conflict
from verifier.domain.finding import Finding, Severity
from verifier.pipeline.article_codes import ARTICLE_CODES
from verifier.pipeline.results import Basis, CheckResults, ClaimResult, Judgement, Place, having, of_severity
from verifier.pipeline.verdicts import WORST_FIRST
from verifier.reports.decisions import told
from verifier.reports.highlight import pieces
from verifier.reports.order import by_gravity
from verifier.reports.paths import shown_path
from verifier.reports.safe import one_line
from verifier.reports.words import (
    CHECK_WORDS,
    OUTCOME_SIGNS,
    OUTCOME_WORDS,
    UNAVAILABLE_WORDS,
    VERDICT_SIGNS,
    VERDICT_WORDS,
)

LONGEST_CLAIM: Final = 500  # code points of a claim that a terminal shows
LONGEST_QUOTE: Final = 900  # and of a quote
INDENT: Final = 2
MOST_CONFLICTS: Final = 10

VERDICT_STYLES: Final = MappingProxyType(
    {
        Verdict.REFUTED: "bold red",
        Verdict.DISPUTED: "bold magenta",
        Verdict.PARTIAL: "bold yellow",
        Verdict.NOT_ENOUGH_INFO: "bold cyan",
        Verdict.UNAVAILABLE: "dim",
        Verdict.SUPPORTED: "bold green",
    }
)
OUTCOME_STYLES: Final = MappingProxyType(
    {Outcome.DIFFERS: "bold red underline", Outcome.OPEN: "yellow", Outcome.AGREES: "green", Outcome.ABSENT: "dim"}
)
SEVERITY_STYLES: Final = MappingProxyType(
    {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}
)
ALWAYS_COUNTED: Final = frozenset({Verdict.SUPPORTED, Verdict.REFUTED})


def render_console(results: CheckResults) -> RenderableType:
    """Return *results* for a terminal: each claim that is not supported with reason and evidence, findings, counts."""
    return Group(*console_report(results))


def console_report(results: CheckResults) -> Iterator[RenderableType]:
    """Yield the same part by part."""
    for verdict in WORST_FIRST:
        if verdict not in {Verdict.SUPPORTED, Verdict.UNAVAILABLE}:
            for result in having(results.claims, verdict):
                yield _claim(result)
                yield Line()
    yield from _unavailable(having(results.claims, Verdict.UNAVAILABLE))
    yield from _conflicts(results.conflicts)
    yield from _findings(results.findings)
    if results.claims:
        yield _counts(results)


def render_single(results: CheckResults) -> RenderableType:
    """Return what one text makes of a single claim, in full, with findings about the file."""
    result = results.claims[0]
    return Group(
        _claim_text(result), render_judgement(result.deciding, result.sources[0].title), *_findings(results.findings)
    )


def render_in_full(result: ClaimResult) -> RenderableType:
    """Return one claim with every judgement and every check in full."""
    lines = [f"stated by {result.document.title}"]
    lines += [f"author {result.document.author}"] if result.document.author else []
    lines += [f"published {result.claim.published}"] if result.claim.published else []
    lines += [f"at {result.claim.locator}"] if result.claim.locator else []
    lines += [_citation(result, index) for index in range(len(result.claim.citations))]
    about = [Padding(Line(one_line(line), "dim"), (0, 0, 0, INDENT)) for line in lines]
    judgements = [render_judgement(judgement, _tie(result, judgement)) for judgement in result.judgements]
    return Group(_heading(result), _claim_text(result), *about, *judgements)


def render_judgement(judgement: Judgement, tie: str) -> RenderableType:
    """Return one judgement: the verdict, the reason, the evidence and a table of the checks. *tie* says of what."""
    verdict = _verdict(judgement.verdict)
    verdict.append(f"  {one_line(tie)}", "default")
    if judgement.is_judged:
        verdict.append(f"  score {judgement.assessment.score:.2f}", "dim")
    body: list[RenderableType] = [Line(one_line(judgement.assessment.reason)), *_quotes(judgement, limit=None)]
    if judgement.assessment.checks:
        body.append(_checks(judgement.assessment.checks))
    return Group(Line(), verdict, Padding(Group(*body), (0, 0, 0, INDENT)))


def render_finding(finding: Finding) -> RenderableType:
    """Return *finding* on one line, with its hint on the next."""
    place = ":".join(str(part) for part in (shown_path(finding.file), finding.line, finding.column) if part)
    line = Line.assemble(
        (finding.severity.value, SEVERITY_STYLES[finding.severity]),
        f" {one_line(place)} " if place else " ",
        (f"[{one_line(finding.code)}] ", "dim"),
        one_line(finding.message),
    )
    return Group(line, Padding(Line(one_line(finding.hint), "dim"), (0, 0, 0, INDENT))) if finding.hint else line


def _claim(result: ClaimResult) -> RenderableType:
    """Return a claim with the judgement that decides it; the other column is given in a word."""
    deciding = result.deciding
    reason = Line(f"{one_line(_tie(result, deciding))}: {one_line(deciding.assessment.reason)}")
    quotes = list(_quotes(deciding, limit=1))
    return Group(
        _heading(result),
        _claim_text(result),
        Padding(Group(reason, *quotes, *_elsewhere(result), *_decision(result)), (0, 0, 0, INDENT)),
    )


def _heading(result: ClaimResult) -> RenderableType:
    line = Table.grid(expand=True)
    line.add_column(overflow="fold")
    line.add_column(justify="right", overflow="fold")
    name = _verdict(result.verdict)
    name.append(f"  {one_line(result.claim.key)}", "bold default")
    line.add_row(name, Line(one_line(str(Place(shown_path(result.place.file), result.place.line))), "dim"))
    return line


def _claim_text(result: ClaimResult) -> RenderableType:
    return Padding(Line(_short(one_line(result.claim.text), LONGEST_CLAIM)), (0, 0, 0, INDENT))


def _verdict(verdict: Verdict) -> Line:
    return Line(f"{VERDICT_SIGNS[verdict]} {VERDICT_WORDS[verdict]}", VERDICT_STYLES[verdict])


def _tie(result: ClaimResult, judgement: Judgement) -> str:
    copy = f" ({judgement.web_copy})" if judgement.web_copy else ""
    return f"{result.tie(judgement)} {judgement.name}{copy}"


def _citation(result: ClaimResult, index: int) -> str:
    citation, source = result.claim.citations[index], result.sources[index]
    where = source.url or (f"doi:{source.doi}" if source.doi else source.file)
    parts = [source.title, where, citation.locator, f"“{citation.quote}”" if citation.quote else None]
    return f"cites {citation.source}: {', '.join(part for part in parts if part)}"


def _elsewhere(result: ClaimResult) -> Iterator[RenderableType]:
    """Yield a line on each judgement that does not decide but says something."""
    for judgement in result.judgements:
        if judgement is not result.deciding and judgement.is_judged:
            line = Line(f"{one_line(_tie(result, judgement))}: ", "dim")
            yield line.append_text(_verdict(judgement.verdict))


def _decision(result: ClaimResult) -> Iterator[RenderableType]:
    """Yield a line on what a person has decided, if anybody has."""
    if result.decision is not None:
        since = f"; changed since: {', '.join(result.stale)}" if result.stale else ""
        reason = f": {result.decision.reason}" if result.decision.reason else ""
        yield Line(one_line(f"{told(result.decision)} by {result.decision.who}{reason}{since}"), "bold")


def _quotes(judgement: Judgement, limit: int | None) -> Iterator[RenderableType]:
    checks = judgement.assessment.checks
    for evidence in judgement.assessment.evidence[:limit]:
        quote = Line("“", "italic")
        for piece in pieces(_short(evidence.quote, LONGEST_QUOTE), checks):
            quote.append(_inner(piece.text), OUTCOME_STYLES[piece.outcome] if piece.outcome else "italic")
        quote.append("”", "italic")
        yield Padding(quote, (0, 0, 0, INDENT))


def _inner(text: str) -> str:
    """Return *text* on one line, with the space that a piece of a quote may begin or end with."""
    before = " " if text[:1].isspace() else ""
    after = " " if text.strip() and text[-1:].isspace() else ""
    return f"{before}{one_line(text)}{after}"


def _checks(checks: Sequence[Check]) -> RenderableType:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in ("check", "the claim", "the source", "outcome", "why"):
        table.add_column(heading, header_style="dim", overflow="fold")
    for check in checks:
        table.add_row(
            CHECK_WORDS[check.kind],
            Line(one_line(check.claimed) or "–"),
            Line(one_line(check.stated) or "–"),
            Line(f"{OUTCOME_SIGNS[check.outcome]} {OUTCOME_WORDS[check.outcome]}", OUTCOME_STYLES[check.outcome]),
            Line(one_line(check.reason)),
        )
    return Padding(table, (1, 0, 0, 0))


def _unavailable(results: Iterable[ClaimResult]) -> Iterator[RenderableType]:
    """Group the claims without a text by the reason, for there may be hundreds with the same one."""
    groups: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for result in results:
        judgement = result.deciding
        why = judgement.assessment.unavailable
        reason = UNAVAILABLE_WORDS[why] if why else ""
        groups[_tie(result, judgement), reason, judgement.assessment.reason].append(result.claim.id)
    for (tie, reason, message), ids in groups.items():
        line = _verdict(Verdict.UNAVAILABLE)
        line.append(f"  {len(ids)} {_plural(len(ids), 'claim')} {one_line(tie)}", "default")
        body = Group(Line(one_line(f"{reason}: {message}")), Line(one_line(", ".join(ids)), "dim"))
        yield from (line, Padding(body, (0, 0, 0, INDENT)), Line())


def _conflicts(conflicts: Sequence[Conflict]) -> list[RenderableType]:
    """Return a line for each of the first conflicts; ``conflicts`` is the command that shows all of them in full."""
    parts: list[RenderableType] = []
    for conflict in conflicts[:MOST_CONFLICTS]:
        line = Line("⇄ conflict", "bold magenta")
        sides = " ↔ ".join(one_line(side.claim or side.document) for side in (conflict.one, conflict.other))
        parts.append(line.append(f"  {sides}: {one_line(conflict.check.reason)}", "default"))
    if len(conflicts) > MOST_CONFLICTS:
        parts.append(Line(f"… and {len(conflicts) - MOST_CONFLICTS} more", "dim"))
    return [*parts, Line("both sides: see `verifier conflicts`", "dim"), Line()] if parts else []


def _findings(findings: Sequence[Finding]) -> Iterator[RenderableType]:
    """Yield errors and warnings; notes are only counted, since ``lint`` is the place for those on claim files."""
    is_empty = True
    for finding in by_gravity(findings):
        yield render_finding(finding)
        is_empty = False
    if notes := sum(finding.code not in ARTICLE_CODES for finding in of_severity(findings, Severity.NOTE)):
        yield Line(f"{notes} {_plural(notes, 'note')} on the claim files: see `verifier lint`", "dim")
        is_empty = False
    if not is_empty:
        yield Line()


def _counts(results: CheckResults) -> RenderableType:
    counts = results.counts
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    table.add_column("")
    for heading in ("claims", Basis.STATED.value, Basis.CITED.value):
        table.add_column(heading, justify="right", header_style="dim")
    for verdict in VERDICT_WORDS:
        row = (counts.overall[verdict], counts.stated[verdict], counts.cited[verdict])
        if any(row) or verdict in ALWAYS_COUNTED:
            table.add_row(_verdict(verdict), *(str(count) if count else "·" for count in row))
    columns = (counts.overall, counts.stated, counts.cited)
    table.add_row(Line("all", "dim"), *(str(sum(column.values())) for column in columns))
    return table


def _short(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _plural(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"
