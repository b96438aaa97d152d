"""The house: which room may import which, and what the pure rooms must leave alone.

Imports go down, never up. What is checked here is the source as it is written, not what happens to run.
"""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

PACKAGE: Final = Path(__file__).parents[2] / "verifier"
LONGEST_MODULE: Final = 300  # lines; a file is about one idea

FLOW: Final = frozenset({"pipeline", "rechecking", "review", "evaluation"})
EDGES: Final = frozenset({"register", "fetching", "archive", "store"})
PURE: Final = frozenset({"matching", "conflicts", "comparing", "extraction", "reading", "language", "domain"})
COMMON: Final = frozenset({"domain", "errors"})

MAY_IMPORT: Final[Mapping[str, frozenset[str]]] = {
    # faces
    "cli": FLOW | EDGES | COMMON | {"reports", "web", "demo", "settings", "settings_files", "verifier"},
    "web": FLOW | COMMON | {"reports", "settings", "verifier"},
    "reports": FLOW | COMMON | {"verifier"},
    "demo": FLOW | COMMON | {"reports", "settings", "verifier"},
    # flow
    "pipeline": EDGES | PURE | COMMON | {"spool", "verifier"},  # its version: machines that work together have one
    "rechecking": EDGES | PURE | COMMON | {"pipeline"},  # its desk, and how links are named
    "review": EDGES | PURE | COMMON,
    "evaluation": EDGES | PURE | COMMON,
    # edges: never one another
    "register": COMMON | {"language", "spool"},
    "fetching": COMMON | {"language"},
    "archive": COMMON | {"language"},
    "store": COMMON | {"language"},
    # pure
    "matching": COMMON | {"comparing", "language"},
    "conflicts": COMMON | {"comparing", "language"},
    "comparing": COMMON | {"language"},
    "extraction": COMMON | {"reading", "language"},
    "reading": COMMON | {"language"},
    "language": COMMON,
    "domain": frozenset({"errors"}),
    # beside the storeys; "verifier" is the package itself with its public API and version
    "errors": frozenset({"domain"}),
    "spool": frozenset({"errors"}),
    "settings": COMMON | {"pipeline", "settings_files"},
    "settings_files": COMMON | {"pipeline"},
    "verifier": PURE | COMMON | {"api", "api_links"},
    "api": PURE | COMMON,
    "api_links": EDGES | FLOW | PURE | COMMON | {"verifier"},
}

BANNED_MODULES: Final = frozenset(
    {"socket", "ssl", "sqlite3", "httpx", "httpcore", "requests", "urllib3", "urllib.request", "http.client", "asyncio",
     "subprocess", "multiprocessing", "tempfile", "shutil", "time", "random", "secrets", "uuid", "sqlalchemy"}
)  # fmt: skip
BANNED_NAMES: Final = frozenset(
    {"sqlmodel.Session", "sqlmodel.create_engine", "sqlmodel.select", "os.environ", "os.urandom", "os.getenv"}
)
FILE_METHODS: Final = frozenset({"read_text", "read_bytes"})  # allowed on package data alone
BANNED_METHODS: Final = frozenset(
    {"open", "write_text", "write_bytes", "unlink", "mkdir", "iterdir", "glob", "rglob", "exists", "is_file", "is_dir",
     "stat", "now", "today", "utcnow"}
)  # fmt: skip
VOICES: Final = frozenset({"sys.stdout", "sys.stderr", "sys.exit", "os._exit"})


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    """The folder under verifier/, or the name of a module beside the folders; verifier/__init__.py is "verifier"."""
    parts = path.relative_to(PACKAGE).parts
    if len(parts) > 1:
        return parts[0]
    return "verifier" if path.name == "__init__.py" else path.stem


def imported(source: str) -> Iterator[tuple[str, int]]:
    """Every imported module or name, dotted, with its line; wherever in the module the import stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)


def rooms_imported(source: str) -> Iterator[tuple[str, int]]:
    rooms = {path.stem for path in PACKAGE.iterdir() if not path.name.startswith("_")} | set(MAY_IMPORT)
    for name, line in imported(source):
        if name.startswith("."):
            yield "a relative import", line
        elif name.split(".")[0] == "verifier":
            second = name.split(".")[1] if "." in name else ""
            yield (second if second in rooms else "verifier"), line


def upward_imports(source: str, room: str) -> list[str]:
    allowed = MAY_IMPORT[room] | {room}
    return [f"line {line}: {room} imports {other}" for other, line in rooms_imported(source) if other not in allowed]


def dotted(node: ast.expr) -> str:
    """ "sys.stdout.write" for such an expression, as far as it is made of names."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def impurities(source: str) -> list[str]:
    """What a pure module must not do: files, sockets, sessions, the clock, chance, the environment."""
    names = list(imported(source))
    data_only = any(name.startswith("importlib.resources") for name, _ in names)
    data_only = data_only and not any(name.split(".")[0] == "pathlib" for name, _ in names)
    found = [
        f"line {line}: imports {name}"
        for name, line in names
        if name in BANNED_NAMES or any(f"{name}.".startswith(f"{module}.") for module in BANNED_MODULES)
    ]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and dotted(node) in BANNED_NAMES:
            found.append(f"line {node.lineno}: uses {dotted(node)}")
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in {"open", "input", "__import__", "exec", "eval"}:
            found.append(f"line {node.lineno}: calls {node.func.id}()")
        if isinstance(node.func, ast.Attribute):
            banned = BANNED_METHODS if data_only else BANNED_METHODS | FILE_METHODS
            if node.func.attr in banned:
                found.append(f"line {node.lineno}: calls .{node.func.attr}()")
    return found


