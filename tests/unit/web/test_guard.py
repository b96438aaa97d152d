"""What is refused before any page sees it, and what every answer carries."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from tests.unit.web.desks import EVERYWHERE, HERE, REFUTED, Project, claim_page, client_of, seen
from verifier.web.crossing import is_foreign
from verifier.web.guard import LARGEST_FORM
from verifier.web.hosts import Hosts, host_in, hosts_for
from verifier.web.tokens import COOKIE, Doors

CLAIM = "The bridge cost"  # a claim of the project: words that no refusal may hold


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:8321", "localhost:1", "LOCALHOST", "[::1]:8321", "localhost."]
)
def test_the_desk_answers_to_its_own_names(client: TestClient, host: str) -> None:
    assert client.get("/editor", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "example.org",
        "127.0.0.1.example.org",
        "localhost.example.org",
        "example.org@127.0.0.1",
        "127.0.0.1@example.org",
        "127.0.0.1/x",
        "192.168.1.5",  # an address, but not one that the desk listens at
        "[::1",
        "127.0.0.1:x",
        "2130706433",  # 127.0.0.1 as one number
        "0x7f.1",
        "",
        "a" * 300,
    ],
)
def test_a_foreign_name_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/queue", headers={"host": host})
    assert answer.status_code == 400
    assert CLAIM not in answer.text


def test_where_others_can_reach_the_desk_any_address_but_no_foreign_name_passes() -> None:
    hosts = hosts_for(EVERYWHERE, ["desk.example.org"])
    named = ("192.168.1.5:80", "desk.example.org", "Desk.Example.org:1", "localhost", "evil.example")
    assert [hosts.allow(host) for host in named] == [True, True, True, True, False]


@given(st.text(max_size=300))
def test_any_host_field_is_read_without_an_error(field: str) -> None:
    assert isinstance(host_in(field), str)
    assert isinstance(Hosts(frozenset()).allow(field), bool)


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},  # another port of this machine
        {"sec-fetch-site": "whatever"},
        {"sec-fetch-site": "cross-site", "origin": HERE},  # what the browser says of the site goes before
        {"origin": "https://example.org"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "null"},
        {"origin": "http://[::1"},
    ],
)
def test_another_site_changes_nothing(client: TestClient, project: Project, headers: dict[str, str]) -> None:
    page = claim_page(REFUTED)
    form = {"seen": seen(client, page), "act": "accept"}
    assert client.post(page, data=form, headers=headers).status_code == 403
    assert not project.log.exists()


@pytest.mark.parametrize(
    "headers", [{"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}, {"origin": HERE}, {}]
)
def test_the_desks_own_pages_do(client: TestClient, headers: dict[str, str]) -> None:
    page = claim_page(REFUTED)
    form = {"seen": seen(client, page), "act": "accept"}
    assert client.post(page, data=form, headers=headers).status_code == 303


def test_another_site_may_link_to_a_page_and_not_load_it() -> None:
    assert not is_foreign("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"})
    assert is_foreign("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"})


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(client: TestClient, method: str) -> None:
    assert client.request(method, "/queue").status_code == 405


def test_a_form_has_a_largest_size(client: TestClient) -> None:
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/editor", content=b"name=" + b"a" * LARGEST_FORM, headers=kind).status_code == 413
    assert client.post("/editor", content=b"name=a", headers={**kind, "content-length": "9" * 50}).status_code == 413


def test_a_form_that_does_not_say_its_size_is_bounded_too(client: TestClient) -> None:
    def body() -> Iterator[bytes]:
        for _ in range(40):
            yield b"a" * 10_000

    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/editor", content=body(), headers=kind).status_code == 413


@pytest.mark.parametrize(
    ("kind", "content", "status"),
    [
        ("application/json", b'{"act": "accept"}', 415),
        ("text/plain", b"act=accept", 415),
        ("multipart/form-data; boundary=x", b"--x--", 415),
        ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % n for n in range(200)), 400),
    ],
)
def test_only_a_plain_form_of_bearable_size_is_read(client: TestClient, kind: str, content: bytes, status: int) -> None:
    assert client.post("/editor", content=content, headers={"content-type": kind}).status_code == status


@pytest.mark.parametrize("address", ["/", "/queue", "/no-such-page", "/static/desk.css", "/static/none", "/claim/x"])
def test_every_answer_says_that_nothing_runs_and_nothing_is_kept(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == ("no-cache" if address.startswith("/static/") else "no-store")


def test_refusals_carry_the_same_headers(client: TestClient) -> None:
    headers = client.get("/", headers={"host": "example.org"}).headers
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["cache-control"] == "no-store"


def test_pages_hold_no_code_and_no_style_of_their_own(client: TestClient) -> None:
    for address in ("/", "/queue", claim_page(REFUTED), "/history", "/editor"):
        page = client.get(address).text
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|<script(?! src=)", page), address


class TestDoors:
    """A desk that can be reached from other machines."""

    def test_nothing_is_shown_without_a_token(self, project: Project) -> None:
        client = client_of(project, doors=Doors(), bound=EVERYWHERE)
        for address in ("/", "/queue", claim_page(REFUTED), "/history", "/no-such-page"):
            answer = client.get(address)
            assert answer.status_code == 401
            assert CLAIM not in answer.text
        assert client.post(claim_page(REFUTED), data={"act": "accept"}).status_code == 401

    def test_a_token_opens_one_session_in_a_cookie_that_no_script_reads(self, project: Project) -> None:
        doors = Doors()
        token = doors.invite()
        client = client_of(project, doors=doors, bound=EVERYWHERE)
        answer = client.get(f"/enter?token={token}")
        cookie = answer.headers["set-cookie"].casefold()
        assert answer.status_code == 200
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert token not in cookie
        assert client.get("/queue").status_code == 200

        other = client_of(project, doors=doors, bound=EVERYWHERE)
        assert other.get(f"/enter?token={token}").status_code == 403
        assert other.get("/queue").status_code == 401

    @pytest.mark.parametrize("value", ["", "x", "a" * 5_000, "%C3%A9"])
    def test_a_made_up_session_opens_nothing(self, project: Project, value: str) -> None:
        client = client_of(project, doors=Doors(), bound=EVERYWHERE)
        assert client.get("/queue", headers={"cookie": f"{COOKIE}={value}"}).status_code == 401
        assert client.get("/enter", params={"token": value}).status_code == 403

    def test_who_is_in_can_invite_others(self, project: Project) -> None:
        doors = Doors()
        client = client_of(project, doors=doors, bound=EVERYWHERE)
        client.get(f"/enter?token={doors.invite()}")
        assert "token=" not in client.get("/invite").text
        token = re.search(r"/enter\?token=([\w-]+)", client.post("/invite", data={"more": "1"}).text)
        assert token
        assert client_of(project, doors=doors, bound=EVERYWHERE).get(f"/enter?token={token[1]}").status_code == 200

    def test_on_this_machine_alone_nobody_needs_an_address(self, client: TestClient) -> None:
        assert client.get("/invite").status_code == 404
        assert "Invite" not in client.get("/queue").text
