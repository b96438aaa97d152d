"""The files for schedules: every command line in them is one that verifier takes, and they are what they say."""

import configparser
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import typer
from ruamel.yaml import YAML

from verifier.cli.app import app

ROOT: Final = Path(__file__).parents[2]
DEPLOY: Final = ROOT / "deploy"
PAGES: Final = (ROOT / "docs" / "schedule.md", ROOT / "docs" / "scale.md")
KUBERNETES: Final = DEPLOY / "kubernetes" / "verifier.yaml"
FILES: Final = (
    DEPLOY / "crontab",
    DEPLOY / "systemd" / "verifier-check.service",
    DEPLOY / "github-check.yml",
    DEPLOY / "gitlab-check.yml",
    ROOT / "docs" / "ci" / "crontab",
    ROOT / "docs" / "ci" / "github-links.yml",
    ROOT / "docs" / "ci" / "gitlab-ci.yml",
)


class Unit(configparser.ConfigParser):
    """A unit file, whose names have capitals."""

    def optionxform(self, optionstr: str) -> str:
        return optionstr


def understood(words: list[str]) -> None:
    """Have the command read *words* as it would before it begins its work; wrong use raises."""
    group: Any = typer.main.get_command(app)
    context = group.make_context("verifier", list(words))
    rest = [*context._protected_args, *context.args]
    while rest:
        name, command, arguments = group.resolve_command(context, rest)
        context = command.make_context(name, arguments, parent=context)
        rest = [*getattr(context, "_protected_args", ()), *context.args] if hasattr(command, "commands") else []
        group = command


def calls_in(text: str) -> Iterator[list[str]]:
    """Yield the calls of verifier in *text*, word by word, without what the shell makes of them."""
    joined = text.replace("\\\n", " ")
    for found in re.finditer(r"(?:^|[\s/])verifier ((?:--log-format|[a-z]+\b)[^\n|&>#]*)", joined, re.MULTILINE):
        words = shlex.split(found[1])
        if words and words[0] != "--help":
            yield words


def blocks_of(page: Path) -> str:
    return "\n".join(re.findall(r"^```\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S))


def documents() -> list[Any]:
    return list(YAML(typ="safe", pure=True).load_all(KUBERNETES))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_in_a_file_is_understood(path: Path) -> None:
    text = "\n".join(
        line for line in path.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")
    )
    text = re.sub(r"^(Description|Documentation)=.*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"(echo|--title|key:|restore-keys:|resource_group:) .*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"(User|key|resource_group)[:=] ?verifier$", "", text, flags=re.MULTILINE)
    calls = list(calls_in(text))
    assert calls
    for words in calls:
        understood(words)


@pytest.mark.parametrize("page", [page for page in PAGES if page.exists()], ids=lambda page: page.name)
def test_every_command_on_a_page_is_understood(page: Path) -> None:
    calls = list(calls_in(blocks_of(page)))
    assert calls
    for words in calls:
        understood(words)


@pytest.mark.parametrize("words", [["check", "--dew"], ["chek"], ["links", "--max-time"], ["archive", "posh"]])
def test_a_command_that_there_is_not_would_be_noticed(words: list[str]) -> None:
    with pytest.raises(Exception, match=r"No such|requires an argument"):
        understood(words)


def test_every_line_of_the_crontab_says_when_and_what() -> None:
    field = r"(?:\*|\d{1,2})"
    lines = [line for line in (DEPLOY / "crontab").read_text().splitlines() if not line.startswith("#")]
    assert lines
    for line in lines:
        assert re.match(rf"{field} {field} {field} {field} {field} cd /srv/newsroom && \S", line), line


def test_the_units_of_systemd_are_well_formed_and_belong_together() -> None:
    units = {}
    for path in sorted((DEPLOY / "systemd").iterdir()):
        parser = Unit(interpolation=None, strict=True)
        parser.read_string(path.read_text(encoding="utf-8"))
        units[path.name] = parser
    assert units["verifier-check.timer"]["Timer"]["OnCalendar"]
    service = units["verifier-check.service"]["Service"]
    assert (service["Type"], service["ProtectSystem"], service["NoNewPrivileges"]) == ("oneshot", "strict", "yes")
    assert service["ReadWritePaths"] == service["WorkingDirectory"]


def test_the_cron_job_is_understood_and_runs_without_root() -> None:
    job = next(each for each in documents() if each["kind"] == "CronJob")["spec"]
    pod = job["jobTemplate"]["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    understood([str(word) for word in container["args"]])
    assert job["concurrencyPolicy"] == "Forbid"
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert container["securityContext"]["readOnlyRootFilesystem"] is True
    assert container["securityContext"]["capabilities"]["drop"] == ["ALL"]
    mounts, volumes = ({each["name"] for each in found} for found in (container["volumeMounts"], pod["volumes"]))
    assert mounts == volumes


@pytest.mark.parametrize("name", ["github-check.yml", "gitlab-check.yml"])
def test_the_workflows_are_yaml_and_let_one_run_go_at_a_time(name: str) -> None:
    found = YAML(typ="safe", pure=True).load(DEPLOY / name)
    assert "concurrency" in found or found["check"]["resource_group"]


def test_the_container_is_not_root_and_fetches_nothing_but_packages() -> None:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    steps = re.findall(r"^(FROM|RUN|USER|COPY|ENTRYPOINT|CMD|ENV|VOLUME|WORKDIR) (.+?)(?<!\\)$", text, re.M | re.S)
    users = [what for step, what in steps if step == "USER"]
    assert users == ["10001:10001"]
    runs = " ".join(what for step, what in steps if step == "RUN")
    assert not re.search(r"curl|wget|apt|git |https?://", runs)
    for what in (what for step, what in steps if step == "COPY" and "--from" not in what):
        assert all((ROOT / name).exists() for name in what.split()[:-1])
    assert '["verifier"]' in dict(steps)["ENTRYPOINT"]
    (extras,) = re.findall(r'pip install .*"\.\[(.+?)\]"', runs)
    known = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert set(extras.split(",")) == {"objects", "postgres", "dask"} <= set(known)  # one image for all machines


@pytest.mark.parametrize("page", [page for page in PAGES if page.exists()], ids=lambda page: page.name)
def test_every_file_that_a_page_links_to_is_there(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
