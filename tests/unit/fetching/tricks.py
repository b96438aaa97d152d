"""Tricks that servers play, and the status that each comes to when it is captured.

A trick is either what the server says, or where it leads; in the latter ``{port}`` is that of a canary on 127.0.0.1,
which nobody may reach.
"""

import gzip
import socket
import time
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from itertools import count
from types import MappingProxyType
from typing import Final

import brotli  # type: ignore[import-untyped]
from backports import zstd

from tests.unit.fetching.servers import Speak, answering, chunked, ok, redirect, silent
from verifier.domain.link import LinkStatus

_ZSTD_OF_128_MB: Final = b"\x28\xb5\x2f\xfd\x00\x88"  # the head of a frame that wants 128 MB to look back on
CHUNKED: Final = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"

OK: Final = LinkStatus.OK
LARGE: Final = LinkStatus.TOO_LARGE
BROKEN: Final = LinkStatus.CONNECTION_ERROR
LATE: Final = LinkStatus.TIMEOUT
CIRCLE: Final = LinkStatus.REDIRECT_LOOP
ODD: Final = LinkStatus.UNSUPPORTED
REFUSED: Final = LinkStatus.REFUSED_ADDRESS

PAGE: Final = b"<html><p>The mill closed in 1974.</p></html>"
HEAD: Final = b"HTTP/1.1 200 OK\r\n"


def _squeezed(squeeze: Callable[[bytes], bytes], coding: str) -> bytes:
    return ok(squeeze(b"\0" * 30_000_000), f"Content-Encoding: {coding}")


def _endless(start: bytes, piece: bytes) -> Speak:
    """Send *start*, and then *piece* for as long as anybody listens; what cannot be sent ends it."""

    def speak(_: bytes, connection: socket.socket) -> None:
        connection.sendall(start)
        while True:
            connection.sendall(piece)

    return speak


def _dripping(start: bytes, rest: bytes) -> Speak:
    def speak(_: bytes, connection: socket.socket) -> None:
        connection.sendall(start)
        for byte in rest:
            time.sleep(0.1)
            connection.sendall(bytes([byte]))

    return speak


def _reset(start: bytes) -> Speak:
    def speak(_: bytes, connection: socket.socket) -> None:
        connection.sendall(start)
        time.sleep(0.05)  # so that what was sent arrives before the connection is torn down
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")

    return speak


def _then_silent(start: bytes) -> Speak:
    def speak(request: bytes, connection: socket.socket) -> None:
        connection.sendall(start)
        silent(request, connection)

    return speak


def _numbered(answer: Callable[[int], bytes]) -> Speak:
    """Give another answer each time."""
    numbers = count()

    def speak(_: bytes, connection: socket.socket) -> None:
        connection.sendall(answer(next(numbers)))

    return speak


def _refresh(to: str, *fields: str) -> bytes:
    return ok(f'<meta http-equiv="refresh" content="0; url={to}">'.encode(), "Content-Type: text/html", *fields)


