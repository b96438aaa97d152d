"""Merging: the claims of an article into a claim file that a person may have edited since.

Nothing that stands in the file is touched. New claims go to its end, those that changed or are gone are told.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from verifier.domain.article import Article
from verifier.domain.claim import Claim, Document
from verifier.domain.extracted import ExtractedClaim
from verifier.extraction.identity import keep_ids
from verifier.register.alone import alone_in
from verifier.register.append import append_to_claim_file
from verifier.register.create import claim_file_text, write_new
from verifier.register.exchange import held_in
from verifier.register.intake import Held
from verifier.register.proposal import Proposal, propose
from verifier.register.struck import struck_claims
from verifier.register.write import ClaimFile, open_claim_file, save_claim_file


@dataclass(frozen=True, slots=True)
class Changed:
    """A claim of the file that the article now words, or cites, otherwise; the file keeps what it has."""

    id: str
    text: str
    now: str
    cites: tuple[str, ...] = ()  # the titles of sources that the article names for it, and the file does not


@dataclass(frozen=True, slots=True)
class Merge:
    """What is to become of a claim file: its text *before*, "" for a new one, and *after*.

    *ids* are the ids of all claims of the article, in order. *kept* counts those that the file has already, *struck*
    those that a person commented out. *vanished* are claims of the file that the article does not make any more.
    """

    path: Path
    before: str
    after: str
    file: ClaimFile | None
    ids: tuple[str, ...]
    added: tuple[Claim, ...]
    changed: tuple[Changed, ...] = ()
    vanished: tuple[Claim, ...] = ()
    kept: int = 0
    struck: int = 0
    left_out: tuple[str, ...] = ()


def new_file(path: Path, article: Article, extracted: Sequence[ExtractedClaim], document: Document) -> Merge:
    """Return what a new claim file at *path* is to hold; on the disk nothing changes yet."""
    proposal = propose(article, extracted, document)
    return Merge(
        path,
        before="",
        after=proposed_text(proposal),
        file=None,
        ids=tuple(claim.id for claim in proposal.claims),
        added=proposal.claims,
        left_out=proposal.left_out,
    )


def proposed_text(proposal: Proposal) -> str:
    """Return *proposal* as a claim file of its own."""
    return claim_file_text(proposal.document, proposal.sources, proposal.claims, proposal.remarks, proposal.about)


def merge_into(path: Path, article: Article, extracted: Sequence[ExtractedClaim], document: str = "") -> Merge:
    """Return what the claim file at *path* becomes by the claims *extracted*; on the disk nothing changes yet.

    Raises:
        RegisterError: it is no sound claim file, or about another document than *document*, where one is named.
        OutputError: nothing can be added to it without changing other lines.
    """
    file = open_claim_file(path)
    held = held_in(file, document, hint="Name another file with --output.")
    struck = struck_claims(file.content)
    known = [*(_known(claim.id, claim.text) for claim in held.claims), *(_known(*each) for each in struck.items())]
    proposal = propose(article, keep_ids(known, extracted), held.document, held.sources)
    ids = {claim.id for claim in known}
    added = tuple(claim for claim in proposal.claims if claim.id not in ids)
    cited = {citation.source for claim in added for citation in claim.citations}
    ours = {source.id for source in held.sources}
    new_sources = [source for source in proposal.sources if source.id in cited and source.id not in ours]
    grown = append_to_claim_file(file, new_sources, added, proposal.remarks) if added else file
    made = {claim.id: claim for claim in proposal.claims}
    return Merge(
        path,
        before=file.content,
        after=grown.content,
        file=grown,
        ids=tuple(made),
        added=added,
        changed=tuple(_changes(held, made, proposal)),
        vanished=tuple(claim for claim in held.claims if claim.id not in made),
        kept=sum(claim.id in made for claim in held.claims),
        struck=sum(name in made for name in struck),
        left_out=proposal.left_out,
    )


def _known(name: str, text: str) -> ExtractedClaim:
    """Return a claim of the file as one that was taken out of an article; what it says is all that is known of it."""
    return ExtractedClaim(id=name, start=0, end=0, text=text, sentence=text, score=1.0, reasons=())


def _changes(held: Held, made: Mapping[str, Claim], proposal: Proposal) -> Iterator[Changed]:
    """Yield the claims of the file that the article words otherwise, or for which it names more sources."""
    titles = {source.id: source.title for source in proposal.sources}
    for claim in held.claims:
        now = made.get(claim.id)
        if now is None:
            continue
        cited = {citation.source for citation in claim.citations}
        more = tuple(titles[each.source] for each in now.citations if each.source not in cited)
        if claim.text != now.text or more:
            yield Changed(claim.id, claim.text, now.text, more)


def carry_out_merge(merge: Merge) -> None:
    """Write what *merge* says, whole or not at all; nothing if nothing is new.

    Raises:
        OutputError: it cannot be written, or was changed by somebody else since it was read.
    """
    if merge.file is None:
        write_new(merge.path, merge.after)
    elif merge.after != merge.before:
        with alone_in(merge.path.resolve().parent):
            save_claim_file(merge.file)
