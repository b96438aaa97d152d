"""A support needs an answer to everything that the claim says."""

import pytest

from verifier.domain.assessment import Verdict
from verifier.domain.claim import Claim
from verifier.matching.match import match
from verifier.reading.reader import read_string

TOWN = (
    "Oster, a town report. The Oster bridge, opened in 1962, carries 38,000 vehicles a day. The town council opened a "
    "clinic in March 2019. Brisk won the tennis cup of the town in May. The jury was led by Anna Lee, who teaches at "
    "the school."
)


def verdict(text: str, source: str = TOWN) -> Verdict:
    return match(Claim(id="claim", document="news", text=text), read_string(source)).verdict


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Oster bridge carries 38,000 vehicles a day.", Verdict.SUPPORTED),
        ("The Oster tunnel carries 38,000 vehicles a day.", Verdict.NOT_ENOUGH_INFO),
        ("The town council opened a clinic in March 2019.", Verdict.SUPPORTED),
        ("The town council opened a clinic in a former brewery.", Verdict.PARTIAL),
        ("All town councils opened a clinic in March 2019.", Verdict.PARTIAL),
    ],
)
def test_what_is_missing_or_replaced_is_no_support(text: str, wanted: Verdict) -> None:
    assert verdict(text) is wanted


def test_a_sentence_near_by_with_the_missing_word_is_read_too() -> None:
    source = (
        "Brisk, the winner of the Oster cup, is 19. The cup was played in May. "
        "Before that, Brisk, who was ranked 87th, had never won a tournament."
    )
    assert verdict("Brisk, winner of the Oster cup, had won a tournament before.", source) is Verdict.REFUTED
