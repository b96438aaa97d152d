"""The plan: which claim is to be held against which file, in which column. Nothing is read yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from verifier.domain.assessment import Unavailable
from verifier.domain.claim import Claim
from verifier.pipeline.bindings import Bindings
from verifier.pipeline.results import Basis
from verifier.pipeline.texts import Missing
from verifier.register.register import Register

PROJECT_MARKS: Final = (".git", "verifier.toml", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and what it is to be held against, in one column.

    *name* and *title* are those of the document or source; *where* is the file with its text, or why there is none.
    """

    claim: Claim
    column: Basis
    name: str
    title: str
    where: Path | Missing


def make_plan(claims: Iterable[Claim], register: Register, bindings: Bindings) -> tuple[Pair, ...]:
    """Return one pair for each claim with its document and one for each source that it cites, in that order.

    A file given for an id goes before the file that the claim file names.
    """
    return tuple(pair for claim in claims for pair in _pairs(claim, register, bindings))


def _pairs(claim: Claim, register: Register, bindings: Bindings) -> Iterable[Pair]:
    document = register.document_of(claim)
    where = bindings.document(document.id) or _named(register, document.id, document.file, "--document", document.id)
    yield Pair(claim, Basis.STATED, document.id, document.title, where)
    for citation in claim.citations:
        source = register.source_of(claim, citation)
        where = bindings.source(document.id, source.id) or _named(
            register, document.id, source.file, "--source", source.id
        )
        yield Pair(claim, Basis.CITED, source.id, source.title, where)


def _named(register: Register, document: str, file: str | None, option: str, name: str) -> Path | Missing:
    """Return the path of the *file* that the claim file of *document* names, or why it is not to be read.

    A claim file may come from a stranger: it reaches only files below its own folder, its project or the working
    directory, so that a report never quotes from elsewhere on the machine. What a person names by an option may lie
    anywhere.
    """
    hint = f"give it with {option} {name}=PATH"
    if file is None:
        return Missing(Unavailable.NOT_CAPTURED, "no text of it was given", hint)
    path = register.path_beside(document, file)
    home = register.paths[document].resolve().parent
    try:
        if not any(path.resolve().is_relative_to(root) for root in (home, _project(home), Path.cwd())):
            return Missing(Unavailable.NOT_CAPTURED, f"{file} lies outside the project of its claim file", hint)
        if not path.is_file():
            return Missing(Unavailable.NOT_CAPTURED, f"there is no file {file} beside the claim file", hint)
    except (OSError, ValueError):  # a name that no file system takes
        return Missing(Unavailable.NOT_CAPTURED, "the claim file names no file that could be opened", hint)
    return path


def _project(folder: Path) -> Path:
    """Return the nearest folder around *folder* that looks like the root of a project, or else *folder* itself."""
    around = (folder, *folder.parents)
    return next((each for each in around if any((each / mark).exists() for mark in PROJECT_MARKS)), folder)
