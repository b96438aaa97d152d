"""How conflicts are put to people, the same in every report: what differs, who says what, where, and on what ground."""

from typing import Final

from verifier.domain.conflict import Conflict, Position, Stand
from verifier.pipeline.backing import backing_of
from verifier.pipeline.conflicts import ConflictResults
from verifier.reports.paths import shown_path
from verifier.reports.words import CHECK_WORDS

ADDRESSES: Final = ("http://", "https://")


def matter(conflict: Conflict) -> str:
    """Return which part differs, in a word or two."""
    return CHECK_WORDS[conflict.check.kind]


def plain_reason(conflict: Conflict) -> str:
    """Return what differs, with the documents called by their ids."""
    return conflict.told


def heading(stand: Stand) -> str:
    """Return the heading of a stand: what it says, and how many documents say so."""
    count = len(stand.documents)
    tellers = "1 document" if count == 1 else f"{count} documents"
    return f"{stand.says} ({tellers})" if stand.says else tellers


def ground(stand: Stand, results: ConflictResults) -> str:
    """Return what speaks for a stand: "cites a primary source; latest 2025-03-01"; empty where nothing is known."""
    backing = backing_of(stand, results)
    parts = ["cites a primary source"] if backing.cites_primary else []
    if backing.latest:
        parts.append(f"latest {backing.latest}")
    return "; ".join(parts)


def where(position: Position, results: ConflictResults) -> str:
    """Return ``file:line`` of a claim, or the file or address and the characters of a sentence."""
    place = results.places.get(position.claim)
    if place:
        return f"{shown_path(place.file)}:{place.line}"
    return f"{file_of(position, results)}, characters {position.start}–{position.end}"


def file_of(position: Position, results: ConflictResults) -> str:
    """Return the file, or the address, that a statement stands in."""
    place = results.places.get(position.claim)
    name = place.file if place else results.files.get(position.document, "")
    return name if is_address(name) else shown_path(name)


def is_address(name: str) -> bool:
    """Tell whether a text was read from a snapshot of an address, and not from a file."""
    return name.startswith(ADDRESSES)


def shown_stands(conflict: Conflict) -> tuple[Stand, ...]:
    """Return the stands to show: of a sentence that contradicts itself only one, for both are the same words."""
    return conflict.sides[:1] if conflict.one == conflict.other else conflict.sides


def counts(results: ConflictResults) -> str:
    """Return how many conflicts there are, and how far the comparison looked."""
    found = results.found
    parts = [
        counted(len(results.conflicts), "conflict"),
        f"{counted(len(results.statements), 'statement')} of {counted(results.documents_with_statements, 'document')}",
        f"{counted(found.compared, 'pair')} compared",
    ]
    if found.known:
        parts.append(f"{found.known:,} of them before")
    if found.left_out:
        parts.append(f"{counted(found.left_out, 'pair')} left out as less alike")
    if found.too_common:
        parts.append(f"{counted(found.too_common, 'word')} too common to look up")
    if results.without_text:
        parts.append(f"{counted(len(results.without_text), 'document')} without a text, compared by claims alone")
    if results.documents_not_read:
        parts.append(f"{counted(results.documents_not_read, 'document')} not read")
    if results.claims_not_compared:
        parts.append(f"{counted(results.claims_not_compared, 'claim')} not compared")
    if results.claims_left_out:
        parts.append(f"{counted(len(results.claims_left_out), 'claim')} left out for mistakes")
    return ", ".join(parts)


def counted(count: int, noun: str) -> str:
    """Return a count with its noun: "1 conflict", "1,200 pairs"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
