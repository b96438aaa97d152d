"""What tests of the pages share: the project behind them, and how one reads and fills in a page."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from starlette.testclient import TestClient

from verifier.domain.decision import Subject
from verifier.domain.review import item_id
from verifier.review.current import CurrentDesk
from verifier.review.desk import ReviewDesk
from verifier.web.app import review_app
from verifier.web.hosts import hosts_for
from verifier.web.room import Room
from verifier.web.tokens import Doors

HERE = "http://127.0.0.1:8321"
EVERYWHERE = "0.0.0.0"  # noqa: S104  nothing is bound in these tests
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
REFUTED, SUPPORTED, CHANGED, DEAD = (
    "toll-bridge/cost",
    "toll-bridge/opening",
    "toll-bridge/toll-promise",
    "toll-bridge/last-ferry",
)
CONFLICT = "sea-cable/opening ↔ toll-bridge/opening"


@dataclass(frozen=True)
class Project:
    """A project's folder with its desk."""

    folder: Path
    desk: ReviewDesk

    @property
    def log(self) -> Path:
        """The file with the decisions."""
        return self.folder / "claims" / "decisions.jsonl"


def client_of(
    project: Project, *, doors: Doors | None = None, bound: str = "127.0.0.1", editor: str = "ada"
) -> TestClient:
    """Return a browser at the desk of *project*, which follows no redirects by itself."""
    room = Room(CurrentDesk(project.desk, [project.folder / "claims"]), lambda: NOW, editor, doors)
    return TestClient(review_app(room, hosts_for(bound)), base_url=HERE, follow_redirects=False)


def claim_page(key: str) -> str:
    """Return the address of the page of the claim with that key."""
    return f"/claim/{item_id(Subject.CLAIM, key)}"


def conflict_page(key: str = CONFLICT) -> str:
    """Return the address of the page of the conflict with that key."""
    return f"/conflict/{item_id(Subject.CONFLICT, key)}"


def seen(client: TestClient, page: str) -> str:
    """Return what a form on *page* says that its reader has seen."""
    found = re.search(r'name="seen" value="([^"]+)"', client.get(page).text)
    assert found
    return found[1]


def decide(client: TestClient, page: str, **fields: str) -> str:
    """Send the form on *page* with *fields*; returns where one is sent on to."""
    answer = client.post(page, data={"seen": seen(client, page), **fields})
    assert answer.status_code == 303, words(answer.text)
    return answer.headers["location"]


def words(page: str) -> str:
    """Return the text of a page, without its tags, on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def fields(page: str, action: str) -> Mapping[str, str]:
    """Return the hidden fields of the form on *page* that is sent to *action*."""
    form = re.search(rf'<form[^>]*action="{re.escape(action)}".*?</form>', page, re.S)
    assert form
    pairs = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form[0])
    return {name: html.unescape(value) for name, value in pairs}
