"""What forms do: decisions are written for good, nobody overrules what they have not seen, and there is a way back."""

import json
import re

import pytest
from starlette.testclient import TestClient

from tests.unit.web.desks import (
    REFUTED,
    SUPPORTED,
    Project,
    claim_page,
    client_of,
    conflict_page,
    decide,
    fields,
    seen,
    words,
)
from verifier.domain.assessment import Verdict
from verifier.domain.decision import Act, Subject, Why
from verifier.domain.review import State


def log(project: Project) -> list[dict[str, str]]:
    return [json.loads(line) for line in project.log.read_text().splitlines() if '"act"' in line]


def test_to_accept_is_written_with_who_and_goes_on_to_the_next(client: TestClient, project: Project) -> None:
    following = re.search(r'href="([^"]+)" rel="next"', client.get(claim_page(REFUTED)).text)
    assert following
    address = decide(client, claim_page(REFUTED), act="accept", advance="1")
    entry = project.desk.history(Subject.CLAIM, REFUTED)[-1]
    assert (entry.act, entry.who, entry.answers.verdict) == (Act.ACCEPT, "ada", Verdict.REFUTED)
    assert address == f"{following[1]}?done={entry.id}"
    assert [each["act"] for each in log(project)] == ["accept"]
    banner = words(client.get(address).text)
    assert "You accepted the verdict: toll-bridge/cost" in banner  # with the way back to it
    assert claim_page(REFUTED) in client.get(address).text


def test_without_going_on_one_stays(client: TestClient) -> None:
    assert decide(client, claim_page(REFUTED), act="accept", advance="0").startswith(claim_page(REFUTED))
    assert decide(client, claim_page(SUPPORTED), act="note", reason="x", advance="1").startswith(claim_page(SUPPORTED))


def test_another_verdict_stands_beside_the_machines(client: TestClient, project: Project) -> None:
    decide(client, claim_page(REFUTED), act="override", verdict="partial", reason="It is 212\r\nwithout the ramps.")
    standing = project.desk.standing(Subject.CLAIM, REFUTED)
    assert standing.verdict is Verdict.PARTIAL
    page = words(client.get(claim_page(REFUTED)).text)
    assert "put another verdict in its place: ◐ partial" in page
    assert "It is 212 without the ramps." in page
    assert page.index("✗ refuted") < page.index("◐ partial")
    assert "an editor says ◐ partial" in words(client.get("/queue?state=reviewed").text)


@pytest.mark.parametrize(
    ("form", "complaint"),
    [
        ({"act": "override", "verdict": "partial"}, "another verdict needs the verdict and a reason"),
        ({"act": "override", "verdict": "true", "reason": "x"}, "choose a verdict"),
        ({"act": "override", "reason": "x"}, "another verdict needs"),
        ({"act": "note", "reason": "  "}, "a note needs words"),
        ({"act": "sing"}, "choose what to do"),
        ({}, "choose what to do"),
        ({"act": "dismiss", "why": "other"}, ""),
        ({"act": "undo"}, ""),
        ({"act": "note", "reason": "a" * 10_001}, "at most 10,000"),
    ],
)
def test_what_is_not_whole_is_told_and_nothing_written(
    client: TestClient, project: Project, form: dict[str, str], complaint: str
) -> None:
    page = claim_page(REFUTED)
    answer = client.post(page, data={"seen": seen(client, page), **form})
    assert answer.status_code == 422
    assert "Nothing was written" in words(answer.text)
    assert complaint in words(answer.text).casefold().replace("nothing was written: ", "")
    assert not project.desk.history(Subject.CLAIM, REFUTED)


