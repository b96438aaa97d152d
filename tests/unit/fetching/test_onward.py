import time

import pytest

from verifier.domain.message import Head
from verifier.fetching.onward import location_of, refresh_of


@pytest.mark.parametrize(
    ("status", "value", "reference"),
    [
        (301, "/new", "/new"),
        (302, "  //other.example/a  ", "//other.example/a"),
        (303, "?page=2", "?page=2"),
        (307, "https://example.org/\ta\tb", "https://example.org/ab"),  # as browsers do
        (308, "/caf\u00c3\u00a9", "/café"),  # UTF-8 in bytes, which the head gives as Latin-1
        (302, "/caf\u00e9", "/café"),  # no UTF-8: Latin-1 indeed
        (300, "/one-of-several", ""),
        (304, "/new", ""),
        (200, "/new", ""),
        (302, "", ""),
    ],
)
def test_a_location_is_read_as_browsers_read_it(status: int, value: str, reference: str) -> None:
    assert location_of(Head(0, status, (("location", value), ("location", "/second")))) == reference


@pytest.mark.parametrize(
    ("page", "reference"),
    [
        ('<meta http-equiv="refresh" content="0;url=/new">', "/new"),
        ("<META HTTP-EQUIV=Refresh CONTENT='0; URL=\"/new\"'>", "/new"),
        ("<meta content='3, /new' http-equiv='refresh' />", "/new"),
        ('<meta http-equiv="refresh" content="0.5; url=/a?b=1&amp;c=2">', "/a?b=1&c=2"),
        ('<meta http-equiv="refresh" content="0 /new">', "/new"),
        ('<meta name="a"><meta http-equiv="refresh" content="0;url=/new"><meta http-equiv="refresh" content="0;url=b">',
         "/new"),
        # what nobody is sent away by
        ('<meta http-equiv="refresh" content="300">', ""),
        ('<meta http-equiv="refresh" content="0">', ""),
        ('<meta http-equiv="refresh" content="30;url=/new">', ""),  # meant to be read
        ('<meta http-equiv="refresh" content="-1;url=/new">', ""),
        ('<meta http-equiv="refresh" content="soon;url=/new">', ""),
        ('<meta name="refresh" content="0;url=/new">', ""),
        ('<!-- <meta http-equiv="refresh" content="0;url=/new"> -->', ""),
        ('<noscript><meta http-equiv="refresh" content="0;url=/no-scripts"></noscript>', ""),
        ('<script>var a = \'<meta http-equiv="refresh" content="0;url=/new">\'</script>', ""),
        ('<textarea><meta http-equiv="refresh" content="0;url=/new"></TextArea>', ""),
        ('<script><meta http-equiv="refresh" content="0;url=/new">', ""),  # never closed
        ("<!-- never closed <meta http-equiv=refresh content='0;url=/new'>", ""),
        ("x" * 40_000 + '<meta http-equiv="refresh" content="0;url=/new">', ""),  # too far down
        ("", ""),
    ],
)  # fmt: skip
def test_a_page_that_only_sends_its_readers_elsewhere(page: str, reference: str) -> None:
    assert refresh_of(page.encode()) == reference


def test_an_element_before_the_refresh_hides_only_itself() -> None:
    page = (
        b"<title>A</title><style>x</style><!-- b --><noscript>c</noscript><meta http-equiv=refresh content='0;url=/d'>"
    )
    assert refresh_of(page) == "/d"


@pytest.mark.parametrize(
    "piece",
    [
        b"<script>",
        b"<!--",
        b"<meta ",
        b"<meta a=",
        b"a=",
        b"<title",
        b"</script",
        b"<meta http-equiv=refresh content='0;",
    ],
)
def test_rubbish_takes_linear_time(piece: bytes) -> None:
    started = time.process_time()
    refresh_of(piece * 1_000_000)
    assert time.process_time() - started < 5
