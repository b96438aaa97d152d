import pytest

from verifier.language.aliases import abbreviated_words, read_aliases


def test_an_abbreviation_in_brackets_is_an_alias() -> None:
    aliases = read_aliases("The Bureau of Industry and Security (BIS) acted. So did others.")
    assert aliases["bis",] == aliases["bureau", "of", "industry", "and", "security"]


@pytest.mark.parametrize(
    ("words", "short", "expected"),
    [
        (["Digital", "Silk", "Road"], "DSR", ["Digital", "Silk", "Road"]),
        (["Old", "Digital", "Silk", "Road"], "DSR", ["Digital", "Silk", "Road"]),
        (["Digital", "Silk", "Road"], "BRI", []),
    ],
)
def test_an_abbreviation_is_believed_only_by_its_initials(words: list[str], short: str, expected: list[str]) -> None:
    assert abbreviated_words(words, short) == expected


def test_brackets_after_a_name_need_not_hold_an_alias() -> None:
    assert read_aliases("Marco Rubio (R-Fla.) and Apple Inc. (AAPL) agreed (Monday).") == {}
