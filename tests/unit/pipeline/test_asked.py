"""Which statements the texts of other documents are asked about."""

from dataclasses import replace
from datetime import date

import pytest

from verifier.domain.claim import Claim
from verifier.domain.conflict import Position
from verifier.pipeline.asked import Asked, asked_claims, asked_sentences
from verifier.reading.reader import read_bytes

TEXT = (
    "The harbour of Tolva handled 4.9 million tonnes of freight in 2024. "
    "It was lovely there. "
    "“Norrbo Line sold twelve ferries to Lundgaard in 2019,” said Anna Berg."
)
ASKED = Asked(
    Position(document="courier", claim="courier/one", text="Tolva has 900 berths."), "Tolva has 900 berths.", None
)


def test_each_claim_is_asked_about_in_its_words_and_by_its_date() -> None:
    claim = Claim(id="one", document="courier", text="Tolva has 900 berths.", published=date(2025, 3, 1))
    (asked,) = asked_claims([claim])
    assert (asked.text, asked.published) == (claim.text, claim.published)
    assert asked.position == Position(document="courier", claim="courier/one", text=claim.text)


def test_a_sentence_worth_checking_is_asked_about_where_it_stands() -> None:
    text = read_bytes(TEXT.encode(), name="a.txt")
    asked = list(asked_sentences("gazette", text, date(2025, 3, 1)))
    assert [one.position.text for one in asked] == [TEXT[: TEXT.index(" It")]]  # no quotation, no opinion
    position = asked[0].position
    assert text.content[position.start : position.end] == position.text
    assert (position.document, position.claim, position.text_sha256) == ("gazette", "", text.sha256)
    assert asked[0].published == date(2025, 3, 1)


@pytest.mark.parametrize(
    "other",
    [
        replace(ASKED, text="Tolva has 800 berths."),
        replace(ASKED, published=date(2025, 3, 1)),
        replace(ASKED, position=ASKED.position.model_copy(update={"document": "gazette"})),
        replace(ASKED, position=ASKED.position.model_copy(update={"start": 3})),
    ],
)
def test_whatever_an_answer_depends_on_gives_another_digest(other: Asked) -> None:
    assert other.sha256 != ASKED.sha256 == replace(ASKED).sha256
