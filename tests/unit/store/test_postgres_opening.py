"""Opening a database on a server: what is the matter is told with what to do; a stranger's tables are left alone."""

import sys
import traceback
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Connection

from tests.databases import Server, name_of
from tests.unit.store.examples import run, snapshot
from verifier.domain.database import DatabaseUrl
from verifier.errors import ForeignStore, StoreError, StoreLocked, StoreUnreachable
from verifier.store import postgres as server_engine
from verifier.store.schema import REVISIONS, upgrade
from verifier.store.store import open_store

SECRET = "s3cret"  # noqa: S105


@pytest.fixture
def url(postgres: Server) -> Iterator[DatabaseUrl]:
    """Return a database without a table."""
    made = postgres.empty("ENCODING 'UTF8' TEMPLATE template0")
    yield made
    postgres.drop(made)


def ask(url: DatabaseUrl, *statements: str) -> object:
    import psycopg  # noqa: PLC0415

    with psycopg.connect(url.secret, autocommit=True) as connection:
        for statement in statements:
            cursor = connection.execute(statement.encode())
        row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None


def refusal(url: DatabaseUrl, kind: type[StoreError] = StoreError) -> StoreError:
    """Return the error that opening *url* ends in; it tells what to do, and no password."""
    with pytest.raises(kind) as raised:
        open_store(url, patience=0.2)
    assert raised.value.hint
    assert SECRET not in "".join(traceback.format_exception(raised.value))
    return raised.value


def test_the_driver_is_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "verifier[postgres]" in refusal(DatabaseUrl.parse(f"postgresql://ana:{SECRET}@db/desk")).hint


@pytest.mark.system
@pytest.mark.parametrize("written", ["postgresql://ana:{}@db/desk?nothing=1", "postgresql://ana:{}@db/%zz"])
def test_an_address_that_cannot_be_read_is_told_of(written: str) -> None:
    assert "cannot be read" in str(refusal(DatabaseUrl.parse(written.format(SECRET))))


@pytest.mark.system
@pytest.mark.parametrize("host", ["127.0.0.1:1", "no-such-host.invalid", "/nowhere"])
def test_a_server_that_is_not_there_is_told_of(host: str) -> None:
    where = f"@/desk?host={host}" if host.startswith("/") else f"@{host}/desk"
    found = refusal(DatabaseUrl.parse(f"postgresql://ana:{SECRET}{where}"), StoreUnreachable)
    assert "cannot be reached" in str(found)


@pytest.mark.system
def test_a_database_or_a_user_that_is_not_there_is_told_of(postgres: Server) -> None:
    assert "does not exist" in str(refusal(postgres.url("no_such_database")))
    assert "no such user" in str(refusal(postgres.url("postgres", user="no_such_user")))


@pytest.mark.system
def test_a_new_database_gets_its_tables(url: DatabaseUrl) -> None:
    with open_store(url) as store:
        store.begin_run(run())
        assert store.check() == []
        names = ["a/b", "a-b", "aB", "ab", "A", "ä", "z", "_"]
        for name in names:
            store.begin_run(run(name))
        assert [each.id for each in store.runs()] == sorted([*names, "run-1"], reverse=True)
    assert ask(url, "SELECT version_num FROM alembic_version") == REVISIONS[-1]
    with open_store(url) as again:
        assert run() in again.runs()


@pytest.mark.system
def test_all_text_sorts_by_code_points_whatever_the_database_does(url: DatabaseUrl) -> None:
    open_store(url).close()
    of_text = "data_type IN ('character varying', 'text') AND table_name <> 'alembic_version'"
    columns = f"SELECT count(*) FROM information_schema.columns WHERE table_schema = 'public' AND {of_text}"  # noqa: S608
    assert ask(url, f"{columns} AND collation_name IS DISTINCT FROM 'C'") == 0
    found = ask(url, columns)
    assert isinstance(found, int)
    assert found > 40


@pytest.mark.system
def test_numbers_beyond_two_thousand_millions_are_kept(url: DatabaseUrl) -> None:
    far = snapshot().model_copy(update={"offset": 3_000_000_000})
    with open_store(url) as store:
        store.save_snapshots([far])
        assert store.snapshots(far.url) == [far]


@pytest.mark.system
@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE run (id text)",
        "CREATE TABLE alembic_version (version_num text)",  # of another application that uses Alembic
    ],
)
def test_the_tables_of_another_application_are_left_alone(url: DatabaseUrl, statement: str) -> None:
    ask(url, statement)
    assert "another application" in str(refusal(url, ForeignStore))
    assert ask(url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == 1


@pytest.mark.system
def test_a_schema_of_its_own_keeps_it_apart_from_others(url: DatabaseUrl) -> None:
    ask(url, "CREATE TABLE run (id text)", "CREATE SCHEMA desk")
    own = DatabaseUrl.parse(f"{url.secret}&options=-csearch_path%3Ddesk")
    with open_store(own) as store:
        store.begin_run(run())
        assert store.runs() == [run()]
    assert ask(url, "SELECT count(*) FROM public.run") == 0
    nowhere = DatabaseUrl.parse(f"{url.secret}&options=-csearch_path%3Dnowhere")
    assert "no schema" in str(refusal(nowhere))


@pytest.mark.system
def test_a_newer_schema_is_refused(url: DatabaseUrl) -> None:
    open_store(url).close()
    ask(url, "UPDATE alembic_version SET version_num = '0999'")
    assert "update verifier" in refusal(url, ForeignStore).hint


@pytest.mark.system
def test_an_old_server_and_a_narrow_encoding_are_refused(
    url: DatabaseUrl, postgres: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    narrow = postgres.empty("ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    assert "LATIN1" in str(refusal(narrow))
    postgres.drop(narrow)
    monkeypatch.setattr("verifier.store.postgres.OLDEST", 990000)
    assert "too old" in str(refusal(url))


@pytest.mark.system
def test_a_user_without_rights_is_told_which_ones_are_needed(url: DatabaseUrl, postgres: Server) -> None:
    reader = f"reader_{name_of(url)}"
    postgres.run(f"CREATE ROLE {reader} LOGIN")
    theirs = postgres.url(name_of(url), user=reader)
    assert "grant it" in refusal(theirs).hint
    open_store(url).close()
    ask(url, f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {reader}")
    with open_store(theirs) as store:
        assert store.runs() == []
        with pytest.raises(StoreError, match="does not let this user") as raised:
            store.begin_run(run())
    assert "docs/postgres.md" in raised.value.hint
    ask(url, f"DROP OWNED BY {reader}", f"DROP ROLE {reader}")


@pytest.mark.system
def test_many_may_make_the_tables_at_once(url: DatabaseUrl) -> None:
    def use(number: int) -> None:
        with open_store(url) as store:
            store.begin_run(run(f"run-{number}"))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(use, range(16)))
    with open_store(url) as store:
        assert len(store.runs()) == 16


@pytest.mark.system
def test_a_making_that_was_cut_off_leaves_nothing_half_done(url: DatabaseUrl, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut_off(connection: Connection) -> None:
        upgrade(connection)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("verifier.store.opening.upgrade", cut_off)
        with pytest.raises(KeyboardInterrupt):
            open_store(url)
    assert ask(url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == 0
    open_store(url).close()


@pytest.mark.system
def test_a_migration_waits_for_another_only_so_long(url: DatabaseUrl) -> None:
    engine = server_engine.make_engine(url, 1.0)
    with engine.begin() as connection:
        server_engine.lock(connection, server_engine.MIGRATION)
        refusal(url, StoreLocked)
    engine.dispose()
