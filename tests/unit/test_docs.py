"""Tests that the documentation knows every command and every option, and that help shows how each is used."""

import re
from pathlib import Path

import pytest

from verifier.cli.app import COMMANDS, load_command, main

COMMANDS_PAGE = Path(__file__).parents[2] / "docs" / "commands.md"


def section(name: str) -> str:
    """Return the part of the page that is about the command *name*."""
    found = re.search(rf"^## verifier {name}\n(.*?)(?=^## |\Z)", COMMANDS_PAGE.read_text(encoding="utf-8"), re.M | re.S)
    assert found, f"docs/commands.md has no section on {name}"
    return found[1]


def options(name: str) -> list[str]:
    """Return all ways to write the options of the command *name* and of its actions, if it has several."""
    command = load_command(name)
    parts = [command, *getattr(command, "commands", {}).values()]
    params = [option for part in parts for option in part.params]
    return [written for option in params for written in option.opts if written.startswith("-")]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_section_with_an_example(name: str) -> None:
    assert re.search(rf"```\n(?:.*\n)*?verifier {name}\b", section(name))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_described(name: str) -> None:
    assert [option for option in options(name) if f"`{option}`" not in section(name)] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_no_option_is_described_that_is_not_there(name: str) -> None:
    described = set(re.findall(r"^- `(--[a-z-]+)`", section(name), re.M))
    assert described <= set(options(name))


def test_no_command_is_described_that_is_not_there() -> None:
    headings = re.findall(r"^## verifier (\S+)", COMMANDS_PAGE.read_text(encoding="utf-8"), re.M)
    assert sorted(headings) == sorted(COMMANDS)


def test_the_options_before_the_command_are_described(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    written = re.findall(
        r"(?<!\S)(--?[a-z][a-z-]*)", capsys.readouterr().out.split("Options:")[1].split("Commands:")[0]
    )
    introduction = COMMANDS_PAGE.read_text(encoding="utf-8").split("## verifier")[0]
    assert [option for option in written if f"`{option}`" not in introduction] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_help_gives_an_example_and_the_exit_codes(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    shown = capsys.readouterr().out
    assert re.search(rf"Examples?:\s+(?:.*\n)*?\s*(?:\w+=\w+ )?verifier {name}\b", shown)
    assert re.search(r"Exit codes?: 0", shown)
    assert "\x08" not in shown
