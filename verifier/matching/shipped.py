"""The shipped matcher: the rules with the entailment model that comes with the package, where it does."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from verifier.errors import ModelError
from verifier.matching.entailment.description import ModelDescription
from verifier.matching.entailment.packaged import DESCRIPTION_FILE, MODEL_FILE, packaged_model
from verifier.matching.matcher import LazyModel, Matcher

DIGEST: Final = 8  # letters


@cache
def shipped_matcher() -> Matcher:
    """Return the matcher that is used where nothing else is wanted."""
    return Matcher(shipped_model_or_none())


@cache
def shipped_model_or_none(threads: int = 1) -> LazyModel | None:
    """Return the packaged model, or None where the package lies here without it."""
    try:
        digest = digest_of(files("verifier.matching.entailment").joinpath("data"))
    except (OSError, ModelError):
        return None
    return LazyModel(digest, lambda: packaged_model(threads=threads))


def digest_of(folder: Traversable) -> str:
    """Return what tells the model in *folder* from any other.

    Raises:
        OSError: there is none.
        ModelError: its description cannot be read.
    """
    description = ModelDescription.from_json(folder.joinpath(DESCRIPTION_FILE).read_text("utf-8"))
    return model_digest(sha256(folder.joinpath(MODEL_FILE).read_bytes()).hexdigest(), description)


def model_digest(weights_sha256: str, description: ModelDescription) -> str:
    """Return a few letters that differ where weights or use differ."""
    return sha256(f"{weights_sha256}\n{description.to_json()}".encode()).hexdigest()[:DIGEST]
