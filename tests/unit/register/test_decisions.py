"""The file of decisions: one record a line, appended, and read whole or not at all."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.domain.assessment import Verdict
from verifier.domain.decision import Act, Answered, Decision, Subject
from verifier.errors import DecisionsError, OutputError
from verifier.register import decisions
from verifier.register.decisions import append_decisions, decision_line, mark_of, read_decisions

NOON = datetime(2025, 7, 12, 12, tzinfo=UTC)


def note(number: int = 1, reason: str = "look") -> Decision:
    return Decision(
        act=Act.NOTE,
        id=f"{number:016x}",
        subject=Subject.CLAIM,
        key="a/one",
        who="ana",
        at=NOON + timedelta(minutes=number),
        answers=Answered(statement="s", texts="t", matcher="m", verdict=Verdict.REFUTED),
        reason=reason,
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claims" / "decisions.jsonl"


def test_a_line_has_its_keys_sorted_and_nothing_that_is_empty() -> None:
    assert decision_line(note()) == (
        '{"act":"note","answers":{"matcher":"m","statement":"s","texts":"t","verdict":"refuted"},'
        '"at":"2025-07-12T12:01:00Z","id":"0000000000000001","key":"a/one","reason":"look","subject":"claim","who":"ana"}'
    )


def test_what_is_appended_stands_behind_what_was_there(path: Path) -> None:
    assert read_decisions(path) == ()
    append_decisions(path, [note(1)])
    before = path.read_bytes()
    append_decisions(path, [note(2), note(3)])
    assert path.read_bytes().startswith(before)
    assert read_decisions(path) == (note(1), note(2), note(3))


def test_git_is_told_to_keep_the_lines_of_both_and_its_file_is_not_touched_where_there_is_one(path: Path) -> None:
    append_decisions(path, [note()])
    attributes = path.parent / ".gitattributes"
    assert attributes.read_text() == "decisions.jsonl merge=union\n"
    path.unlink()
    attributes.write_text("*.pdf binary\n")
    append_decisions(path, [note()])
    assert attributes.read_text() == "*.pdf binary\n"


@given(st.text(min_size=1, max_size=200).filter(str.strip))
def test_any_words_stand_on_one_visible_line_and_come_back(words: str) -> None:
    line = decision_line(note(reason=words))
    assert line.isprintable()
    assert Decision.model_validate_json(line) == note(reason=words)


@pytest.mark.parametrize("cut", [1, 30, -2])
def test_a_last_line_that_was_left_unfinished_is_passed_over_and_then_removed(path: Path, cut: int) -> None:
    append_decisions(path, [note(1), note(2)])
    whole = path.read_bytes()
    second = whole.split(b"\n")[1]
    path.write_bytes(whole.split(b"\n")[0] + b"\n" + second[:cut])
    assert read_decisions(path) == (note(1),)
    append_decisions(path, [note(3)])
    assert read_decisions(path) == (note(1), note(3))


def test_a_last_line_that_lacks_only_its_end_counts_and_is_finished(path: Path) -> None:
    append_decisions(path, [note(1)])
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    assert read_decisions(path) == (note(1),)
    append_decisions(path, [note(2)])
    assert read_decisions(path) == (note(1), note(2))


def test_an_unfinished_line_longer_than_a_piece_is_removed_as_well(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decisions, "PIECE", 7)
    append_decisions(path, [note(1)])
    with path.open("ab") as stream:
        stream.write(b'{"act": "note", "reason": "cut off')
    append_decisions(path, [note(2)])
    assert read_decisions(path) == (note(1), note(2))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"<<<<<<< HEAD", "merge-conflict"),
        (b"not json", "bad-record"),
        (b"[]", "bad-record"),
        (b'{"act":"note"}', "bad-record"),
        (decision_line(note()).replace('"note"', '"shout"').encode(), "bad-record"),
        (decision_line(note()).replace('"who"', '"colour":"red","who"').encode(), "bad-record"),
        (decision_line(note()).replace("look", "\\ud800").encode(), "bad-record"),
        (decision_line(note()).encode().replace(b"look", b"\xff"), "not-utf8"),
        (b"[" * 100_000, "bad-record"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_and_nothing_of_the_file_is_used(
    path: Path, line: bytes, code: str
) -> None:
    append_decisions(path, [note(1)])
    with path.open("ab") as stream:
        stream.write(line + b"\n")
    append_decisions(path, [note(2)])
    with pytest.raises(DecisionsError, match=r"decisions\.jsonl:2: ") as caught:
        read_decisions(path)
    assert [(found.code, found.line) for found in caught.value.findings] == [(code, 2)]


def test_empty_lines_a_byte_order_mark_and_windows_line_ends_are_passed_over(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\xef\xbb\xbf\r\n" + decision_line(note()).encode() + b"\r\n\n")
    assert read_decisions(path) == (note(),)


def test_the_mark_changes_with_the_file(path: Path) -> None:
    assert mark_of(path) == ""
    append_decisions(path, [note(1)])
    first = mark_of(path)
    append_decisions(path, [note(2)])
    assert "" != first != mark_of(path)


def test_a_file_that_is_none_is_told_of(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(DecisionsError, match="cannot be read"):
        read_decisions(path)
    with pytest.raises(OutputError, match="cannot be written"):
        append_decisions(path, [note()])


def test_a_file_beyond_all_measure_is_not_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    append_decisions(path, [note()])
    monkeypatch.setattr(decisions, "LARGEST_LOG", 10)
    with pytest.raises(DecisionsError, match="larger"):
        read_decisions(path)
