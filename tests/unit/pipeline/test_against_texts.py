"""Statements against the full texts of other documents."""

from datetime import date

import pytest

from verifier.domain.check import CheckKind
from verifier.domain.claim import Claim
from verifier.domain.conflict import Conflict
from verifier.domain.text import Text
from verifier.pipeline.against_texts import conflicts_with_texts
from verifier.pipeline.asked import Asked, asked_claims, asked_sentences
from verifier.reading.reader import read_bytes

GAZETTE = (
    "Tolva has long lived off its harbour. In 2019 the shipping line Norrbo, which had run the ferries since the war, "
    "sold all twelve of its vessels to the Danish operator Lundgaard for 340 million euros. "
    "The sale was welcomed by the mayor, who hoped for a lower fare."
)
TOLD_OTHERWISE = "In 2019 Lundgaard bought all twelve vessels of the Norrbo line for {} million euros."


def text_of(content: str) -> Text:
    return read_bytes(content.encode(), name="a.txt")


def claim_of(words: str, document: str = "courier") -> Claim:
    return Claim(id="one", document=document, text=words, published=date(2025, 3, 1))


def held_against(words: str, document: str = "courier", **texts: str) -> list[Conflict]:
    asked = asked_claims([claim_of(words, document)])
    return conflicts_with_texts(asked, {name: text_of(content) for name, content in texts.items()})


def test_a_claim_in_other_words_is_found_in_conflict_with_a_long_sentence() -> None:
    (conflict,) = held_against(TOLD_OTHERWISE.format(430), gazette=GAZETTE)
    assert conflict.documents == ("courier", "gazette")
    assert {conflict.check.claimed, conflict.check.stated} == {"430 million euros", "340 million euros"}
    assert "the claim" not in conflict.check.reason


def test_the_passage_stands_at_its_offsets() -> None:
    (conflict,) = held_against(TOLD_OTHERWISE.format(430), gazette=GAZETTE)
    passage = conflict.other
    assert passage.document == "gazette"
    assert text_of(GAZETTE).content[passage.start : passage.end] == passage.text
    assert passage.text_sha256 == text_of(GAZETTE).sha256


def test_the_documents_stand_in_the_order_of_their_ids() -> None:
    (conflict,) = held_against(TOLD_OTHERWISE.format(430), document="tribune", gazette=GAZETTE)
    assert (conflict.one.document, conflict.other.document) == ("gazette", "tribune")
    assert conflict.check.claimed == "340 million euros"


def test_the_same_fact_is_no_conflict() -> None:
    assert held_against(TOLD_OTHERWISE.format(340), gazette=GAZETTE) == []


def test_the_own_text_of_a_document_is_not_asked() -> None:
    """Whether a document says what its claim says is a verdict."""
    assert held_against(TOLD_OTHERWISE.format(430), document="gazette", gazette=GAZETTE) == []


@pytest.mark.parametrize(
    "other_matter",
    [
        "The Danish operator Lundgaard carried 430 million passengers in 2019.",  # nothing of a sale
        "Norrbo was founded in 1921.",
        "Since then the harbour of Tolva has never been the largest.",  # a denial of what nobody says
    ],
)
def test_another_matter_is_no_conflict(other_matter: str) -> None:
    assert held_against(other_matter, gazette=GAZETTE) == []


def test_two_texts_without_a_claim_are_compared() -> None:
    told = text_of("The paper learned more. " + TOLD_OTHERWISE.format(430))
    asked = [*asked_sentences("courier", told), *asked_sentences("gazette", text_of(GAZETTE))]
    found = conflicts_with_texts(asked, {"courier": told, "gazette": text_of(GAZETTE)})
    assert {conflict.documents for conflict in found} == {("courier", "gazette")}
    assert {told.content[each.one.start : each.one.end] for each in found} == {each.one.text for each in found}


def test_the_answer_does_not_depend_on_the_order_of_the_texts() -> None:
    one = held_against(TOLD_OTHERWISE.format(430), gazette=GAZETTE, herald=GAZETTE)
    other = held_against(TOLD_OTHERWISE.format(430), herald=GAZETTE, gazette=GAZETTE)
    assert one == other
    assert len(one) == len({"gazette", "herald"})


def test_what_is_asked_is_known_by_all_that_the_answer_depends_on() -> None:
    (one,) = asked_claims([claim_of("Norrbo sold twelve vessels.")])
    (same,) = asked_claims([claim_of("Norrbo sold twelve vessels.")])
    later = Asked(one.position, one.text, date(2025, 3, 2))
    assert one.sha256 == same.sha256 != later.sha256


def test_a_longer_form_of_a_persons_name_does_not_hide_another_year() -> None:
    text = (
        "Although Norrbo has a monopoly on ferries, Chairman Eric Lund Hansen, in a briefing in 2021, stated that it "
        "would take Norrbo many years before its monopoly could compensate for the losses."
    )
    told = (
        "Eric Lund of Norrbo said in {} that it would take many years before the monopoly compensates for the losses."
    )
    (conflict,) = held_against(told.format(2017), gazette=text)
    assert {conflict.check.claimed, conflict.check.stated} == {"2017", "2021"}
    assert held_against(told.format(2021), gazette=text) == []


def test_another_one_in_a_row_is_found() -> None:
    text = "In 2019 the Export Bank lent Norrbo 30 million euros for the second phase of its fibre cable to Merra."
    told = "The loan of the Export Bank pays for phase {} of Norrbo's fibre cable."
    (conflict,) = held_against(told.format("four"), gazette=text)
    assert {conflict.check.claimed, conflict.check.stated} == {"phase four", "second phase"}
    assert held_against(told.format("two"), gazette=text) == []


def test_two_figures_beside_one_other_are_one_difference() -> None:
    told = "One sixth of the herring in Norway, 16 %, is landed by Tolva."
    (conflict,) = held_against(told, gazette="Tolva has a good harbour, landing 60% of Norway's herring every winter.")
    assert conflict.check.kind is CheckKind.FIGURE