def test_a_nul_in_a_form_is_left_out_wherever_it_stands(client: TestClient, project: Project) -> None:
    decide(client, claim_page(REFUTED), act="note", reason="Ask\0 the\0 ministry.")
    decide(client, claim_page(REFUTED), act="assign", assignee="Ber\0it")
    client.post("/editor", data={"name": "A\0da"})
    entries = project.desk.history(Subject.CLAIM, REFUTED)
    assert [(entry.reason, entry.assignee) for entry in entries] == [("Ask the ministry.", ""), ("", "Berit")]
    assert "\0" not in client.get(claim_page(REFUTED)).text
    assert "\0" not in project.log.read_text()
    answer = client.post(claim_page(REFUTED), data={"seen": "a\0.b", "act": "no\0te", "reason": "x"})
    assert answer.status_code == 409  # seen otherwise, so nothing is written
    assert client.get("/queue?q=a%00b&document=%00").status_code == 200
    assert client.get("/claim/%00").status_code == 404


def test_what_was_written_is_not_lost_with_a_complaint(client: TestClient) -> None:
    page = claim_page(REFUTED)
    form = {"seen": seen(client, page), "act": "override", "reason": "Long and <well> considered."}
    assert "Long and &lt;well&gt; considered.</textarea>" in client.post(page, data=form).text


def test_the_second_of_two_editors_sees_that_it_has_changed(client: TestClient, project: Project) -> None:
    second = client_of(project, editor="berit")
    page = claim_page(REFUTED)
    stale = seen(second, page)
    decide(client, page, act="override", verdict="supported", reason="Ada's reason.")
    answer = second.post(page, data={"seen": stale, "act": "accept", "reason": "Berit's reason."})
    assert answer.status_code == 409
    shown = words(answer.text)
    assert "It has changed since you opened this page. Nothing was written." in shown
    assert "Ada's reason." in shown
    assert "Berit's reason." in answer.text.replace("&#39;", "'")
    assert len(project.desk.history(Subject.CLAIM, REFUTED)) == 1
    again = second.post(page, data={**fields(answer.text, page), "act": "accept", "advance": "0"})
    assert again.status_code == 303
    assert [entry.who for entry in project.desk.history(Subject.CLAIM, REFUTED)] == ["ada", "berit"]


def test_undo_is_an_entry_of_its_own_and_can_be_undone(client: TestClient, project: Project) -> None:
    address = decide(client, claim_page(REFUTED), act="accept")
    form = fields(client.get(address).text, "/undo")
    answer = client.post("/undo", data=form)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(claim_page(REFUTED))
    assert project.desk.standing(Subject.CLAIM, REFUTED).settled is None
    back = client.post("/undo", data=fields(client.get(answer.headers["location"]).text, "/undo"))
    assert back.status_code == 303
    assert project.desk.standing(Subject.CLAIM, REFUTED).verdict is Verdict.REFUTED
    assert [entry.act for entry in project.desk.history(Subject.CLAIM, REFUTED)] == [Act.ACCEPT, Act.UNDO, Act.UNDO]


def test_what_is_taken_back_twice_has_changed_meanwhile(client: TestClient) -> None:
    form = fields(client.get(decide(client, claim_page(REFUTED), act="accept")).text, "/undo")
    assert client.post("/undo", data=form).status_code == 303
    assert client.post("/undo", data=form).status_code == 409
    assert client.post("/undo", data={"decision": "none"}).status_code == 404


@pytest.mark.parametrize(
    "back", ["https://example.org/", "//example.org", "/\\example.org", "javascript:1", "/claim/\r\nx"]
)
def test_one_is_never_sent_to_another_site(client: TestClient, back: str) -> None:
    form = fields(client.get(decide(client, claim_page(REFUTED), act="accept")).text, "/undo")
    answer = client.post("/undo", data={**form, "back": back})
    assert answer.headers["location"].startswith("/history")


@pytest.mark.parametrize(
    ("form", "act"),
    [
        ({"confirm": "toll-bridge/opening"}, Act.CONFIRM),
        ({"confirm": ""}, Act.CONFIRM),
        ({"act": "dismiss", "why": "other_period"}, Act.DISMISS),
        ({"act": "needs_work"}, Act.NEEDS_WORK),
    ],
)
def test_a_conflict_is_confirmed_dismissed_or_left_for_more_work(
    client: TestClient, project: Project, form: dict[str, str], act: Act
) -> None:
    decide(client, conflict_page(), reason="So it is.", **form)
    settled = project.desk.conflict("sea-cable/opening ↔ toll-bridge/opening").standing.settled
    assert settled
    assert (settled.act, settled.side) == (act, form.get("confirm", ""))
    assert settled.why is (Why.OTHER_PERIOD if act is Act.DISMISS else None)
    assert "So it is." in words(client.get(conflict_page()).text)


