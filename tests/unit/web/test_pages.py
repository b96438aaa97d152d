"""What the pages show of a real project, and how one gets from one to the next."""

import re
from datetime import datetime, timedelta

import pytest
from starlette.testclient import TestClient

from tests.unit.web.desks import (
    CHANGED,
    CONFLICT,
    DEAD,
    NOW,
    REFUTED,
    SUPPORTED,
    Project,
    claim_page,
    conflict_page,
    decide,
    words,
)
from verifier.domain.run import Run
from verifier.domain.run_progress import RunProgress

HOSTILE_LABEL = "<script>alert(1)</script> \u202etxet\x00"


def test_the_overview_counts_everything(client: TestClient) -> None:
    page = client.get("/").text
    shown = words(page)
    assert "17 to review" in shown
    assert "16 claims by verdict" in shown
    assert "1 conflict between documents" in shown
    assert "not enough info 2 3" in shown  # since the run before
    assert "1 claim has another verdict" in shown
    assert "well 5 ! suspect 1 ✗ dead 0" in shown
    assert page.count('<rect class="refuted"') == 3  # of all, and of each of two runs


def test_the_overview_goes_on_counting_what_is_reviewed(client: TestClient) -> None:
    decide(client, claim_page(REFUTED), act="accept")
    assert "1 of 17 reviewed" in words(client.get("/").text)


def test_a_run_that_has_not_ended_is_told_and_asked_for_again(client: TestClient, project: Project) -> None:
    assert "hx-get" not in client.get("/progress").text
    run = Run(id="unended", command="check", started_at=NOW + timedelta(days=400), version="0")
    project.desk.store.begin_run(run)
    page = client.get("/").text
    assert "A check is running" in words(page)
    assert '<noscript><meta http-equiv="refresh"' in page
    assert 'hx-get="/progress"' in client.get("/progress").text


def test_how_far_a_run_is_how_fast_it_goes_and_how_long_it_may_take(client: TestClient, project: Project) -> None:
    tell_progress(project, at=NOW)
    shown = words(client.get("/").text)
    assert "1,250 of 5,000 done, 125 a second, about 30 seconds left" in shown
    assert "At work: <script>alert(1)</script>" in shown
    assert "<script>alert" not in client.get("/").text
    assert "\u202e" not in client.get("/").text


def test_a_run_that_was_killed_is_not_shown_as_running_for_ever(client: TestClient, project: Project) -> None:
    tell_progress(project, at=NOW - timedelta(minutes=5))
    page = client.get("/").text
    assert "The last check has stopped before its end" in words(page)
    assert "last heard of 5 minutes ago" in words(page)
    assert "left" not in words(page).partition("has stopped")[2].partition("does only what is missing")[0]
    assert 'http-equiv="refresh"' not in page


def test_a_page_that_watched_a_run_is_loaded_anew_when_that_has_ended(client: TestClient) -> None:
    assert client.get("/progress", headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


def tell_progress(project: Project, at: datetime) -> None:
    """Have a run begin that has told that at that moment."""
    run = Run(id="unended", command="check", started_at=NOW + timedelta(days=400), version="0")
    project.desk.store.begin_run(run)
    told = RunProgress(
        run="unended", done=1250, total=5000, since=at - timedelta(seconds=10), at=at, label=HOSTILE_LABEL
    )
    project.desk.store.note_progress(told)


def test_the_queue_is_in_a_stated_order_with_the_gravest_first(client: TestClient) -> None:
    page = client.get("/queue").text
    assert "In order of urgency" in words(page)
    assert re.findall(r'<li class="row (\w+)"', page)[:5] == ["refuted", "refuted", "refuted", "disputed", "partial"]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 17),
        ("verdict=refuted", 3),
        ("kind=conflict", 1),
        ("kind=claim&document=toll-bridge", 8),
        ("source=press-release", 3),
        ("q=tolle+bridge+opened", 3),
        ("q=nobody+wrote+this", 0),
        ("state=reviewed", 0),
        ("state=unchecked", 1),
        ("changed=1", 1),
        ("assignee=-", 17),
        ("assignee=somebody", 0),
        ("q=%25", 0),  # no wildcard
        ("q=" + "a" * 2000, 0),
    ],
)
def test_filters_live_in_the_address(client: TestClient, query: str, count: int) -> None:
    shown = client.get(f"/queue?{query}").text
    assert words(shown).count("● to review") + words(shown).count("○ nothing to judge by") >= min(count, 1)
    assert len(re.findall('<li class="row', shown)) == count


@pytest.mark.parametrize("query", ["verdict=true", "state=gone", "kind=x", "order=random"])
def test_a_filter_that_there_is_not_is_an_error_and_no_empty_list(client: TestClient, query: str) -> None:
    assert client.get(f"/queue?{query}").status_code == 400


