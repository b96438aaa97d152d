"""Results to report on, written out by hand so that reports are tested without the matcher."""

from dataclasses import replace
from datetime import date
from typing import Final

from verifier.domain.assessment import Assessment, Evidence, Unavailable, Verdict
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.claim import Citation, Claim, Document, Source, SourceKind
from verifier.domain.finding import Finding, Severity
from verifier.pipeline.results import Basis, CheckResults, ClaimResult, Excerpt, Judgement, Place

HOSTILE: Final = (
    '<script>alert(1)</script> \x1b[31mred\x1b[0m \u202edesrever\u202c =HYPERLINK("http://x") [bold]markup[/bold] '
    "'\"><img src=x onerror=alert(2)> {{ 7 * 7 }} \u200b\x07 \U000e0041"
)
DOCUMENT: Final = Document(
    id="lighthouse-2024",
    title="The lighthouse that paid for itself",
    author="Ada Brandt",
    published=date(2024, 5, 2),
    url="https://news.example/lighthouse",
)
REPORT: Final = Source(
    id="port-report", title="Port Authority, Annual Report 2023", file="texts/report.txt", kind=SourceKind.REPORT
)
LETTER: Final = Source(id="keeper-letter", title="A letter of the last keeper")
MATCHER: Final = "example-1"
BEFORE: Final = "The tower was repaired in the spring. "
AFTER: Final = " Most visitors came in August."


def claim(name: str, text: str, *sources: str) -> Claim:
    """Return a claim of the example document."""
    cites = tuple(Citation(source=source) for source in sources)
    return Claim(id=name, document=DOCUMENT.id, text=text, citations=cites, published=DOCUMENT.published)


def judgement(
    one: Claim, verdict: Verdict, quote: str = "", *checks: Check, reason: str, name: str = "port-report"
) -> Judgement:
    """Return a judgement with *quote* as evidence, or one of the verdict ``unavailable``."""
    title = REPORT.title if name == REPORT.id else LETTER.title if name == LETTER.id else DOCUMENT.title
    if verdict is Verdict.UNAVAILABLE:
        assessment = Assessment.without_text(one.sha256, Unavailable.NOT_CAPTURED, reason, MATCHER)
        return Judgement(name, title, assessment)
    evidence = Evidence(
        start=len(BEFORE), end=len(BEFORE) + len(quote), quote=quote, prefix=BEFORE[-32:], suffix=AFTER[:32]
    )
    assessment = Assessment(
        verdict=verdict,
        score=0.25,
        reason=reason,
        evidence=(evidence,),
        checks=checks,
        claim_sha256=one.sha256,
        text_sha256="0" * 64,
        matcher=MATCHER,
    )
    return Judgement(name, title, assessment, "texts/report.txt", (Excerpt(BEFORE, quote, AFTER),))


def result(one: Claim, line: int, stated: Judgement, *cited: Judgement, verdict: Verdict) -> ClaimResult:
    """Return the result for *one*, by its cited sources if there are any."""
    known = {source.id: source for source in (REPORT, LETTER)}
    return ClaimResult(
        claim=one,
        place=Place("claims/lighthouse.yaml", line),
        document=DOCUMENT,
        sources=tuple(known[citation.source] for citation in one.citations),
        stated=stated,
        cited=cited,
        cited_verdict=verdict if cited else Verdict.UNAVAILABLE,
        verdict=verdict,
        basis=Basis.CITED if cited else Basis.STATED,
    )


def _refuted() -> ClaimResult:
    one = claim("visitors", "In 2023 the lighthouse had 48,000 visitors, more than ever.", REPORT.id)
    figure = Check(
        kind=CheckKind.FIGURE,
        claimed="48,000 visitors",
        stated="84,000 visitors",
        outcome=Outcome.DIFFERS,
        reason="the source says 84,000 visitors, the claim says 48,000 visitors",
    )
    period = Check(kind=CheckKind.PERIOD, claimed="2023", stated="2023", outcome=Outcome.AGREES, reason="the same year")
    cited = judgement(
        one,
        Verdict.REFUTED,
        "In 2023 it counted 84,000 visitors, more than in any year before.",
        figure,
        period,
        reason=figure.reason,
    )
    stated = judgement(
        one, Verdict.SUPPORTED, "It had 48,000 visitors in 2023.", reason="the text says so", name=DOCUMENT.id
    )
    return result(one, 14, stated, cited, verdict=Verdict.REFUTED)


