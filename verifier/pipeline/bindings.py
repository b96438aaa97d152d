"""Bindings: which local file holds the text of which document or source, as given by ``ID=PATH``."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path

from verifier.errors import ConfigError, UnknownName
from verifier.register.register import Register
from verifier.register.values import did_you_mean


@dataclass(frozen=True, slots=True)
class Bindings:
    """Files by id: of documents by ``document-id``, of sources by ``source-id`` or ``document-id/source-id``."""

    documents: Mapping[str, Path] = field(default_factory=dict)
    sources: Mapping[str, Path] = field(default_factory=dict)

    def document(self, document: str) -> Path | None:
        """Return the file given for a document, if any."""
        return self.documents.get(document)

    def source(self, document: str, source: str) -> Path | None:
        """Return the file given for a source; one given for this document goes before one for all documents."""
        return self.sources.get(f"{document}/{source}") or self.sources.get(source)


def parse_bindings(documents: Iterable[str], sources: Iterable[str]) -> Bindings:
    """Return the bindings that ``--document`` and ``--source`` state, each as ``ID=PATH``.

    Raises:
        ConfigError: one is not of that form, or gives an id a second time.
    """
    return Bindings(_parse("--document", documents), _parse("--source", sources))


def _parse(option: str, values: Iterable[str]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for value in values:
        name, equals, path = value.partition("=")
        if not (equals and name.strip() and path.strip()):
            raise ConfigError(
                f"{option} {value!r} is not ID=PATH", hint=f"write it as {option} kim-2025=articles/kim.pdf"
            )
        if name in found:
            raise ConfigError(f"{option} gives {name!r} twice", hint="give one file for each id")
        found[name] = Path(path)
    return found


def require_known(bindings: Bindings, register: Register) -> None:
    """Make sure that the register knows every id in *bindings*: a mistyped one would silently check nothing.

    Raises:
        UnknownName: the register does not hold an id; the hint names the nearest that it holds.
    """
    for kind, given, names_in in (
        ("document", bindings.documents, _documents),
        ("source", bindings.sources, _sources),
    ):
        known = names_in(register) if given else frozenset[str]()
        for name in given:
            if name not in known:
                hint = did_you_mean(name, sorted(known)) or f"the claim files have: {_some(known)}"
                raise UnknownName(f"the claim files know no {kind} {name!r}", hint=hint)


def _documents(register: Register) -> Set[str]:
    return frozenset(register.documents)


def _sources(register: Register) -> Set[str]:
    return {
        name
        for document, known in register.sources.items()
        for source in known
        for name in (source, f"{document}/{source}")
    }


def _some(names: Iterable[str], most: int = 8) -> str:
    ordered = sorted(names)
    return ", ".join(ordered[:most]) + (" …" if len(ordered) > most else "") if ordered else "none"
