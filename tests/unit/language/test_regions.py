import pytest

from verifier.language.places import PlaceNameKind, place_key, places
from verifier.language.regions import PlaceRelation, place_id, relate
from verifier.language.tables import rows


def ids() -> list[str]:
    keys = {place_key(part) for cell, _ in rows("regions.tsv") for name in cell.split("; ") for part in name.split("=")}
    return sorted({place_id(key) for key in keys} - {""})


def relation(one: str, other: str) -> PlaceRelation:
    return relate(place_id(place_key(one)), place_id(place_key(other)))


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ("Shenzhen", "China"),
        ("Los Angeles", "California"),
        ("Los Angeles", "the United States"),
        ("Beijing", "China"),  # a city here, whatever it stands for
        ("Portugal", "the European Union"),
        ("Brussels", "Belgium"),
        ("Hong Kong", "China"),
        ("Scotland", "Britain"),
        ("Munich", "Europe"),
        ("Bengaluru", "India"),
        ("Hyderabad", "India"),  # one of two cities of that name
        ("Hyderabad", "Pakistan"),
    ],
)
def test_a_place_lies_in_what_holds_it(inner: str, outer: str) -> None:
    assert relation(inner, outer) is PlaceRelation.WITHIN
    assert relation(outer, inner) is PlaceRelation.AROUND


@pytest.mark.parametrize(
    ("one", "other"), [("Shenzhen", "Shanghai"), ("Scotland", "Wales"), ("Africa", "Chile"), ("Milan", "France")]
)
def test_places_without_a_common_part_are_apart(one: str, other: str) -> None:
    assert relation(one, other) is PlaceRelation.APART
    assert relation(other, one) is PlaceRelation.APART


@pytest.mark.parametrize(("one", "other"), [("Bombay", "Mumbai"), ("Kraków", "Cracow"), ("the UK", "Great Britain")])
def test_two_names_of_one_place_are_the_same(one: str, other: str) -> None:
    assert relation(one, other) is PlaceRelation.SAME


@pytest.mark.parametrize(
    ("one", "other"), [("Europe", "the EU"), ("Latin America", "the Caribbean"), ("Oslo", "Atlantis")]
)
def test_what_may_overlap_or_is_unknown_is_left_open(one: str, other: str) -> None:
    assert relation(one, other) is PlaceRelation.UNKNOWN


def test_no_place_lies_in_itself_or_in_what_it_holds() -> None:
    outer = {container for _, container in rows("regions.tsv")}
    for one in ids():
        for cell in outer:
            other = cell if len(cell) == 2 and cell.isupper() else place_id(place_key(cell))
            assert {relate(one, other), relate(other, one)} != {PlaceRelation.WITHIN}


def test_every_code_of_the_table_is_that_of_a_country() -> None:
    known = {place.code for place in places().values()}
    cells = [name for cell, container in rows("regions.tsv") for name in (*cell.split("; "), container)]
    assert {cell for cell in cells if len(cell) == 2 and cell.isupper()} <= known


def test_a_seat_of_government_is_a_city() -> None:
    seats = [key for key, place in places().items() if place.kind is PlaceNameKind.SEAT]
    assert all(place_id(key) not in {place.code for place in places().values()} for key in seats)
