"""The matcher: what claims are judged with besides the rules, and the version that its assessments are kept under."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from verifier.matching.calibration import NO_CALIBRATION, Calibration
from verifier.matching.combine import SURELY_SUPPORTED
from verifier.matching.decide import LIKELY
from verifier.matching.entailment.model import Entailment, EntailmentModel

RULES: Final = "lexical-5"  # grows whenever the same claim and text may come out otherwise than before


class Entails(Protocol):
    """What tells whether evidence supports a claim; *digest* says which model it is."""

    @property
    def digest(self) -> str:
        """A few letters that differ from model to model."""

    def judge(self, evidence: str, claim: str) -> Entailment:
        """Return how likely *evidence* supports, refutes or leaves open what *claim* says."""


class LazyModel:
    """A model that is loaded when it is first asked: most runs have nothing new to judge."""

    def __init__(self, digest: str, load: Callable[[], EntailmentModel]) -> None:
        self.digest = digest
        self._load = load
        self._loaded: EntailmentModel | None = None

    def judge(self, evidence: str, claim: str) -> Entailment:
        """Return what the model says.

        Raises:
            ModelError: the model cannot be loaded.
        """
        if self._loaded is None:
            self._loaded = self._load()
        return self._loaded.judge(evidence, claim)


@dataclass(frozen=True, slots=True)
class Matcher:
    """How to judge: by the rules alone, or with an entailment *model*; *calibration* moves the scores."""

    model: Entails | None = None
    calibration: Calibration = NO_CALIBRATION

    @property
    def version(self) -> str:
        """What assessments are kept under: that of the rules, with the model and the calibration, if any.

        >>> RULES_ONLY.version == RULES
        True
        """
        model = f"+{self.model.digest}" if self.model else ""
        calibration = f"~{self.calibration.digest}" if self.calibration.digest else ""
        return f"{RULES}{model}{calibration}"

    @property
    def threshold(self) -> float:
        """The score from which on wording that the checks leave open counts as support, on the scale that is shown."""
        return self.calibration(SURELY_SUPPORTED if self.model else LIKELY)

    @property
    def scale(self) -> str:
        """What a score is measured on: a probability as the shipped weights give it, or as a newsroom calibrated it."""
        return f"probability, calibrated {self.calibration.digest}" if self.calibration.digest else "probability"

    @property
    def fits(self) -> bool:
        """Whether the calibration, if any, was fitted for the scores of these rules and this model."""
        return self.calibration == NO_CALIBRATION or self.calibration.matcher == Matcher(self.model).version


RULES_ONLY: Final = Matcher()
