from datetime import date

import pytest

from verifier.domain.text import Region
from verifier.reading.draft import Kind
from verifier.reading.front_matter import split_front_matter
from verifier.reading.markdown import read_markdown, strip_marks


def test_front_matter_gives_title_date_author_and_description() -> None:
    draft = read_markdown(
        '---\ntitle : "The **port**: a story"\ndate: 2024-05-03 12:00:00 +0800\nauthor: A. Other\n'
        "description: >\n  Two\n  lines\n---\nIt grew."
    )

    assert (draft.title, draft.published) == ("The port: a story", date(2024, 5, 3))
    assert [(block.text, block.region) for block in draft.blocks] == [
        ("The port: a story", Region.MAIN),
        ("A. Other", Region.SIDE),
        ("Two lines", Region.SIDE),
        ("It grew.", Region.MAIN),
    ]


@pytest.mark.parametrize("content", ["---\nno end", "---\n" * 3, "text\n---\na: b\n---", "---\n- a\n&x *x\n---\nt"])
def test_a_fence_without_entries_gives_none(content: str) -> None:
    assert split_front_matter(content)[0] == {}


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**bold**, _it_ and ***both***", "bold, it and both"),
        ("__A. Other__ is here", "A. Other is here"),
        ("a [link](https://example.org/a_(b)) here", "a link here"),
        ('a [link][1] and ![a picture](x.png "t")', "a link and a picture"),
        ("`code_name` and snake_case_name", "code_name and snake_case_name"),
        ("5 * 3 and 2*3*4 and 10-9", "5 * 3 and 2*3*4 and 10-9"),
        (r"\*not\* marked", "*not* marked"),
        ("said.[^1] Then", "said. Then"),
        ("a<br/>b <span class='x'>c</span> &amp; d", "ab c & d"),
        ("a < b and c > d", "a < b and c > d"),
        ("“**quoted**”", "“quoted”"),
    ],
)
def test_marks_go_and_words_stay(marked: str, plain: str) -> None:
    assert strip_marks(marked) == plain


def test_blocks_of_every_kind() -> None:
    draft = read_markdown(
        "# Head #\n\nA paragraph over\ntwo lines.\n<!-- hidden\n\nstill hidden -->\n\n"
        "Underlined\n---\n\n- one\n  more\n- two\n\n"
        "| Year | Boxes |\n|---|:-:|\n| 2019 | 5 |\n\n> quoted\n\n***\n\n"
        "![alt](x.png)\n\n[^1]: A note.\n\n[1]: https://example.org\n"
    )

    assert [(block.text, block.kind, block.region) for block in draft.blocks] == [
        ("Head", Kind.HEADING, Region.MAIN),
        ("A paragraph over two lines.", Kind.PROSE, Region.MAIN),
        ("Underlined", Kind.HEADING, Region.MAIN),
        ("one more", Kind.ITEM, Region.MAIN),
        ("two", Kind.ITEM, Region.MAIN),
        ("Year: 2019 | Boxes: 5", Kind.ROW, Region.MAIN),
        ("quoted", Kind.PROSE, Region.MAIN),
        ("alt", Kind.PROSE, Region.SIDE),
        ("A note.", Kind.PROSE, Region.SIDE),
        ("https://example.org", Kind.ROW, Region.SIDE),
    ]


def test_a_comment_that_is_never_closed_hides_nothing() -> None:
    assert "words" in read_markdown("a <!-- words").blocks[0].text
