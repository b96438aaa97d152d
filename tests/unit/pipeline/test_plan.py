"""Tests of the plan: which file a claim is held against."""

from pathlib import Path

import pytest

from verifier.errors import ConfigError
from verifier.pipeline.bindings import Bindings, parse_bindings
from verifier.pipeline.plan import Web, Where, make_plan
from verifier.pipeline.texts import Missing
from verifier.register.load import load_register


def shown(where: Where) -> str:
    match where:
        case Missing():
            return where.message
        case Web(url):
            return url
        case _:
            return where.as_posix()


def planned(bindings: Bindings = Bindings()) -> dict[tuple[str, str], str]:  # noqa: B008  it is frozen
    """Return the file, or why there is none, for each claim and name; or the address."""
    register = load_register([Path("claims")])
    return {(pair.claim.id, pair.name): shown(pair.where) for pair in make_plan(register.claims, register, bindings)}


@pytest.mark.usefixtures("project")
def test_files_named_in_a_claim_file_count_from_it() -> None:
    plan = planned()
    assert plan["closed", "mill"] == "claims/../texts/mill.txt"
    assert plan["closed", "deed"] == "claims/../texts/deed.txt"
    assert plan["closed", "diary"] == "no text of it was given"


@pytest.mark.usefixtures("project")
def test_an_option_goes_before_the_claim_file_and_the_longer_id_before_the_shorter() -> None:
    plan = planned(parse_bindings(["mill=a.txt"], ["deed=b.txt", "mill/deed=c.txt"]))
    assert (plan["closed", "mill"], plan["closed", "deed"]) == ("a.txt", "c.txt")


@pytest.mark.parametrize("file", ["../../secret.txt", "../link.txt"])
def test_a_claim_file_does_not_reach_out_of_its_project(project: Path, file: str) -> None:
    (project.parent / "secret.txt").write_text("secret")
    (project / "link.txt").symlink_to(project.parent / "secret.txt")
    claims = project / "claims" / "mill.yaml"
    claims.write_text(claims.read_text().replace("../texts/deed.txt", file))
    assert planned()["closed", "deed"] == f"{file} lies outside the project of its claim file"


def test_a_file_that_is_not_there_is_told_without_reading(project: Path) -> None:
    (project / "texts" / "deed.txt").unlink()
    assert planned()["closed", "deed"] == "there is no file ../texts/deed.txt beside the claim file"


@pytest.mark.parametrize("value", ["", "deed", "=x", "deed=", " = "])
def test_what_is_not_id_and_path_is_refused(value: str) -> None:
    with pytest.raises(ConfigError, match="is not ID=PATH"):
        parse_bindings((), [value])


def test_an_id_given_twice_is_refused() -> None:
    with pytest.raises(ConfigError, match="twice"):
        parse_bindings(["a=x", "a=y"], ())


def test_a_path_may_hold_an_equals_sign() -> None:
    assert parse_bindings(["a=x=y.txt"], ()).documents == {"a": Path("x=y.txt")}
