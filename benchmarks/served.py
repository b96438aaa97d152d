"""The review desk's pages over HTTP, as a browser asks for them: a real server on loopback, templates and all."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection
from typing import Final
from urllib.parse import urlencode

import uvicorn

from verifier.domain.decision import Subject
from verifier.domain.review import Filter, item_id
from verifier.review.current import CurrentDesk
from verifier.review.desk import ReviewDesk
from verifier.web.app import review_app
from verifier.web.hosts import hosts_for
from verifier.web.room import Room
from verifier.web.serving import listening

HOST: Final = "127.0.0.1"
OK: Final = 200


@contextmanager
def served(desk: ReviewDesk) -> Iterator[Callable[[str], None]]:
    """Serve *desk* on loopback; gives what asks for the page at an address and reads it whole."""
    room = Room(CurrentDesk(desk, ()), lambda: datetime.now(UTC), "ana")
    config = uvicorn.Config(review_app(room, hosts_for(HOST)), log_level="warning", lifespan="off", access_log=False)
    server = uvicorn.Server(config)
    with listening(HOST, 0) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        connection = HTTPConnection(*listener.getsockname())

        def ask(address: str) -> None:
            connection.request("GET", address)
            answer = connection.getresponse()
            answer.read()
            if answer.status != OK:
                raise RuntimeError(f"{address} was answered with {answer.status}")

        try:
            yield ask
        finally:
            connection.close()
            server.should_exit = True
            thread.join()


def addresses(desk: ReviewDesk) -> Iterator[tuple[str, str]]:
    """Yield a title and an address for each kind of page."""
    last = desk.register.claims[-1]
    conflict = desk.queue(Filter(subject=Subject.CONFLICT)).items[0]
    queues = {
        "first page": {},
        "all, by name": {"state": "all", "order": "name"},
        "refuted": {"verdict": "refuted"},
        "one document": {"document": last.document},
        "one source": {"source": "source-1"},
        "words in all": {"q": "harbour tonnes"},
        "words in one": {"q": last.id},
        "words in none": {"q": "zeppelin"},
        "the last page": {"after": desk.store.reviewing.every_item(Filter())[-100].id},
    }
    yield "overview", "/"
    yield from ((f"queue, {title}", f"/queue?{urlencode(fields)}") for title, fields in queues.items())
    yield "one claim", f"/claim/{item_id(Subject.CLAIM, last.key)}"
    yield "one conflict", f"/conflict/{conflict.id}"
    yield "its correction note", f"/conflict/{conflict.id}/note"
    yield "history", "/history"
