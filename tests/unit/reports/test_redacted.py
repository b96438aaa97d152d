"""What lets somebody in never stands in a log."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.reports.redacted import redacted

HUNTER = "hunter2"


@pytest.mark.parametrize(
    "text",
    [
        f"https://desk:{HUNTER}@example.org/a",
        f"postgresql+psycopg://verifier:{HUNTER}@db.example.org:5432/verifier",
        f"proxy http://{HUNTER}@proxy.example.org:3128 refused",
        f"https://example.org/a?access_token={HUNTER}&page=2",
        f"http://127.0.0.1:8321/enter?token={HUNTER}",
        f"https://bucket.s3.amazonaws.com/a.warc.gz?X-Amz-Signature={HUNTER}&X-Amz-Date=20250712",
        f"https://account.blob.core.windows.net/a?sv=2024&sig={HUNTER}",
        f"AWS_SECRET_ACCESS_KEY={HUNTER}",
        f"password={HUNTER}, user=desk",
        f"Authorization: Bearer {HUNTER}",
        f"authorization: Basic {HUNTER}",
        f"api-key={HUNTER}",
    ],
)
def test_no_secret_is_left(text: str) -> None:
    assert HUNTER not in redacted(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/a?page=2&monkey=7",  # "key" is a part of other words
        "mail desk@example.org about https://example.org/",
        "the keys of kim-2025/grants-2023 are sound",
        "the bearer of the letter was paid"[:10],
        "no secret: the token is gone",
    ],
)
def test_what_is_no_secret_stays(text: str) -> None:
    assert redacted(text) == text


def test_what_is_around_a_secret_stays() -> None:
    assert redacted(f"GET https://a:{HUNTER}@example.org/b?token={HUNTER}&c=1: 404") == (
        "GET https://***@example.org/b?token=***&c=1: 404"
    )


@given(st.text())
def test_to_redact_twice_is_to_redact_once(text: str) -> None:
    assert redacted(redacted(text)) == redacted(text)


@pytest.mark.parametrize("part", ["a:b@", "://", "token=", "x-token", "bearer ", "authorization: "])
def test_a_long_text_costs_no_more_than_its_length(part: str) -> None:
    assert len(redacted(part * 100_000)) <= len(part) * 100_000 + 3 * 100_000
