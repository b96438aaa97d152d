"""Files of others that the pages load: exactly those that were looked at, with their licences beside them."""

import hashlib
from importlib import resources

import pytest

PINNED = {
    "htmx.min.js": "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717",  # htmx.org 2.0.11
    "pico.classless.min.css": "61207a40ffc02a42d1e50143651c121beab70ed413c934c1ff84fa263ba436b0",  # @picocss/pico 2.1.1
    "htmx.LICENSE": "d3d2456f76414f2456104660ebd65aff1c04cd7966b942bdabd63f3cdb316a38",
    "pico.LICENSE": "afaff063e044233f917b7807dccab022f09dca474f92b642846bee4850655bbf",
}
VENDOR = resources.files("verifier.web").joinpath("static", "vendor")


@pytest.mark.parametrize("name", PINNED)
def test_a_vendored_file_is_the_one_that_was_looked_at(name: str) -> None:
    assert hashlib.sha256(VENDOR.joinpath(name).read_bytes()).hexdigest() == PINNED[name]


def test_nothing_else_is_vendored() -> None:
    assert {each.name for each in VENDOR.iterdir()} == set(PINNED)
