"""Findings about links: each at the file and line that cites the address, as grave as it deserves.

One failure is a warning; a link that has failed on several days is dead, which is an error. A passage that is gone or
altered is an error where a claim no longer has the verdict it had, else a warning; one that is only reworded is a note.
A bot wall is a note: it says nothing about the page.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from verifier.domain.finding import Code, Finding, Severity
from verifier.domain.health import COUNTING, Health
from verifier.domain.link import LinkStatus
from verifier.domain.linkcheck import Citing, Drift, LinkCheck
from verifier.pipeline.links import LINK_CODES, WELL
from verifier.rechecking.baseline import STALE

LONGEST_QUOTE: Final = 160  # code points of a passage in a message

_TABLE: Final = (
    Code("link-dead", Severity.ERROR, "The address has failed on several days.",
         "Cite another address, or an archived copy; `verifier snapshot --file` keeps one that you have."),
    Code("link-moved", Severity.NOTE, "The page has moved for good.", "Cite the new address."),
    Code("link-fragment", Severity.WARNING, "The page is there, but not the place in it that is cited.",
         "Look where it has gone on the page, and correct what follows the #."),
    Code("passage-gone", Severity.WARNING, "The page is up and no longer says it.",
         "Read the page; then correct the claim, or cite an archived copy."),
    Code("passage-changed", Severity.WARNING, "The page is up and says it in another way.",
         "Read both versions; `verifier check --refresh` judges the claim by the new one."),
    STALE,
)  # fmt: skip
RECHECK_CODES: Final[Mapping[str, Code]] = MappingProxyType({code.name: code for code in _TABLE})
WALLS: Final = frozenset({LinkStatus.BLOCKED, LinkStatus.ROBOTS_DENIED, LinkStatus.RATE_LIMITED, LinkStatus.SKIPPED})


def findings_of(check: LinkCheck) -> tuple[Finding, ...]:
    """Return what *check* is worth pointing at, once for each place that cites the address."""
    return tuple(
        Finding(
            code=code.name,
            severity=severity,
            message=f"{check.url}: {message}{_resting(check.cited_at, file, line)}",
            hint=hint or code.hint,
            file=file,
            line=line,
            subject=check.url,
        )
        for code, severity, message, hint in _matters(check)
        for file, line in dict.fromkeys((cited.file, cited.line) for cited in check.cited_at or (Citing(file=""),))
    )


def _matters(check: LinkCheck) -> Iterator[tuple[Code, Severity, str, str]]:
    """Yield what is the matter: the code, how grave it is, the message, and a hint that is better than the code's."""
    if check.health is Health.DEAD:
        code = RECHECK_CODES["link-dead"]
        yield code, code.severity, check.reason or code.meaning, check.hint
    elif check.status not in WELL and check.status is not LinkStatus.SKIPPED:
        code = LINK_CODES[f"link-{check.status.value.replace('_', '-')}"]
        severity = Severity.NOTE if check.status in WALLS else code.severity
        yield code, severity, check.reason or code.meaning, check.hint
    elif check.moved_to:
        code = RECHECK_CODES["link-moved"]
        yield code, code.severity, f"it has moved for good to {check.moved_to}", ""
    if check.missing_fragment:
        code = RECHECK_CODES["link-fragment"]
        yield code, code.severity, f"the page has no {check.missing_fragment}", ""
    if check.drift in {Drift.CHANGED, Drift.GONE}:
        yield _drift(check)


def _drift(check: LinkCheck) -> tuple[Code, Severity, str, str]:
    code = RECHECK_CODES["passage-gone" if check.drift is Drift.GONE else "passage-changed"]
    altered = [each for passage in check.passages for each in passage.altered]
    severity = Severity.NOTE if check.drift is Drift.CHANGED and not altered else code.severity
    if check.turned:
        severity = Severity.ERROR
    worst = max(check.passages, key=lambda passage: (not passage.now, len(passage.altered)))
    said = f"it said “{_short(worst.then)}”" + (f", now “{_short(worst.now)}”" if worst.now else ", now it does not")
    changes = f" ({'; '.join(dict.fromkeys(altered))})" if altered else ""
    verdicts = "".join(f"; {each.claim} was {each.then.value} and is {each.now.value}" for each in check.turned)
    return code, severity, f"{said}{changes}{verdicts}".replace("_", " "), check.hint


def _short(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= LONGEST_QUOTE else f"{line[: LONGEST_QUOTE - 1]}…"


def _resting(cited_at: Iterable[Citing], file: str, line: int) -> str:
    claims = {cited.claim for cited in cited_at if cited.claim and (cited.file, cited.line) == (file, line)}
    return "" if not claims else f" ({'1 claim rests' if len(claims) == 1 else f'{len(claims)} claims rest'} on it)"


def is_broken(check: LinkCheck) -> bool:
    """Tell whether the address failed in a way that counts against its health."""
    return check.status in COUNTING
