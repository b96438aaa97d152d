from itertools import product

import pytest

from verifier.language.name_kinds import NameKind, kind_of, may_rival


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Mr Vogt", NameKind.PERSON),
        ("President Marta Ruiz", NameKind.PERSON),
        ("Jürgen Müller", NameKind.PERSON),  # by the given name
        ("Ursula von der Leyen", NameKind.PERSON),
        ("Fernhill Ltd", NameKind.ORGANISATION),
        ("Bank of China", NameKind.ORGANISATION),
        ("Commerce Department", NameKind.ORGANISATION),
        ("Defence Ministry", NameKind.ORGANISATION),  # "defence" is also part of a minister's title
        ("South Korea", NameKind.COUNTRY),
        ("Washington", NameKind.COUNTRY),
        ("Chinese", NameKind.PEOPLE),
        ("Nevada", NameKind.REGION),
        ("Konza Technopolis", NameKind.REGION),
        ("Mate 60 Pro", NameKind.PRODUCT),
        ("H20", NameKind.PRODUCT),
        ("Entity List", NameKind.WORK),
        ("Treaty of Rome", NameKind.WORK),
        ("Nokia", NameKind.UNKNOWN),
        ("Ren Zhengfei", NameKind.UNKNOWN),
    ],
)
def test_a_name_shows_its_kind_by_its_words(name: str, kind: NameKind) -> None:
    assert kind_of(name.split()) is kind


@pytest.mark.parametrize(
    ("one", "other", "rivals"),
    [
        (NameKind.UNKNOWN, NameKind.PERSON, True),
        (NameKind.UNKNOWN, NameKind.ORGANISATION, True),
        (NameKind.COUNTRY, NameKind.REGION, True),
        (NameKind.UNKNOWN, NameKind.COUNTRY, False),
        (NameKind.UNKNOWN, NameKind.PRODUCT, False),
        (NameKind.PERSON, NameKind.ORGANISATION, False),
        (NameKind.COUNTRY, NameKind.PEOPLE, False),
        (NameKind.WORK, NameKind.ORGANISATION, False),
    ],
)
def test_only_names_of_fitting_kinds_rival_each_other(one: NameKind, other: NameKind, rivals: bool) -> None:  # noqa: FBT001
    assert may_rival(one, other) is rivals


def test_rivalry_is_symmetric_and_holds_within_a_kind() -> None:
    for one, other in product(NameKind, repeat=2):
        assert may_rival(one, other) is may_rival(other, one)
        assert may_rival(one, one)
