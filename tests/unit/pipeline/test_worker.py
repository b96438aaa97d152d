"""Tests of pieces: in order, and no text that the other end has."""

import pytest

from tests.unit.pipeline.chunks import chunk, claim, page, some_chunks
from verifier.domain.assessment import Unavailable
from verifier.domain.text import Text
from verifier.pipeline.pieces import Piece, pieces
from verifier.pipeline.texts import Missing, text_of
from verifier.pipeline.work import DEFAULTS, work


@pytest.fixture(autouse=True)
def _obedient() -> None:
    """Judge for real here."""


def test_a_text_that_was_read_goes_with_the_first_piece_alone() -> None:
    sent = list(pieces(some_chunks(1, claims=26)[0]))
    assert [piece.text is not None for piece in sent] == [True, False, False]
    assert [len(piece.assessments) for piece in sent] == [0, 25, 1]


def test_a_text_that_was_sent_does_not_come_back() -> None:
    text = text_of(page("x"), "x.md", DEFAULTS)
    assert isinstance(text, Text)
    sent = list(pieces(chunk(0, map(claim, range(26)), text)))
    assert [piece.text for piece in sent] == [None, None]
    whole = list(work(chunk(0, map(claim, range(26)), text)))
    assert [each for piece in sent for each in piece.assessments] == [
        each for done in whole for each in done.assessments
    ]


def test_why_there_is_no_text_is_sent() -> None:
    (piece,) = pieces(chunk(0, [claim(1)], data=b"%PDF-1.7 and nothing else"))
    assert isinstance(piece, Piece)
    assert isinstance(piece.text, Missing)
    assert piece.text.reason is Unavailable.UNREADABLE
