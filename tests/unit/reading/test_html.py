import time
from datetime import date

import pytest

from verifier.domain.text import Region, Text
from verifier.errors import NoText, ReadError
from verifier.reading.reader import read_bytes

PARAGRAPH = (
    "The port handled more boxes last year than ever before, as its owners said on Monday, and {} of its rivals "
    "were left behind, although they had bought new cranes and hired a good many people over the years."
)


def page(body: str, head: str = "") -> Text:
    return read_bytes(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode())


def article(extra: str = "") -> str:
    paragraphs = "".join(f"<p>{PARAGRAPH.format(number)}</p>" for number in ("one", "two", "three"))
    return (
        f"<nav><a href=/>Home</a><a href=/a>About</a></nav><article><h1>A port grows</h1>{paragraphs}{extra}"
        f"<p>{PARAGRAPH.format('four')}</p></article><footer><p>All rights reserved by the paper.</p></footer>"
    )


def region_of(text: Text, words: str) -> Region:
    return text.region_at(text.content.index(words))


def test_the_main_part_is_told_from_menus_and_footers_in_page_order() -> None:
    text = page(article())

    assert region_of(text, "Home") is region_of(text, "All rights") is Region.SIDE
    assert region_of(text, "A port grows") is region_of(text, "and two of") is Region.MAIN
    assert text.content.index("Home") < text.content.index("A port grows") < text.content.index("All rights")


def test_data_tables_name_their_columns_and_lists_keep_their_items() -> None:
    text = page(
        article(
            "<table><tr><th>Year<th>Boxes</tr><tr><td>2019<td>1.2 m.</tr></table>"
            "<ul><li>One. Two.</li><li>Three</li></ul>"
        )
    )
    sentences = [span.within(text.content) for span in text.sentences]

    assert "Year: 2019 | Boxes: 1.2 m." in sentences
    assert {"One.", "Two.", "Three"} <= set(sentences)
    assert region_of(text, "Year: 2019") is region_of(text, "Three") is Region.MAIN


def test_tables_that_lay_out_a_page_are_read_as_text() -> None:
    text = page(f"<table><tr><td><p>{PARAGRAPH}</p></td><td><h2>Aside</h2><p>{PARAGRAPH}</p></td></tr></table>")

    assert " | " not in text.content


@pytest.mark.parametrize(
    ("html", "read"),
    [
        ("banned by the state.<sup><a href='#n1'>1</a></sup> It", "banned by the state. It"),
        ("banned by the state<sup>[12]</sup>.", "banned by the state."),
        ("about 10<sup>9</sup> units", "about 10⁹ units"),
        ("of 5 km<sup>2</sup> in all", "of 5 km² in all"),
        ("on the 5<sup>th&#1;</sup> day", "on the 5th day"),  # a character that a tree cannot take back
        ("on the 5<sup>th</sup> day", "on the 5th day"),
        ("wo<b>rd</b>s and co&shy;op e&ffilig;cient", "words and coop efficient"),
        ("one line<br>\ngoes on", "one line goes on"),
        ("A line ends.<br>Another", "A line ends.\n\nAnother"),
    ],
)
def test_inline_marks_leave_readable_text(html: str, read: str) -> None:
    assert read.replace("efficient", "e&ffilig;cient") in page(f"<p>{html}</p>").content.replace(
        "efficient", "e&ffilig;cient"
    )


@pytest.mark.parametrize(
    "hidden",
    ["<script>x</script>", "<style>x</style>", "<p hidden>x</p>", "<p style='display: none'>x</p>", "<!--x-->"],
)
def test_what_is_not_shown_is_not_read(hidden: str) -> None:
    assert page(f"<p>{PARAGRAPH}</p>{hidden}").content == PARAGRAPH


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (
            '<script type="application/ld+json">{"@graph": [{"datePublished": "2024-05-03T09:00Z"}]}</script>',
            date(2024, 5, 3),
        ),
        ('<meta property="article:published_time" content="2024-05-03">', date(2024, 5, 3)),
        ('<meta name="date" content="3 May 2024">', date(2024, 5, 3)),
        ('<meta name="date" content="yesterday">', None),
        ('<script type="application/ld+json">{"datePublished": </script>', None),
        ('<script type="application/ld+json">' + "[" * 100_000 + "</script>", None),
        ('<meta property="article:modified_time" content="2024-05-03">', None),
    ],
)
def test_the_date_is_the_one_that_the_page_states(head: str, published: date | None) -> None:
    assert page(article(), head).published == published


def test_a_time_element_states_the_date() -> None:
    assert page(article('<time datetime="2024-05-03">lately</time>')).published == date(2024, 5, 3)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ('<meta property="og:title" content="Shared"><title>T | Paper</title>', "Shared"),
        ("<title>T | Paper</title>", "A port grows"),
    ],
)
def test_the_title_is_the_shared_one_then_the_heading(head: str, title: str) -> None:
    assert page(article(), head).title == title


@pytest.mark.parametrize(
    "body",
    [
        '<div id="root"></div><script src="app.js"></script>',
        "<noscript>You need to enable JavaScript to run this app.</noscript><div id=app></div>",
        "<p>Please enable JavaScript to continue.</p><script></script>",
        "<nav><a>Home</a></nav><script>load()</script>",
        "",
    ],
)
def test_pages_that_scripts_would_fill_have_no_text(body: str) -> None:
    with pytest.raises(NoText):
        page(body)


def test_a_short_page_without_scripts_is_a_page() -> None:
    assert page("<p>It is so.</p>").content == "It is so."


@pytest.mark.parametrize(
    "hostile",
    [
        b"<div>" * 100_000 + b"words in the deep" + b"</div>" * 100_000 + b"<p>and after</p>",
        b"<b>" * 50_000 + b"words in the deep, and after",
        b"<table><tr><td>" * 2_000 + b"words in the deep, and after",
        b"<p>words in the deep, and after" + b"<br>a" * 20_000,
        b"<p>words in the deep, and after" + b"<" * 200_000,
        b"<p>words in the deep, and after" + b"<!--" * 100_000,
    ],
)
def test_hostile_pages_lose_no_text_and_little_time(hostile: bytes) -> None:
    started = time.process_time()
    text = read_bytes(b"<html><body>" + hostile, name="page.html")

    assert "words in the deep" in text.content
    assert "and after" in text.content
    assert time.process_time() - started < 10


def test_scripts_that_are_never_closed_end_in_one_clear_error() -> None:
    with pytest.raises(ReadError):
        read_bytes(b"<html><body>" + b"<script>" * 100_000, name="page.html")
