"""References out of what is pointed at: notes and entries with what they say, linked pages, sources by name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from verifier.domain.article import Reference
from verifier.reading.citing.addresses import Address, address_of, written_addresses
from verifier.reading.citing.entries import parse_entry
from verifier.reading.citing.found import Place, Pointer
from verifier.reading.citing.named import Named

_LONGEST: Final = 2_000  # code points kept of a reference's own words
_BACK: Final = " \t^↑↩︎⏎"  # what leads from a note back to its marker
_NO_ADDRESS: Final = Address()


@dataclass(slots=True)
class Shelf:
    """The references of one article by id, in the order in which they were put up."""

    by_id: dict[str, Reference] = field(default_factory=dict)
    _by_address: dict[str, str] = field(default_factory=dict)
    _by_name: dict[str, str] = field(default_factory=dict)

    def link(self, words: str, url: str) -> str:
        """Return the id of the page at *url*, put up with the words of its first link."""
        address = _address(url)
        key = address.doi or address.arxiv or address.url or url
        if key not in self._by_address:
            self._by_address[key] = self._put(_with(address, f"link-{len(self._by_address) + 1}", words[:_LONGEST]))
        return self._by_address[key]

    def named(self, source: Named, words: str) -> str:
        """Return the id of a source that is named and no more."""
        key = (source.title or source.owner).casefold()
        if key not in self._by_name:
            reference = Reference(
                id=f"named-{len(self._by_name) + 1}", text=words[:_LONGEST], title=source.title, publisher=source.owner,
                issued=source.year[:4] if source.year else None,
            )  # fmt: skip
            self._by_name[key] = self._put(reference)
        return self._by_name[key]

    def note(
        self, place: Place, name: str, content: str, urls: Sequence[str], written: Sequence[str] = ()
    ) -> list[str]:
        """Put up the note or entry at *place*; return its id, and those of further sources that it gives an address of.

        *urls* are the addresses that belong to it, in order; *written* those written out behind it.
        """
        text = content[place.start : place.end].strip(_BACK)[:_LONGEST]
        said = parse_entry(text)
        given = _apart(
            [*map(_address, urls), *(found.address for found in written_addresses(text)), *map(_address, written)]
        )
        first, *others = given or [_NO_ADDRESS]
        main = Reference(
            id=f"note-{name}", text=text, title=said.title, authors=said.authors, publisher=said.publisher,
            issued=said.issued, locator=said.locator, url=first.url, doi=first.doi, arxiv=first.arxiv,
            start=place.start, end=place.end,
        )  # fmt: skip
        ids = [self._put(main)]
        for number, address in enumerate(others, start=2):
            ids.append(self._put(_with(address, f"note-{name}-{number}", text, place)))
        return ids

    def repeat(self, key: str, of: str, locator: str | None) -> None:
        """Let the reference *key* take over the particulars of the reference *of*."""
        one, other = self.by_id[key], self.by_id[of]
        taken = {
            name: getattr(other, name) for name in ("title", "authors", "publisher", "issued", "url", "doi", "arxiv")
        }
        self.by_id[key] = one.model_copy(update=taken | {"same_as": of, "locator": locator})

    def _put(self, reference: Reference) -> str:
        self.by_id[reference.id] = reference
        return reference.id


def _address(target: str) -> Address:
    """Return the address that a pointer's target stands for."""
    if target.startswith("doi:"):
        return Address(doi=target.removeprefix("doi:"))
    if target.startswith("arXiv:"):
        return Address(arxiv=target.removeprefix("arXiv:"))
    return address_of(target)


def _with(address: Address, name: str, text: str, place: Place | None = None) -> Reference:
    start, end = (place.start, place.end) if place else (0, 0)
    return Reference(id=name, text=text, url=address.url, doi=address.doi, arxiv=address.arxiv, start=start, end=end)


def _apart(addresses: Sequence[Address]) -> list[Address]:
    """Return the addresses that differ; a DOI or arXiv id written beside the link to it is the same source."""
    kept: list[Address] = []
    for address in addresses:
        same = next((at for at, other in enumerate(kept) if _is_same(address, other)), -1)
        if same < 0:
            kept.append(address)
        else:
            kept[same] = Address(*(mine or its for mine, its in zip(kept[same], address, strict=True)))
    return kept


def _is_same(one: Address, other: Address) -> bool:
    return any(mine is not None and mine == its for mine, its in zip(one[:3], other[:3], strict=True))


def group_by_place(
    places: Sequence[Place], pointers: Sequence[Pointer]
) -> tuple[Mapping[str, list[Pointer]], list[Pointer]]:
    """Return the pointers that stand within each place by its key, and those that stand in none.

    A pointer in several places, one within another, belongs to the smallest.
    """
    inside: dict[str, list[Pointer]] = {}
    outside: list[Pointer] = []
    events = sorted(places, key=lambda place: (place.start, -place.end))
    open_places: list[Place] = []
    at = 0
    for pointer in sorted(pointers, key=lambda each: (each.start, each.end)):
        while at < len(events) and events[at].start <= pointer.start:
            open_places.append(events[at])
            at += 1
        open_places = [place for place in open_places if place.end >= pointer.end and place.end > pointer.start]
        if open_places:
            inside.setdefault(min(open_places, key=lambda place: place.end - place.start).key, []).append(pointer)
        else:
            outside.append(pointer)
    return inside, outside
