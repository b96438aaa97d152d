"""What one claim file gave so far, while it is read."""

from dataclasses import dataclass, field
from typing import Final

from verifier.domain.claim import Claim, Document, Source
from verifier.register.place import Place

SOURCE_SIGN: Final = "#"


@dataclass(slots=True)
class Draft:
    """The sound part of one claim file.

    *sources* lists also those with an error, as None, so that citing them is known. *left_out* names the claims with
    an error. *places* goes by document id, claim key and :func:`source_key`.
    """

    document: Document | None = None
    sources: dict[str, Source | None] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)


def source_key(document: str, source: str) -> str:
    """Return the name of a source that is unique across files: ``kim-2025#huawei-ar-2023``."""
    return f"{document}{SOURCE_SIGN}{source}"