def _supported() -> ClaimResult:
    one = claim("repair", "The tower was repaired in the spring.", REPORT.id, LETTER.id)
    cited = judgement(one, Verdict.SUPPORTED, "The tower was repaired in the spring.", reason="every part agrees")
    letter = judgement(one, Verdict.UNAVAILABLE, reason="no text of it was given", name=LETTER.id)
    stated = judgement(one, Verdict.UNAVAILABLE, reason="no text of it was given", name=DOCUMENT.id)
    return result(one, 20, stated, cited, letter, verdict=Verdict.SUPPORTED)


def _unavailable(name: str, line: int) -> ClaimResult:
    one = claim(name, "The keeper's family lived in the tower until 1974.")
    stated = judgement(one, Verdict.UNAVAILABLE, reason="no text of it was given", name=DOCUMENT.id)
    return result(one, line, stated, verdict=Verdict.UNAVAILABLE)


def _partial() -> ClaimResult:
    one = claim("money", "Entrance fees of 1.2 million crowns paid for the new lamp.", REPORT.id)
    fees = Check(
        kind=CheckKind.FIGURE,
        claimed="1.2 million crowns",
        stated="1.2 million crowns",
        outcome=Outcome.AGREES,
        reason="the same amount",
    )
    lamp = Check(
        kind=CheckKind.WORDING, claimed="new lamp", outcome=Outcome.ABSENT, reason="the source does not speak of it"
    )
    quote = "Entrance fees came to 1.2 million\ncrowns."
    stated = judgement(one, Verdict.UNAVAILABLE, reason="no text of it was given", name=DOCUMENT.id)
    cited = judgement(one, Verdict.PARTIAL, quote, fees, lamp, reason="the source does not speak of “new lamp”")
    return result(one, 26, stated, cited, verdict=Verdict.PARTIAL)


FINDINGS: Final = (
    Finding(
        code="bad-date",
        severity=Severity.ERROR,
        message="2023-02-30 is no date",
        hint="write it as 2023-02-28",
        file="claims/mill.yaml",
        line=5,
        column=14,
        subject="mill",
    ),
    Finding(code="no-url", severity=Severity.NOTE, message="a source is known by name only", file="claims/mill.yaml"),
)
RESULTS: Final = CheckResults(
    claims=(_refuted(), _supported(), _unavailable("family", 32), _unavailable("boat", 36), _partial()),
    findings=FINDINGS,
    matcher=MATCHER,
    settings={"fail_on": "refuted"},
)


def hostile_results() -> CheckResults:
    """Return results in which every text from outside is hostile."""
    text = HOSTILE + "x" * 2000
    one = claim("visitors", text, REPORT.id)
    check = Check(kind=CheckKind.NAME, claimed=HOSTILE, stated=HOSTILE[:20], outcome=Outcome.DIFFERS, reason=HOSTILE)
    cited = judgement(one, Verdict.REFUTED, HOSTILE, check, reason=HOSTILE)
    cited = replace(cited, file=HOSTILE, excerpts=(Excerpt(HOSTILE, HOSTILE, HOSTILE),))
    stated = judgement(one, Verdict.UNAVAILABLE, reason=HOSTILE, name=DOCUMENT.id)
    document = Document(id=DOCUMENT.id, title=HOSTILE, author=HOSTILE, url="javascript:alert(3)")
    source = Source(id=REPORT.id, title=HOSTILE, url="https://x.example/\u202egpj.exe")
    found = result(one, 3, stated, cited, verdict=Verdict.REFUTED)
    found = replace(found, document=document, sources=(source,), place=Place(HOSTILE, 3))
    finding = Finding(code="bad-id", severity=Severity.ERROR, message=HOSTILE, hint=HOSTILE, file=HOSTILE)
    return CheckResults(claims=(found,), findings=(finding,), matcher=MATCHER)
