"""The address of a database may be shown anywhere: its password never is."""

import pytest

from verifier.domain.database import DatabaseUrl, place_of


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("postgresql://db.example.org/desk", "postgresql://db.example.org/desk"),
        ("postgresql://ana@db/desk", "postgresql://ana@db/desk"),
        ("postgres://ana:s3cret@db:5433/desk", "postgres://ana:***@db:5433/desk"),
        ("postgresql://ana:s3@cret@db/desk", "postgresql://ana:***@db/desk"),  # unescaped, as people write it
        ("postgresql://ana:s3:cret@db/desk", "postgresql://ana:***@db/desk"),
        ("postgresql://:s3cret@/desk?host=/run/postgresql", "postgresql://:***@/desk?host=/run/postgresql"),
        ("postgresql://a:s3cret@one,two:5433/desk", "postgresql://a:***@one,two:5433/desk"),
        ("postgresql:///desk?user=ana&password=s3cret&x=1", "postgresql:///desk?user=ana&password=***&x=1"),
        ("postgresql:///desk?sslpassword=s3cret&PASSWORD=s3cret", "postgresql:///desk?sslpassword=***&PASSWORD=***"),
    ],
)
def test_an_address_is_shown_without_its_password(written: str, shown: str) -> None:
    url = DatabaseUrl.parse(written)
    assert str(url) == f"{url}" == shown
    assert "cret" not in repr(url)
    assert url.secret == written


@pytest.mark.parametrize(
    "written", ["", "mysql://ana:s3cret@db/desk", "postgresql:desk", "postgresql://[s3cret", "a b"]
)
def test_what_is_no_such_address_is_refused_without_repeating_it(written: str) -> None:
    with pytest.raises(ValueError, match="begin with postgresql") as refusal:
        DatabaseUrl.parse(written)
    assert "s3cret" not in str(refusal.value)


@pytest.mark.parametrize("sign", [" ", "\n", "\0", "\u202e"])
def test_an_address_holds_no_sign_that_hides_something(sign: str) -> None:
    with pytest.raises(ValueError, match="cannot be printed"):
        DatabaseUrl.parse(f"postgresql://ana@db/desk{sign}x")


def test_a_place_is_a_file_unless_it_is_an_address() -> None:
    assert str(place_of("copies/desk.db")) == "copies/desk.db"
    assert isinstance(place_of("postgresql://db/desk"), DatabaseUrl)
    with pytest.raises(ValueError, match="postgresql"):
        place_of("sqlite:///desk.db")
