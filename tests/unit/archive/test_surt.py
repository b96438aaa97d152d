"""Sort keys: what is only another spelling has one key, and nothing that comes from outside breaks them.

That the keys are those of pywb is tested with pywb, in tests/system.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.archive.surt import surt


@pytest.mark.parametrize(
    "url",
    [
        "http://town.example/news?b=2&a=1",
        "https://WWW.Town.example:443/News/?a=1&b=2",
        "http://www2.town.example/%4eews?b=2&a=1#top",
        "http://town.example.//x/../news/.?b=2&a=1&sid=0123456789abcdef0123456789abcdef",
    ],
)
def test_other_spellings_have_one_key(url: str) -> None:
    assert surt(url) == "example,town)/news?a=1&b=2"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://192.0.2.7:8080/a", "7,2,0,192:8080)/a"),
        ("https://town.example:80/", "example,town:80)/"),
        ("http://town.example/a%2526", "example,town)/a&"),
        ("mailto:A@b.example", "mailto:a@b.example"),
        ("http://[broken/ x", "http://[broken/%20x"),
        ("http://town.example:port/", "http://town.example:port/"),
        ("", ""),
    ],
)
def test_what_is_different_has_another_key(url: str, key: str) -> None:
    assert surt(url) == key


@settings(deadline=None)
@given(st.text())
def test_a_key_is_one_word(text: str) -> None:
    for url in (text, f"http://town.example/{text}", f"http://{text}/"):
        assert not any(character.isspace() for character in surt(url))


@pytest.mark.parametrize("text", ["%25" * 300_000, "/.." * 300_000, "&" * 1_000_000, "." * 1_000_000, "%" * 1_000_000])
def test_a_long_url_has_a_key(text: str) -> None:
    assert surt(f"http://town.example/{text}?{text}").startswith("example,town)/")
