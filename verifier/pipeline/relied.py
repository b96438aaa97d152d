"""What verdicts rely on: the passages that decide them, written into the ledger so that their drift can be seen."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from verifier.domain.assessment import Verdict
from verifier.domain.finding import Finding, Severity
from verifier.domain.ledger import Anchor, LedgerEntry
from verifier.errors import OutputError
from verifier.pipeline.desk import Desk
from verifier.pipeline.results import CheckResults, Judgement
from verifier.register.ledger import Ledger, read_ledger, update_ledger

RELYING: Final = frozenset({Verdict.SUPPORTED, Verdict.REFUTED, Verdict.PARTIAL})  # what rests on a passage


@dataclass(frozen=True, slots=True)
class Relying:
    """A claim, by its key, with its judgement by one snapshot."""

    claim: str
    judgement: Judgement


def note_evidence(desk: Desk, results: CheckResults) -> list[Finding]:
    """Write into the ledger what the verdicts rely on; returns a finding if it cannot be written.

    A run over some of the claims takes no anchors of others away as long as the text is the same. Where nothing has
    changed, nothing is written.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    judged: dict[str, list[Relying]] = defaultdict(list)
    for result in results.claims:
        for judgement in result.judgements:
            if judgement.captured_at and judgement.is_judged:
                judged[judgement.url].append(Relying(result.claim.key, judgement))
    if not judged or not desk.keeps_ledger:
        return []

    def noted(ledger: Ledger) -> Ledger:
        for url, relying in judged.items():
            ledger = _noted(ledger, url, relying, keeps_others=not desk.all_claims)
        return ledger

    known = read_ledger(desk.ledger)
    if noted(known).by_url == known.by_url:
        return []
    try:
        update_ledger(desk.ledger, noted)
    except OutputError as error:
        return [_unwritten(desk, error)]
    return []


def _noted(ledger: Ledger, url: str, relying: Sequence[Relying], *, keeps_others: bool) -> Ledger:
    """Return *ledger* with what the claims that are *relying* on the one snapshot of *url* rest on."""
    first, entry = relying[0].judgement, ledger.entry(url)
    if first.memento_at:
        return _noted_copy(ledger, entry, relying, keeps_others=keeps_others)
    at, text = first.captured_at, first.assessment.text_sha256
    is_newer = entry.last_ok is not None and at is not None and entry.last_ok > at
    if at is None or (is_newer and entry.payload_sha256 != first.snapshot_sha256):
        return ledger  # somebody else has seen a newer version
    is_same = entry.text_sha256 == text
    if not is_same or (entry.last_ok != at and not is_newer):
        seen_at = entry.last_ok if is_newer and entry.last_ok else at
        ledger = ledger.with_capture(url, seen_at, payload_sha256=first.snapshot_sha256, text_sha256=text)
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
        if one.judgement.verdict in RELYING:
            for evidence in one.judgement.assessment.evidence:
                yield Anchor(**evidence.model_dump(), claim=one.claim, verdict=one.judgement.verdict)


def _unwritten(desk: Desk, error: OutputError) -> Finding:
    return Finding(
        code="ledger-not-written",
        severity=Severity.WARNING,
        message=str(error),
        hint="Allow it to be written, or name another folder with --archive; nothing else is lost.",
        file=desk.ledger.as_posix(),
    )
