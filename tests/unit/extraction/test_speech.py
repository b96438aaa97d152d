"""Who says it."""

import pytest

from tests.unit.extraction.build import claims_of, sentences_of
from verifier.extraction.speech import read_speech


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Ann Lee said that the port lost 4 million euros in 2020.", "Ann Lee"),
        ("The port lost 4 million euros in 2020, Ann Lee said.", "Ann Lee"),
        ("“We lost 4 million euros in 2020,” said Ann Lee, the director.", "Ann Lee"),
        ("According to the mayor, the port lost 4 million euros.", "the mayor"),
        ("Norhaven, a ferry company, said that it would sell two ships.", "Norhaven"),
        ("Ann Lee, in a speech on Monday, said that the port was lost.", "Ann Lee"),
        ("Prosecutors said he had opened 41 accounts.", "Prosecutors"),
        ("Norhaven denied having sold the ships.", "Norhaven"),
        ("Norhaven announced a new route to Riga.", ""),  # a deed, not what somebody tells
        ("When it joined the Harbour List, the company responded by filing a suit.", ""),
        ("The alleged theft cost the port 4 million euros.", ""),
        ("Ann Lee resigned after an audit found that money was missing.", ""),  # holds by nobody's word
        ("It was reported that the port lost money.", ""),
    ],
)
def test_the_speaker_of_reported_speech(sentence: str, speaker: str) -> None:
    assert read_speech(sentences_of(sentence)[0]).speaker == speaker


def test_a_person_stays_in_the_text_for_only_the_saying_can_be_shown() -> None:
    (claim,) = claims_of("Ann Lee said that the port lost 4 million euros in 2020.")
    assert claim.text.startswith("Ann Lee said that")


def test_a_record_leaves_the_text_for_it_is_what_the_claim_cites() -> None:
    (claim,) = claims_of("According to the port's 2020 accounts, Norhaven lost 4 million euros that year.")
    assert claim.text == "Norhaven lost 4 million euros in 2020."
    assert claim.speaker == "the port's 2020 accounts"


def test_a_record_at_the_end_leaves_the_text_too() -> None:
    (claim,) = claims_of("Norhaven lost 4 million euros in 2019, according to its annual report.")
    assert claim.text == "Norhaven lost 4 million euros in 2019."
