from verifier.language.bodies import bodies
from verifier.language.places import places
from verifier.language.tables import rows


def test_every_body_has_letters_of_its_own() -> None:
    letters = [short for short, _ in rows("bodies.tsv")]
    assert len({short.lower() for short in letters}) == len(letters) == len(bodies().letters)


def test_no_full_name_stands_for_two_bodies() -> None:
    names = [name for _, cell in rows("bodies.tsv") for name in cell.split("; ")]
    assert len(set(names)) == len(names) == len(bodies().by_words)


def test_no_country_is_listed_as_a_body() -> None:
    assert not {" ".join(words) for words in bodies().by_words} & set(places())
