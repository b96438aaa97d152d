"""Settings: who goes before whom, and what is said about mistakes."""

import tomllib
import traceback
from pathlib import Path

import pytest
from pydantic import ValidationError

from verifier.domain.database import DatabaseUrl
from verifier.errors import ConfigError
from verifier.pipeline.verdicts import FailOn
from verifier.reading.options import ReadOptions
from verifier.settings import Settings, template

DOCS = Path(__file__).parents[2] / "docs" / "settings.md"


def write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def test_each_source_goes_before_the_one_below_it(tmp_path: Path) -> None:
    def loaded(env: dict[str, str], flags: dict[str, object]) -> tuple[str, str]:
        settings, origins = Settings.load(tmp_path, env, flags)
        return settings.fail_on.value, origins["fail_on"]

    assert loaded({}, {}) == ("refuted", "default")
    write(tmp_path / "verifier.toml", 'fail_on = "partial"')
    assert loaded({}, {}) == ("partial", "verifier.toml")
    assert loaded({"VERIFIER_FAIL_ON": "never"}, {}) == ("never", "VERIFIER_FAIL_ON")
    assert loaded({"VERIFIER_FAIL_ON": ""}, {"fail_on": None}) == ("partial", "verifier.toml")
    assert loaded({"VERIFIER_FAIL_ON": "never"}, {"fail_on": FailOn.UNAVAILABLE}) == ("unavailable", "--fail-on")


