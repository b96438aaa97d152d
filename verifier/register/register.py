"""The register: all claims at hand, with their documents and sources, and where each of them was written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from verifier.domain.claim import Citation, Claim, Document, Source
from verifier.domain.finding import Finding, Severity
from verifier.errors import UnknownName
from verifier.register.draft import source_key
from verifier.register.place import Place, quoted
from verifier.register.values import did_you_mean


@dataclass(frozen=True, slots=True)
class Register:
    """What claim files hold, as far as it is sound.

    *documents* and *sources* go by id, sources under the id of their document; *claims* are in the order of the
    files. *findings* are all mistakes and remarks, by file and line. *left_out* names the claims that could not be
    taken, so that nobody counts them as checked. *places* tells where a document (by its id), a claim (by its key)
    and a source (by ``document#source``) is written; *paths* tells the claim file of each document. Of a large register
    most lies on disk: it is quick to go through in the order of its files, and slow to jump about in.
    """

    documents: Mapping[str, Document]
    sources: Mapping[str, Mapping[str, Source]]
    claims: Sequence[Claim]
    findings: Sequence[Finding]
    left_out: tuple[str, ...]
    places: Mapping[str, Place]
    paths: Mapping[str, Path]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that are errors."""
        return tuple(found for found in self.findings if found.severity is Severity.ERROR)

    def document_of(self, claim: Claim) -> Document:
        """Return the document that states *claim*."""
        return self.documents[claim.document]

    def source_of(self, claim: Claim, citation: Citation) -> Source:
        """Return the source that *citation* of *claim* names."""
        return self.sources[claim.document][citation.source]

    def place_of_source(self, document: str, source: str) -> Place:
        """Return where the source with the id *source* of the document with the id *document* is written."""
        return self.places[source_key(document, source)]

    def path_beside(self, document: str, file: str) -> Path:
        """Return the path of a document's or source's *file*, which is relative to the claim file of *document*."""
        return self.paths[document].parent / file

    def claim_named(self, name: str) -> Claim:
        """Return the claim with the key *name*, or with the id *name* where only one claim has it.

        Raises:
            UnknownName: there is no such claim, or there are several.
        """
        found = [claim for claim in self.claims if name in {claim.key, claim.id}]
        if len(found) == 1:
            return found[0]
        if found:
            keys = ", ".join(claim.key for claim in found)
            raise UnknownName(f"{quoted(name)} is the id of several claims", hint=f"Choose one of: {keys}")
        near = did_you_mean(name, [claim.key for claim in self.claims] + [claim.id for claim in self.claims])
        raise UnknownName(f"there is no claim {quoted(name)}", hint=near or "Run `verifier lint` to see what was read.")
