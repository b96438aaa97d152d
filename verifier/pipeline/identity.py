"""Identity: all that results depend on besides claims and texts. Machines that work together must have the same."""

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import Final

from verifier import __version__
from verifier.pipeline.matchers import MatcherSpec, open_matcher
from verifier.reading.assembly import READER

LIBRARIES: Final = (
    "lxml", "numpy", "onnxruntime", "py3langid", "pypdfium2", "rapidfuzz", "sentencex", "tokenizers", "trafilatura",
)  # fmt: skip
"""Those that read texts or compute scores."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Versions and digests; *matcher* has those of the model and the calibration, *processor* is a family."""

    verifier: str
    reader: str
    matcher: str
    libraries: tuple[tuple[str, str], ...]
    processor: str

    def differences(self, other: "Identity") -> Iterator[str]:
        """Yield in words what *other* has that this one has not: "verifier 0.2.0, not 0.1.0"."""
        ours, theirs = self._named(), other._named()
        for name, value in ours.items():
            if theirs.get(name) != value:
                yield f"{name} {theirs.get(name, 'missing')}, not {value}"

    def _named(self) -> dict[str, str]:
        own = {"verifier": self.verifier, "reader": self.reader, "matcher": self.matcher, "processor": self.processor}
        return own | dict(self.libraries)


def identity(spec: MatcherSpec) -> Identity:
    """Return the identity of this process, judging as *spec* says.

    Raises:
        ModelError, ConfigError: the matcher cannot be opened here.
    """
    libraries = tuple((name, version(name)) for name in LIBRARIES)
    return Identity(__version__, READER, open_matcher(spec).version, libraries, platform.machine())
