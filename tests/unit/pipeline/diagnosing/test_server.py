"""A database on a server, looked at: what is told of it, that looking changes nothing, and that it always ends."""

import socket
import threading
from collections.abc import Iterator

import pytest

from tests.databases import Server, name_of, own_server
from verifier.domain.database import DatabaseUrl
from verifier.errors import StoreUnreachable
from verifier.pipeline.diagnosing.database import diagnose_database
from verifier.pipeline.diagnosing.diagnosis import Diagnosis, State
from verifier.pipeline.diagnosing.server import _found
from verifier.store import server_glance
from verifier.store.schema import EMPTY, REVISIONS
from verifier.store.server_glance import ServerGlance, glance_at_server
from verifier.store.store import open_store

SECRET = "s3cret"  # noqa: S105
URL = DatabaseUrl.parse(f"postgresql://ana:{SECRET}@db.example.org/desk")
WELL = ServerGlance(
    version="18.1",
    revision=REVISIONS[-1],
    is_current=True,
    may_read=True,
    may_write=True,
    may_create=True,
    owns=True,
    is_read_only=False,
    size=24_100_000,
    latency=0.0004,
)


def told(**differs: object) -> list[Diagnosis]:
    """What is told of a server that is well but for what *differs*."""
    seen = ServerGlance(**({name: getattr(WELL, name) for name in WELL.__slots__} | differs))
    found = list(_found(URL, seen))
    assert SECRET not in str(found)
    assert all(each.hint for each in found if each.state is not State.OK)
    return found


def test_a_server_that_is_well_is_told_with_version_schema_size_and_speed() -> None:
    (found,) = told()
    assert found.state is State.OK
    words = ("PostgreSQL 18.1", f"schema {REVISIONS[-1]}", "24.1 MB", "at once (0.4 ms)")
    assert all(each in found.message for each in words)


@pytest.mark.parametrize(
    ("differs", "state", "words"),
    [
        ({"is_read_only": True}, State.PROBLEM, "primary server"),
        ({"may_write": False}, State.PROBLEM, "may read, and not write,"),
        ({"may_read": False, "may_write": False}, State.PROBLEM, "may not read all of"),
        ({"latency": 0.25}, State.WARNING, "is far away: it is slow to answer (250.0 ms)"),
        ({"revision": "0001", "is_current": False}, State.WARNING, "`verifier db upgrade`, or the next command"),
        ({"revision": "0001", "is_current": False, "owns": False}, State.PROBLEM, "who owns its tables run"),
        ({"revision": EMPTY, "is_current": False}, State.OK, "no tables yet: `verifier db upgrade`"),
        ({"revision": EMPTY, "is_current": False, "may_create": False}, State.PROBLEM, "may not make them"),
    ],
)
def test_what_is_in_the_way_is_told_with_what_to_do(differs: dict[str, object], state: State, words: str) -> None:
    (found,) = [each for each in told(**differs) if words in f"{each.message} {each.hint}"]
    assert found.state is state


def test_no_silence_of_whatever_kind_is_waited_for_longer_than_told() -> None:
    never = threading.Event()

    def look() -> ServerGlance:
        never.wait()
        return WELL

    with pytest.raises(StoreUnreachable, match=r"does not answer within 0\.05 seconds") as raised:
        server_glance._in_time(look, URL, 0.05)
    never.set()
    assert raised.value.hint


def test_what_goes_wrong_meanwhile_is_raised() -> None:
    def look() -> ServerGlance:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        server_glance._in_time(look, URL, 60)


