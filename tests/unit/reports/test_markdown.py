"""Tests of the Markdown report, read by a Markdown parser."""

import html
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.unit.reports.examples import RESULTS, hostile_results
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.conflict import Conflict, Position
from verifier.pipeline.results import CheckResults
from verifier.reports.markdown import LONGEST, code, escaped, render_markdown
from verifier.reports.safe import one_line

TAGS = re.compile(r"<[^>]*>")
GAP = "\u200b"


def page(markdown: str) -> str:
    return str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown))


def words(markdown: str) -> str:
    """What a reader sees of *markdown*."""
    return html.unescape(TAGS.sub("", page(markdown))).strip().replace(GAP, "")


def test_each_claim_that_is_not_supported_stands_with_its_evidence() -> None:
    rendered = page(render_markdown(RESULTS))
    assert "<h4>✗ refuted: <code>lighthouse-2024/visitors</code></h4>" in rendered
    assert "<blockquote>\n<p>In 2023 it counted 84,000 visitors" in rendered
    assert "lighthouse-2024/repair" not in rendered
    assert rendered.index("visitors") < rendered.index("lighthouse-2024/money")
    assert "<td>✗ refuted</td>" in rendered
    assert "2 claims of <code>lighthouse-2024</code>" in rendered


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>", "a | b", "`code`", "**bold** _it_ ~~no~~", "[x](http://evil.example)", "![x](http://x)",
        "# head", "1. one", "1) one", "- item", "+ item", "===", "> quote", "&lt;b&gt; &#64;team", "\\*a", "[ref]: http://x",
        "http://evil.example/", "<http://evil.example/>", "$x$", "    code", "***", "---", "<!-- x", "2023. It grew.",
    ],
)  # fmt: skip
def test_text_is_shown_as_it_is_and_does_nothing(text: str) -> None:
    assert words(escaped(text)) == one_line(text)
    assert set(re.findall(r"<(\w+)", page(escaped(text)))) == {"p"}


@given(st.text() | st.text(alphabet="<>&`*_[]()#+-.!|~:/@\\1a \n$="))
def test_no_text_forms_markup(text: str) -> None:
    assert words(escaped(text)) == one_line(text).replace(GAP, "")
    assert set(re.findall(r"<(\w+)", page(f"x {escaped(text)}"))) <= {"p"}


@given(st.text(min_size=1) | st.text(alphabet="` a<", min_size=1))
def test_code_holds_any_text(text: str) -> None:
    if one_line(text):
        assert page(code(text)).startswith("<p><code>")
        assert words(code(text)) == one_line(text)


@pytest.mark.parametrize("text", ["@team", "mail a@b.example", "fixes #12", "GH-12", "&#64;team", "(@team)"])
def test_nobody_is_called(text: str) -> None:
    shown = html.unescape(TAGS.sub("", page(escaped(text))))
    assert not re.search(r"[@#]\w|GH-\d", shown)


def test_hostile_results_form_only_our_own_markup() -> None:
    rendered = page(render_markdown(hostile_results()))
    ours = {"h3", "h4", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "code", "blockquote", "ul", "li"}
    assert set(re.findall(r"<(\w+)", rendered)) <= ours
    assert not any(character in rendered for character in "\x1b\u202e\x07\U000e0041")


def test_a_report_fits_into_a_comment_and_says_what_it_left_out() -> None:
    many = replace(RESULTS, claims=tuple(RESULTS.claims[:1]) * 1000)
    rendered = render_markdown(many)
    assert len(rendered) < LONGEST + 100
    assert re.search(r"… and \d+ more, for which there is no room here\.\n$", rendered)
    assert "1,000 refuted" in rendered


def test_a_conflict_is_told_with_where_it_stands() -> None:
    sides = [Position(document="lighthouse-2024", claim=result.claim.key, text=result.claim.text)
             for result in RESULTS.claims[:2]]  # fmt: skip
    check = Check(kind=CheckKind.FIGURE, claimed="1", stated="2", outcome=Outcome.DIFFERS, reason="1 is not 2")
    conflict = Conflict(one=sides[0], other=sides[1], check=check, certain=0.9)
    rendered = render_markdown(replace(RESULTS, conflicts=(conflict,)))
    assert "- **warning** `claims/lighthouse.yaml:14`: lighthouse-2024/visitors and lighthouse-2024/repair" in rendered


def test_nothing_is_no_table() -> None:
    assert render_markdown(CheckResults(())) == "### Claims and their sources\n\n**0 claims**\n"
