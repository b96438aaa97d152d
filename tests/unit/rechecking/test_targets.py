"""Targets: every address with the line that cites it, from whatever names addresses."""

from pathlib import Path

import pytest

from verifier.domain.linkcheck import Citing
from verifier.errors import ConfigError
from verifier.rechecking.targets import chosen, file_targets, html_addresses, register_targets, text_addresses
from verifier.register.load import load_register

CLAIMS = """schema: 1
document:
  id: mill
  title: The mill
  url: https://example.org/mill
sources:
  deed:
    title: The deed
    url: https://example.org/deed
  book:
    title: A book
    doi: 10.1000/182
  unused:
    title: Unused
    url: https://example.org/unused
claims:
  - id: one
    text: The mill closed in 1974.
    cites: [{source: deed}]
  - id: two
    text: The mill opened in 1902.
    cites: [{source: deed}, {source: book}]
"""


def test_claim_files_give_the_line_of_the_address_and_the_claims_that_rest_on_it(tmp_path: Path) -> None:
    path = tmp_path / "mill.yaml"
    path.write_text(CLAIMS, "utf-8")
    found = register_targets(load_register([path]))
    deed = found["https://example.org/deed"]
    assert [citing.claim for citing in deed] == ["mill/one", "mill/two"]
    assert {CLAIMS.splitlines()[citing.line - 1].strip() for citing in deed} <= {
        "deed:", "url: https://example.org/deed"
    }  # fmt: skip
    assert [citing.claim for citing in found["https://doi.org/10.1000/182"]] == ["mill/two"]
    assert [citing.claim for citing in found["https://example.org/unused"]] == [""]
    assert {citing.claim for citing in found["https://example.org/mill"]} == {"mill/one", "mill/two"}


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("See https://example.org/a.", "https://example.org/a"),
        ("(https://example.org/a)", "https://example.org/a"),
        ("[it](https://example.org/a_(b))", "https://example.org/a_(b)"),
        ("<https://example.org/a?b=1&c=2#d>", "https://example.org/a?b=1&c=2#d"),
        ("**https://example.org/a**", "https://example.org/a"),
        ("“https://example.org/a”,", "https://example.org/a"),
        ("HTTPS://EXAMPLE.ORG/A!", "HTTPS://EXAMPLE.ORG/A"),
        ("https://example.org/ä/ö", "https://example.org/ä/ö"),
    ],
)
def test_punctuation_around_an_address_is_not_part_of_it(text: str, url: str) -> None:
    assert list(text_addresses(f"first line\n{text}")) == [(url, 2)]


@pytest.mark.parametrize("text", ["ftp://example.org/a", "mailto:a@example.org", "example.org", "http://"])
def test_what_is_no_web_address_is_left_alone(text: str) -> None:
    assert list(text_addresses(text)) == []


def test_html_gives_links_and_where_they_stand() -> None:
    html = '<p>\n<a href="https://example.org/a">a</a>\n<a href="/b">b</a><q cite="https://example.org/c">c</q>'
    assert list(html_addresses(html)) == [("https://example.org/a", 2), ("https://example.org/c", 3)]


def test_a_list_names_one_address_a_line(tmp_path: Path) -> None:
    path = tmp_path / "urls.txt"
    path.write_text("https://example.org/a\n# a remark\nhttps://example.org/b\nhttps://example.org/a\n", "utf-8")
    found = file_targets(path)
    assert {url: [citing.line for citing in citings] for url, citings in found.items()} == {
        "https://example.org/a": [1, 4],
        "https://example.org/b": [3],
    }


def test_other_files_are_refused_with_what_to_give(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    for name in ("a.pdf", "missing.txt"):
        with pytest.raises(ConfigError):
            file_targets(tmp_path / name)


def test_patterns_choose() -> None:
    found = {f"https://{name}.org/": [Citing(file="a", line=1)] for name in ("one", "two", "three")}
    assert list(chosen(found, ["one", "t"], ["three"])) == ["https://one.org/", "https://two.org/"]
    assert list(chosen(found, [], [])) == sorted(found)
    with pytest.raises(ConfigError):
        chosen(found, ["("], [])
