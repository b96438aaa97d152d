"""What verdicts rely on: the passages that decide them, written into the ledger so that their drift can be seen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from verifier.domain.assessment import Evidence, Verdict
from verifier.domain.finding import Finding, Severity
from verifier.domain.ledger import Anchor, LedgerEntry
from verifier.errors import OutputError
from verifier.pipeline.desk import Desk
from verifier.pipeline.results import CheckResults, ClaimResult, Judgement
from verifier.register.ledger import Ledger, read_ledger, update_ledger

RELYING: Final = frozenset({Verdict.SUPPORTED, Verdict.REFUTED, Verdict.PARTIAL})  # what rests on a passage


@dataclass(frozen=True, slots=True)
class Relying:
    """A claim, by its key, with its verdict by one snapshot, and the passages that the verdict rests on."""

    claim: str
    verdict: Verdict
    passages: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Relied:
    """The snapshot of an address that a run has read, with all claims that are *relying* on it."""

    payload_sha256: str
    text_sha256: str
    captured_at: datetime
    is_copy: bool
    relying: list[Relying]


def note_evidence(desk: Desk, results: CheckResults) -> list[Finding]:
    """Write into the ledger what the verdicts rely on; returns a finding if it cannot be written.

    A run over some of the claims takes no anchors of others away as long as the text is the same. Where nothing has
    changed, nothing is written.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    relied = _relied(results.claims) if desk.keeps_ledger else {}
    if not relied:
        return []

    def noted(ledger: Ledger, url: str) -> Ledger:
        return _noted(ledger, url, relied[url], keeps_others=not desk.all_claims)

    known = read_ledger(desk.ledger)
    if known.with_each(relied, noted).by_url == known.by_url:
        return []
    try:
        update_ledger(desk.ledger, lambda ledger: ledger.with_each(relied, noted))
    except OutputError as error:
        return [_unwritten(desk, error)]
    return []


def _relied(results: Iterable[ClaimResult]) -> dict[str, Relied]:
    """Return what rests on each address: no more of the results than the ledger will hold as well."""
    relied: dict[str, Relied] = {}
    for result in results:
        for judgement in result.judgements:
            if judgement.captured_at and judgement.is_judged:
                seen = relied.setdefault(judgement.url, _seen(judgement, judgement.captured_at))
                passages = judgement.assessment.evidence if judgement.verdict in RELYING else ()
                seen.relying.append(Relying(result.claim.key, judgement.verdict, passages))
    return relied


def _seen(judgement: Judgement, captured_at: datetime) -> Relied:
    text = judgement.assessment.text_sha256
    return Relied(judgement.snapshot_sha256, text, captured_at, judgement.memento_at is not None, [])


def _noted(ledger: Ledger, url: str, seen: Relied, *, keeps_others: bool) -> Ledger:
    """Return *ledger* with what the claims rest on that rely on the one snapshot of *url*."""
    entry, relying = ledger.entry(url), seen.relying
    if seen.is_copy:
        return _noted_copy(ledger, entry, relying, keeps_others=keeps_others)
    at, text = seen.captured_at, seen.text_sha256
    is_newer = entry.last_ok is not None and entry.last_ok > at
    if is_newer and entry.payload_sha256 != seen.payload_sha256:
        return ledger  # somebody else has seen a newer version
    is_same = entry.text_sha256 == text
    if not is_same or (entry.last_ok != at and not is_newer):
        seen_at = entry.last_ok if is_newer and entry.last_ok else at
        ledger = ledger.with_capture(url, seen_at, payload_sha256=seen.payload_sha256, text_sha256=text)
    claims = {one.claim for one in relying}
    others = [anchor for anchor in entry.anchors if anchor.claim not in claims] if is_same and keeps_others else []
    return ledger.with_anchors(url, [*_anchors(relying), *others])


def _noted_copy(ledger: Ledger, entry: LedgerEntry, relying: Sequence[Relying], *, keeps_others: bool) -> Ledger:
    """Return *ledger* with what is relied on in a copy: it says nothing of a page that was seen by ourselves."""
    if entry.last_ok is not None:
        return ledger
    claims = {one.claim for one in relying}
    others = [anchor for anchor in entry.anchors if anchor.claim not in claims] if keeps_others else []
    return ledger.with_anchors(entry.url, [*_anchors(relying), *others])


def _anchors(relying: Iterable[Relying]) -> Iterator[Anchor]:
    for one in relying:
        for evidence in one.passages:
            yield Anchor(**evidence.model_dump(), claim=one.claim, verdict=one.verdict)


def _unwritten(desk: Desk, error: OutputError) -> Finding:
    return Finding(
        code="ledger-not-written",
        severity=Severity.WARNING,
        message=str(error),
        hint="Allow it to be written, or name another folder with --archive; nothing else is lost.",
        file=desk.ledger.as_posix(),
    )
