import pytest

from verifier.language.aliases import Aliases, read_aliases
from verifier.language.statement import Background, read_statement


def keys(sentence: str, aliases: Aliases | None = None) -> dict[str, tuple[str, ...]]:
    statement = read_statement(sentence, background=Background(aliases or Aliases()))
    return {word.token.text: word.keys for word in statement.words}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The U.S. agreed.", "The United States agreed."),
        ("Americans agreed.", "America agreed."),
        ("Washington agreed.", "The US agreed."),
        ("Côte d’Ivoire agreed.", "Ivory Coast agreed."),
        ("The UN agreed.", "The United Nations agreed."),
        ("NATO agreed.", "The North Atlantic Treaty Organization agreed."),
        ("The FBI agreed.", "The Federal Bureau of Investigation agreed."),
        ("The ECB agreed.", "The European Central Bank agreed."),
        ("The ITC agreed.", "The US International Trade Commission agreed."),
        ("The SEC agreed.", "The US Securities and Exchange Commission agreed."),
        ("Jürgen Müller agreed.", "Juergen Mueller agreed."),
    ],
)
def test_two_names_of_one_thing_share_a_key(one: str, other: str) -> None:
    mine, theirs = (set().union(*keys(sentence).values()) for sentence in (one, other))
    assert (mine & theirs) - {"agree"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("They met in Beijing.", "They met in China."),  # the city
        ("The fed cat slept.", "The Federal Reserve slept."),
        ("North Korea left.", "South Korea left."),
        ("The Republic of the Congo left.", "The Democratic Republic of the Congo left."),
    ],
)
def test_names_of_different_things_share_none(one: str, other: str) -> None:
    mine, theirs = (set().union(*keys(sentence).values()) for sentence in (one, other))
    assert {key for key in mine & theirs if key[0] in "@%="} == set()


def test_an_introduced_name_has_the_key_of_what_it_stands_for() -> None:
    aliases = read_aliases("Norhaven Harbour Authority (“the Authority”) was founded.")
    assert "%authority" in keys("The Authority hired.", aliases)["Authority"]
    assert "%authority" in keys("Norhaven Harbour Authority hired.", aliases)["Norhaven"]


def test_the_number_of_a_model_is_no_figure() -> None:
    assert read_statement("The iPhone 15 sold out.").figures == ()
    assert len(read_statement("Huawei sold 15 phones.").figures) == 1