@pytest.fixture
def silent() -> Iterator[int]:
    """Return a port of this machine that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield int(server.getsockname()[1])


@pytest.mark.system
def test_a_port_that_never_says_a_word_is_given_up_whatever_the_address_says(
    silent: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("verifier.store.server_glance.CONNECTING_S", 2)  # the least that libpq takes
    written = f"postgresql://ana:{SECRET}@127.0.0.1:{silent}/desk?connect_timeout=3600"
    (found,) = diagnose_database(DatabaseUrl.parse(written))
    assert found.state is State.PROBLEM
    assert "cannot be reached" in found.message
    assert SECRET not in f"{found.message}{found.hint}"


@pytest.mark.system
@pytest.mark.parametrize("host", ["127.0.0.1:1", "no-such-host.invalid"])
def test_a_server_that_is_not_there_is_a_problem(host: str) -> None:
    (found,) = diagnose_database(DatabaseUrl.parse(f"postgresql://ana:{SECRET}@{host}/desk"))
    assert found.state is State.PROBLEM
    assert found.hint
    assert SECRET not in f"{found.message}{found.hint}"


@pytest.fixture
def url(postgres: Server) -> Iterator[DatabaseUrl]:
    """Return a database without a table."""
    made = postgres.empty("ENCODING 'UTF8' TEMPLATE template0")
    yield made
    postgres.drop(made)


def ask(url: DatabaseUrl, statement: str) -> object:
    import psycopg  # noqa: PLC0415

    with psycopg.connect(url.secret, autocommit=True) as connection:
        cursor = connection.execute(statement.encode())
        row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None


@pytest.mark.system
def test_an_empty_database_stays_empty(url: DatabaseUrl) -> None:
    (found,) = diagnose_database(url)
    assert (found.state, "no tables yet" in found.message) == (State.OK, True)
    assert ask(url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == 0


@pytest.mark.system
def test_a_database_in_use_is_well_and_an_earlier_schema_is_left_as_it_is(url: DatabaseUrl) -> None:
    open_store(url).close()
    (found,) = diagnose_database(url)
    assert (found.state, REVISIONS[-1] in found.message) == (State.OK, True)
    ask(url, "UPDATE alembic_version SET version_num = '0001'")
    (found,) = diagnose_database(url)
    assert (found.state, "has schema 0001" in found.message) == (State.WARNING, True)
    assert ask(url, "SELECT version_num FROM alembic_version") == "0001"


@pytest.mark.system
def test_a_strangers_tables_are_told_of(url: DatabaseUrl) -> None:
    ask(url, "CREATE TABLE run (id text)")
    (found,) = diagnose_database(url)
    assert (found.state, "another application" in found.message) == (State.PROBLEM, True)


@pytest.mark.system
def test_what_a_user_may_do_is_seen(url: DatabaseUrl, postgres: Server) -> None:
    open_store(url).close()
    reader = f"reader_{name_of(url)}"
    postgres.run(f"CREATE ROLE {reader} LOGIN")
    theirs = postgres.url(name_of(url), user=reader)
    try:
        (found,) = diagnose_database(theirs)
        assert (found.state, "docs/postgres.md" in found.hint) == (State.PROBLEM, True)
        ask(url, f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {reader}")
        seen = glance_at_server(theirs)
        assert (seen.may_read, seen.may_write, seen.may_create, seen.owns) == (True, False, False, False)
        ask(url, f"GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {reader}")
        assert glance_at_server(theirs).may_write
        assert glance_at_server(url).owns
        ask(url, f"ALTER ROLE {reader} SET default_transaction_read_only = on")
        assert glance_at_server(theirs).is_read_only
    finally:
        ask(url, f"DROP OWNED BY {reader}")
        ask(url, f"DROP ROLE {reader}")


@pytest.mark.system
def test_a_wrong_user_or_database_is_a_problem(postgres: Server) -> None:
    for wrong in (postgres.url("no_such_database"), postgres.url("postgres", user="no_such_user")):
        (found,) = diagnose_database(wrong)
        assert (found.state, bool(found.hint)) == (State.PROBLEM, True)


@pytest.mark.system
def test_a_wrong_password_is_a_problem_and_is_not_shown() -> None:
    with own_server() as server:
        server.run("CREATE ROLE ana LOGIN PASSWORD 'another'")
        rules = server.folder / "pg_hba.conf"
        rules.write_text(f"local all ana scram-sha-256\n{rules.read_text()}")
        server.run("SELECT pg_reload_conf()")
        theirs = DatabaseUrl.parse(server.url("postgres", user="ana").secret.replace("ana@", f"ana:{SECRET}@"))
        while "refuses the password" not in (found := diagnose_database(theirs)[0]).message:  # until it has read them
            assert "no tables yet" in found.message
    assert (found.state, found.hint) == (State.PROBLEM, "check user and password")
    assert SECRET not in f"{found.message}{found.hint}"
