"""The client of web archives against what pywb answered once: the same cases as the system tests, without pywb.

The cassettes are recorded by ``VERIFIER_RECORD_CASSETTES=1 pytest -m system tests/system/test_pywb.py``.
"""

import asyncio
from pathlib import Path
from typing import Final

import pytest

from tests.unit.fetching.memento_scenes import CASES, Case, archives, check, recorder

CASSETTES: Final = Path(__file__).parents[2] / "cassettes"
RECORDED_AT: Final = "http://127.0.0.1:47080/web/"


@pytest.mark.parametrize("way", archives(RECORDED_AT))
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_client_finds_what_pywb_has(case: Case, way: str) -> None:
    cassette = CASSETTES / f"pywb-{way}-{case.name}.yaml"
    assert cassette.exists()
    with recorder("none").use_cassette(str(cassette)) as tape:
        asyncio.run(check(case, archives(RECORDED_AT)[way]))
    assert tape.all_played
