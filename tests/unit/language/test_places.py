import pytest

from verifier.language.places import PlaceNameKind, place_key, places


@pytest.mark.parametrize(
    ("name", "code", "kind"),
    [
        ("U.S.", "US", PlaceNameKind.NAME),
        ("the United States", "US", PlaceNameKind.NAME),
        ("Americans", "US", PlaceNameKind.DEMONYM),
        ("Washington", "US", PlaceNameKind.SEAT),
        ("Chinese", "CN", PlaceNameKind.DEMONYM),
        ("Beijing", "CN", PlaceNameKind.SEAT),
        ("the Kremlin", "RU", PlaceNameKind.SEAT),
        ("Britain", "GB", PlaceNameKind.NAME),
        ("Côte d’Ivoire", "CI", PlaceNameKind.NAME),
        ("Türkiye", "TR", PlaceNameKind.NAME),
        ("South Koreans", "KR", PlaceNameKind.DEMONYM),
        ("North Korean", "KP", PlaceNameKind.DEMONYM),
        ("Republic of China", "TW", PlaceNameKind.NAME),
        ("People's Republic of China", "CN", PlaceNameKind.NAME),
        ("Nigerien", "NE", PlaceNameKind.DEMONYM),
        ("Nigerian", "NG", PlaceNameKind.DEMONYM),
        ("Dutch", "NL", PlaceNameKind.DEMONYM),
        ("European Union", "EU", PlaceNameKind.NAME),
    ],
)
def test_a_country_is_known_by_all_its_names(name: str, code: str, kind: PlaceNameKind) -> None:
    place = places()[place_key(name)]
    assert (place.code, place.kind) == (code, kind)


@pytest.mark.parametrize("name", ["England", "Asia", "Huawei", "", "Chineses", "Germanys"])
def test_what_is_no_country_is_not_listed(name: str) -> None:
    assert place_key(name) not in places()


def test_every_member_of_the_united_nations_is_listed() -> None:
    assert (
        len({place.code for place in places().values()} - {"EU", "HK", "MO", "TW", "XK", "GL", "PR", "PS", "VA"}) == 193
    )
