"""Every code is explained where people look for it."""

import re
from pathlib import Path

import pytest

from verifier.archive import exchange, fixity
from verifier.rechecking.findings import RECHECK_CODES
from verifier.register import codes
from verifier.register.codes import CODES
from verifier.register.load import load_register
from verifier.register.place import Place
from verifier.reports.codes import REPORT_CODES
from verifier.store.inspection import STORE_CODES

ROOT = Path(__file__).parents[3]
ARCHIVE_CODES = (
    fixity.DAMAGED,
    fixity.UNREADABLE,
    fixity.ALTERED,
    fixity.MISSING,
    fixity.UNLISTED,
    fixity.FOREIGN,
    fixity.INDEX,
    fixity.UNSEALED,
    exchange.MISSING,
    exchange.ALTERED,
    exchange.UNREADABLE,
    exchange.UNPUSHED,
)


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_documented_with_its_meaning(code: str) -> None:
    docs = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    assert f"| `{code}` | {CODES[code].meaning} |" in docs
    section = docs[: docs.index(f"| `{code}` |")].rsplit("\n## ", 1)[1]
    assert section.startswith(CODES[code].severity.value.capitalize())


def test_no_code_is_documented_that_does_not_exist() -> None:
    docs = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    known = {*CODES, *REPORT_CODES, *RECHECK_CODES, *STORE_CODES, *ARCHIVE_CODES}
    assert set(re.findall(r"^\| `([a-z0-9-]+)` \|", docs, re.MULTILINE)) == known


def test_the_example_in_the_docs_is_sound(tmp_path: Path) -> None:
    docs = (ROOT / "docs" / "claim-files.md").read_text(encoding="utf-8")
    (tmp_path / "a.yaml").write_text(docs.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    register = load_register([tmp_path])
    assert [found.code for found in register.findings] == ["missing-file", "no-url"]
    assert len(register.claims) == 1


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_used_and_says_what_to_do(code: str) -> None:
    room = "".join(path.read_text(encoding="utf-8") for path in Path(codes.__file__).parent.glob("*.py"))
    assert room.count(f'"{code}"') > 1
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", code)
    assert CODES[code].hint


def test_a_code_that_is_not_in_the_table_is_refused() -> None:
    with pytest.raises(KeyError):
        codes.finding("no-such-code", "", Place("a.yaml"))
