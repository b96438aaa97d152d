"""What the client of web archives reads: lists of links, indexes, addresses, and whether a copy is one of the page."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.fetching.web_archives import MILL, PAGE, day
from verifier.errors import ConfigError
from verifier.fetching.mementos_answers import Memento
from verifier.fetching.mementos_archives import WebArchive, stored_at, web_archive, web_archives
from verifier.fetching.mementos_check import own_judgement, title_of
from verifier.fetching.mementos_index import read_captures
from verifier.fetching.mementos_links import MOST_LINKS, http_date, listed, read_links, target_of
from verifier.settings import Settings

AT = datetime(2025, 7, 12, 8, 30, tzinfo=UTC)
TIMEMAP = """\
<https://a.example/web/timemap/link/https://town.example/>; rel="self"; type="application/link-format",
<https://a.example/web/https://town.example/>; rel="timegate",
<https://town.example/?a=1,2;3>; rel="original",
<https://a.example/web/20250712083000/https://town.example/>; rel="first memento";
 datetime="Sat, 12 Jul 2025 08:30:00 GMT",
 <https://a.example/2> ;rel = memento ; datetime="Sun, 13 Jul 2025 08:30:00 GMT" ;
 title="a \\"b\\", <c>; rel=\\"original\\""
"""
HOSTILE = [
    "<" * 1_000_000,
    "<a>;" * 250_000,
    '<a>; rel="' + "x" * 1_000_000,
    '<a>; rel="' + "\\" * 1_000_000,
    '<a>; rel="\\' * 100_000,
    '<a>; datetime="' + "9" * 1_000_000 + '"; rel=memento',
    "<a>" + " " * 1_000_000 + ";",
    "<a>;" + "b=c;" * 250_000,
    "," * 1_000_000,
]


def test_a_list_of_links_is_read_with_commas_and_quotation_marks_within() -> None:
    links = list(read_links(TIMEMAP))
    assert [link.relations for link in links] == [
        ("self",),
        ("timegate",),
        ("original",),
        ("first", "memento"),
        ("memento",),
    ]
    assert target_of(TIMEMAP, "original") == "https://town.example/?a=1,2;3"
    assert [(one.url, one.at.day) for one in listed(TIMEMAP)] == [
        ("https://a.example/web/20250712083000/https://town.example/", 12),
        ("https://a.example/2", 13),
    ]
    assert target_of(TIMEMAP, "timemap") == ""


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_list_is_read_to_its_end(text: str) -> None:
    assert len(list(read_links(text))) <= MOST_LINKS
    assert listed(text) == []


@settings(deadline=None)
@given(st.text(alphabet='<>;,="\\ abrelmemento0123', max_size=200))
def test_any_text_is_a_list_of_some_links(text: str) -> None:
    for link in read_links(text):
        assert f"<{link.target}" in text.replace("< ", "<") or link.target.strip() in text


@pytest.mark.parametrize(
    "written", ["", "yesterday", "12 Jul 20255 00:00", "9" * 5_000, "Sat, 99 Jul 2025 99:00:00 GMT"]
)
def test_what_is_no_time_is_none(written: str) -> None:
    assert http_date(written) is None


def test_a_time_without_a_zone_is_in_utc() -> None:
    assert http_date("Sat, 12 Jul 2025 08:30:00 -0000") == http_date("Sat, 12 Jul 2025 10:30:00 +0200") == AT


@pytest.mark.parametrize(
    "body",
    [
        b'[["urlkey","timestamp","original","mimetype","statuscode","digest","length"],'
        b'["example,town)/","20250712083000","https://town.example/","text/html","200","AAAA","99"]]',
        b'{"timestamp": "20250712083000", "url": "https://town.example/", "status": "200", "mime": "text/html"}\n',
    ],
)
def test_an_index_is_read_in_both_forms(body: bytes) -> None:
    (capture,) = read_captures(body)
    assert (capture.url, capture.second, capture.at, capture.status) == (
        "https://town.example/",
        "20250712083000",
        AT,
        200,
    )


def test_rows_that_cannot_be_read_cost_themselves_alone() -> None:
    good = {"timestamp": "20250712083000", "url": MILL}
    bad: list[object] = [
        {**good, "timestamp": "2025"},
        {**good, "timestamp": "20259912083000"},
        {**good, "url": "javascript:alert(1)"},
        {**good, "url": 7},
        {"message": "not found"},
        [],
        None,
    ]
    lines = "\n".join([*map(json.dumps, bad), "{", json.dumps({**good, "status": "-"}), "[" * 100_000])
    assert [(capture.url, capture.status) for capture in read_captures(lines.encode())] == [(MILL, 0)]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"[[]]",
        b"[1]",
        b"[[], 3]",
        b"[" * 1_000_000,
        b"{" * 1_000_000,
        b"\xff\xfe",
        b"<html>",
        b"\n" * 1_000_000,
    ],
)
def test_what_is_no_index_holds_no_captures(body: bytes) -> None:
    assert read_captures(body) == []


def test_the_index_is_asked_for_one_page_alone() -> None:
    asked = WebArchive("https://a.example/web/", "https://a.example/cdx").query("https://b.example/?q=1&url=c*", AT)
    assert asked == (
        "https://a.example/cdx?url=https%3A%2F%2Fb.example%2F%3Fq%3D1%26url%3Dc%2A&matchType=exact&output=json"
        "&closest=20250712083000&sort=closest&limit=100"
    )


@pytest.mark.parametrize(
    ("written", "archive"),
    [
        ("https://a.example/web/ https://a.example/cdx", WebArchive("https://a.example/web/", "https://a.example/cdx")),
        ("https://a.example/web", WebArchive("https://a.example/web/")),
        ("http://127.0.0.1:8080/gate?url=", WebArchive("http://127.0.0.1:8080/gate?url=")),
    ],
)
def test_a_setting_names_an_archive(written: str, archive: WebArchive) -> None:
    assert web_archive(written) == archive


@pytest.mark.parametrize(
    "written", ["", "a.example", "ftp://a.example/", "https://a.example/ b", "https://u:p@a.example/", "https://[/", "https://a:x/",
                "https://a.example/ https://a.example/cdx https://a.example/"]
)  # fmt: skip
def test_what_names_no_archive_is_refused(written: str) -> None:
    with pytest.raises(ConfigError) as caught:
        web_archive(written)
    assert caught.value.hint


def test_several_archives_stand_with_commas_between_them_and_none_may_be_asked() -> None:
    both = web_archives("https://a.example/web/ https://a.example/cdx, https://b.example/")
    assert [archive.name for archive in both] == ["a.example", "b.example"]
    assert web_archives(" none ") == web_archives("") == ()
    assert len(web_archives(Settings().web_archives)) == 1
    with pytest.raises(ConfigError, match="names no web archive"):
        web_archives("https://a.example/,")


@pytest.mark.parametrize("between", ["", "id_", "if_", "mp_"])
def test_an_address_in_an_archive_says_what_it_is_of(between: str) -> None:
    stored = stored_at(f"https://a.example/web/20250712083000{between}/https://town.example/a?b=https://c.example/")
    assert stored is not None
    assert (stored.at, stored.url) == (AT, "https://town.example/a?b=https://c.example/")
    assert stored.as_captured == "https://a.example/web/20250712083000id_/https://town.example/a?b=https://c.example/"


@pytest.mark.parametrize(
    "address",
    ["https://a.example/", "https://a.example/2025/https://b.example/",
     "https://a.example/web/20259912083000/https://b.example/",
     "https://a.example/?u=/20250712083000/https://b.example/", "/" * 1_000_000,
     "https://a/" + "20250712083000/" * 50_000],
)  # fmt: skip
def test_other_addresses_say_nothing(address: str) -> None:
    assert stored_at(address) is None


def copy(title: str = "The mill", *, status: int = 200, original: str = MILL, body: bytes = b"") -> Memento:
    page = PAGE.replace(b"The mill</title>", title.encode() + b"</title>")
    return Memento(MILL, original, "https://a.example/1", day(9), "a.example", status, "text/html", body or page)


@pytest.mark.parametrize(
    "refusal",
    [
        copy("404 Not Found"),
        copy("Page not found | Town"),
        copy("Town - Page Not Found"),
        copy("Just a moment..."),
        copy("Attention Required! | Cloudflare"),
        copy("  Access\n Denied "),
        copy("Sign in &middot; Town"),
        copy(status=404),
        copy(status=302),
        copy(original="https://town.example/"),
        copy(original="https://town.example/index.html"),
        copy(body=b"<p></p>"),
    ],
)
def test_a_copy_of_a_refusal_is_known_as_one(refusal: Memento) -> None:
    assert own_judgement(refusal)


@pytest.mark.parametrize(
    "page",
    [
        copy(),
        copy("The page that was not found: a history of 404"),
        copy("404 houses were sold in Oster"),
        copy("Statue has been removed | Town"),
        copy("Log in the river - Oster Gazette"),
        copy(""),
        copy(original="https://town.example/other?page=mill"),
    ],
)
def test_a_page_that_only_speaks_of_refusals_is_none(page: Memento) -> None:
    assert own_judgement(page) == ""


def test_a_front_page_that_was_cited_may_be_one() -> None:
    front = copy(original="https://town.example/")
    assert (
        own_judgement(
            Memento(**{**{name: getattr(front, name) for name in front.__slots__}, "url": "https://town.example"})
        )
        == ""
    )


@pytest.mark.parametrize(
    "body", [b"<title>" * 10_000, b"<title" + b" " * 1_000_000, b"<title>" + b"x" * 1_000_000, b""]
)
def test_a_hostile_page_has_no_title(body: bytes) -> None:
    assert title_of(body) == ""
