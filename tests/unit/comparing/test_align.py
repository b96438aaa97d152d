import pytest

from tests.unit.comparing.sentences import held_against
from verifier.comparing.align import LinkKind


def kinds(claim: str, sentence: str, context: str = "") -> dict[str, LinkKind]:
    _, _, alignment = held_against(claim, sentence, context=context)
    return {link.word.token.lower: link.kind for link in alignment.links}


@pytest.mark.parametrize(
    ("claim", "sentence", "word", "kind"),
    [
        ("They sold ships.", "They sell a ship.", "ships", LinkKind.SAME),
        ("They purchased ships.", "They bought ships.", "purchased", LinkKind.RELATED),
        ("The organisation grew.", "The organization grew.", "organisation", LinkKind.SAME),
        ("They tightened limits.", "They eased limits.", "tightened", LinkKind.OPPOSITE),
        ("A 3G network opened.", "A 5G network opened.", "3g", LinkKind.OPPOSITE),
        ("They sold ships.", "They sold cranes.", "ships", LinkKind.MISSING),
    ],
)
def test_a_word_is_met_by_its_like_or_its_contrary(claim: str, sentence: str, word: str, kind: LinkKind) -> None:
    assert kinds(claim, sentence)[word] is kind


def test_the_context_counts_for_less() -> None:
    assert kinds("Maersk sold ships.", "It sold ships.", context="Maersk had a plan.")["maersk"] is LinkKind.CONTEXT


def test_a_contrary_that_answers_another_word_is_none() -> None:
    found = kinds("Military and civilian ships sailed.", "Military and civil ships sailed.")
    assert found["civilian"] is not LinkKind.OPPOSITE


def test_coverage_is_a_share() -> None:
    claim, sentence = "The harbour sold three old ferries.", "The harbour sold three old ferries."
    _, _, same = held_against(claim, sentence)
    _, _, other = held_against(claim, "Nothing of the kind happened.")
    assert same.coverage == pytest.approx(1.0)
    assert 0.0 <= other.coverage < 0.2
