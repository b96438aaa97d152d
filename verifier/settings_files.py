"""Where settings are written: the nearest settings file, and the environment."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias

from verifier.errors import ConfigError
from verifier.pipeline.matchers import NONE

OWN_FILE: Final = "verifier.toml"
SHARED_FILE: Final = "pyproject.toml"
PREFIX: Final = "VERIFIER_"
NOT_SETTINGS: Final = ("VERIFIER_TEST_", "VERIFIER_DEBUG")  # the test suite's variables, and the one for tracebacks
LARGEST_FILE: Final = 1_000_000  # bytes of a settings file
PATHS: Final = frozenset({"claims", "archive", "database"})
PATHS_IF_ANY: Final = frozenset(
    {"matching_model", "matching_calibration", "scheduler_ca", "scheduler_cert", "scheduler_key"}
)  # empty and "none" are no paths

Setting: TypeAlias = tuple[str, str, object]  # origin, name, value


def from_file(cwd: Path) -> list[Setting]:
    """Return what the nearest settings file says; in one folder verifier.toml goes before pyproject.toml."""
    for folder in (cwd, *cwd.parents):
        own = folder / OWN_FILE
        if own.is_file():
            return _entries(own, _toml(own), cwd)
        shared = folder / SHARED_FILE
        if shared.is_file():
            tool = _toml(shared).get("tool")
            section = tool.get("verifier") if isinstance(tool, dict) else None
            if isinstance(section, dict):
                return _entries(shared, section, cwd)
    return []


def _entries(path: Path, section: Mapping[str, object], cwd: Path) -> list[Setting]:
    origin = _shown(path, cwd)
    return [(origin, name, _anchored(name, value, path.parent, cwd)) for name, value in section.items()]


def _anchored(name: str, value: object, folder: Path, cwd: Path) -> object:
    """Paths in a settings file count from its own folder."""
    if name in PATHS and isinstance(value, str):
        return relative(folder / value, cwd)
    if name in PATHS_IF_ANY and isinstance(value, str) and value not in {"", NONE}:
        return relative(folder / value, cwd).as_posix()
    return value


def relative(path: Path, cwd: Path) -> Path:
    """Return *path* as it is seen from *cwd*."""
    return Path(os.path.relpath(path, cwd))


def _toml(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
        if len(data) > LARGEST_FILE:
            raise ConfigError(f"{path} is larger than {LARGEST_FILE:,} bytes", hint="Check that it is the right file.")
        return tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigError(f"{path} is not well-formed TOML: {error}", hint="Repair the file.") from error
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}", hint="Check its permissions.") from error


def from_environment(env: Mapping[str, str]) -> list[Setting]:
    """Return what the variables say; an empty one counts as one that is not set."""
    names = sorted(n for n in env if n.startswith(PREFIX) and not n.startswith(NOT_SETTINGS) and env[n])
    return [(name, name.removeprefix(PREFIX).lower(), env[name]) for name in names]


def _shown(path: Path, cwd: Path) -> str:
    return path.name if path.parent == cwd else path.as_posix()
