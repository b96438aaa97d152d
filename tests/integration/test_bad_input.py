"""Bad input, as a user would meet it: one clear message each, the exit code, and the rest of the batch done."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.integration.conftest import Ran, Verifier
from tests.unit.reading.pdf_builder import build_pdf, encrypted_pdf, page_of

MEGABYTE = 1024 * 1024
SAMPLE_CLAIMS = 4
ONE_CLAIM = """\
schema: 1
document: {id: bad, title: A document of which something is bad, file: bad-text}
claims:
  - id: one
    text: The harbour spent 61 million euros on its northern quay.
"""


def alias_bomb() -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 12)]
    return "\n".join(lines)


def report(ran: Ran) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(ran.out)
    return loaded


def errors(ran: Ran) -> list[dict[str, Any]]:
    return [found for found in report(ran)["findings"] if found["severity"] == "error"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("schema: 1\ndocument: [", "bad-yaml"),
        (alias_bomb(), "too-many-aliases"),
        ("", "empty-file"),
        ("[" * 10_000, "too-deep"),
        ("\x00\x01\x02", "control-character"),
        (ONE_CLAIM.replace("The harbour", "The harbour " * 2000), "claim-too-long"),
    ],
    ids=["broken", "alias bomb", "no bytes", "nested", "binary", "20,000 characters"],
)
def test_a_bad_claim_file_is_named_and_the_others_are_checked(
    newsroom: Path, verifier: Verifier, content: str, message: str
) -> None:
    (newsroom / "claims" / "bad.yaml").write_text(content)
    ran = verifier("check", "--format", "json", "--fail-on", "unavailable")
    assert ran.code == 1
    assert len(report(ran)["results"]) == SAMPLE_CLAIMS
    (error,) = errors(ran)
    assert (error["file"], error["code"]) == ("claims/bad.yaml", message)
    assert error["hint"]


def noise() -> bytes:
    return random.Random(7).randbytes(200_000)  # noqa: S311  noise, not a secret


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.html", lambda: b"", "unreadable"),
        ("false.pdf", lambda: b"%PDF-1.7\nnot a PDF at all", "unreadable"),
        ("cut.pdf", lambda: build_pdf([page_of(["Some words."])])[:200], "unreadable"),
        ("locked.pdf", encrypted_pdf, "unreadable"),
        ("noise.html", noise, "unreadable"),
        ("noise.pdf", noise, "unreadable"),
        ("scan.pdf", lambda: build_pdf([[]], with_picture=True), "scanned"),
        ("script.html", lambda: b"<html><body><div id=root></div><script>start()</script></body></html>", "no_text"),
        (
            "polish.txt",
            ("Port wydał w ubiegłym roku sześćdziesiąt milionów euro na nowe nabrzeże. " * 9).encode,
            "foreign_language",
        ),
    ],
)
def test_a_bad_text_makes_its_claims_unavailable_and_the_others_are_checked(
    newsroom: Path, verifier: Verifier, name: str, content: Callable[[], bytes], reason: str
) -> None:
    (newsroom / "claims" / "bad.yaml").write_text(ONE_CLAIM.replace("bad-text", name))
    (newsroom / "claims" / name).write_bytes(content())
    ran = verifier("check", "--format", "json")
    results = {result["claim"]: result for result in report(ran)["results"]}
    assert len(results) == SAMPLE_CLAIMS + 1
    stated = results["bad/one"]["stated"]
    assert (stated["verdict"], stated["unavailable"]) == ("unavailable", reason)
    named = [found for found in report(ran)["findings"] if found["file"].endswith(name)]
    assert len(named) == 1
    assert named[0]["message"]
    assert named[0]["severity"] == ("error" if reason == "unreadable" else "warning")
    assert ran.code == 1


def test_html_of_50_megabytes_is_read_or_refused_in_words(newsroom: Path, verifier: Verifier) -> None:
    paragraph = b"<p>The harbour master kept the log of every ship that came in, and of every one that left.</p>\n"
    page = b"<html><body>" + paragraph * (50 * MEGABYTE // len(paragraph)) + b"</body></html>"
    (newsroom / "claims" / "bad.yaml").write_text(ONE_CLAIM.replace("bad-text", "big.html"))
    (newsroom / "claims" / "big.html").write_bytes(page)
    ran = verifier("check", "--format", "json")
    results = {result["claim"]: result for result in report(ran)["results"]}
    assert len(results) == SAMPLE_CLAIMS + 1
    assert results["bad/one"]["stated"]["verdict"] in {"unavailable", "not_enough_info"}
    assert results["harbour-news/staff-2024"]["verdict"] == "refuted"


def test_html_nested_100000_deep_does_no_harm(newsroom: Path, verifier: Verifier) -> None:
    page = (
        b"<div>" * 100_000
        + b"The harbour spent 61 million euros on its northern quay. It is new."
        + b"</div>" * 100_000
    )
    (newsroom / "claims" / "bad.yaml").write_text(ONE_CLAIM.replace("bad-text", "deep.html"))
    (newsroom / "claims" / "deep.html").write_bytes(page)
    ran = verifier("check", "--format", "json")
    assert ran.code == 1
    assert len(report(ran)["results"]) == SAMPLE_CLAIMS + 1


def test_a_claim_of_20000_characters_is_refused_by_match(newsroom: Path, verifier: Verifier) -> None:
    del newsroom
    ran = verifier("match", "--claim", "x" * 20_000, "--source", "samples/harbour-report.txt")
    assert (ran.code, ran.out) == (2, "")
    assert "20,000 characters" in ran.err


@pytest.mark.parametrize("output", ["missing/report.html", "claims", "claims/example.yaml/report.html"])
def test_an_output_that_cannot_be_written_is_known_before_the_work(
    newsroom: Path, verifier: Verifier, output: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    del newsroom
    monkeypatch.setattr("verifier.cli.check.run_check", lambda *_, **__: pytest.fail("the work had begun"))
    ran = verifier("check", "--output", output)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"verifier: cannot write {output}: ")
    assert len(ran.err.splitlines()) == 2  # the message and what to do


def test_a_claim_file_cannot_make_a_report_quote_what_is_not_its_own(newsroom: Path, verifier: Verifier) -> None:
    outside = newsroom.parent / "secret.txt"
    outside.write_text("The harbour spent 61 million euros on its northern quay. The password is quartz.")
    (newsroom / "claims" / "bad.yaml").write_text(ONE_CLAIM.replace("bad-text", "../../secret.txt"))
    assert "quartz" not in verifier("check", "--format", "json").out
