"""The baseline: known breakage fails nothing, new breakage does, and what was repaired is told."""

from pathlib import Path

import pytest

from verifier.domain.finding import Finding, Severity
from verifier.errors import ConfigError
from verifier.rechecking.baseline import baseline_of, read_baseline, sort_out

PATH = Path("known.txt")
A, B = "https://example.org/a", "https://example.org/b"


def finding(subject: str = A, code: str = "link-dead", line: int = 3) -> Finding:
    return Finding(
        code=code, severity=Severity.ERROR, message="404", file="claims/mill.yaml", line=line, subject=subject
    )


def written(tmp_path: Path, *findings: Finding) -> Path:
    path = tmp_path / "known.txt"
    path.write_text(baseline_of(findings), "utf-8")
    return path


def test_what_is_written_is_known_wherever_it_stands_in_its_file(tmp_path: Path) -> None:
    known = read_baseline(written(tmp_path, finding()))
    found = sort_out([finding(line=99), finding(B)], known, PATH, [A, B])
    assert found.known == (finding(line=99),)
    assert found.new == (finding(B),)
    assert found.stale == ()


def test_another_finding_about_a_known_address_is_new(tmp_path: Path) -> None:
    known = read_baseline(written(tmp_path, finding()))
    assert sort_out([finding(code="passage-gone")], known, PATH, [A]).new == (finding(code="passage-gone"),)


def test_a_line_is_stale_only_if_its_address_was_checked(tmp_path: Path) -> None:
    known = read_baseline(written(tmp_path, finding(), finding(B)))
    stale = sort_out([], known, PATH, [A]).stale
    assert [each.subject for each in stale] == [A]
    assert stale[0].severity is Severity.NOTE


def test_the_file_is_sorted_and_has_no_line_twice(tmp_path: Path) -> None:
    lines = written(tmp_path, finding(B), finding(), finding(line=5)).read_text("utf-8").splitlines()
    assert lines[0].startswith("#")
    assert lines[1:] == sorted(set(lines[1:]))
    assert len(lines) == 3


def test_what_is_no_baseline_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.txt"
    for content in (b"https://example.org/a\n", b"\xff\xfe", b"a\tb\tc\td\n"):
        path.write_bytes(content)
        with pytest.raises(ConfigError):
            read_baseline(path)
    with pytest.raises(ConfigError):
        read_baseline(tmp_path / "missing.txt")
