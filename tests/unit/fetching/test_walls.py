"""Bot walls, and pages that only look like one."""

import time

import pytest

from verifier.domain.message import Head
from verifier.fetching.walls import wall_of

ARTICLE = b"<p>" + b"The mill closed in 1974 after the flood, and the parish sold its wheel. " * 60 + b"</p>"


def wall(status: int = 403, body: bytes = b"", **fields: str) -> str:
    return wall_of(Head(0, status, tuple((name.replace("_", "-"), value) for name, value in fields.items())), body)


@pytest.mark.parametrize(
    ("status", "fields", "body", "maker"),
    [
        (403, {"cf_mitigated": "challenge"}, b"", "Cloudflare"),
        (200, {"cf_mitigated": "challenge"}, b"", "Cloudflare"),
        (202, {"x_amzn_waf_action": "challenge"}, b"", "AWS WAF"),
        (403, {"server": "cloudflare"}, b"<p>error code: 1020</p>", "Cloudflare"),
        (403, {"server": "AkamaiGHost"}, b"<H1>Access Denied</H1>", "Akamai"),
        (403, {"x_datadome": "protected"}, b"", "DataDome"),
        (401, {"set_cookie": "datadome=abc; Path=/"}, b"", "DataDome"),
        (403, {"x_iinfo": "9-1-2"}, b"", "Imperva"),
        (403, {"set_cookie": "_pxhd=abc"}, b"", "PerimeterX"),
        (
            200,
            {},
            b"<title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/h/b.js></script>",
            "Cloudflare",
        ),
        (503, {}, b"<title>Just a moment...</title><script>window._cf_chl_opt={}</script>", "Cloudflare"),
        (
            200,
            {},
            b"<p>Please enable JS and disable any ad blocker</p><script src=//ct.captcha-delivery.com/c.js>",
            "DataDome",
        ),
        (200, {}, b"<div id='px-captcha'></div><script>window._pxAppId='PX1'</script>", "PerimeterX"),
        (200, {}, b"<iframe src='/_Incapsula_Resource?a'>Incapsula incident ID: 7</iframe>", "Imperva"),
        (
            200,
            {},
            b"<h1>Making sure you're not a bot!</h1><script src=/.within.website/x/cmd/anubis/>",
            "Anubis",
        ),
        (429, {}, b"Our systems have detected unusual traffic <div class=g-recaptcha>", "Google"),
    ],
)
def test_a_wall_is_known_with_any_number(status: int, fields: dict[str, str], body: bytes, maker: str) -> None:
    assert wall(status, body, **fields) == maker


@pytest.mark.parametrize(
    ("status", "fields", "body"),
    [
        (200, {"server": "cloudflare", "cf_ray": "1"}, b"<p>The mill</p>"),
        (404, {"server": "cloudflare"}, b"<p>not here</p>"),
        (500, {"server": "AkamaiGHost"}, b""),
        (503, {"server": "cloudflare"}, b"<p>down for maintenance</p>"),
        (200, {"set_cookie": "datadome=abc"}, b"<p>The mill</p>"),
        (200, {}, b"<title>Just a moment...</title><p>with the minister</p>"),  # a headline
        (
            200,
            {},
            b"<p>x</p><script src=/cdn-cgi/challenge-platform/scripts/jsd/main.js></script>",
        ),  # on any page of theirs
        (200, {}, b"<title>Access denied</title><p>A history of censorship</p>"),
        # an article about walls, with a contact form behind a captcha
        (200, {}, b"verify you are human" + ARTICLE + b"<div class=g-recaptcha></div>"),
        (200, {}, ARTICLE + b"<title>Just a moment...</title> challenge-platform"),
        (403, {}, b"<p>members only</p>"),
    ],
)
def test_what_makes_no_wall(status: int, fields: dict[str, str], body: bytes) -> None:
    assert wall(status, body, **fields) == ""


@pytest.mark.parametrize(
    "piece", [b"<", b"<script ", b"<a", b"</script", b"\xff", b"verify you are human g-recaptcha <"]
)
def test_rubbish_takes_bounded_time(piece: bytes) -> None:
    started = time.process_time()
    wall(200, piece * (190_000 // len(piece)))
    assert time.process_time() - started < 5
