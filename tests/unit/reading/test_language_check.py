import pytest

from verifier.errors import ForeignLanguage
from verifier.reading.language_check import recognise_language, require_language

FRENCH = "Le ministre a déclaré que les entreprises du pays seraient soutenues par de nouvelles subventions. " * 3
DUTCH = (
    "De regering heeft in Den Haag besloten dat de uitvoer van machines wordt beperkt, zei de minister op maandag. " * 3
)
ENGLISH = (
    "The minister said that the firms of the country would be supported by new grants from the coming year on. " * 3
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "en"),
        (FRENCH, "fr"),
        (DUTCH, "nl"),
        ("Правительство объявило о новых мерах поддержки компаний", "ru"),
        (
            "政府は新しい支援策を発表した。企業は来年から補助金を受け取ることができると大臣が述べた。とても重要だ。",
            "ja",
        ),
        ("Huawei, SMIC, ZTE and Cambricon", ""),  # names, no language
        ("Le ministre a dit non.", ""),  # too short to say
        ("Xi Jinping (习近平) spoke", ""),
        (ENGLISH + "עמוד הבית חדשות כלכלה ספורט תרבות " * 12, "en"),  # a foreign menu around English prose
        ("2019 | 255.8 | 134.7 " * 50, ""),
    ],
)
def test_language_is_named_only_where_it_is_clear(text: str, code: str) -> None:
    assert recognise_language(text) == code


def test_the_error_names_the_language() -> None:
    with pytest.raises(ForeignLanguage, match="French, not in English"):
        require_language("fr", frozenset({"en"}))


@pytest.mark.parametrize(("code", "accepted"), [("", {"en"}), ("en", {"en"}), ("fr", {"en", "fr"}), ("fr", set())])
def test_what_is_unclear_or_accepted_passes(code: str, accepted: set[str]) -> None:
    require_language(code, frozenset(accepted))
