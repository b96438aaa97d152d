"""The desk as it is now: up to date where that is quick, and said to be on its way where it is not."""

import threading
from collections.abc import Callable
from typing import cast

import pytest
from starlette.testclient import TestClient

from tests.unit.web.desks import HERE, NOW, words
from verifier.errors import OutputError
from verifier.review.current import CurrentDesk, StillFilling
from verifier.review.desk import ReviewDesk
from verifier.review.filling import STEPS, Step, Tell
from verifier.web.app import review_app
from verifier.web.hosts import hosts_for
from verifier.web.room import Room

MOMENT = 0.05


class Slow:
    """A desk whose queue is made when the test says so."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.times = 0

    def refresh(self, tell: Tell) -> bool:
        self.times += 1
        tell(Step(4, "putting 3 claims in order"))
        assert self.go_on.wait(30)
        return True


class Broken(Slow):
    """A desk whose queue cannot be made."""

    def refresh(self, tell: Tell) -> bool:
        super().refresh(tell)
        raise OutputError("the disk is full")


def current(desk: Slow) -> CurrentDesk:
    return CurrentDesk(cast(ReviewDesk, desk), [], patience_s=MOMENT)


def made(ask: Callable[[], ReviewDesk]) -> ReviewDesk:
    """Return the desk once it is there."""
    while True:
        try:
            return ask()
        except StillFilling:
            continue


def test_a_desk_that_takes_long_is_waited_for_by_nobody_and_made_once() -> None:
    slow = Slow()
    desk = current(slow)
    for _ in range(3):
        with pytest.raises(StillFilling) as raised:
            desk()
        assert raised.value.step == Step(4, "putting 3 claims in order")
    assert slow.times == 1
    slow.go_on.set()
    assert made(desk) is cast(ReviewDesk, slow)


def test_a_desk_that_cannot_be_made_says_why_to_whoever_asks_next() -> None:
    broken = Broken()
    desk = current(broken)
    with pytest.raises(StillFilling):
        desk()
    broken.go_on.set()
    with pytest.raises(OutputError):
        made(desk)


def test_a_page_says_how_far_it_is_and_a_form_that_nothing_was_written() -> None:
    slow = Slow()
    app = review_app(Room(current(slow), lambda: NOW, "ada"), hosts_for("127.0.0.1"))
    client = TestClient(app, base_url=HERE, follow_redirects=False)
    page = client.get("/queue")
    assert (page.status_code, page.headers["Retry-After"]) == (503, "2")
    assert f"Step 4 of {STEPS}: putting 3 claims in order" in words(page.text)
    assert '<meta http-equiv="refresh" content="2">' in page.text
    form = client.post("/undo", data={"decision": "x"})
    assert form.status_code == 503
    assert "Nothing was written" in words(form.text)
    assert 'http-equiv="refresh"' not in form.text
    assert client.get("/static/desk.css").status_code == 200
    slow.go_on.set()
