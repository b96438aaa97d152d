"""Soft 404: what the server says to an address that cannot exist decides, not the words on the page."""

import pytest

from verifier.rechecking.soft404 import (
    Look,
    directory_of,
    gathering_places,
    is_home,
    is_login,
    is_same_as_nothing,
    is_worth_asking,
    leads_home,
    leads_to_login,
    probe_path,
    sounds_missing,
)

SITE = "https://example.org"
LONG = "The harbour handled more goods than ever before. " * 60


def look(path: str = "/news/quay.html", final: str = "", status: int = 200, title: str = "", text: str = LONG) -> Look:
    return Look(f"{SITE}{path}", f"{SITE}{final or path}", status, title, text)


@pytest.mark.parametrize("path", ["", "/", "/index.html", "/home", "/en/", "/de-CH/", "/default.aspx"])
def test_an_entrance_is_known_by_its_path(path: str) -> None:
    assert is_home(SITE + path)


@pytest.mark.parametrize("path", ["/report", "/en/report", "/?id=5", "/homes/", "/news/"])
def test_a_page_is_no_entrance(path: str) -> None:
    assert not is_home(SITE + path)


@pytest.mark.parametrize("path", ["/login", "/account/sign-in", "/sso/start?x=1", "/wp-login.php", "/oauth2/authorize"])
def test_a_page_to_log_in_at_is_known(path: str) -> None:
    assert is_login(SITE + path)


@pytest.mark.parametrize("path", ["/blogin", "/news/authors", "/casinos", "/report?next=/login"])
def test_words_that_only_hold_login_are_none(path: str) -> None:
    assert not is_login(SITE + path)


def test_a_page_that_leads_to_the_entrance_is_lost_but_the_entrance_itself_is_not() -> None:
    assert leads_home(look(final="/"))
    assert not leads_home(look("/", "/en/"))
    assert not leads_home(look())


def test_a_redirect_to_a_login_is_told_from_the_login_itself() -> None:
    assert leads_to_login(look(final="/login"))
    assert not leads_to_login(look("/login", "/login"))


def test_three_addresses_that_lead_to_one_page_show_a_gathering_place() -> None:
    three = [look(f"/old/{number}", "/archive") for number in range(3)]
    assert gathering_places(three) == {f"{SITE}/archive"}
    assert gathering_places(three[:2]) == frozenset()


def test_other_schemes_and_slashes_are_no_other_addresses() -> None:
    same = [Look(f"{scheme}://{host}/a", f"{SITE}/b", 200) for scheme in ("http", "https") for host in
            ("example.org", "www.example.org")]  # fmt: skip
    assert gathering_places([*same, look("/a/", "/b")]) == frozenset()


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Page not found", LONG),
        ("404 | Example", LONG),
        ("", "Sorry, the article you are looking for no longer exists."),
        ("", "We couldn’t find that page."),
    ],
)
def test_error_pages_sound_like_it(title: str, text: str) -> None:
    assert sounds_missing(look(title=title, text=text))


def test_a_long_page_may_speak_of_things_that_were_removed() -> None:
    assert not sounds_missing(look(title="Old port", text=f"{LONG} The page of the register has been removed. {LONG}"))


def test_only_an_unfamiliar_page_that_looks_odd_is_worth_a_question() -> None:
    odd = look(title="Page not found")
    assert is_worth_asking(odd, is_familiar=False)
    assert not is_worth_asking(odd, is_familiar=True)
    assert not is_worth_asking(look(), is_familiar=False)
    assert is_worth_asking(look(text="Our archive."), is_familiar=False)


def test_the_same_page_for_nothing_is_no_page() -> None:
    page = look("/news/quay", text=f"Nothing at /news/quay. {LONG}")
    assert is_same_as_nothing(page, look("/news/x7q", text=f"Nothing at /news/x7q. {LONG}"))


def test_a_server_that_tells_missing_pages_apart_is_believed() -> None:
    page = look(title="Page not found", text="What became of the page")
    assert not is_same_as_nothing(page, look("/news/x7q", status=404, text="What became of the page"))
    assert not is_same_as_nothing(page, look("/news/x7q", text="Another page altogether"))


def test_a_page_without_text_is_like_nothing_in_particular() -> None:
    assert not is_same_as_nothing(look(text=""), look("/news/x7q", text=""))


def test_two_redirects_to_one_place_are_the_same() -> None:
    assert is_same_as_nothing(look(final="/list", text=""), look("/news/x7q", "/list/", text="other"))


def test_the_path_that_cannot_exist_lies_beside_the_page() -> None:
    assert probe_path(f"{SITE}/a/b/c.html?x=1#y", "q") == f"{SITE}/a/b/q.html"
    assert probe_path(SITE, "q") == f"{SITE}/q"
    assert probe_path(f"{SITE}/a/", "q") == f"{SITE}/q"
    assert directory_of(f"{SITE}/a/one.html") == directory_of(f"{SITE}/a/two.html") != directory_of(f"{SITE}/a/two.pdf")
