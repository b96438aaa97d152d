r"""The Markdown report: for a comment on a pull request, short enough to be posted.

Everything from outside is one line and is escaped, so that it forms no markup, no link, no picture and no formula, and
calls nobody: hosts look for ``@name`` and ``#12`` after the Markdown is gone, so a backslash does not help there, but a
zero-width space does.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from verifier.domain.assessment import Verdict
from verifier.domain.finding import Finding, Severity
from verifier.pipeline.results import CheckResults, ClaimResult, Place
from verifier.reports.findings import conflict_findings
from verifier.reports.order import gravest_first, worst_first
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


def render_markdown(results: CheckResults) -> str:
    """Return *results* as Markdown: counts, each claim that is not supported with its evidence, conflicts, findings."""
    pages = [_summary(results), *_counts(results)]
    details = [
        *(_claim(result) for result in worst_first(results.claims) if result.verdict not in _BRIEFLY),
        *_unavailable(results.claims),
        *_findings([*conflict_findings(results), *results.findings]),
    ]
    room = LONGEST - sum(map(len, pages))
    for number, detail in enumerate(details):
        room -= len(detail) + 1
        if room < 0:
            pages.append(f"… and {len(details) - number} more, for which there is no room here.\n")
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


def _unavailable(results: Iterable[ClaimResult]) -> Iterator[str]:
    """Yield a line on the claims without a text for each reason, since there may be hundreds with the same one."""
    missing = [result for result in results if result.verdict is Verdict.UNAVAILABLE]
    for (name, reason), group in groupby(sorted(missing, key=_why), _why):
        claims = list(group)
        yield f"{_verdict(Verdict.UNAVAILABLE)}: {_plural(len(claims), 'claim')} of {code(name)}: {escaped(reason)}\n"


def _why(result: ClaimResult) -> tuple[str, str]:
    assessment = result.deciding.assessment
    word = UNAVAILABLE_WORDS[assessment.unavailable] if assessment.unavailable else ""
    return result.deciding.name, _short(f"{word}: {assessment.reason}")


def _findings(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield errors and warnings; notes are left to ``lint``."""
    for found in gravest_first(findings):
        if found.severity is not Severity.NOTE:
            place = ":".join(str(part) for part in (shown_path(found.file), found.line, found.column) if part)
            where = f" {code(place)}" if place else ""
            hint = f" {escaped(_short(found.hint))}" if found.hint else ""
            yield f"- **{found.severity.value}**{where}: {escaped(_short(found.message))}.{hint}\n"


def _verdict(verdict: Verdict) -> str:
    return f"{VERDICT_SIGNS[verdict]} {VERDICT_WORDS[verdict]}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
