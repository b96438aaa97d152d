"""Checking links from another program, on real servers."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

import verifier
from tests.integration.conftest import Verifier
from tests.integration.test_links import FACT, WHEEL, check
from tests.integration.town import Town, mill, page, town
from verifier.errors import ConfigError

__all__ = ["mill", "town"]  # fixtures

LOOPBACK = ("127.0.0.0/8",)


def test_links_are_checked_and_nothing_is_written(mill: Path, town: Town) -> None:
    before = sorted(mill.rglob("*"))
    deed, lost = verifier.check_links([f"{town.url}/deed", f"{town.url}/lost "], allowed_networks=LOOPBACK)
    assert (deed.status, deed.health, deed.drift) == ("ok", "ok", "none")
    assert (lost.status, lost.url) == ("not_found", f"{town.url}/lost")
    assert deed.checked_at is not None
    assert deed.checked_at <= datetime.now(UTC)
    assert sorted(mill.rglob("*")) == before


def test_the_ledger_knows_what_a_page_once_said(mill: Path, town: Town, verifier: Verifier) -> None:
    check(verifier)
    town.pages["/deed"] = page("The deed", FACT.replace("1974", "1947"), WHEEL)
    (deed,) = checked(town, mill / "snapshots")
    assert deed.drift == "changed"
    assert deed.passages[0].altered == ("1974 → 1947",)


def checked(town: Town, snapshots: Path) -> list[verifier.LinkCheck]:
    return verifier.check_links([f"{town.url}/deed"], snapshots=snapshots, allowed_networks=LOOPBACK)


def test_private_networks_are_closed_unless_they_are_opened(town: Town) -> None:
    assert [each.status for each in verifier.check_links([f"{town.url}/deed"])] == ["refused_address"]
    assert town.asked == []


def test_a_network_that_is_none_is_named() -> None:
    with pytest.raises(ConfigError, match="moon"):
        verifier.check_links(["https://example.org"], allowed_networks=["the moon"])
