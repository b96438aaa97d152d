from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.reading.pdf_builder import build_pdf, page_of
from verifier.domain.text import Text
from verifier.errors import EmptyInput, ForeignLanguage, NoText, ReadError, TooLarge, UnknownFormat
from verifier.reading.options import ReadOptions
from verifier.reading.reader import read_bytes, read_string

HTML = (
    b"<html><head><title>T</title></head><body><nav>Menu</nav><h1>A port</h1><p>It grew.<sup>1</sup></p>"
    b"<table><tr><td>a<td>b</table></body></html>"
)
MARKDOWN = (
    b"---\ntitle: A port\ndate: 2024-05-03\n---\n# Head\n\nIt **grew** [a lot](x).\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
)
PLAIN = b"A port\nMay 3, 2024\n\nIt grew.1 It is one\nthat goes on and\n\n1 See there.\nhttps://a.b\n"
PDF = build_pdf([page_of(["It grew in 2019^{1} and in", "2020 as well."]), page_of(["2"])])
fuzz = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def check(text: Text) -> None:
    """Hold a text against everything that its definition promises."""
    inside = [(part.start, part.end) for part in text.parts]
    assert inside == sorted(inside)
    assert all(a.end <= b.start for a, b in pairwise(text.parts))
    assert all(a.end <= b.start for a, b in pairwise(text.sentences))
    covered = "".join(part.within(text.content) for part in text.parts)
    assert "".join(covered.split()) == "".join(text.content.split())
    assert "".join("".join(s.within(text.content).split()) for s in text.sentences) == "".join(covered.split())
    assert all(any(a <= s.start and s.end <= b for a, b in inside) for s in text.sentences)
    text.content.encode("utf-8")


def read_or_refuse(data: bytes, name: str = "") -> None:
    try:
        text = read_bytes(data, name=name)
    except ReadError as error:
        refused = error
    else:
        check(text)
        return
    assert str(refused)
    assert refused.hint


@pytest.mark.parametrize(
    ("data", "words"), [(HTML, "It grew."), (MARKDOWN, "It grew a lot."), (PLAIN, "See there."), (PDF, "in 2019")]
)
def test_every_format_keeps_the_promises_of_a_text(data: bytes, words: str) -> None:
    text = read_bytes(data)

    check(text)
    assert words in text.content
    assert read_bytes(data) == text


@fuzz
@given(st.binary(max_size=400), st.sampled_from(["", "a.html", "a.md", "a.txt", "a.pdf"]))
def test_any_bytes_give_a_text_or_a_clear_error(data: bytes, name: str) -> None:
    read_or_refuse(data, name)


@fuzz
@given(st.sampled_from([HTML, MARKDOWN, PLAIN, PDF]), st.integers(0, 2000), st.integers(0, 40), st.binary(max_size=20))
def test_damaged_files_give_a_text_or_a_clear_error(data: bytes, place: int, cut: int, junk: bytes) -> None:
    place %= len(data)

    read_or_refuse(data[:place] + junk + data[place + cut :], "a.html" if data is HTML else "")


@fuzz
@given(st.text(alphabet=st.sampled_from("aAz 1.\n\t-|#*•“”\"'[]()\x0c\u00ad\ufffe¹é漢\ud800"), max_size=300))
def test_any_string_gives_a_text_or_a_clear_error(content: str) -> None:
    try:
        text = read_string(content)
    except ReadError:
        return
    check(text)


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\0\0\0"])
def test_nothing_is_named(data: bytes) -> None:
    with pytest.raises(EmptyInput):
        read_bytes(data)


def test_limits_are_refused_never_cut() -> None:
    with pytest.raises(TooLarge):
        read_bytes(b"word " * 10, options=ReadOptions(max_bytes=40))
    with pytest.raises(TooLarge):
        read_string("word " * 10, options=ReadOptions(max_characters=40))


def test_noise_named_html_is_no_page() -> None:
    with pytest.raises(UnknownFormat):
        read_bytes(bytes(range(1, 256)) * 40, name="page.html")


def test_marks_without_a_word_are_no_text() -> None:
    with pytest.raises(NoText):
        read_string("... — !!!")


def test_a_foreign_text_is_refused_unless_accepted() -> None:
    content = "Le ministre a dit que les ports du pays seraient agrandis et que les travaux dureraient dix ans. " * 4

    with pytest.raises(ForeignLanguage):
        read_string(content)
    assert read_string(content, options=ReadOptions(languages=frozenset())).language == "fr"


def test_a_short_claim_full_of_names_is_not_foreign() -> None:
    assert read_string("Huawei, Hikvision, Dahua: Ren Zhengfei, Xi Jinping").language == ""
