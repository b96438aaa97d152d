import pytest

from verifier.language.things import are_two_things


@pytest.mark.parametrize(
    ("one", "other"),
    [("tunnel", "bridge"), ("tea", "coffee"), ("gold", "silver"), ("copper", "iron"), ("turtle", "seabird")],
)
def test_a_thing_is_never_called_another(one: str, other: str) -> None:
    assert are_two_things(one, other)
    assert are_two_things(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bus", "bus"),
        ("bus", "vehicle"),  # a name for many things
        ("car", "automobile"),  # the more general name
        ("sugar", "sweetener"),  # no common word
        ("plan", "scheme"),  # no things: nobody knows all their names
        ("tunnel", "scheme"),
        ("main", "top"),  # seldom nouns
    ],
)
def test_what_may_be_one_thing_is_not_two(one: str, other: str) -> None:
    assert not are_two_things(one, other)
    assert not are_two_things(other, one)
