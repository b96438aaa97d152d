"""Slices: a run goes through its claims some at a time, so that what it holds at once does not grow with the register.

What is held over the whole run is what is known of each address, the texts that could not be read, and counts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from verifier.domain.claim import Claim
from verifier.pipeline.bindings import Bindings
from verifier.pipeline.links import CitedAt
from verifier.pipeline.plan import address_of_document, address_of_source
from verifier.pipeline.progress import Progress
from verifier.register.register import Register

SLICE: Final = 1_000  # claims: some 50 MB of results; a text that slices share is prepared once in each


def slices_of(claims: Iterable[Claim], size: int) -> Iterator[Sequence[Claim]]:
    """Yield *claims* in their order, *size* at a time.

    >>> [len(each) for each in slices_of([Claim(id=name, document="d", text="t") for name in "abc"], 2)]
    [2, 1]
    """
    iterator = iter(claims)
    while part := tuple(islice(iterator, size)):
        yield part


def pairs_in(claims: Iterable[Claim]) -> int:
    """Return how many pairs *claims* make: each with its document, and with each source that it cites."""
    return sum(1 + len({citation.source for citation in claim.citations}) for claim in claims)


def addresses_of(claims: Iterable[Claim], register: Register, bindings: Bindings) -> dict[str, list[CitedAt]]:
    """Return all addresses that texts are to be taken from, each with where it is written and who rests on it.

    Those for which a file was given are not among them.
    """
    urls: dict[str, list[CitedAt]] = defaultdict(list)
    for claim in claims:
        document = register.document_of(claim)
        named = [(address_of_document(document, bindings), register.places[document.id])]
        for citation in claim.citations:
            source = register.source_of(claim, citation)
            place = register.place_of_source(document.id, source.id)
            named.append((address_of_source(document.id, source, bindings), place))
        for address, place in named:
            cited = CitedAt(place.file, place.line, claim.key, claim.published)
            if address and cited not in urls[address][-1:]:
                urls[address].append(cited)
    return dict(urls)


def shifted(progress: Progress, before: int, whole: int) -> Progress:
    """Return a progress for one slice, behind *before* steps, that is told to *progress* as a part of the *whole*."""

    def tell(done: int, total: int, label: str) -> None:  # noqa: ARG001  the whole counts
        progress(before + done, whole, label)

    return tell