def _twice(squeeze: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    return lambda data: squeeze(squeeze(data))


@cache
def bombs() -> Mapping[str, tuple[bytes, LinkStatus]]:
    """Return answers that unfold to far more than they are; made when asked for, since that takes a moment."""
    return {
        "a gzip bomb": (_squeezed(gzip.compress, "gzip"), LARGE),
        "a deflate bomb": (_squeezed(zlib.compress, "deflate"), LARGE),
        "a bare deflate bomb": (_squeezed(lambda data: zlib.compress(data)[2:-4], "deflate"), LARGE),
        "a brotli bomb": (_squeezed(lambda data: brotli.compress(data, quality=4), "br"), LARGE),
        "a zstd bomb": (_squeezed(zstd.compress, "zstd"), LARGE),
        "a gzip bomb in gzip": (_squeezed(_twice(gzip.compress), "gzip, gzip"), LARGE),
        "a zstd bomb in brotli": (_squeezed(lambda data: brotli.compress(zstd.compress(data)), "zstd, br"), LARGE),
        "a gzip bomb in zstd in brotli": (
            _squeezed(lambda data: brotli.compress(zstd.compress(gzip.compress(data))), "gzip, zstd, br"),
            LARGE,
        ),
        "a gzip bomb in chunks": (
            chunked(gzip.compress(b"\0" * 30_000_000), fields="Content-Encoding: gzip\r\n"),
            LARGE,
        ),
        "thousands of gzip streams": (ok(gzip.compress(b"") * 4_000, "Content-Encoding: gzip"), BROKEN),
        "a zstd stream with a huge window": (
            ok(
                zstd.compress(
                    PAGE * 9,
                    options={zstd.CompressionParameter.window_log: 27, zstd.CompressionParameter.content_size_flag: 0},
                )[:5]
                + b"\xff" * 50,
                "Content-Encoding: zstd",
            ),
            BROKEN,
        ),
    }


SAID: Final[Mapping[str, tuple[Speak, LinkStatus]]] = MappingProxyType(
    {
        # without end, or as good as
        "an endless body": (_endless(HEAD + b"\r\n", b"x" * 10_000), LARGE),
        "an endless body in chunks": (_endless(CHUNKED, b"3e8\r\n" + b"x" * 1_000 + b"\r\n"), LARGE),
        "endless chunks of one byte": (_endless(CHUNKED, b"1\r\nx\r\n" * 1_000), LARGE),
        "an endless chunk size": (_endless(CHUNKED, b"0" * 1_000), LARGE),
        "an endless chunk extension": (_endless(CHUNKED + b"1;", b"x" * 1_000), LARGE),
        "endless trailers": (_endless(chunked(b"hi")[:-2], b"a: b\r\n" * 100), LARGE),
        "an endless status line": (_endless(b"HTTP/1.1 200 ", b"O" * 1_000), LARGE),
        "an endless field": (_endless(HEAD + b"X: ", b"y" * 1_000), LARGE),
        "endless fields": (_endless(HEAD, b"X: y\r\n" * 100), LARGE),
        "a field of 100 KB": (answering(HEAD + b"X: " + b"y" * 100_000 + b"\r\n\r\nhi"), LARGE),
        "10,000 fields": (answering(HEAD + b"X: y\r\n" * 10_000 + b"\r\nhi"), LARGE),
        "a flood of interim answers": (_endless(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 10), LARGE),
        "a flood of 100 Continue": (_endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 10), LARGE),
        "a size beyond all limits": (answering(HEAD + b"Content-Length: 999999999999\r\n\r\n"), LARGE),
        # slow
        "a body of one byte at a time": (_dripping(HEAD + b"Content-Length: 500\r\n\r\n", b"x" * 500), LATE),
        "a head of one byte at a time": (_dripping(b"", HEAD + b"X: " + b"y" * 500), LATE),
        "chunks of one byte at a time": (_dripping(CHUNKED, b"1\r\nx\r\n" * 90), LATE),
        "silence": (silent, LATE),
        "silence after the status line": (_then_silent(HEAD), LATE),
        "silence after the head": (_then_silent(HEAD + b"Content-Length: 5\r\n\r\n"), LATE),
        "silence within the body": (_then_silent(HEAD + b"Content-Length: 5\r\n\r\nhi"), LATE),
        "interim answers and then silence": (_then_silent(b"HTTP/1.1 102 Processing\r\n\r\n" * 5), LATE),
        # in circles
        "a redirect to itself": (answering(redirect("/")), CIRCLE),
        "an endless chain of redirects": (_numbered(lambda number: redirect(f"/{number}")), CIRCLE),
        "a redirect with a new cookie each time": (
            _numbered(lambda number: redirect("/", f"Set-Cookie: a={number}")),
            CIRCLE,
        ),
        "cookies that grow": (
            _numbered(
                lambda number: redirect("/", *(f"Set-Cookie: c{number}-{each}={'x' * 400}" for each in range(90)))
            ),
            CIRCLE,
        ),
        "a cookie of 90 KB": (_numbered(lambda number: redirect("/", f"Set-Cookie: a={number}{'x' * 90_000}")), CIRCLE),
        "a meta refresh to itself": (answering(_refresh("/")), CIRCLE),
        "meta refreshes without end": (_numbered(lambda number: _refresh(f"/{number}")), CIRCLE),
        "redirects and meta refreshes by turns": (
            _numbered(lambda number: _refresh("/a") if number % 2 else redirect("/b")),
            CIRCLE,
        ),
        # leading nowhere
        "a redirect without an address": (answering(ok(status="302 Found")), ODD),
        "a redirect to an address of 60 KB": (answering(redirect("/" + "a" * 60_000)), ODD),
        "a redirect to half an address": (answering(redirect("http://[::1")), ODD),
        "a redirect to a user name": (answering(redirect("http://user:secret@127.0.0.2/")), REFUSED),
        "a redirect with a NUL": (answering(redirect("/a\x00b")), BROKEN),
        "a redirect that brings fields of its own": (
            answering(redirect("/\r\nSet-Cookie: a=1\r\nLocation: http://127.0.0.1/")),
            CIRCLE,
        ),
        # against the rules
        "no answer at all": (answering(), BROKEN),
        "an answer of HTTP/0.9": (answering(PAGE), BROKEN),
        "an answer of HTTP/2": (answering(b"\x00\x00\x12\x04\x00\x00\x00\x00\x00" + b"\x00" * 18), BROKEN),
        "another protocol": (answering(b"SSH-2.0-OpenSSH_9.2\r\n"), BROKEN),
        "binary rubbish": (answering(bytes(range(256)) * 20), BROKEN),
        "rubbish with line ends": (answering(b"\xff\xfe\r\n\r\n" * 2_000), BROKEN),
        "a status that is no number": (answering(b"HTTP/1.1 2OO OK\r\n\r\nhi"), BROKEN),
        "a status of four digits": (answering(b"HTTP/1.1 2000 OK\r\n\r\nhi"), BROKEN),
        "a NUL in a field": (answering(HEAD + b"X: a\x00b\r\nContent-Length: 2\r\n\r\nhi"), BROKEN),
        "a NUL in the name of a field": (answering(HEAD + b"X\x00: a\r\nContent-Length: 2\r\n\r\nhi"), BROKEN),
        "a field without a name": (answering(HEAD + b": a\r\nContent-Length: 2\r\n\r\nhi"), BROKEN),
        "a space before the colon": (answering(HEAD + b"Content-Length : 2\r\n\r\nhi"), BROKEN),
        "a switch to another protocol": (
            answering(b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n"),
            BROKEN,
        ),
        # wrong about its own length
        "a length that is too long": (answering(HEAD + b"Content-Length: 10\r\n\r\nshort"), BROKEN),
        "a length that is too short": (answering(HEAD + b"Content-Length: 2\r\n\r\nhi and much more"), OK),
        "a length below zero": (answering(HEAD + b"Content-Length: -1\r\n\r\nhi"), BROKEN),
        "a length of words": (answering(HEAD + b"Content-Length: two\r\n\r\nhi"), BROKEN),
        "two lengths": (answering(HEAD + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\nhi!"), BROKEN),
        "a chunk size of words": (answering(chunked(b"hello")[:-10] + b"zz\r\n\r\n"), BROKEN),
        "a chunk size beyond all limits": (answering(CHUNKED + b"ffffffffffffffffff\r\nhi"), BROKEN),
        "a chunk size below zero": (answering(CHUNKED + b"-1\r\nhi"), BROKEN),
        "a chunk without its end": (answering(CHUNKED + b"2\r\nhi2\r\nho0\r\n\r\n"), BROKEN),
        "chunks without the last one": (answering(chunked(b"hello")[:-5]), BROKEN),
        "another transfer coding": (answering(HEAD + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"), BROKEN),
        # wrong about its content
        "gzip that is none": (answering(ok(b"not gzip", "Content-Encoding: gzip")), BROKEN),
        "gzip that breaks off": (answering(ok(gzip.compress(PAGE)[:-9], "Content-Encoding: gzip")), BROKEN),
        "brotli that is none": (answering(ok(b"\xff" * 90, "Content-Encoding: br")), BROKEN),
        "zstd that is none": (answering(ok(b"not zstd", "Content-Encoding: zstd")), BROKEN),
        "a coding that nobody knows": (answering(ok(b"x", "Content-Encoding: rot13")), ODD),
        "nine codings": (answering(ok(b"x", "Content-Encoding: " + ", ".join(["gzip"] * 9))), ODD),
        "a page that is said to be a PDF": (answering(ok(PAGE, "Content-Type: application/pdf")), OK),
        "a type that is rubbish": (answering(ok(PAGE, "Content-Type: \xff;;;=/\\")), OK),
        # breaking off
        "a reset at once": (_reset(b""), BROKEN),
        "a reset within the head": (_reset(HEAD), BROKEN),
        "a reset within the body": (_reset(HEAD + b"Content-Length: 10\r\n\r\nhi"), BROKEN),
        # odd numbers
        "no content (204)": (answering(b"HTTP/1.1 204 No Content\r\n\r\n"), OK),
        "no content (204), but some": (answering(b"HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\nhi"), OK),
        "a part that was not asked for (206)": (
            answering(ok(b"hi", "Content-Range: bytes 0-1/99", status="206 Partial Content")),
            ODD,
        ),
        "a range that was not asked for (416)": (answering(ok(status="416 Range Not Satisfiable")), LinkStatus.BLOCKED),
        "not modified, unasked (304)": (answering(b"HTTP/1.1 304 Not Modified\r\n\r\n"), ODD),
        "a number that nobody knows (299)": (answering(ok(PAGE, status="299 Fine")), OK),
        "LinkedIn's number for robots (999)": (answering(ok(status="999 Request Denied")), LinkStatus.BLOCKED),
        "a wall that says all is well": (
            answering(ok(b"<title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/x.js>")),
            LinkStatus.BLOCKED,
        ),
    }
)

LEADING_INSIDE: Final[Mapping[str, LinkStatus]] = MappingProxyType(
    {
        "http://127.0.0.1:{port}/": REFUSED,
        "//127.0.0.1:{port}/": REFUSED,
        "http://localhost:{port}/": REFUSED,
        "http://127.1:{port}/": REFUSED,
        "http://127.0.1:{port}/": REFUSED,
        "http://2130706433:{port}/": REFUSED,
        "http://0x7f000001:{port}/": REFUSED,
        "http://0x7f.0x0.0x0.0x1:{port}/": REFUSED,
        "http://0177.0.0.1:{port}/": ODD,
        "http://0:{port}/": REFUSED,
        "http://[::1]:{port}/": REFUSED,
        "http://[::ffff:127.0.0.1]:{port}/": REFUSED,
        "http://[::127.0.0.1]:{port}/": REFUSED,
        "http://[64:ff9b::127.0.0.1]:{port}/": REFUSED,
        "http://[64:ff9b:1::127.0.0.1]:{port}/": REFUSED,
        "http://[2002:7f00:1::]:{port}/": REFUSED,
        "http://[2001:0:7f00:1::]:{port}/": REFUSED,
        "http://①②⑦.⓪.⓪.①:{port}/": ODD,
        "http://127。0。0。1:{port}/": REFUSED,
        "http://user@127.0.0.1:{port}/": REFUSED,
        "http://example.org@127.0.0.1:{port}/": REFUSED,
        "http://%31%32%37.0.0.1:{port}/": LinkStatus.DNS_ERROR,  # a name that looks so; nothing decodes it
        "http://127.0.0.1%00.example.org:{port}/": LinkStatus.DNS_ERROR,
        "http://169.254.169.254/latest/meta-data/": REFUSED,
        "http://[fd00:ec2::254]/": REFUSED,
        "http://100.100.100.200/": REFUSED,
        "http://10.0.0.1/": REFUSED,
        "http://0.0.0.0:{port}/": REFUSED,
        "http://93.184.216.34:6379/": REFUSED,
        "http://rebinding.trick:{port}/": BROKEN,  # first said to be elsewhere, where nobody listens; then the canary
        "http://one-of-two.trick:{port}/": REFUSED,
        "http://mapped.trick:{port}/": REFUSED,
        "https://127.0.0.1:{port}/": REFUSED,
        "file:///etc/passwd": ODD,
        "file://127.0.0.1:{port}/": ODD,
        "ftp://127.0.0.1:{port}/": ODD,
        "gopher://127.0.0.1:{port}/_GET": ODD,
        "data:text/html,hello": ODD,
        "javascript:alert(1)": ODD,
        "ws://127.0.0.1:{port}/": ODD,
    }
)

NAMES: Final[Mapping[str, list[list[str]]]] = MappingProxyType(
    {
        "rebinding.trick": [["127.0.0.2"], ["127.0.0.1"]],
        "one-of-two.trick": [["127.0.0.2", "127.0.0.1"]],
        "mapped.trick": [["::ffff:127.0.0.1"]],
    }
)
