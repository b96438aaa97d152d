"""Tests of retrying: what is done again after a death, what alone, and what is given up."""

from dataclasses import replace

import pytest

from tests.unit.pipeline.chunks import chunk, claim
from verifier.domain.assessment import Unavailable
from verifier.domain.claim import Claim
from verifier.domain.text import Text
from verifier.pipeline.pieces import Piece, pieces
from verifier.pipeline.retrying import Attempt, after_death
from verifier.pipeline.texts import Missing
from verifier.pipeline.work import Done, Lost

TEXT = Text(content="The mill of Oster ground 3 sacks in 1903.", reader="by hand")
CLAIMS = tuple(map(claim, range(5)))


@pytest.fixture(autouse=True)
def _obedient() -> None:
    """Judge for real here."""


def names(claims: tuple[Claim, ...]) -> str:
    return "".join(each.id for each in claims)


def test_after_one_death_a_chunk_is_tried_again_as_it_is() -> None:
    attempt = Attempt(chunk(0, CLAIMS, data=b"..."))
    after = after_death(attempt, "signal 9")
    assert after.next == replace(attempt, deaths=1)
    assert after.told is None


def test_what_was_handed_back_before_a_death_is_not_done_again() -> None:
    attempt = Attempt(chunk(0, CLAIMS, data=b"..."))
    _, attempt = attempt.taking(Piece(TEXT))
    assert (attempt.chunk.text, attempt.chunk.data, attempt.chunk.claims) == (TEXT, b"", CLAIMS)
    done, attempt = attempt.taking(*pieces(chunk(0, CLAIMS[:2], TEXT)))
    assert (done.text, len(done.assessments)) == (TEXT, 2)
    following = after_death(attempt, "signal 9").next
    assert following is not None
    assert names(following.chunk.claims) == "c2c3c4"


def test_how_long_a_piece_took_where_it_was_done_is_handed_on() -> None:
    done, _ = Attempt(chunk(0, CLAIMS, data=b"...")).taking(Piece(TEXT, seconds=1.5))
    assert done.seconds == 1.5
    assert sum(piece.seconds for piece in pieces(chunk(0, CLAIMS, TEXT))) > 0


def test_after_two_deaths_claims_are_tried_one_by_one() -> None:
    attempt = after_death(Attempt(chunk(0, CLAIMS, TEXT), deaths=1), "signal 9").next
    tried = []
    while attempt:
        tried.append(names(attempt.chunk.claims))
        attempt = attempt.following()
    assert tried == ["c0", "c1", "c2", "c3", "c4"]


def test_a_text_that_was_not_read_is_read_before_any_claim_is_tried() -> None:
    attempt = after_death(Attempt(chunk(0, CLAIMS, data=b"..."), deaths=1), "signal 9").next
    assert attempt is not None
    assert (attempt.chunk.claims, attempt.chunk.data, names(attempt.after)) == ((), b"...", "c0c1c2c3c4")
    following = attempt.taking(Piece(TEXT))[1].following()
    assert following is not None
    assert (names(following.chunk.claims), following.chunk.text) == ("c0", TEXT)


def test_a_claim_that_was_tried_alone_is_given_up_and_the_others_go_on() -> None:
    alone = Attempt(chunk(7, CLAIMS[2:3], TEXT), CLAIMS[3:], deaths=2)
    after = after_death(alone, "signal 11")
    assert isinstance(after.told, Lost)
    assert (after.told.number, after.told.claims) == (7, (CLAIMS[2].sha256,))
    assert "3 times" in after.told.why.message
    assert "signal 11" in after.told.why.message
    assert after.next is not None
    assert names(after.next.chunk.claims) == "c3"


def test_a_text_that_kills_with_every_claim_costs_a_few_processes_not_one_for_each_claim() -> None:
    attempt: Attempt | None = Attempt(chunk(7, map(claim, range(200)), TEXT))
    deaths, lost = 0, list[str]()
    while attempt:
        after = after_death(attempt, "signal 9")
        deaths += 1
        if isinstance(after.told, Lost):
            lost += after.told.claims
        attempt = after.next
    assert deaths == 4
    assert sorted(lost) == sorted(claim(number).sha256 for number in range(200))


def test_bytes_that_no_process_survives_reading_are_unreadable() -> None:
    attempt: Attempt | None = Attempt(chunk(7, CLAIMS, data=b"..."))
    told: Done | Lost | None = None
    while attempt:
        after = after_death(attempt, "signal 9")
        attempt, told = after.next, after.told
    assert isinstance(told, Done)
    assert isinstance(told.text, Missing)
    assert told.text.reason is Unavailable.UNREADABLE


@pytest.mark.parametrize("deaths", [0, 1, 2, 3])
def test_a_chunk_with_nothing_left_loses_nothing(deaths: int) -> None:
    after = after_death(Attempt(chunk(0, (), TEXT), deaths=deaths), "signal 9")
    assert after.told is None
    assert after.next is None or after.next.chunk.claims == ()


def test_a_text_that_gives_none_needs_no_more_tries() -> None:
    missing = Missing(Unavailable.SCANNED, "pictures")
    _, left = Attempt(chunk(0, CLAIMS, data=b"..."), CLAIMS).taking(Piece(missing))
    assert left.chunk.claims == left.after == ()
    assert left.following() is None


def test_a_piece_of_a_chunk_that_was_never_read_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="before the text"):
        Attempt(chunk(0, CLAIMS, data=b"...")).taking(Piece(None))
