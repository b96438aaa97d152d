"""When an entailment model takes a conflict away."""

from dataclasses import dataclass, field

import pytest

from verifier.domain.check import CheckKind
from verifier.matching.entailment.model import Entailment
from verifier.pipeline.second_opinion import BY_MATTER, BY_WORDS, is_doubted

STATEMENT = "The line sold its ferries."
SENTENCES = ("Norrbo had run ferries.", "It kept them.")
SURE, SAME, OTHER = Entailment(0.05, 0.9, 0.05), Entailment(0.7, 0.1, 0.2), Entailment(0.05, 0.05, 0.9)


@dataclass
class Judge:
    """Has an opinion on each piece of evidence, *sure* of a contradiction unless told otherwise."""

    digest: str = "judge"
    opinions: dict[str, Entailment] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def judge(self, evidence: str, claim: str) -> Entailment:
        self.asked.append((evidence, claim))
        return self.opinions.get(evidence, SURE)


def test_a_contradiction_that_the_model_sees_stays() -> None:
    for kind in BY_MATTER:
        assert not is_doubted(STATEMENT, SENTENCES, kind, Judge())


@pytest.mark.parametrize("kind", sorted(set(CheckKind) - BY_MATTER))
def test_the_model_is_not_asked_about_figures_and_the_like(kind: CheckKind) -> None:
    judge = Judge(opinions=dict.fromkeys([" ".join(SENTENCES), *SENTENCES], OTHER))
    assert not is_doubted(STATEMENT, SENTENCES, kind, judge)
    assert judge.asked == []


@pytest.mark.parametrize("kind", sorted(BY_MATTER))
def test_another_matter_is_doubted_only_if_each_view_is_of_another(kind: CheckKind) -> None:
    judge = Judge(opinions=dict.fromkeys([" ".join(SENTENCES), *SENTENCES], OTHER))
    assert is_doubted(STATEMENT, SENTENCES, kind, judge)
    assert judge.asked == [(view, STATEMENT) for view in (" ".join(SENTENCES), *SENTENCES)]
    judge.opinions[SENTENCES[1]] = SURE
    assert not is_doubted(STATEMENT, SENTENCES, kind, judge)


@pytest.mark.parametrize("kind", sorted(BY_MATTER))
def test_one_view_that_says_the_same_takes_a_denial_away_and_nothing_else(kind: CheckKind) -> None:
    judge = Judge(opinions={SENTENCES[1]: SAME})
    assert is_doubted(STATEMENT, SENTENCES, kind, judge) is (kind in BY_WORDS)


def test_one_sentence_is_asked_once() -> None:
    judge = Judge()
    is_doubted(STATEMENT, SENTENCES[:1], CheckKind.POLARITY, judge)
    assert len(judge.asked) == 1
