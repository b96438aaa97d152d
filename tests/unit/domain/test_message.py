import contextlib
import gzip
import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.domain.message import final_answer, payload_of, read_head
from verifier.errors import BrokenFile, ReadError, TooLarge, UnknownFormat

LIMIT = 1_000_000


def chunked(body: bytes, sizes: list[int]) -> bytes:
    parts, start = [], 0
    for size in sizes:
        parts.append(body[start : start + size])
        start += size
    parts.append(body[start:])
    chunks = b"".join(b"%X;note=1\r\n%b\r\n" % (len(part), part) for part in parts if part)
    return b"HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n" + chunks + b"0\r\n\r\n"


@given(st.binary(max_size=500), st.lists(st.integers(1, 100), max_size=10))
def test_however_a_body_is_cut_into_chunks_it_comes_out_whole(body: bytes, sizes: list[int]) -> None:
    answer = chunked(body, sizes)
    assert payload_of(answer, limit=LIMIT) == body
    assert final_answer(answer + b"HTTP/1.1 stray").raw == answer


@given(st.binary(max_size=500), st.sampled_from(["gzip", "x-gzip", "deflate", "GZIP", "identity", "gzip, gzip"]))
def test_what_was_coded_is_decoded(body: bytes, coding: str) -> None:
    coded = body
    for each in coding.lower().split(", "):
        if each != "identity":
            coded = zlib.compress(coded) if each == "deflate" else gzip.compress(coded)
    answer = f"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\n\r\n".encode() + coded
    assert payload_of(answer, limit=len(body)) == body  # short contents grow by coding; the limit is for the content


def coded_answer(coded: bytes, coding: str = "gzip") -> bytes:
    return f"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\n\r\n".encode() + coded


@pytest.mark.parametrize("tail", [b"", b"\0" * 500, b"scraps", gzip.compress(b" and more", mtime=0)])
def test_gzip_streams_may_be_joined_and_scraps_after_them_are_passed_over(tail: bytes) -> None:
    expected = b"text and more" if tail.startswith(b"\x1f") else b"text"
    assert payload_of(coded_answer(gzip.compress(b"text") + tail), limit=LIMIT) == expected


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (b"", BrokenFile),
        (b"HTTP/1.1 200 OK\r\n", BrokenFile),
        (b"HTTP/1.1 99 OK\r\n\r\n", BrokenFile),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nhi", BrokenFile),
        (b"HTTP/1.1 200 OK\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\nhi", BrokenFile),
        (b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\nhi", BrokenFile),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n", BrokenFile),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n", BrokenFile),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nhi", BrokenFile),
        (coded_answer(b"plain"), BrokenFile),
        (coded_answer(gzip.compress(b"text", mtime=0)[:-1]), BrokenFile),
        (coded_answer(gzip.compress(b"", mtime=0) * 2000), BrokenFile),
        (coded_answer(gzip.compress(b"x" * (LIMIT + 1), mtime=0)), TooLarge),
        (coded_answer(zlib.compress(b"x" * (LIMIT + 1)), "deflate"), TooLarge),
        (b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * (LIMIT + 1), TooLarge),
        (coded_answer(b"x", "br"), BrokenFile),
        (coded_answer(b"x", "zstd"), BrokenFile),
        (coded_answer(b"x", "compress"), UnknownFormat),
    ],
)
def test_what_is_broken_or_too_large_says_so(answer: bytes, error: type[ReadError]) -> None:
    with pytest.raises(error):
        payload_of(answer, limit=LIMIT)


@pytest.mark.parametrize("status", ["204 No Content", "304 Not Modified"])
def test_some_answers_have_no_body_whatever_they_say(status: str) -> None:
    answer = f"HTTP/1.1 {status}\r\nContent-Length: 5\r\n\r\n".encode()
    assert final_answer(answer + b"hello").raw == answer
    assert payload_of(answer, limit=LIMIT) == b""


def test_the_head_tells_the_media_type_without_its_parameters() -> None:
    head = read_head(b"HTTP/1.1 200 OK\nCONTENT-type:  Text/HTML ;charset=utf-8\nX: a, b\nX: c\n\n")
    assert (head.media_type, head.values("x"), head.status) == ("text/html", ["a", "b", "c"], 200)


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nX:" + b" " * 1_000_000 + b"y\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X:" + b"\r" * 1_000_000 + b"\r\n\r\n",
        b"HTTP/1.1 103 Early\r\n\r\n" * 50_000 + b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1\r\nx\r\n" * 200_000 + b"0\r\n\r\n",
        coded_answer((gzip.compress(b"", mtime=0) * 900).ljust(900_000, b"x")),
    ],
)
def test_no_answer_takes_long(answer: bytes) -> None:
    started = time.process_time()
    payload_of(final_answer(answer).raw, limit=2_000_000)
    assert time.process_time() - started < 3


@given(st.binary(max_size=300))
def test_rubbish_never_breaks_the_reader(data: bytes) -> None:
    for answer in (
        data,
        b"HTTP/1.1 200 OK\r\n" + data,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + data,
    ):
        with contextlib.suppress(ReadError):
            payload_of(final_answer(answer).raw, limit=LIMIT)
