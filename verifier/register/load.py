"""Claim files into a register: everything that is sound, and every mistake with its file, line and what to do."""

import contextlib
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from verifier.domain.claim import Claim, Document, Source
from verifier.register.book import Book, TooManyMistakes
from verifier.register.claimfile import read_claim_file
from verifier.register.codes import finding
from verifier.register.draft import Draft, source_key
from verifier.register.noted import FindingSpool
from verifier.register.parts import ByDocument, ClaimsInParts, Part, Parts, PlacesInParts
from verifier.register.place import Place, file_name, quoted
from verifier.register.rawfile import decode, read_bytes
from verifier.register.register import Register
from verifier.register.tree import Spot, Unparsable, parse

_SUFFIXES: Final = frozenset({".yaml", ".yml"})


def load_register(paths: Sequence[Path]) -> Register:
    """Read claim files, and in folders all files named ``*.yaml`` and ``*.yml`` in the order of their names.

    A mistake costs what it touches and nothing else: a claim with an error is left out, a broken file costs only
    itself. A file that is named twice is read once.

    Returns:
        The register; its ``findings`` hold every mistake. It raises nothing for what the files hold.
    """
    gathered = _Gathered()
    for path in _files(paths, gathered.findings):
        book = Book(file_name(path))
        draft = _read(path, book)
        gathered.take(draft, book, path)
    return gathered.register()


def _files(paths: Sequence[Path], findings: FindingSpool) -> Iterator[Path]:
    """Yield each claim file once; what does not exist goes into *findings*."""
    seen: set[str] = set()
    for path in paths:
        try:
            for member in _members(path):
                real = os.path.realpath(member)  # Path.resolve() fails on links that point at themselves
                if real not in seen:
                    seen.add(real)
                    yield member
        except FileNotFoundError:
            findings.add(finding("no-such-file", "there is no such file", Place(file_name(path))))
        except (OSError, ValueError) as error:  # a name that is too long, or that no file system takes
            reason = getattr(error, "strerror", None) or str(error)
            findings.add(finding("unreadable-file", f"it cannot be read: {reason}", Place(file_name(path))))


def _members(path: Path) -> list[Path]:
    """Return the claim files in a folder, or the file itself.

    Raises:
        OSError: it is not there, or cannot be looked into.
        ValueError: no file has such a name.
    """
    if stat.S_ISDIR(path.stat().st_mode):
        return sorted(member for member in path.iterdir() if member.suffix in _SUFFIXES)
    return [path]


def _read(path: Path, book: Book) -> Draft:
    """Read one file; a file that cannot be read gives an empty draft and a finding."""
    try:
        return read_claim_file(parse(decode(read_bytes(path))), book)
    except Unparsable as problem:
        book.note(problem.code, str(problem), problem.spot, hint=problem.hint)
    except TooManyMistakes:
        pass  # the book says so itself
    return Draft()


class _Gathered:
    """The register in the making: files are added one after another, ties between them checked."""

    def __init__(self) -> None:
        self.findings = FindingSpool()
        self._parts = Parts()
        self._left_out: list[str] = []
        self._paths: dict[str, Path] = {}

    def take(self, draft: Draft, book: Book, path: Path) -> None:
        """Add what one file gave."""
        with contextlib.suppress(TooManyMistakes):  # the book says so itself
            self._check_ties(draft, book, path)
        self.findings.extend(sorted(book.findings, key=lambda found: (found.line, found.column)))
        self._left_out += draft.left_out
        if draft.document is None:
            return
        name = draft.document.id
        if name in self._parts:
            self._left_out += [claim.key for claim in draft.claims]
            return
        sources = {key: source for key, source in draft.sources.items() if source}
        self._parts.add(Part(draft.document, sources, tuple(draft.claims), draft.places))
        self._paths[name] = path

    def _check_ties(self, draft: Draft, book: Book, path: Path) -> None:
        if draft.document is None:
            return
        name = draft.document.id
        if name in self._parts:
            message = f"the document {quoted(name)} is already in {self._parts.of(name).places[name].file}"
            book.note("duplicate-id", message, _spot(draft.places[name]), subject=name)
            return
        _check_sources(draft, book, name)
        _check_repetition(draft.claims, draft, book)
        _check_files(draft, book, path, name)

    def register(self) -> Register:
        """Return the finished register."""
        claims = ClaimsInParts(self._parts)
        documents = ByDocument(self._parts, lambda part: part.document)
        sources = ByDocument[Mapping[str, Source]](self._parts, lambda part: MappingProxyType(part.sources))
        places = PlacesInParts(self._parts)
        is_small = self._parts.are_in_memory
        return Register(
            documents=MappingProxyType(dict(documents)) if is_small else documents,
            sources=MappingProxyType(dict(sources)) if is_small else sources,
            claims=tuple(claims) if is_small else claims,
            findings=self.findings.finished(),
            left_out=tuple(self._left_out),
            places=MappingProxyType(dict(places)) if is_small else places,
            paths=MappingProxyType(self._paths),
        )


def _check_sources(draft: Draft, book: Book, name: str) -> None:
    """Remark on sources that nothing cites, and on those that cannot be looked up."""
    cited = {citation.source for claim in draft.claims for citation in claim.citations}
    for key, source in draft.sources.items():
        if source is None:
            continue
        subject = source_key(name, key)
        where = _spot(draft.places[subject])
        if key not in cited and not draft.left_out:  # a claim that was left out may cite it
            book.note("unused-source", f"no claim cites {quoted(key)}", where, subject=subject)
        if source.is_named:
            book.note("no-url", f"{quoted(key)} is known by its name only", where, subject=subject)


def _check_repetition(claims: Sequence[Claim], draft: Draft, book: Book) -> None:
    """Warn of claims of one document that say the same, but for case, spaces and the full stop."""
    seen: dict[str, Claim] = {}
    for claim in claims:
        first = seen.setdefault(claim.text.casefold().rstrip(". "), claim)
        if first is not claim:
            message = f"{quoted(claim.id)} says the same as {quoted(first.id)}"
            book.note("duplicate-claim", message, _spot(draft.places[claim.key]), subject=claim.key)


def _check_files(draft: Draft, book: Book, path: Path, name: str) -> None:
    """Warn of local files that are not there; they are looked for beside the claim file."""
    listed: list[tuple[str, Document | Source | None]] = [(name, draft.document)]
    listed += [(source_key(name, key), source) for key, source in draft.sources.items()]
    for subject, owner in listed:
        if owner and owner.file and not _is_file(path.parent / owner.file):
            message = f"there is no file {quoted(owner.file)} beside this claim file"
            book.note("missing-file", message, _spot(draft.places[subject]), subject=subject)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that is too long for the system
        return False


def _spot(place: Place) -> Spot:
    return Spot(place.line, place.column)
