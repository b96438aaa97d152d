"""Migrations and tables say the same, and Alembic finds what it needs inside the package."""

import contextlib
import shutil
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from tests.unit.store.examples import run, snapshot
from verifier.domain.database import DatabaseUrl, Place
from verifier.store import postgres
from verifier.store.schema import MIGRATIONS, REVISIONS
from verifier.store.sqlite import MIGRATING, WRITING, make_engine
from verifier.store.store import Store, open_store

PATIENCE = 1.0


def config(connection: Connection | None = None) -> Config:
    made = Config()
    made.set_main_option("script_location", MIGRATIONS)
    made.attributes["connection"] = connection
    return made


@contextlib.contextmanager
def migrating(place: Place) -> Iterator[Connection]:
    engine = postgres.make_engine(place, PATIENCE) if isinstance(place, DatabaseUrl) else make_engine(place, PATIENCE)
    try:
        with engine.execution_options(**{WRITING: True, MIGRATING: True}).begin() as connection:
            yield connection
    finally:
        engine.dispose()


def test_the_migrations_make_exactly_the_tables(store: Store) -> None:
    with migrating(store.place) as connection:
        command.check(config(connection))  # raises where a new migration would hold anything


def test_all_revisions_are_known_in_their_order() -> None:
    script = ScriptDirectory.from_config(config())
    assert tuple(each.revision for each in reversed(list(script.walk_revisions()))) == REVISIONS
    assert script.get_heads() == [REVISIONS[-1]]


def test_a_migration_can_be_taken_back_and_made_again(store: Store) -> None:
    store.close()
    with migrating(store.place) as connection:
        command.downgrade(config(connection), "base")
        assert connection.exec_driver_sql("SELECT count(*) FROM alembic_version").scalar_one() == 0
    with migrating(store.place) as connection:
        command.upgrade(config(connection), "head")
    with open_store(store.place) as again:
        again.begin_run(run())
        assert again.check() == []


def test_what_an_older_database_holds_stays(store: Store) -> None:
    store.save_snapshots([snapshot()])
    store.close()
    with migrating(store.place) as connection:
        command.downgrade(config(connection), "0001")
    with open_store(store.place) as again:
        assert again.snapshots(snapshot().url) == [snapshot()]


def test_a_new_migration_begins_with_what_it_needs(tmp_path: Path) -> None:
    folder = tmp_path / "migrations"
    with as_file(files("verifier.store.migrations")) as shipped:
        shutil.copytree(shipped, folder)
    made = Config()
    made.set_main_option("script_location", str(folder))
    written = command.revision(made, "a change", rev_id="9999", version_path=str(folder / "versions"))
    assert not isinstance(written, list)
    assert written is not None
    source = Path(written.path).read_text("utf-8")
    compile(source, "revision", "exec")
    assert source.startswith('"""a change."""')
    assert "import sqlmodel" in source
    assert f"down_revision = '{REVISIONS[-1]}'" in source
