"""Compound sentences: cut where the parts can be checked apart, and nowhere else."""

import pytest

from tests.unit.extraction.build import claims_of


def texts_of(sentence: str) -> list[str]:
    return [claim.text for claim in claims_of(sentence)]


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "Norhaven sold two ships in May 2020, and Sundlink bought three ships in June 2021.",
            ["Norhaven sold two ships in May 2020.", "Sundlink bought three ships in June 2021."],
        ),
        (
            "Sales fell by 9 per cent, while costs rose by 3 per cent.",
            ["Sales fell by 9 per cent.", "Costs rose by 3 per cent."],
        ),
        (
            "Norhaven sold two ships in 2020; Sundlink sold five ships in 2021.",
            ["Norhaven sold two ships in 2020.", "Sundlink sold five ships in 2021."],
        ),
        (
            "Norhaven employs 3,400 people, runs 61 ships and owns two shipyards in Estonia.",
            ["Norhaven employs 3,400 people.", "Norhaven runs 61 ships.", "Norhaven owns two shipyards in Estonia."],
        ),
        (
            "In 2019, Norhaven sold 4 ships, and Sundlink bought 5 ships.",  # the date holds for both
            ["In 2019, Norhaven sold 4 ships.", "In 2019, Sundlink bought 5 ships."],
        ),
        (
            "Norhaven earned 3 million euros in 2020, Sundlink 2 million euros and Fjordline 1 million euros.",
            [
                "Norhaven earned 3 million euros in 2020.",
                "Sundlink earned 2 million euros in 2020.",
                "Fjordline earned 1 million euros in 2020.",
            ],
        ),
    ],
)
def test_parts_that_can_be_checked_apart_are_cut(sentence: str, parts: list[str]) -> None:
    assert texts_of(sentence) == parts


@pytest.mark.parametrize(
    "sentence",
    [
        "Exports fell and sales halved to 134 million euros in 2020.",  # the left part has nothing of its own
        "Prices rose and fell by 4 per cent.",  # the figure belongs to both
        "Norhaven sold 4 ships and bought 5 buses in 2020.",  # the date may belong to both
        "Norhaven and Sundlink sold 4 ships in 2020.",
        "Ann Lee said that Norhaven sold 4 ships in 2019, and Sundlink bought 5 ships in 2020.",  # all is her word
        "If Norhaven sells 4 ships in 2030, Sundlink will buy 5 ships and Fjordline will buy 6 ships.",
        "Norhaven bought a yard which employs 40 people and owns 3 docks.",  # the yard may own the docks
        "The levy, on account of the role that 4 firms play in Riga, hurts the ports and 5 yards.",
        "The costly and delayed project employs 40 people.",
        "Hikari, like Norhaven, has 4 ships and exports 180 cars.",  # whose exports?
        "“Norhaven sold 4 ships in 2019, and Sundlink bought 5 in 2020,” said Ann Lee.",
        "The trains (Norhaven sold 4 in 2019, and Sundlink bought 5 in 2020) were old.",
    ],
)
def test_a_part_that_cannot_be_checked_alone_is_not_cut_off(sentence: str) -> None:
    assert len(texts_of(sentence)) == 1
