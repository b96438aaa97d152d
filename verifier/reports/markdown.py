r"""The Markdown report: for a comment on a pull request, short enough to be posted.

Everything from outside is one line and is escaped, so that it forms no markup, no link, no picture and no formula, and
calls nobody: hosts look for ``@name`` and ``#12`` after the Markdown is gone, so a backslash does not help there, but a
zero-width space does.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from verifier.domain.assessment import Verdict
from verifier.domain.finding import Finding, Severity
from verifier.pipeline.results import CheckResults, ClaimResult, Place, having, of_severity
from verifier.pipeline.verdicts import WORST_FIRST
from verifier.reports.findings import conflict_findings
from verifier.reports.paths import shown_path
from verifier.reports.safe import one_line
from verifier.reports.words import UNAVAILABLE_WORDS, VERDICT_SIGNS, VERDICT_WORDS

LONGEST: Final = 60_000  # code points; GitHub takes 65,536 in a comment, some of them for what surrounds the report
LONGEST_TEXT: Final = 900  # of a claim, a reason or a quote

_MARKUP: Final = re.compile(r"[\\`*_{}\[\]()|~!$]|:(?=//)|(?<=\bwww)\.", re.IGNORECASE)
_OPENING: Final = re.compile(r"(\d{1,9}(?=\.)|(?=[-+=#]))")  # of a list, a heading or an underline
_CALLS: Final = re.compile(r"([@#]|\bGH-)(?=\w)", re.IGNORECASE)
_NOT_CALLING: Final = r"\1&#8203;"
_TICKS: Final = re.compile(r"`+")
_BRIEFLY: Final = frozenset({Verdict.SUPPORTED, Verdict.UNAVAILABLE})
_IN_FULL: Final = tuple(verdict for verdict in WORST_FIRST if verdict not in _BRIEFLY)


def render_markdown(results: CheckResults) -> str:
    """Return *results* as Markdown: counts, each claim that is not supported with its evidence, conflicts, findings."""
    pages = [_summary(results), *_counts(results)]
    counts, conflicts = results.counts.overall, conflict_findings(results)
    missing = _unavailable(having(results.claims, Verdict.UNAVAILABLE))
    details = chain(
        (_claim(result) for verdict in _IN_FULL for result in having(results.claims, verdict)),
        missing,
        (_finding(found) for found in _pointed_at(conflicts, results.findings)),
    )
    room = LONGEST - sum(map(len, pages))
    for number, detail in enumerate(details):
        room -= len(detail) + 1
        if room < 0:
            findings = sum(1 for _ in _pointed_at(conflicts, results.findings))
            total = sum(counts[verdict] for verdict in _IN_FULL) + len(missing) + findings
            pages.append(f"… and {total - number} more, for which there is no room here.\n")
            break
        pages.append(detail)
    return "\n".join(pages)


def escaped(text: str) -> str:
    r"""Return *text* on one line, as Markdown that shows exactly it.

    >>> escaped("1. *a* | <b> @team")
    '1\\. \\*a\\* \\| &lt;b&gt; @&#8203;team'
    """
    line = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = _CALLS.sub(_NOT_CALLING, _MARKUP.sub(r"\\\g<0>", line))
    opening = _OPENING.match(line)
    return f"{opening[0]}\\{line[opening.end() :]}" if opening else line


def code(text: str) -> str:
    """Return *text* on one line as a code span, whatever backticks it holds."""
    line = one_line(text)
    fence = "`" * (max((len(run) for run in _TICKS.findall(line)), default=0) + 1)
    gap = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{gap}{line}{gap}{fence}"


def _summary(results: CheckResults) -> str:
    counts = results.counts.overall
    total = len(results.claims)
    shown = ", ".join(f"{counts[verdict]:,} {word}" for verdict, word in VERDICT_WORDS.items() if counts[verdict])
    return f"### Claims and their sources\n\n**{_plural(total, 'claim')}{f': {shown}' if shown else ''}**\n"


def _counts(results: CheckResults) -> Iterator[str]:
    """Yield the table of counts, unless there is nothing to count."""
    if not results.claims:
        return
    counts = results.counts
    rows = ["| verdict | claims | stated | cited |", "|---|--:|--:|--:|"]
    for verdict in VERDICT_WORDS:
        row = (counts.overall[verdict], counts.stated[verdict], counts.cited[verdict])
        if any(row):
            rows.append(f"| {_verdict(verdict)} | {' | '.join(str(count) if count else '·' for count in row)} |")
    yield "".join(f"{row}\n" for row in rows)


def _claim(result: ClaimResult) -> str:
    deciding = result.deciding
    copy = f" ({escaped(deciding.web_copy)})" if deciding.web_copy else ""
    reason = f"{result.tie(deciding)} {code(deciding.name)}{copy}: {escaped(_short(deciding.assessment.reason))}"
    quotes = [f"> {escaped(_short(evidence.quote))}\n" for evidence in deciding.assessment.evidence[:1]]
    heading = f"#### {_verdict(result.verdict)}: {code(result.claim.key)}\n"
    place = code(str(Place(shown_path(result.place.file), result.place.line)))
    return "\n".join([heading, f"{escaped(_short(result.claim.text))} ({place})\n", f"{reason}\n", *quotes])


def _unavailable(results: Iterable[ClaimResult]) -> list[str]:
    """Return a line on the claims without a text for each reason, since there may be hundreds with the same one."""
    return [
        f"{_verdict(Verdict.UNAVAILABLE)}: {_plural(count, 'claim')} of {code(name)}: {escaped(reason)}\n"
        for (name, reason), count in sorted(Counter(map(_why, results)).items())
    ]


def _why(result: ClaimResult) -> tuple[str, str]:
    assessment = result.deciding.assessment
    word = UNAVAILABLE_WORDS[assessment.unavailable] if assessment.unavailable else ""
    return result.deciding.name, _short(f"{word}: {assessment.reason}")


def _pointed_at(conflicts: Sequence[Finding], findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield errors, then warnings, each those on *conflicts* first; notes are left to ``lint``."""
    for severity in (Severity.ERROR, Severity.WARNING):
        yield from of_severity(conflicts, severity)
        yield from of_severity(findings, severity)


def _finding(found: Finding) -> str:
    place = ":".join(str(part) for part in (shown_path(found.file), found.line, found.column) if part)
    where = f" {code(place)}" if place else ""
    hint = f" {escaped(_short(found.hint))}" if found.hint else ""
    return f"- **{found.severity.value}**{where}: {escaped(_short(found.message))}.{hint}\n"


def _verdict(verdict: Verdict) -> str:
    return f"{VERDICT_SIGNS[verdict]} {VERDICT_WORDS[verdict]}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
