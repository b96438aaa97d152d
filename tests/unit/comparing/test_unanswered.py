import pytest

from tests.unit.comparing.sentences import held_against
from verifier.comparing.unanswered import unanswered, unanswered_kind


def missed(claim: str, source: str, elsewhere: frozenset[str] = frozenset()) -> str:
    statement, _, alignment = held_against(claim, source)
    return unanswered(statement, alignment, elsewhere).words


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("The clinic opened in a former school.", "former school"),
        ("The clinic opened with a brass band.", "brass band"),
    ],
)
def test_a_phrase_without_an_answer_is_missed(claim: str, words: str) -> None:
    assert missed(claim, "The clinic opened in March.") == words


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The clinic opened in March.", "The clinic opened in March."),
        ("The clinic started work in March.", "The clinic opened in March."),  # a verb, and a light noun
        ("A number of clinics opened in March.", "Clinics opened in March."),
        ("The operator, Tolle Crossings, opened it.", "Tolle Crossings opened the bridge."),  # a title
        ("The new clinic opened in March.", "The clinic opened in March."),  # the clinic is said
    ],
)
def test_verbs_light_nouns_and_attributes_are_not_missed(claim: str, source: str) -> None:
    assert missed(claim, source) == ""


def test_what_another_sentence_says_may_be_meant() -> None:
    claim, source = "The clinic opened in a former school.", "The clinic opened in March."
    assert missed(claim, source, frozenset({"school"})) == ""


@pytest.mark.parametrize(
    ("claim", "source", "kind"),
    [
        ("Anna Lee is a senator.", "Anna Lee (born 1987) is a model.", "senator"),
        ("Anna Lee is a model.", "Anna Lee (born 1987) is a model.", ""),
        ("Anna Lee is famous for her speeches.", "Anna Lee is a model known for speeches.", ""),
    ],
)
def test_what_a_claim_says_its_subject_to_be_must_be_said(claim: str, source: str, kind: str) -> None:
    statement, _, alignment = held_against(claim, source)
    assert unanswered_kind(statement, alignment) == kind
