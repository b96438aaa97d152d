"""Which text is the source that is cited, and by which sign: what names it goes before what looks like it."""

from pathlib import Path

import pytest

from verifier.domain.claim import Source
from verifier.pipeline.plan import Web
from verifier.pipeline.pool import PoolText
from verifier.pipeline.tying import Sign, plain_url, tie_sources

REPORT = PoolText(
    "report.txt", "Annual report 2023", Path("s/report.txt"), urls=("https://www.port.example/r/?utm_source=x",)
)
PAPER = PoolText("a/lie.pdf", "Ferries of the north: a study", Path("s/a/lie.pdf"), dois=("10.1000/XYZ.1",))
NAMED = PoolText("staff-2024.html", "x", Path("s/staff-2024.html"))
WEB = PoolText("quay/site", "The site", Web("https://site.example/page"))
INDEX = PoolText("index.html", "y", Path("s/index.html"))
TEXTS = [REPORT, PAPER, NAMED, WEB, INDEX]


@pytest.mark.parametrize(
    ("source", "name", "sign"),
    [
        (Source(id="a", title="x", url="http://port.example/r"), "report.txt", Sign.URL),
        (Source(id="a", title="x", url="https://site.example/page#top"), "quay/site", Sign.URL),
        (Source(id="a", title="x", doi="10.1000/xyz.1"), "a/lie.pdf", Sign.DOI),
        (Source(id="a", title="x", url="https://county.example/Staff_2024.pdf"), "staff-2024.html", Sign.FILE_NAME),
        (Source(id="staff-2024", title="x"), "staff-2024.html", Sign.FILE_NAME),
        (Source(id="a", title="Ferries of the North – a study"), "a/lie.pdf", Sign.TITLE),
        (Source(id="staff-2024", title="x", url="https://port.example/r"), "report.txt", Sign.URL),
    ],
)
def test_a_source_is_known_by_its_surest_sign(source: Source, name: str, sign: Sign) -> None:
    tie = tie_sources([source], TEXTS, {})["a" if source.id == "a" else source.id]
    assert (tie.text.name, tie.sign) == (name, sign)


@pytest.mark.parametrize(
    "source",
    [
        Source(id="a", title="Annual report 2022"),  # one digit apart, and another report
        Source(id="a", title="The site"),  # too short to tell anything by
        Source(id="a", title="x", url="https://other.example/index.html"),  # what half of all pages are called
        Source(id="a", title="x", url="https://port.example/r?page=2"),
        Source(id="a", title="x", url="https://["),
        Source(id="a", title=""),
    ],
)
def test_what_only_looks_alike_is_not_tied(source: Source) -> None:
    assert tie_sources([source], TEXTS, {}) == {}


def test_what_a_person_gives_goes_before_everything() -> None:
    source = Source(id="a", title="x", url="https://port.example/r")
    tie = tie_sources([source], TEXTS, {"a": Path("mine.txt")})["a"]
    assert (tie.text.where, tie.sign) == (Path("mine.txt"), Sign.GIVEN)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/x/", "http://www.a.example/x"),
        ("https://a.example/x?utm_medium=m&b=1", "https://a.example/x?b=1#c"),
        ("https://A.example", "https://a.example/"),
    ],
)
def test_addresses_of_one_page_are_one(one: str, other: str) -> None:
    assert plain_url(one) == plain_url(other)


@pytest.mark.parametrize(
    "other", ["https://a.example/x?b=2", "https://a.example:8080/x?b=1", "https://b.example/x?b=1"]
)
def test_addresses_of_two_pages_are_two(other: str) -> None:
    assert plain_url("https://a.example/x?b=1") != plain_url(other)
