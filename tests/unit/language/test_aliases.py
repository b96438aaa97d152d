import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.counting import grows_in_proportion
from verifier.language.aliases import abbreviated_words, read_aliases


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("The Bureau of Industry and Security (BIS) acted.", "bureau of industry and security", "bis"),
        ("the Bureau of Industry and Security, or BIS, acted", "bureau of industry and security", "bis"),
        ("BIS (Bureau of Industry and Security) acted.", "bureau of industry and security", "bis"),
        ("The European Spaceport Agency, known as ESPA, acted.", "european spaceport agency", "espa"),
        ("Norhaven Harbour Authority (“the Authority”) acted.", "norhaven harbour authority", "authority"),
        ("Lindqvist Foods AB (the “Company”) acted.", "lindqvist foods", "company"),
        ("Fernhill Water Holdings plc (hereinafter “Fernhill”) acted.", "fernhill water holdings plc", "fernhill"),
        ("Huawei Technologies Co., Ltd. (“Huawei”) acted.", "huawei technologies co ltd", "huawei"),
        ("They use X (formerly Twitter) there.", "x", "twitter"),
        ("It is the Organisation for Economic Co-operation and Development (OECD).",
         "organisation for economic co operation and development", "oecd"),
    ],
)  # fmt: skip
def test_a_short_name_that_is_introduced_is_an_alias(text: str, full: str, short: str) -> None:
    aliases = read_aliases(text)
    assert aliases[tuple(full.split())] == aliases[tuple(short.split())]


@pytest.mark.parametrize(
    "text",
    [
        "Marco Rubio (R-Fla.) and Apple Inc. (AAPL) agreed (Monday).",
        "He met Marco Rubio (“No”).",  # a quotation
        "Mr Lee (no relation) and The Times (London) came.",
        "Apple, or Google, will win.",
        "the board (the “Board”) met",  # nothing that bears a name
        "He met Lena Vogt, known as Leni.",  # no letters of it, and not announced in brackets
    ],
)
def test_what_stands_behind_a_name_need_not_be_an_alias(text: str) -> None:
    assert read_aliases(text) == {}


@pytest.mark.parametrize(
    ("words", "short", "expected"),
    [
        (["Digital", "Silk", "Road"], "DSR", ["Digital", "Silk", "Road"]),
        (["Old", "Digital", "Silk", "Road"], "DSR", ["Digital", "Silk", "Road"]),
        (["Digital", "Silk", "Road"], "BRI", []),
        (["Asia-Pacific", "Economic", "Cooperation"], "APEC", ["Asia-Pacific", "Economic", "Cooperation"]),
    ],
)
def test_an_abbreviation_is_believed_only_by_its_initials(words: list[str], short: str, expected: list[str]) -> None:
    assert abbreviated_words(words, short) == expected


def test_the_first_words_of_aliases_are_known() -> None:
    assert read_aliases("The Bureau of Industry and Security (BIS) acted.").first_words == {"bureau", "bis"}


@given(st.text(alphabet="ABab ()“”,.-’or the", max_size=200))
def test_any_text_is_read(text: str) -> None:
    for words, key in read_aliases(text).items():
        assert words
        assert key


@pytest.mark.parametrize(
    "part", ["A-", "(", "A of ", "A. ", "Ab Ac (AA) ", "A (B) ", "Ab, or AB ", "Aa " * 20 + "(AA) "]
)
def test_reading_takes_time_in_proportion_to_the_text(part: str) -> None:
    assert grows_in_proportion(lambda size: lambda: read_aliases(part * size))
