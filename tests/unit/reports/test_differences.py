import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.reports.differences import MOST_PIECES, Piece, Version, word_differences


def marked(then: str, now: str) -> str:
    signs = {Version.BOTH: "{}", Version.THEN: "[-{}-]", Version.NOW: "[+{}+]"}
    return "".join(signs[piece.version].format(piece.text) for piece in word_differences(then, now))


@pytest.mark.parametrize(
    ("then", "now", "shown"),
    [
        ("It rose 5 %.", "It rose 5 %.", "It rose 5 %."),
        ("It rose 5 %.", "It rose 6 %.", "It rose [-5-][+6+] %."),
        ("It rose 5.2 %.", "It rose 5.3 %.", "It rose [-5.2-][+5.3+] %."),  # a figure is one word
        ("It was sold.", "It was not sold.", "It was [+not +]sold."),
        ("the old quay fell", "a new pier fell", "[-the old quay-][+a new pier+] fell"),  # not word by word
        ("", "new", "[+new+]"),
        ("old", "", "[-old-]"),
    ],
)
def test_two_versions_are_shown_as_one_line(then: str, now: str, shown: str) -> None:
    assert marked(then, now) == shown


def test_very_long_versions_are_shown_whole() -> None:
    long = "a " * MOST_PIECES
    assert word_differences(long, "b") == (Piece(Version.THEN, long), Piece(Version.NOW, "b"))


@given(st.text(max_size=60), st.text(max_size=60))
def test_each_version_can_be_read_back(then: str, now: str) -> None:
    pieces = word_differences(then, now)
    assert "".join(piece.text for piece in pieces if piece.version is not Version.NOW) == then
    assert "".join(piece.text for piece in pieces if piece.version is not Version.THEN) == now
