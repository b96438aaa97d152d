"""Identity: the same claim keeps its id when the article is edited."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.extraction.build import claims_of
from verifier.domain.extracted import ExtractedClaim
from verifier.extraction.identity import keep_ids, same_claims

OLD = "Norhaven sold 4 ships in 2019. Sundlink bought a yard in Riga in 2020. The port of Riga lost 40 jobs in 2021."


def named(content: str) -> tuple[ExtractedClaim, ...]:
    """Return the claims with ids that a person might have given."""
    return tuple(claim.model_copy(update={"id": f"own-{at}"}) for at, claim in enumerate(claims_of(content)))


@pytest.mark.parametrize(
    ("new", "ids"),
    [
        (OLD, ["own-0", "own-1", "own-2"]),
        (f"Kano closed its mine in Peru in 2018. {OLD}", [None, "own-0", "own-1", "own-2"]),
        ("The port of Riga lost 40 jobs in 2021. Norhaven sold 4 ships in 2019.", ["own-2", "own-0"]),
        ("Norhaven sold 5 ships in 2019. Sundlink bought a large yard in Riga in 2020.", ["own-0", "own-1"]),
    ],
    ids=["unchanged", "one put in", "moved", "corrected"],
)
def test_content_first_then_likeness(new: str, ids: list[str | None]) -> None:
    kept = keep_ids(named(OLD), claims_of(new))
    assert [claim.id if wanted else None for claim, wanted in zip(kept, ids, strict=True)] == ids


def test_of_two_that_say_the_same_the_order_decides() -> None:
    twice = "Norhaven sold 4 ships in 2019. Norhaven sold 4 ships in 2019."
    assert [claim.id for claim in keep_ids(named(twice), claims_of(twice))] == ["own-0", "own-1"]


def test_a_new_claim_takes_no_id_of_an_old_one() -> None:
    fresh = claims_of("Kano closed its mine in Peru in 2018.")
    old = tuple(claim.model_copy(update={"id": fresh[0].id}) for claim in claims_of("Norhaven sold 4 ships in 2019."))
    (kept,) = keep_ids(old, fresh)
    assert kept.id == f"{fresh[0].id}-2"


@given(st.lists(st.integers(0, 3), max_size=6), st.lists(st.integers(0, 3), max_size=6))
def test_each_claim_is_in_one_pair_at_most(old: list[int], new: list[int]) -> None:
    pool = claims_of("Norhaven sold 4 ships in 2019. Norhaven sold 4 ships in 2018. Kano closed. Riga lost 40 jobs.")
    before, after = ([pool[at % len(pool)] for at in places] for places in (old, new))
    pairs = same_claims(before, after)
    assert len({pair.old for pair in pairs}) == len({pair.new for pair in pairs}) == len(pairs)
    ids = [claim.id for claim in keep_ids([], after)]
    assert len(set(ids)) == len(ids)