def test_filters_go_along_from_page_to_page(client: TestClient) -> None:
    queue = client.get("/queue?verdict=refuted&state=all").text
    first, second = re.findall(r'href="(/claim/[^"]+)" data-row', queue)[:2]
    assert first.endswith("?verdict=refuted&amp;state=all")
    page = client.get(first.replace("&amp;", "&")).text
    assert f'href="{second}" rel="next"' in page
    assert "/queue?verdict=refuted&amp;state=all" in page


def test_a_claim_is_shown_with_everything_that_decides(client: TestClient) -> None:
    page = client.get(claim_page(REFUTED)).text
    shown = words(page)
    assert "claims/toll-bridge.yaml:" in shown
    assert "The source says 221 million euros, the claim says 212 million euros." in shown
    assert "primary source" in shown
    assert "link ✓ well" in shown
    assert re.search(r"captured \d{4}-\d\d-\d\d \d\d:\d\d UTC", shown)
    assert re.search(r"score 0\.\d\d, threshold then 0\.[56]0 \(how likely", shown)
    assert "scale: probability" in shown
    assert "matcher lexical-" in shown
    assert "Earlier runs (4)" in shown


def test_figures_are_marked_on_both_sides_and_tied_by_number(client: TestClient) -> None:
    page = client.get(claim_page(REFUTED)).text
    assert re.search(r'<h1.*class="mark differs" data-tie="1">212 million euros<sup>', page)
    assert re.search(r'<mark>.*class="mark differs" data-tie="1">221 million euros<sup>', page)
    assert '<tr data-tie="1">' in page


def test_a_page_that_no_longer_says_it_is_shown_as_a_difference(client: TestClient) -> None:
    page = client.get(claim_page(CHANGED)).text
    assert "was supported" in words(page)
    assert re.search(r"<del>.*promised to keep the toll for cars at 4 euros until the end of 2030", page)


def test_without_a_text_the_reason_is_given(client: TestClient) -> None:
    assert "No text to judge by: dead link." in words(client.get(claim_page(DEAD)).text)


def test_a_text_that_is_no_longer_kept_leaves_its_evidence_orphaned(client: TestClient, project: Project) -> None:
    from sqlalchemy import create_engine, text  # noqa: PLC0415  to lose what no part of verifier loses

    engine = create_engine(f"sqlite:///{project.desk.store.path}")
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM text"))
    engine.dispose()
    page = client.get(claim_page(REFUTED))
    assert page.status_code == 200
    assert "orphaned:" in words(page.text)
    assert "The bridge cost 221 million euros" in words(page.text).replace(" 1 ", " ").replace("(check : differs)", "")


def test_a_conflict_shows_both_sides_and_where_to_correct_them(client: TestClient) -> None:
    page = client.get(conflict_page()).text
    shown = words(page)
    assert "How a cable maker came ashore" in shown
    assert "Four years on, the bridge has moved the town" in shown
    assert "August 2021" in shown
    assert re.search(r'readonly value="[^"]*claims/sea-cable.yaml:\d+"', page)
    assert "What differs" in shown
    assert CONFLICT.split(" ↔ ")[0] in shown


def test_a_correction_note_names_what_is_wrong(client: TestClient) -> None:
    note = words(client.get(f"{conflict_page()}/note").text)
    assert "To be clarified" in note
    decide(client, conflict_page(), confirm="toll-bridge/opening", reason="The press release says May.")
    note = words(client.get(f"{conflict_page()}/note").text)
    assert "Correction" in note
    assert "The press release says May." in note


@pytest.mark.parametrize(
    "address",
    [
        "/claim/0000000000000000",
        "/conflict/x",
        "/copy/x",
        "/nowhere",
        "/claim/..%2f..%2fx",
        "/queue/",
        "/conflict/x/note",
    ],
)
def test_what_there_is_not_is_a_404_with_a_way_on(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Go to the queue" in answer.text


def test_a_claim_is_not_found_among_the_conflicts(client: TestClient) -> None:
    assert client.get(claim_page(REFUTED).replace("/claim/", "/conflict/")).status_code == 404


def test_claim_files_that_are_edited_meanwhile_are_read_again(client: TestClient, project: Project) -> None:
    file = project.folder / "claims" / "toll-bridge.yaml"
    file.write_text(file.read_text().replace("The bridge cost 212 million", "The bridge did cost 213 million"))
    page = words(client.get(claim_page(REFUTED)).text)
    assert "The bridge did cost 213 million euros" in page
    assert "edited since it was checked" in words(client.get("/queue?state=all&q=213").text)


def test_a_claim_file_that_is_half_written_leaves_the_desk_as_it_was(client: TestClient, project: Project) -> None:
    (project.folder / "claims" / "toll-bridge.yaml").write_text("schema: [")
    assert client.get(claim_page(SUPPORTED)).status_code == 200
