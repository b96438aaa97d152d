"""What all tests share: what property tests are judged by, and that no test asks anybody on the internet.

Property tests are judged by what they find, never by how fast a busy machine is. Web archives are asked only where a
test names one of its own. Tests of what is kept run on each kind of database; those on a server are system tests.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.databases import Server, any_server
from verifier.domain.database import DatabaseUrl, Place

settings.register_profile("verifier", deadline=None)
settings.load_profile("verifier")


@pytest.fixture(scope="session", autouse=True)
def no_web_archives() -> Iterator[None]:
    """Have the setting name no archive, for commands that run in processes of their own as well."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VERIFIER_WEB_ARCHIVES", "none")
        yield


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """Return a real PostgreSQL server, which all tests of this process share."""
    with any_server() as server:
        yield server


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.system)])
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Place]]:
    """Return what makes a fresh place for a database whenever it is called; the test runs for each kind."""
    if request.param == "sqlite":
        numbers = iter(range(1, 100))
        yield lambda: tmp_path / f"database-{next(numbers)}" / "verifier.db"
        return
    server: Server = request.getfixturevalue("postgres")
    made: list[DatabaseUrl] = []

    def make() -> Place:
        made.append(server.fresh())
        return made[-1]

    yield make
    for url in made:
        server.drop(url)


@pytest.fixture
def place(new_place: Callable[[], Place]) -> Place:
    """Return a fresh place for a database; the test runs for each kind."""
    return new_place()
