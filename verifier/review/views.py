"""One claim, and everything that an editor needs to decide about it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from verifier.domain.assessment import Assessment, Verdict
from verifier.domain.claim import Citation, Claim, Document, Source
from verifier.domain.decision import Decision, Subject
from verifier.domain.health import Health, health_of
from verifier.domain.ledger import LedgerEntry
from verifier.domain.reported import Column, Reported
from verifier.domain.review import Filter, ReviewItem
from verifier.domain.run import Run
from verifier.domain.snapshot import Snapshot
from verifier.domain.standing import Standing, standing
from verifier.domain.text import Text
from verifier.reading.assembly import READER
from verifier.register.ledger import Ledger
from verifier.register.register import Register
from verifier.review.evidence import Drifted, Passage, drifted, passages
from verifier.review.marks import Mark, marks_in_claim
from verifier.store.assessments import Key
from verifier.store.store import Store


@dataclass(frozen=True, slots=True)
class SourceView:
    """One text that the claim was held against: its document's, or that of a source it cites.

    *source* is None for the document, and *citation* too. *reported* is what the newest run said by it, None if that
    said nothing of it; *assessment* is None where there was no text. *link* is what the ledger remembers of the
    address, with its *health*. *captured* is the snapshot that was judged by, *newest* the latest one; None for a
    local file. *drift* is empty unless the newest text is another than the one judged by.
    """

    column: Column
    name: str
    title: str
    source: Source | None
    citation: Citation | None
    url: str
    reported: Reported | None
    assessment: Assessment | None
    passages: tuple[Passage, ...]
    link: LedgerEntry | None
    health: Health | None
    captured: Snapshot | None
    newest: Snapshot | None
    drift: tuple[Drifted, ...]

    @property
    def is_orphaned(self) -> bool:
        """Whether a passage cannot be shown in the text that it was found in."""
        return any(passage.is_orphaned for passage in self.passages)

    @property
    def has_drifted(self) -> bool:
        """Whether the page no longer says what was relied on, in these words."""
        return any(not each.is_same for each in self.drift)


@dataclass(frozen=True, slots=True)
class Earlier:
    """What one run said of the claim by one text."""

    run: Run
    reported: Reported
    assessment: Assessment | None

    @property
    def at(self) -> datetime:
        """When the run began."""
        return self.run.started_at

    @property
    def settings(self) -> Mapping[str, str]:
        """What the run was told, and how it judged: its threshold and scale among them, if it recorded them."""
        return dict(self.run.settings)


@dataclass(frozen=True, slots=True)
class ClaimView:
    """Everything about one claim.

    *marks* count in its text, and are tied to those of the *deciding* source's passages. *sources* begin with the
    document. *history* is the whole log on it, *earlier* what runs said, the newest first.
    """

    item: ReviewItem
    claim: Claim
    document: Document
    marks: tuple[Mark, ...]
    sources: tuple[SourceView, ...]
    deciding: SourceView
    standing: Standing
    history: tuple[Decision, ...]
    earlier: tuple[Earlier, ...]
    conflicts: tuple[ReviewItem, ...]

    @property
    def settings(self) -> Mapping[str, str]:
        """Those of the run that the claim is shown by; empty where no run has said anything of it."""
        return next((each.settings for each in self.earlier if each.run.id == self.item.run), {})


def claim_view(item: ReviewItem, claim: Claim, register: Register, store: Store, ledger: Ledger) -> ClaimView:
    """Return everything about *claim*, which *item* stands for in the queue."""
    past = [
        said for said in store.history(claim.key) if said[0].exit_code is not None
    ]  # of killed runs there is a part
    run = next((run for run, _ in reversed(past) if run.id == item.run), None)
    rows = [row for each, row in past if run is not None and each.id == run.id]
    sources = tuple(_source_views(claim, register, rows, run, store, ledger))
    deciding = _deciding(sources, item.verdict)
    checks = deciding.assessment.checks if deciding.assessment else ()
    log = tuple(store.reviewing.decisions_on([(Subject.CLAIM, claim.key)]).get((Subject.CLAIM, claim.key), ()))
    return ClaimView(
        item=item,
        claim=claim,
        document=register.document_of(claim),
        marks=marks_in_claim(claim.text, checks, claim.published),
        sources=sources,
        deciding=deciding,
        standing=standing(log),
        history=log,
        earlier=tuple(_earlier(past, store)),
        conflicts=tuple(_conflicts(claim, store)),
    )


def _source_views(
    claim: Claim, register: Register, rows: Sequence[Reported], run: Run | None, store: Store, ledger: Ledger
) -> Iterator[SourceView]:
    said = {(row.column, row.name): row for row in rows}
    keys = [(row.claim_sha256, row.text_sha256) for row in rows if row.text_sha256]
    assessed = store.assessments(keys, run.matcher) if run else {}
    document = register.document_of(claim)
    row = said.get((Column.STATED, document.id))
    yield _source_view(Held(Column.STATED, document, None, row, _of(row, assessed)), store, ledger)
    for citation in claim.citations:
        source = register.source_of(claim, citation)
        row = said.get((Column.CITED, source.id))
        yield _source_view(Held(Column.CITED, source, citation, row, _of(row, assessed)), store, ledger)


def _of(row: Reported | None, assessed: Mapping[Key, Assessment]) -> Assessment | None:
    return assessed.get((row.claim_sha256, row.text_sha256)) if row else None


@dataclass(frozen=True, slots=True)
class Held:
    """A document or source that the claim was held against, and what came of it."""

    column: Column
    named: Document | Source
    citation: Citation | None
    reported: Reported | None
    assessment: Assessment | None


def _source_view(held: Held, store: Store, ledger: Ledger) -> SourceView:
    url = held.named.address
    link = ledger.by_url.get(url) if url else None
    snapshots = store.snapshots(url) if url else []
    hashes = store.text_hashes((each.payload_sha256 for each in snapshots), READER)
    text_sha256 = held.reported.text_sha256 if held.reported else ""
    of_text = [each for each in snapshots if text_sha256 and hashes.get(each.payload_sha256) == text_sha256]
    newest = max(snapshots, key=lambda each: each.shown_at) if snapshots else None
    text = _text(store, text_sha256)
    published = text.published if text else None
    newest_sha256 = hashes.get(newest.payload_sha256, "") if newest else ""
    return SourceView(
        column=held.column,
        name=held.named.id,
        title=held.named.title,
        source=held.named if isinstance(held.named, Source) else None,
        citation=held.citation,
        url=url,
        reported=held.reported,
        assessment=held.assessment,
        passages=passages(held.assessment, text, published) if held.assessment else (),
        link=link,
        health=health_of(link.failing_days) if link else None,
        captured=of_text[-1] if of_text else None,
        newest=newest,
        drift=_drift(held.assessment, text_sha256, newest_sha256, store),
    )


def _drift(assessment: Assessment | None, text_sha256: str, newest_sha256: str, store: Store) -> tuple[Drifted, ...]:
    if assessment is None or not newest_sha256 or newest_sha256 == text_sha256:
        return ()
    text = _text(store, newest_sha256)
    return drifted(assessment, text) if text else ()


def _text(store: Store, text_sha256: str) -> Text | None:
    try:
        return store.text_with(text_sha256) if text_sha256 else None
    except KeyError:
        return None


def _deciding(sources: Sequence[SourceView], verdict: Verdict | None) -> SourceView:
    """Return the source that the verdict rests on; a dispute is best understood by the one that refutes."""
    wanted = Verdict.REFUTED if verdict is Verdict.DISPUTED else verdict
    fitting = [each for each in sources if each.reported and each.reported.verdict is wanted] or list(sources)
    return max(fitting, key=lambda each: (each.column is Column.CITED, each.assessment is not None))


def _earlier(past: Sequence[tuple[Run, Reported]], store: Store) -> list[Earlier]:
    by_matcher: dict[str, list[tuple[str, str]]] = {}
    for run, row in past:
        by_matcher.setdefault(run.matcher, []).append((row.claim_sha256, row.text_sha256))
    assessed = {matcher: store.assessments(keys, matcher) for matcher, keys in by_matcher.items()}
    return [
        Earlier(run, row, assessed[run.matcher].get((row.claim_sha256, row.text_sha256))) for run, row in reversed(past)
    ]


def _conflicts(claim: Claim, store: Store) -> list[ReviewItem]:
    with_document = store.reviewing.every_item(Filter(subject=Subject.CONFLICT, document=claim.document))
    return [item for item in with_document if claim.key in item.sides]
