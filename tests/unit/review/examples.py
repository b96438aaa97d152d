"""A small project: two newspapers on one harbour, with what a run made of their claims."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

from verifier.archive.archive import Archive
from verifier.domain.assessment import Assessment, Evidence, Unavailable, Verdict
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.claim import Citation, Claim, Document, Source
from verifier.domain.conflict import Conflict, Position
from verifier.domain.reported import Column, Reported
from verifier.domain.run import Run
from verifier.domain.snapshot import CaptureMethod, Snapshot
from verifier.domain.span import Span
from verifier.domain.text import Part, Region, Text
from verifier.reading.assembly import READER
from verifier.register.place import Place
from verifier.register.register import Register
from verifier.review.desk import ReviewDesk
from verifier.review.log import Log
from verifier.store.store import Store

START = datetime(2025, 7, 12, 8, 30, tzinfo=UTC)
MATCHER = "matcher 1"
URL = "https://harbour.example/report"
REPORT = "The harbour was quiet. It handled 4.2 million tonnes of freight in 2024. Ships came and went."
QUOTE = "It handled 4.2 million tonnes of freight in 2024."
TONNES = Claim(
    id="tonnes",
    document="gazette",
    text="The harbour handled 4.9 million tonnes of freight in 2024.",
    citations=(Citation(source="report"),),
    published=date(2025, 3, 1),
)
OPENING = Claim(id="opening", document="gazette", text="The quay opened in May 2021.")
OTHER_OPENING = Claim(id="opening", document="herald", text="The quay opened in August 2021.")
NAMED = Claim(
    id="staff", document="herald", text="The harbour employs 300 people.", citations=(Citation(source="list"),)
)
CLAIMS = (TONNES, OPENING, OTHER_OPENING, NAMED)
FIGURE = Check(
    kind=CheckKind.FIGURE,
    claimed="4.9 million tonnes",
    stated="4.2 million tonnes",
    outcome=Outcome.DIFFERS,
    reason="the source says 4.2 million tonnes, the claim says 4.9 million tonnes",
)
YEAR = Check(kind=CheckKind.PERIOD, claimed="2024", stated="2024", outcome=Outcome.AGREES, reason="the same year")


def many(count: int) -> tuple[Claim, ...]:
    """Return so many claims that nobody has checked."""
    return tuple(
        Claim(id=f"quay-{number}", document="gazette", text=f"Quay {number} was closed.") for number in range(count)
    )


def sha256(matter: object) -> str:
    return hashlib.sha256(str(matter).encode()).hexdigest()


def register(claims: Sequence[Claim] = CLAIMS) -> Register:
    sources = {
        "gazette": {"report": Source(id="report", title="Harbour Report", url=URL)},
        "herald": {"list": Source(id="list", title="The list of staff")},
    }
    return Register(
        documents=MappingProxyType(
            {
                "gazette": Document(id="gazette", title="The Gazette", author="A. Writer", published=date(2025, 3, 1)),
                "herald": Document(id="herald", title="The Herald"),
            }
        ),
        sources=MappingProxyType(sources),
        claims=tuple(claims),
        findings=(),
        left_out=(),
        places=MappingProxyType(
            {claim.key: Place(f"claims/{claim.document}.yaml", 10 + at) for at, claim in enumerate(claims)}
        ),
        paths=MappingProxyType({name: Path(f"claims/{name}.yaml") for name in sources}),
    )


def text(content: str = REPORT) -> Text:
    ends = [at + 1 for at, character in enumerate(content) if character == "."] or [len(content)]
    ends[-1] = len(content)
    starts = [0, *(end + 1 for end in ends[:-1])]
    return Text(
        content=content,
        parts=(Part(start=0, end=len(content), region=Region.MAIN),),
        sentences=tuple(Span(start=start, end=end) for start, end in zip(starts, ends, strict=True) if start < end),
        reader=READER,
    )


def evidence(content: str = REPORT, quote: str = QUOTE) -> Evidence:
    start = content.index(quote)
    return Evidence(start=start, end=start + len(quote), quote=quote, prefix=content[:start][-32:])


def assessment(claim: Claim = TONNES, of: Text | None = None, verdict: Verdict = Verdict.REFUTED) -> Assessment:
    read = of or text()
    return Assessment(
        verdict=verdict,
        score=0.125,
        reason=FIGURE.reason,
        evidence=(evidence(read.content),),
        checks=(FIGURE, YEAR),
        claim_sha256=claim.sha256,
        text_sha256=read.sha256,
        matcher=MATCHER,
    )


def snapshot(content: str = REPORT, minutes: int = 0) -> Snapshot:
    return Snapshot(
        url=URL,
        final_url=URL,
        captured_at=START + timedelta(minutes=minutes),
        method=CaptureMethod.HTTP,
        http_status=200,
        payload_sha256=sha256(content),
        payload_length=10,
        warc="run.warc.gz",
        offset=0,
        length=5,
        record_id=f"<urn:uuid:{sha256(content)[:8]}-{minutes}>",
    )


def conflict() -> Conflict:
    return Conflict(
        one=Position(document="herald", claim=OTHER_OPENING.key, text=OTHER_OPENING.text),
        other=Position(document="gazette", claim=OPENING.key, text=OPENING.text),
        check=Check(
            kind=CheckKind.PERIOD,
            claimed="August 2021",
            stated="May 2021",
            outcome=Outcome.DIFFERS,
            reason="the second says May 2021, the first says August 2021",
        ),
        certain=0.75,
    )


def keep_page(store: Store, content: str = REPORT, minutes: int = 0) -> None:
    """Keep a snapshot of the report with its text."""
    store.save_snapshots([snapshot(content, minutes)])
    store.save_text(sha256(content), text(content))


def keep_run(store: Store, number: int = 1, verdict: Verdict = Verdict.REFUTED, content: str = REPORT) -> Run:
    """Keep a run that judged the claim on tonnes so by that text, and had no text for the others."""
    run = Run(
        id=f"run-{number}", command="check", started_at=START + timedelta(hours=number), version="0", matcher=MATCHER,
        settings=(("statements", "all"),), counts=((verdict.value, 1), ("unavailable", 3)),
    )  # fmt: skip
    keep_page(store, content, number)
    store.save_assessments([assessment(of=text(content), verdict=verdict)])
    store.begin_run(run)
    store.save_results(run.id, [*_tonnes(verdict, content), *map(_without_text, (OPENING, OTHER_OPENING, NAMED))])
    store.save_conflicts(run.id, [conflict()])
    ended = run.model_copy(update={"ended_at": run.started_at, "exit_code": 1})
    store.end_run(ended)
    return ended


def desk(store: Store, folder: Path, claims: Sequence[Claim] = CLAIMS) -> ReviewDesk:
    made = ReviewDesk(
        store,
        register(claims),
        Archive(folder / "snapshots"),
        Log(folder / "claims" / "decisions.jsonl", store.reviewing),
        lambda: START + timedelta(days=1),  # a clock that stands still: order must come from elsewhere
    )
    made.refresh()
    return made


def _tonnes(verdict: Verdict, content: str) -> list[Reported]:
    return [
        _without_text(TONNES).model_copy(update={"overall": verdict}),
        Reported(
            claim=TONNES.key,
            claim_sha256=TONNES.sha256,
            column=Column.CITED,
            name="report",
            verdict=verdict,
            overall=verdict,
            text_sha256=text(content).sha256,
        ),
    ]


def _without_text(claim: Claim) -> Reported:
    return Reported(
        claim=claim.key,
        claim_sha256=claim.sha256,
        column=Column.STATED,
        name=claim.document,
        verdict=Verdict.UNAVAILABLE,
        overall=Verdict.UNAVAILABLE,
        unavailable=Unavailable.NOT_CAPTURED,
    )
