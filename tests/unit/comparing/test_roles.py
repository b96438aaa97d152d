import pytest

from tests.unit.comparing.sentences import held_against
from verifier.comparing.polarity import check_polarity
from verifier.comparing.roles import check_roles
from verifier.domain.check import CheckKind, Outcome


def is_swapped(claim: str, source: str) -> bool:
    statement, _, alignment = held_against(claim, source)
    return bool(check_roles(statement, alignment))


SWAPPED = [
    ("Hapag bought Maersk.", "Maersk bought Hapag."),
    ("Hapag bought Maersk in 2019.", "In 2019 Maersk took over Hapag."),
    ("It was Sweden that accused Norway's lawyers.", "Norway's lawyers accused Sweden."),
    ("Sweden sued Norway over the bridge.", "Norway sued Sweden over the bridge."),
    ("Sweden was sued by Norway.", "Sweden sued Norway."),
    ("The port sued Maersk, not the other way round.", "Maersk sued the port in March."),
    ("Ministers have begun to brief inspectors.", "Inspectors have already started briefing ministers."),
    ("Maersk moved its office from Oslo to Bergen.", "Maersk moved its office from Bergen to Oslo."),
    ("Maersk sells ships to Hapag.", "Maersk buys its ships from Hapag."),
    ("The bank borrowed ten million dollars from Ghana.", "The bank lent Ghana ten million dollars."),
    ("Hapag ordered six ships from Hyundai.", "Hyundai placed an order with Hapag for six ships."),
    ("Wartsila belongs to Deltamarin.", "Wartsila owns Deltamarin."),
    ("Norway depends on Sweden for power.", "Sweden relies on Norway for power."),
    ("Norway depends on Sweden for power.", "Sweden's reliance on Norway for power grew."),
    ("Swedish investment in Norwegian mines grew.", "Norwegian investments in Swedish mines grew."),
    ("Deltamarin set up Wartsila.", "Wartsila grew through the establishment of its subsidiary Deltamarin."),
    ("Norway builds ferries more cheaply than Poland.", "Poland builds ferries at lower costs than Norway."),
    ("Coal is to replace diesel on the islands.", "Diesel is to replace coal on the islands."),
    ("Hapag tried to sell itself to Maersk.", "Maersk's attempt to sell itself to Hapag failed."),
    ("The act allows towns to fine the ministry.", "The act authorises the ministry to fine towns."),
    ("Sixty small yards invested in Seafund.", "It invested in sixty small yards."),
    ("Hapag asked Maersk to tow the ferry.", "Maersk asked Hapag to tow the ferry."),
    ("Norway, Poland and Chile agreed to limit exports of oil to Spain.",
     "The deal was reached by Norway, Poland and Spain to limit exports of oil bound for Chile."),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "source"), SWAPPED)
def test_parties_that_changed_places_are_found(claim: str, source: str) -> None:
    assert is_swapped(claim, source)


SAME = [
    ("Maersk bought Hapag.", "Maersk bought Hapag."),
    ("Hapag was bought by Maersk.", "Maersk bought Hapag."),
    ("It was Maersk that bought Hapag.", "Hapag was acquired by Maersk in May."),
    ("Maersk sold the ship to Hapag.", "Hapag bought the ship from Maersk."),
    ("Hapag received ten ships from Maersk.", "Maersk supplied Hapag with ten ships."),
    ("Ghana borrowed ten million dollars from the bank.", "The bank lent Ghana ten million dollars."),
    ("Deltamarin belongs to Wartsila.", "Wartsila owns Deltamarin."),
    ("Sweden relies on Norway for power.", "Sweden depends on Norway for its power."),
    ("Sweden depends on Norway.", "Sweden's dependence on Norway grew."),
    ("Maersk met Hapag in Oslo.", "Hapag met Maersk in Oslo."),
    ("Maersk signed a deal with Hapag.", "Hapag signed a deal with Maersk."),
    ("Norway agreed with Sweden on fish.", "Sweden agreed with Norway on fish."),
    ("The lorries were packed with oranges.", "The lorries, packed with oranges, left."),
    ("Sales fell by 5 %.", "Sales fell 5 %."),
    ("Children are welcome in cafes.", "Cafes welcome children."),
    ("The jobless rate falls to 4.9 %.", "The jobless rate dipped to 4.9 %."),
    ("Oil is shipped from Norway to Spain.", "To Spain, oil is shipped from Norway."),
    ("Norway's firms invest in Sweden.", "Investment in Sweden by Norway's firms grew."),
    ("Norway, Poland and Chile agreed.", "Chile, Poland and Norway agreed."),
    ("Spain won the cup against Norway.", "Norway lost the cup to Spain."),
]


@pytest.mark.parametrize(("claim", "source"), SAME)
def test_other_words_for_the_same_are_no_swap(claim: str, source: str) -> None:
    assert not is_swapped(claim, source)


def test_a_swap_is_explained_by_the_parties() -> None:
    statement, _, alignment = held_against("Hapag bought Maersk.", "Maersk bought Hapag.")
    [check] = check_roles(statement, alignment)
    assert (check.kind, check.outcome) == (CheckKind.ROLE, Outcome.DIFFERS)
    assert (check.claimed, check.stated) == ("Hapag … Maersk", "Maersk … Hapag")
    assert check.reason == "the source has Hapag and Maersk the other way round"


def test_a_passage_about_something_else_swaps_nothing() -> None:
    assert not is_swapped("Hapag bought Maersk.", "The weather in Maersk country was fine, and Hapag went swimming.")


def test_converses_with_their_parties_exchanged_do_not_contradict() -> None:
    statement, _, alignment = held_against("Maersk sold the ship to Hapag.", "Hapag bought the ship from Maersk.")
    assert check_polarity(statement, alignment) == []
