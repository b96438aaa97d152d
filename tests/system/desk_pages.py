"""A browser at a review desk: whatever a page complains about, runs or asks elsewhere for is written down."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# Chromium tells of every page that does not answer with 200; that a decision is refused is what tests ask for.
REFUSALS = ("status of 503", "status of 409", "status of 422", "status of 404", "status of 400")
LISTEN = """document.addEventListener('securitypolicyviolation',
    event => console.error('CSP: ' + event.violatedDirective + ' ' + event.blockedURI))"""


@dataclass
class Visit:
    """An editor's browser at the desk at *base*; *complaints* is what went wrong in it."""

    page: "Page"
    base: str
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> "Page":
        """Go to a page of the desk."""
        self.page.goto(self.base + address)
        return self.page

    @property
    def at(self) -> str:
        """The path of the page that is open."""
        return urlsplit(self.page.url).path

    @property
    def words(self) -> str:
        """The text of the page on one line, once it has come whole: a click waits for its beginning alone."""
        self.page.wait_for_load_state()
        return " ".join(self.page.inner_text("body").split())


@contextmanager
def visiting(browser: "Browser", base: str, **context: Any) -> Iterator[Visit]:
    """Give a browser at the desk at *base*; at the end it must have had nothing to complain about."""
    with_scripts = context.get("java_script_enabled", True)
    opened = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **context})
    visit = Visit(opened.new_page(), base)
    note = visit.complaints.append
    page = visit.page
    page.on("console", lambda message: None if any(each in message.text for each in REFUSALS) else note(message.text))
    page.on("pageerror", lambda error: note(str(error)))
    page.on("dialog", lambda dialog: note(dialog.message))
    page.on("request", lambda request: None if request.url.startswith((base, "data:")) else note(request.url))
    if with_scripts:
        page.add_init_script(LISTEN)
    yield visit
    assert visit.complaints == []
    opened.close()


def violations(page: "Page") -> list[str]:
    """Return what axe has against the page, with everything on it unfolded."""
    page.wait_for_load_state()
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    page.evaluate(resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")
    return [
        f"{rule['id']}: {node['html'][:200]} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def copied(project: Path, target: Path) -> Path:
    """Return a copy of *project* at *target*, for one test to change."""
    shutil.copytree(project, target)
    return target
