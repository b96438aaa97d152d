"""Rules of the newsroom: its claim files are sound, cite what is served, and what is expected covers all claims."""

from pathlib import Path

import pytest

from verifier.demo.expected import AFTER_CHANGE, CHANGED_PAGE, CONFLICTS, DEAD_PAGE, PROMISE, VERDICTS
from verifier.demo.newsroom import PLACEHOLDER, desk_files, pages_after, pages_before
from verifier.demo.story import EXAMPLES
from verifier.domain.assessment import Verdict
from verifier.reading.reader import read_bytes
from verifier.register.load import load_register
from verifier.register.register import Register

BASE = "http://127.0.0.1:8000"
SOURCES = 5


@pytest.fixture
def register(tmp_path: Path) -> Register:
    for name, content in desk_files(BASE).items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return load_register([tmp_path / "claims"])


def test_the_claim_files_have_no_mistakes(register: Register) -> None:
    assert (register.findings, register.left_out) == ((), ())


def test_what_is_expected_covers_all_claims_and_nothing_else(register: Register) -> None:
    keys = {claim.key for claim in register.claims}
    assert set(VERDICTS) == set(AFTER_CHANGE) == keys
    assert {PROMISE, *EXAMPLES} <= keys
    assert all(pair <= keys for pair in CONFLICTS)


def test_every_kind_of_answer_is_there() -> None:
    assert set(VERDICTS.values()) == set(Verdict) - {Verdict.DISPUTED}
    assert {key for key in VERDICTS if VERDICTS[key] is not AFTER_CHANGE[key]} == {PROMISE}


def test_the_claims_cite_the_pages_that_are_served_and_the_dead_one(register: Register) -> None:
    cited = {source.url for sources in register.sources.values() for source in sources.values()}
    served = {f"{BASE}{path}" for path in pages_before()}
    assert len(served) == SOURCES
    assert cited == served | {f"{BASE}{DEAD_PAGE}"}


def test_the_address_of_the_site_takes_the_place_of_the_placeholder() -> None:
    assert not any(PLACEHOLDER.encode() in content for content in desk_files(BASE).values())


@pytest.mark.parametrize("path", sorted(pages_before()))
def test_every_page_can_be_read(path: str) -> None:
    page = pages_before()[path]
    assert "invented" in page.content.decode("latin-1") or path.endswith(".pdf")
    assert len(read_bytes(page.content, name=path.rsplit("/", 1)[1]).content) > 500


def test_one_page_changes_and_only_by_the_promise() -> None:
    before, after = pages_before(), pages_after()
    assert {path for path in before if before[path] != after[path]} == {CHANGED_PAGE}
    texts = [read_bytes(pages[CHANGED_PAGE].content, name="a.html").content for pages in (before, after)]
    assert ["until the end of 2030" in text for text in texts] == [True, False]
    assert all("opened to traffic on 14 May 2021" in text for text in texts)