def test_the_nearest_file_counts_and_its_paths_are_its_own(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", '[tool.verifier]\nclaims = "checks"\nmax_bytes = 10')
    write(tmp_path / "desk" / "pyproject.toml", '[project]\nname = "other"')
    desk = tmp_path / "desk" / "today"
    desk.mkdir()
    settings, origins = Settings.load(desk, {}, {})
    assert (desk / settings.claims).resolve() == tmp_path / "checks"
    assert origins["claims"] == (tmp_path / "pyproject.toml").as_posix()
    assert settings.max_bytes == 10
    write(tmp_path / "verifier.toml", "max_bytes = 20")
    settings, origins = Settings.load(tmp_path, {}, {})
    assert (settings.max_bytes, settings.claims.as_posix(), origins["claims"]) == (20, "claims", "default")


def test_database_and_archive_lie_in_the_root_of_the_project(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    desk = tmp_path / "desk" / "today"
    desk.mkdir(parents=True)
    settings, origins = Settings.load(desk, {"VERIFIER_ARCHIVE": "here"}, {})
    assert (desk / settings.database).resolve() == tmp_path / ".verifier" / "verifier.db"
    assert (settings.archive, origins["database"]) == (Path("here"), "default")


def test_the_database_is_the_file_or_the_server_whichever_is_named_nearer(tmp_path: Path) -> None:
    def place(env: dict[str, str], flags: dict[str, object]) -> str:
        return str(Settings.load(tmp_path, env, flags)[0].place)

    url = "postgresql://ana@db/desk"
    assert place({}, {}) == ".verifier/verifier.db"
    assert place({"VERIFIER_DATABASE_URL": url}, {}) == url
    assert place({"VERIFIER_DATABASE_URL": url, "VERIFIER_DATABASE": "my.db"}, {}) == url
    assert place({"VERIFIER_DATABASE_URL": url}, {"database": "my.db"}) == "my.db"
    write(tmp_path / "verifier.toml", f'database_url = "{url}"')
    assert place({}, {}) == url
    assert place({"VERIFIER_DATABASE": "my.db"}, {}) == "my.db"


def test_a_password_is_neither_shown_nor_told(tmp_path: Path) -> None:
    settings, _ = Settings.load(tmp_path, {"VERIFIER_DATABASE_URL": "postgresql://ana:s3cret@db/desk"}, {})
    assert isinstance(settings.place, DatabaseUrl)
    assert settings.place.secret.count("s3cret") == 1
    assert "s3cret" not in f"{settings} {settings!r} {settings.model_dump_json()} {settings.place} {settings.place!r}"
    broken = settings.place.secret.replace("//", "")
    with pytest.raises(ConfigError) as mistake:
        Settings.load(tmp_path, {"VERIFIER_DATABASE_URL": broken}, {})
    told = "".join(traceback.format_exception(mistake.value))
    assert "VERIFIER_DATABASE_URL" in told
    assert "s3cret" not in told


def test_an_absolute_path_stays_what_it_is(tmp_path: Path) -> None:
    write(tmp_path / "verifier.toml", f'claims = "{(tmp_path / "elsewhere").as_posix()}"')
    settings, _ = Settings.load(tmp_path, {}, {})
    assert (tmp_path / settings.claims).resolve() == tmp_path / "elsewhere"


@pytest.mark.parametrize(
    ("content", "env", "named", "hint"),
    [
        ("fail_onn = 'partial'", {}, "verifier.toml", "fail_on"),
        ("zebra = 1", {}, "zebra", "claims, contact, database, database_url, editor, fail_on"),
        ("fail_on = 'partly'", {}, "verifier.toml: fail_on", "mildest"),
        ("max_bytes = 0", {}, "verifier.toml: max_bytes", "bytes"),
        ("max_bytes = 'many'", {}, "verifier.toml: max_bytes", "bytes"),
        ("[claims]\na = 1", {}, "verifier.toml: claims", "claim file"),
        ("contact = 'desk at example'", {}, "verifier.toml: contact", "reach you"),
        ("robots = 'sometimes'", {}, "verifier.toml: robots", "robots.txt"),
        ("fetch_timeout = 0", {}, "verifier.toml: fetch_timeout", "Seconds"),
        ("database_url = 'mysql://ana@db/desk'", {}, "verifier.toml: database_url", "PostgreSQL"),
        ("claims = ", {}, "not well-formed TOML", "Repair"),
        ("claims = " + "[" * 100_000, {}, "not well-formed TOML", "Repair"),
        ("# " + "x" * 1_000_001, {}, "larger than", "right file"),
        ("", {"VERIFIER_CLAIM": "x"}, "VERIFIER_CLAIM", "claims"),
        ("", {"VERIFIER_MAX_BYTES": "-1"}, "VERIFIER_MAX_BYTES", "bytes"),
    ],
)
def test_a_mistake_names_its_origin_and_what_to_do(
    tmp_path: Path, content: str, env: dict[str, str], named: str, hint: str
) -> None:
    write(tmp_path / "verifier.toml", content)
    with pytest.raises(ConfigError) as mistake:
        Settings.load(tmp_path, env, {})
    assert named in str(mistake.value)
    assert hint in mistake.value.hint


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "verifier.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match=r"verifier\.toml"):
        Settings.load(tmp_path, {}, {})


def test_variables_that_are_no_settings_are_left_alone(tmp_path: Path) -> None:
    env = {"VERIFIER_DEBUG": "1", "VERIFIER_TEST_POSTGRES_URL": "x", "OTHER": "1"}
    assert Settings.load(tmp_path, env, {})[0] == Settings()


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError):
        Settings().max_bytes = 1  # type: ignore[misc]


def test_the_default_limit_is_the_readers_own() -> None:
    assert Settings().max_bytes == ReadOptions().max_bytes


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_documented_with_its_default(name: str) -> None:
    default = Settings.model_fields[name].get_default()
    docs = DOCS.read_text(encoding="utf-8")
    description = (Settings.model_fields[name].description or "").removesuffix(".")
    assert f"| `{name}` | `{default}` | {description}" in docs


def test_the_template_with_its_comments_removed_gives_the_defaults(tmp_path: Path) -> None:
    assert tomllib.loads(template()) == {}
    lines = [line.removeprefix("# ") for line in template().splitlines() if " = " in line]
    write(tmp_path / "verifier.toml", "\n".join(lines))
    settings, origins = Settings.load(tmp_path, {}, {})
    assert settings == Settings()
    assert set(origins.values()) == {"verifier.toml"}
