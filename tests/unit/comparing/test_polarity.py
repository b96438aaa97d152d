import pytest

from tests.unit.comparing.sentences import held_against
from verifier.comparing.polarity import check_polarity
from verifier.domain.check import Check, CheckKind, Outcome


def turns(claim: str, *sentences: str) -> list[Check]:
    """Return the checks of the claim against the sentences."""
    statement, _, alignment = held_against(claim, *sentences)
    return check_polarity(statement, alignment)


def kinds(claim: str, *sentences: str) -> set[CheckKind]:
    """Return the kinds of the checks, all of which differ."""
    checks = turns(claim, *sentences)
    assert all(check.outcome is Outcome.DIFFERS and check.reason for check in checks)
    return {check.kind for check in checks}


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The museum did not sell the painting.", "The museum sold the painting in spring."),
        ("The museum has yet to sell the painting.", "The museum sold the painting in spring."),
        ("The council never approved the tunnel.", "The council approved the tunnel on Monday."),
        ("The mayor opened the bridge.", "The mayor did not open the bridge."),
        ("The trial showed an effect on sleep.", "The trial showed no effect on sleep."),
        ("Neither Norway nor Iceland joined the pact.", "Norway and Iceland joined the pact."),
        ("The drug failed to lower blood pressure.", "The drug lowered blood pressure in adults."),
        ("The airline is not the owner of the hangar.", "The airline is the owner of the hangar at the port."),
        ("Ministers ruled out a tax on sugar.", "Ministers announced a tax on sugar."),
        ("The strike left ferries to the islands untouched.", "The strike hit ferries to the islands hard."),
        ("The choir sang the hymn without the organ.", "The choir sang the hymn with the organ."),
        ("The striker no longer plays for Porto.", "The striker still plays for Porto."),
        ("The surgeon had no difficulty removing the tumour.", "The surgeon struggled to remove the tumour."),
    ],
)
def test_a_one_sided_denial_differs(claim: str, source: str) -> None:
    assert CheckKind.POLARITY in kinds(claim, source)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Wheat prices rose in May.", "Wheat prices fell in May."),
        ("The court tightened the rules on fishing.", "The court eased the rules on fishing."),
        ("The club took the defender off its squad list.", "The club added the defender to its squad list."),
        ("The board gave the chef back his licence.", "The board stripped the chef of his licence."),
        ("The school has cut back its music programme.", "The school has expanded its music programme."),
        ("The village welcomed the wind farm.", "The village condemned the wind farm."),
        ("The orchard was thriving when the frost came.", "The orchard was struggling when the frost came."),
        ("Residents were free to fish in the lake.", "Residents were forbidden to fish in the lake."),
        ("Rail travel is cheaper than air travel there.", "Rail travel is more expensive than air travel there."),
        ("The critics found the ending reasonable.", "The critics found the ending unreasonable."),
        ("The harvest did not fall in the valley.", "The harvest did not rise in the valley."),
    ],
)
def test_contraries_of_one_matter_differ(claim: str, source: str) -> None:
    assert CheckKind.DIRECTION in kinds(claim, source)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Wheat prices did not rise in May.", "Wheat prices fell in May."),
        ("The council did not reject the tunnel.", "The council approved the tunnel."),
        ("Wheat prices did not fall in May.", "Wheat prices did not fall in May."),
        ("He was barred from racing.", "He was prohibited from racing."),
        ("The museum could not sell the painting.", "The museum was unable to sell the painting."),
        ("No federal law covers drones.", "There is no federal law on drones."),
        ("The ship was banned from the port unless it paid.", "The ship was banned from the port without payment."),
    ],
)
def test_two_turns_cancel_out(claim: str, source: str) -> None:
    assert kinds(claim, source) == set()


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        # Another matter rises.
        ("Wheat prices fell in May.", "Wheat prices fell in May while the sale of tractors in Spain rose."),
        # The rest is said by another word that is not denied.
        ("Ghana wants to cooperate with Togo.", "Ghana will cooperate with Togo, which demands that we not cooperate."),
        # The source only asks, or supposes.
        ("Ten euros are not enough for lunch.", "Are ten euros enough for lunch?"),
        ("The firm pays the fine.", "If the firm does not pay the fine, the court will act."),
        # Buyer and sale go together.
        ("Kestrel, the buyer of the mill, paid in cash.", "The sale of the mill to Kestrel was in cash."),
        # Not all is not none.
        ("Members voted for the budget.", "Not all members voted for the budget."),
    ],
)
def test_what_only_looks_turned_does_not_differ(claim: str, source: str) -> None:
    assert kinds(claim, source) == set()


def test_a_denying_verb_may_meet_its_like_in_another_sentence() -> None:
    sources = ("The owner sought a partner for the mill.", "He abandoned the search that winter.")
    assert kinds("That winter the owner gave up seeking a partner for the mill.", *sources) == set()


def test_a_check_names_both_words() -> None:
    (check,) = turns("Wheat prices rose in May.", "Wheat prices fell in May.")
    assert (check.claimed, check.stated) == ("rose", "fell")
    assert check.reason == "the source says “fell”, the claim says “rose”"


def test_a_denial_is_quoted() -> None:
    (check,) = turns("The mayor opened the bridge.", "The mayor did not open the bridge.")
    assert check.reason == "the source denies what the claim says: “not open the bridge”"


def test_another_designation_differs() -> None:
    assert CheckKind.DIRECTION in kinds("The town got a 4G mast.", "The town got a 5G mast.")


@pytest.mark.parametrize("claim", ["", "Not.", "no no no", "Yes"])
def test_empty_and_odd_claims_are_borne(claim: str) -> None:
    assert kinds(claim, "The mayor did not open the bridge.") == set()
