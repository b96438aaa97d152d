"""A denial in other words, and an opposite that is none where it stands."""

import pytest

from verifier.conflicts.compare import compare
from verifier.conflicts.other_words import is_attribute
from verifier.domain.check import Outcome
from verifier.language.statement import read_statement


@pytest.mark.parametrize(
    ("a", "b", "is_conflict"),
    [
        ("Finding a berth had become impossible for Ostra Lines.", "Ostra Lines was unable to find a berth.", False),
        ("Finding a berth had become easy for Ostra Lines.", "Ostra Lines was unable to find a berth.", True),
        (
            "Few minutes of the Tolva talks were published.",
            "Many minutes of the Tolva talks were not published.",
            False,
        ),
        (
            "A few minutes of the Tolva talks were published.",
            "The minutes of the Tolva talks were not published.",
            True,
        ),
        ("The minutes of the Tolva talks were published.", "The minutes of the Tolva talks were not published.", True),
        (
            "Ostra Lines insists that nothing has gone directly from it to Norrbo since the strike of 2020.",
            "Ostra Lines denied supplying Norrbo directly since the strike of 2020.",
            False,
        ),
    ],
)
def test_what_is_nearly_denied_is_not_turned_by_a_denial(a: str, b: str, is_conflict: bool) -> None:  # noqa: FBT001  a row
    assert (compare(a, b).outcome is Outcome.DIFFERS) is is_conflict
    assert (compare(b, a).outcome is Outcome.DIFFERS) is is_conflict


@pytest.mark.parametrize(
    ("text", "word", "is_one"),
    [
        ("It limits the export of advanced chips.", "advanced", True),
        ("They moved to developed countries.", "developed", True),
        ("The army advanced into the north.", "advanced", False),
        ("They advanced.", "advanced", False),
        ("It has advanced science.", "advanced", False),
        ("Losses that it suffered grew.", "suffered", False),
        ("It sells fast chips.", "fast", False),
    ],
)
def test_a_participle_before_a_noun_tells_what_a_thing_is_like(text: str, word: str, is_one: bool) -> None:  # noqa: FBT001  a row
    assert is_attribute(read_statement(text), word) is is_one
