"""Nouns to keep: small ones, told apart by a number or a name."""

import hashlib
from datetime import UTC, datetime, timedelta

from verifier.domain.assessment import Assessment, Evidence, Unavailable, Verdict
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.conflict import Conflict, Position
from verifier.domain.reported import Column, Reported
from verifier.domain.run import Run
from verifier.domain.snapshot import CaptureMethod, Snapshot
from verifier.domain.span import Span
from verifier.domain.text import Part, Region, Text

START = datetime(2025, 7, 12, 8, 30, tzinfo=UTC)
READER = "reader 1"
MATCHER = "matcher 1"


def sha256(matter: object) -> str:
    return hashlib.sha256(str(matter).encode()).hexdigest()


def text(words: str = "The harbour handled 4.2 million tonnes.", reader: str = READER) -> Text:
    return Text(
        content=words,
        parts=(Part(start=0, end=len(words), region=Region.MAIN),),
        sentences=(Span(start=0, end=len(words)),),
        title="Harbour",
        language="en",
        reader=reader,
    )


def assessment(claim: object = 1, of: Text | None = None, matcher: str = MATCHER) -> Assessment:
    source = of or text()
    return Assessment(
        verdict=Verdict.REFUTED,
        score=0.125,
        reason="the source says otherwise",
        evidence=(Evidence(start=4, end=11, quote=source.content[4:11], prefix="The ", suffix=" handled"),),
        checks=(
            Check(kind=CheckKind.FIGURE, claimed="4.9", stated="4.2", outcome=Outcome.DIFFERS, reason="another number"),
        ),
        claim_sha256=sha256(claim),
        text_sha256=source.sha256,
        matcher=matcher,
    )


def unavailable(claim: object = 1) -> Assessment:
    return Assessment.without_text(sha256(claim), Unavailable.DEAD, "gone", MATCHER)


def snapshot(name: object = 1, url: str = "https://example.org/", minutes: int = 0) -> Snapshot:
    return Snapshot(
        url=url,
        final_url=url,
        captured_at=START + timedelta(minutes=minutes),
        method=CaptureMethod.HTTP,
        http_status=200,
        media_type="text/html",
        payload_sha256=sha256(name),
        payload_length=10,
        warc="run.warc.gz",
        offset=0,
        length=5,
        record_id=f"<urn:uuid:{name}>",
    )


def run(name: str = "run-1", minutes: int = 0, matcher: str = MATCHER) -> Run:
    return Run(
        id=name,
        command="check",
        started_at=START + timedelta(minutes=minutes),
        version="0.1.0",
        matcher=matcher,
        settings=(("fail_on", "refuted"),),
    )


def reported(claim: str = "a/one", column: Column = Column.STATED, verdict: Verdict = Verdict.SUPPORTED) -> Reported:
    return Reported(
        claim=claim,
        claim_sha256=sha256(claim),
        column=column,
        name=claim.split("/", maxsplit=1)[0],
        verdict=verdict,
        overall=verdict,
        text_sha256=text().sha256,
    )


def conflict(one: str = "a/one", other: str = "b/two", reason: str = "both cannot hold") -> Conflict:
    return Conflict(
        one=Position(document=one.split("/", maxsplit=1)[0], claim=one, text="It was 4."),
        other=Position(document=other.split("/", maxsplit=1)[0], claim=other, text="It was 5."),
        check=Check(kind=CheckKind.FIGURE, claimed="4", stated="5", outcome=Outcome.DIFFERS, reason=reason),
        certain=0.75,
    )
