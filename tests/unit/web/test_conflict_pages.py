"""The page of a conflict: all sides beside one another, a button for each, and why a decision has aged."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.unit.review import matter
from tests.unit.review.matter import AUGUST, FOUR, JUNE, MAY, TOLD
from tests.unit.web.desks import HERE, NOW, conflict_page, decide, seen, words
from verifier.domain.conflict import Conflict
from verifier.review.desk import ReviewDesk
from verifier.store.store import Store, open_store
from verifier.web.app import review_app
from verifier.web.hosts import hosts_for
from verifier.web.room import Room

HOSTILE = '<script>alert(1)</script> \u202etxet\x00 "><img src=x onerror=alert(1)>'


def client_of(desk: ReviewDesk) -> TestClient:
    app = review_app(Room(lambda: desk, lambda: NOW, "ada"), hosts_for("127.0.0.1"))
    return TestClient(app, base_url=HERE, follow_redirects=False)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "verifier.db")


def opened(store: Store, folder: Path, says: Mapping[str, str], number: int = 1) -> tuple[TestClient, str]:
    """Return a browser at a desk over a run in which the papers say this, and the page of their conflict."""
    (found,) = matter.keep(store, number, says)
    return client_of(matter.desk(store, folder, says)), conflict_page(found.key)


def test_all_who_take_part_are_shown_side_by_side(store: Store, tmp_path: Path) -> None:
    client, page = opened(store, tmp_path, FOUR)
    shown = client.get(page).text
    assert TOLD in words(shown)
    assert "1 May 2019 3 documents" in words(shown)
    assert "2 August 2020 1 document" in words(shown)
    for paper in FOUR:
        assert f"The {paper.title()}" in shown
        assert f'value="claims/{paper}.yaml:7"' in shown
    assert "cites The log · primary source · 2019-06-01" in words(shown)
    assert "2 August 2020 1 2019-06-01 a primary source" in words(shown)


@pytest.mark.parametrize("says", [FOUR, {**FOUR, "tribune": JUNE}], ids=["two sides", "three sides"])
def test_every_side_can_be_found_right_and_has_a_key(store: Store, tmp_path: Path, says: Mapping[str, str]) -> None:
    client, page = opened(store, tmp_path, says)
    shown = client.get(page).text
    buttons = re.findall(r'name="confirm" value="([^"]*)" data-key="(\d)"', shown)
    sides = len(set(says.values()))
    assert [int(key) for _, key in buttons] == list(range(1, sides + 2))
    assert f'<select name="why" data-key="{sides + 2}">' in shown
    for place, (side, _) in enumerate(buttons[:-1], start=1):
        decide(client, page, confirm=side)
        after = client.get(page).text
        assert re.findall(r'side right" aria-labelledby="side-(\d)"', after) == [str(place)]
    decide(client, page, confirm="")
    assert "side right" not in client.get(page).text


def test_why_a_decision_is_stale_is_said_in_words(store: Store, tmp_path: Path) -> None:
    client, page = opened(store, tmp_path, FOUR)
    decide(client, page, confirm="gazette/opening")
    client, same = opened(store, tmp_path, {**FOUR, "tribune": JUNE}, 2)
    assert same == page
    assert "Since it was decided: Tribune now says “June 2018”." in words(client.get(page).text)
    assert "tribune now says “June 2018”" in words(client.get("/queue?state=stale").text)
    assert "Since that decision: tribune now says “June 2018”." in words(client.get(f"{page}/note").text)


def test_two_editors_who_find_other_sides_right_do_not_overrule_each_other(store: Store, tmp_path: Path) -> None:
    client, page = opened(store, tmp_path, FOUR)
    before = seen(client, page)
    decide(client, page, confirm="gazette/opening")
    answer = client.post(page, data={"seen": before, "confirm": "post/opening"})
    assert answer.status_code == 409
    assert "Nothing was written" in words(answer.text)


def test_hostile_words_of_a_side_are_shown_as_words(store: Store, tmp_path: Path) -> None:
    (found,) = matter.keep(store, 1, FOUR)
    matter.record(store, 2, [hostile(found)])
    client = client_of(matter.desk(store, tmp_path, FOUR))
    for page in (conflict_page(found.key), f"{conflict_page(found.key)}/note", "/queue?state=all"):
        answer = client.get(page)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text
        assert "<img" not in answer.text
        assert "\u202e" not in answer.text
        assert "\x00" not in answer.text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in answer.text


def hostile(found: Conflict) -> Conflict:
    stands = tuple(
        each.model_copy(
            update={
                "says": f"{each.says} {HOSTILE}",
                "positions": tuple(
                    position.model_copy(update={"text": f"{position.text} {HOSTILE}"}) for position in each.positions
                ),
            }
        )
        for each in found.stands
    )
    return found.model_copy(update={"stands": stands})


def test_what_no_part_can_be_pointed_at_still_has_a_page(store: Store, tmp_path: Path) -> None:
    (found,) = matter.keep(store, 1, FOUR)
    silent = tuple(each.model_copy(update={"says": ""}) for each in found.stands)
    matter.record(store, 2, [found.model_copy(update={"stands": silent})])
    shown = words(client_of(matter.desk(store, tmp_path, FOUR)).get(conflict_page(found.key)).text)
    assert "1 Side 1 3 documents" in shown
    assert MAY in shown
    assert AUGUST in shown


WITHOUT_LEADING = {paper: FOUR[paper] for paper in ("herald", "mercury", "post")}


def test_the_page_of_a_name_that_a_conflict_had_leads_to_that_of_now(store: Store, tmp_path: Path) -> None:
    client, page = opened(store, tmp_path, FOUR)
    decide(client, page, confirm="gazette/opening", reason="The deed says so.")
    client, now = opened(store, tmp_path, WITHOUT_LEADING, 2)
    assert now != page
    for suffix in ("", "/note"):
        answer = client.get(f"{page}{suffix}?state=all")
        assert (answer.status_code, answer.headers["location"]) == (303, f"{now}{suffix}?state=all")
    shown = words(client.get(now).text)
    assert "right is gazette/opening The deed says so." in shown
    assert "(when it was gazette/opening ↔ post/opening )" in shown
    assert "1 May 2019 2 documents ✔ right" in shown
    assert "(found no more)" not in client.get("/history").text


def test_whoever_decides_on_the_page_of_the_old_name_sees_that_it_has_changed(store: Store, tmp_path: Path) -> None:
    client, page = opened(store, tmp_path, FOUR)
    before = seen(client, page)
    decide(client, page, confirm="post/opening")
    client, now = opened(store, tmp_path, WITHOUT_LEADING, 2)
    answer = client.post(page, data={"seen": before, "act": "needs_work", "reason": "Ask the harbour."})
    assert answer.status_code == 409
    assert "ada confirmed the conflict: right is post/opening" in words(answer.text)
    assert "Ask the harbour." in answer.text
    assert f'action="{now}"' in answer.text
    assert decide(client, now, act="needs_work").startswith(now)
    assert client.post(page, data={"seen": before, "act": "needs_work"}).status_code == 409


def test_what_is_found_no_more_has_a_page_with_all_decisions(store: Store, tmp_path: Path) -> None:
    client, page = opened(store, tmp_path, FOUR)
    before = seen(client, page)
    decide(client, page, confirm="post/opening", reason=HOSTILE)
    says = dict.fromkeys(FOUR, MAY)
    assert matter.keep(store, 2, says) == ()
    client = client_of(matter.desk(store, tmp_path, says))
    assert "(found no more)" in client.get("/history").text
    for address in (page, f"{page}/note"):
        shown = client.get(address)
        assert (shown.status_code, "<script>alert" in shown.text) == (200, False)
        assert "The documents do not contradict one another any more." in words(shown.text)
        assert f"{TOLD}." in words(shown.text).replace("3 Documents", "3 documents")
        assert "right is post/opening <script>" in words(shown.text)
    refused = client.post(page, data={"seen": before, "act": "needs_work"})
    assert (refused.status_code, "Nothing was written" in refused.text) == (409, True)
    undo = re.search(r'name="decision" value="([^"]+)"', client.get(page).text)
    assert undo
    answer = client.post("/undo", data={"decision": undo[1], "back": page})
    assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, page)
    assert "took a decision back" in words(client.get(answer.headers["location"]).text)
    assert client.get(page.replace("conflict", "claim")).status_code == 404
    assert client.get("/conflict/0123456789abcdef").status_code == 404
