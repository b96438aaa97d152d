"""The pages on which an editor waits: the queue that is being made, and the check that is running or was broken off."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn

from tests.integration.review_server import reviewing
from tests.system.desk_pages import violations, visiting
from verifier.domain.run import Run
from verifier.domain.run_progress import RunProgress
from verifier.review.current import StillFilling
from verifier.review.desk import ReviewDesk
from verifier.review.filling import Step
from verifier.store.store import open_store
from verifier.web.app import review_app
from verifier.web.hosts import hosts_for
from verifier.web.room import Room
from verifier.web.serving import listening

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

pytestmark = pytest.mark.system

HOST = "127.0.0.1"
REFRESH = re.compile(r'<meta http-equiv="refresh"[^>]*>')
CLAIMS = (
    "schema: 1\ndocument: {id: paper, title: A paper}\nclaims:\n  - {id: cost, text: The bridge cost 212 million.}\n"
)


def never_ready() -> ReviewDesk:
    raise StillFilling(Step(4, "putting 100,000 claims in order"))


@contextmanager
def filling() -> Iterator[str]:
    """Give the address of a desk whose queue is never ready."""
    app = review_app(Room(never_ready, lambda: datetime.now(UTC), "ada"), hosts_for(HOST))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off", access_log=False))
    with listening(HOST, 0) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield f"http://{HOST}:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def without_refresh(route: "Route") -> None:
    """Answer with the page as it is, but that it stays as long as one looks at it."""
    answer = route.fetch()
    assert REFRESH.search(answer.text())
    route.fulfill(response=answer, body=REFRESH.sub("", answer.text()))


@pytest.mark.parametrize("width", [1280, 320])
def test_a_queue_that_is_being_made_says_how_far_it_is(browser: "Browser", width: int) -> None:
    with filling() as base, visiting(browser, base, viewport={"width": width, "height": 700}) as visit:
        visit.page.route("**/queue", without_refresh)
        page = visit.open("/queue")
        assert "Step 4 of 5: putting 100,000 claims in order." in visit.words
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert violations(page) == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "verifier.toml").write_text("")
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "paper.yaml").write_text(CLAIMS)
    (tmp_path / ".verifier").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("silent", "heading"), [(0, "A check is running"), (600, "The last check has stopped before its end")]
)
def test_a_check_that_runs_or_was_broken_off_is_told(
    browser: "Browser", folder: Path, silent: int, heading: str
) -> None:
    heard = datetime.now(UTC) - timedelta(seconds=silent)
    with open_store(folder / ".verifier" / "verifier.db") as store:
        run = Run(id="going", command="check", started_at=heard - timedelta(seconds=90), version="0", matcher="m")
        store.begin_run(run)
        told = RunProgress(
            run="going", done=30, total=90, label="paper/cost", since=heard - timedelta(seconds=60), at=heard
        )
        store.note_progress(told)
    with reviewing(folder) as running, visiting(browser, running.address.rstrip("/")) as visit:
        page = visit.open("/")
        assert heading in visit.words
        assert "30 of 90 done" in visit.words
        assert violations(page) == []


def test_many_decisions_say_that_they_are_being_written(browser: "Browser", folder: Path) -> None:
    with reviewing(folder) as running, visiting(browser, running.address.rstrip("/")) as visit:
        page = visit.open("/queue?state=all")
        page.click("summary >> text=Decide about all")
        page.select_option(".bulk select[name=act]", "needs_work")
        page.click("text=Count first")
        page.route("**/bulk/done", lambda route: route.fulfill(status=204))  # the page stays, as while one waits
        page.click(".main-act")
        page.wait_for_function("document.querySelector('[data-busy]').textContent.startsWith('Writing 1 decision')")
