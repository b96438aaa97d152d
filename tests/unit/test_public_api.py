"""The public API: small, sorted, documented, typed."""

import importlib.metadata
import inspect
import re
import typing
from pathlib import Path
from types import ModuleType

import pytest

import verifier

PACKAGE = Path(verifier.__file__).parent
NAMES: list[str] = list(getattr(verifier, "__all__", []))


def test_the_names_are_listed_once_and_sorted() -> None:
    assert NAMES
    assert sorted(set(NAMES)) == NAMES


def test_nothing_else_is_public() -> None:
    public = {
        name for name, value in vars(verifier).items() if not name.startswith("_") and not isinstance(value, ModuleType)
    }
    assert public <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_there_and_documented(name: str) -> None:
    value = getattr(verifier, name)
    if callable(value):
        assert inspect.getdoc(value)
        assert inspect.getdoc(value) != inspect.getdoc(type(value))


@pytest.mark.parametrize("name", [name for name in NAMES if inspect.isroutine(getattr(verifier, name))])
def test_every_function_is_typed_throughout(name: str) -> None:
    function = getattr(verifier, name)
    hints = typing.get_type_hints(function)
    assert set(inspect.signature(function).parameters) | {"return"} <= set(hints)


@pytest.mark.parametrize("name", [name for name in NAMES if inspect.isclass(getattr(verifier, name))])
def test_every_public_method_is_documented(name: str) -> None:
    for attribute, value in vars(getattr(verifier, name)).items():
        if not attribute.startswith("_") and (inspect.isroutine(value) or isinstance(value, property)):
            assert inspect.getdoc(value), attribute


def test_the_version_is_the_one_that_was_installed() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+(?:\.?(?:dev|a|b|rc)\d+)?", verifier.__version__)
    assert importlib.metadata.version("verifier") == verifier.__version__


def test_types_ship_with_the_package() -> None:
    assert (PACKAGE / "py.typed").is_file()
