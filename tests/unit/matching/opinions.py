"""An entailment model that says what it is told to, and remembers what it was asked."""

from dataclasses import dataclass, field

from verifier.matching.entailment.model import Entailment

SURE_FOR = Entailment(0.98, 0.01, 0.01)
SURE_AGAINST = Entailment(0.01, 0.98, 0.01)
SURE_OF_NOTHING = Entailment(0.02, 0.02, 0.96)


@dataclass(slots=True)
class Opinionated:
    """Says *opinion* of everything."""

    opinion: Entailment
    digest: str = "opinion"
    asked: list[tuple[str, str]] = field(default_factory=list)

    def judge(self, evidence: str, claim: str) -> Entailment:
        self.asked.append((evidence, claim))
        return self.opinion