def test_a_side_that_a_conflict_has_not_cannot_be_right(client: TestClient, project: Project) -> None:
    form = {"seen": seen(client, conflict_page()), "confirm": "toll-bridge/cost"}
    answer = client.post(conflict_page(), data=form)
    assert answer.status_code == 422
    assert "Choose one of the sides" in words(answer.text)
    assert not project.log.exists()


def test_a_conflict_is_not_dismissed_without_a_why(client: TestClient) -> None:
    answer = client.post(conflict_page(), data={"seen": seen(client, conflict_page()), "act": "dismiss", "why": ""})
    assert answer.status_code == 422
    assert "Say why it is no conflict" in words(answer.text)


def test_an_item_is_assigned_and_found_by_that(client: TestClient) -> None:
    decide(client, claim_page(REFUTED), act="assign", assignee="berit")
    assert "assigned to berit" in words(client.get(claim_page(REFUTED)).text)
    assert "1 item" in words(client.get("/queue?assignee=berit").text)


def test_a_browser_can_be_told_who_decides_in_it(client: TestClient, project: Project) -> None:
    answer = client.post("/editor", data={"name": "  Åsa “Nyhet” Öberg; Path=/ "})
    assert answer.status_code == 303
    assert "HttpOnly" in answer.headers["set-cookie"]
    decide(client, claim_page(REFUTED), act="accept")
    assert project.desk.history(Subject.CLAIM, REFUTED)[0].who == "Åsa “Nyhet” Öberg; Path=/"


def test_bulk_counts_first_then_writes_once_and_is_undone_at_once(client: TestClient, project: Project) -> None:
    form = {"verdict": "supported", "kind": "claim", "act": "accept", "reason": "Read all of them."}
    page = client.post("/bulk", data=form)
    assert "7 items at once?" in words(page.text)
    assert not project.log.exists()
    answer = client.post("/bulk/done", data=fields(page.text, "/bulk/done"))
    assert answer.status_code == 303
    banner = client.get(answer.headers["location"]).text
    assert "7 items: You accepted the verdict" in words(banner)
    assert project.desk.overview().states[State.REVIEWED] == 7
    client.post("/undo", data=fields(banner, "/undo"))
    assert project.desk.overview().states[State.REVIEWED] == 0


def test_bulk_shows_only_what_it_would_be_said_of(client: TestClient) -> None:
    page = client.post("/bulk", data={"state": "all", "act": "accept"}).text
    assert "16 items at once?" in words(page)
    assert "1 more that the filter finds is left out" in words(page)
    assert "conflict" not in words(page.partition("The first of them")[2])


def test_bulk_that_finds_others_by_now_asks_again(client: TestClient, project: Project) -> None:
    page = client.post("/bulk", data={"verdict": "supported", "act": "accept"})
    decide(client, claim_page(SUPPORTED), act="note", reason="Wait with this one.")
    answer = client.post("/bulk/done", data=fields(page.text, "/bulk/done"))
    assert answer.status_code == 409
    assert project.desk.overview().states[State.REVIEWED] == 0
    assert client.post("/bulk/done", data=fields(answer.text, "/bulk/done")).status_code == 303


@pytest.mark.parametrize("token", ["", "0" * 32])
def test_bulk_is_not_done_without_having_been_counted(client: TestClient, project: Project, token: str) -> None:
    assert client.post("/bulk/done", data={"act": "accept", "token": token}).status_code == 409
    assert not project.log.exists() or not log(project)


def test_the_history_tells_everything_the_newest_first(client: TestClient) -> None:
    decide(client, claim_page(REFUTED), act="accept")
    decide(client, conflict_page(), confirm="", reason="Two sources each.")
    page = words(client.get("/history").text)
    assert page.index("confirmed the conflict: which side is right is open") < page.index("accepted the verdict")
    assert "Two sources each." in page
