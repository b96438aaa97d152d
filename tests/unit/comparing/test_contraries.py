import pytest

from verifier.comparing.contraries import allies, contraries, denied_forms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rise", "fall"),
        ("growth", "decline"),
        ("week", "annual"),  # members of one closed set
        ("north", "southern"),
        ("import", "export"),
        ("begin", "halt"),
        ("quickly", "slow"),  # by derivation
        ("reasonable", "unreasonable"),  # by prefix
        ("unaffected", "affect"),
        ("possible", "impossible"),
        ("thrive", "struggle"),
        ("welcome", "condemn"),
        ("long_before", "same_day"),
    ],
)
def test_contraries_are_found_both_ways(one: str, other: str) -> None:
    assert other in contraries(one)
    assert one in contraries(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rise", "climb"),
        ("week", "weekly"),  # the same cell
        ("give", "take"),  # too light to mean anything
        ("income", "come"),  # prefixes that deny nothing
        ("invest", "vest"),
        ("unit", "it"),
        ("discover", "cover"),
        ("qwerty", "fall"),
    ],
)
def test_other_words_are_no_contraries(one: str, other: str) -> None:
    assert other not in contraries(one)


def test_no_word_excludes_itself() -> None:
    for word in ("rise", "week", "north", "reasonable", "open"):
        assert word not in contraries(word)


def test_allies_point_the_same_way() -> None:
    assert "soar" in allies("rise")
    assert "fall" not in allies("rise")


@pytest.mark.parametrize(
    ("stem", "form"), [("legal", "illegal"), ("regular", "irregular"), ("mature", "immature"), ("fair", "unfair")]
)
def test_denying_prefixes_are_spelt_as_english_does(stem: str, form: str) -> None:
    assert form in denied_forms(stem)