def voices(source: str) -> list[str]:
    """Where a module prints or ends the program."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"print", "exit", "quit"}:
            found.append(f"line {node.lineno}: calls {node.func.id}()")
        if isinstance(node, ast.Attribute) and dotted(node) in VOICES:
            found.append(f"line {node.lineno}: uses {dotted(node)}")
    return found


def label(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", modules(), ids=label)
def test_imports_go_down(path: Path) -> None:
    assert upward_imports(path.read_text(encoding="utf-8"), room_of(path)) == []


@pytest.mark.parametrize("path", [path for path in modules() if room_of(path) in PURE], ids=label)
def test_pure_rooms_touch_nothing_outside(path: Path) -> None:
    assert impurities(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", [path for path in modules() if room_of(path) != "cli"], ids=label)
def test_only_the_command_line_prints_or_exits(path: Path) -> None:
    assert voices(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", modules(), ids=label)
def test_every_module_says_what_it_is_about_and_stays_short(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(source))
    assert len(source.splitlines()) <= LONGEST_MODULE


def test_at_most_one_file_speaks_http() -> None:
    speakers = [
        label(path)
        for path in modules()
        if any(name.split(".")[0] == "httpx" for name, _ in imported(path.read_text(encoding="utf-8")))
    ]
    assert len(speakers) <= 1


def test_every_room_is_in_the_table_and_the_table_has_no_circle() -> None:
    assert {room_of(path) for path in modules()} <= set(MAY_IMPORT)
    storeys = [{"cli", "web", "demo"}, {"reports"}, {"rechecking"}, FLOW - {"rechecking"}, EDGES,
               {"matching", "conflicts", "extraction"}, {"comparing", "reading"}, {"language"}, {"domain"}]  # fmt: skip
    for height, storey in enumerate(storeys):
        above = set[str]().union(*storeys[: height + 1])
        for room in storey - {"cli"}:
            assert not MAY_IMPORT[room] & above, room


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("domain", "from verifier.language.words import stem"),
        ("language", "from verifier.matching import retrieve"),
        ("language", "import verifier.reading.reader"),
        ("matching", "from verifier.reading.reader import read_bytes"),
        ("matching", "from verifier import settings"),
        ("matching", "from verifier import __version__"),
        ("matching", "from . import retrieve"),
        ("register", "from verifier.store.tables import Row"),
        ("pipeline", "from verifier.reports.console import render"),
        ("reports", "def late() -> None:\n    from verifier.cli.console import print_data"),
    ],
)
def test_an_import_upwards_is_noticed(room: str, source: str) -> None:
    assert upward_imports(source, room)


@pytest.mark.parametrize(
    "source",
    [
        "import socket",
        "import urllib.request",
        "from urllib import request",
        "from sqlmodel import Session",
        "import sqlmodel\nsqlmodel.create_engine('sqlite://')",
        "import subprocess as s",
        "from random import choice",
        "open('a')",
        "from pathlib import Path\nPath('a').read_text()",
        "from importlib.resources import files\nfrom pathlib import Path\nPath('a').read_bytes()",
        "def f(path: object) -> None:\n    path.write_bytes(b'')",
        "import datetime\ndatetime.datetime.now()",
        "from datetime import date\ndate.today()",
        "import time",
        "import os\nos.environ['A']",
    ],
)
def test_an_impurity_is_noticed(source: str) -> None:
    assert impurities(source)


@pytest.mark.parametrize(
    "source",
    [
        "from importlib.resources import files\nfiles('verifier.language').joinpath('data.json').read_text()",
        "from datetime import date\ndate(2025, 1, 1).isoformat()",
        "from urllib.parse import urlsplit\nurlsplit('a')",
        "from sqlmodel import SQLModel",
    ],
)
def test_what_is_pure_passes(source: str) -> None:
    assert impurities(source) == []


@pytest.mark.parametrize(
    "source", ["print(1)", "import sys\nsys.stdout.write('a')", "import sys\nsys.exit(1)", "exit()"]
)
def test_a_voice_is_noticed(source: str) -> None:
    assert voices(source)
