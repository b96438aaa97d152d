"""The pictures of docs/images, taken anew from the demo: ``python -m tests.system.pictures``.

Nothing is held against them: fonts and Chromium's versions differ. Run it when pages look different, and look at what
comes out.
"""

import io
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import Image

from tests.integration.review_server import reviewing
from tests.system.chromium import chromium
from tests.system.desk_pages import Visit, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser

IMAGES: Final = Path(__file__).parents[2] / "docs" / "images"
DEMO: Final = (sys.executable, "-m", "verifier.cli.app", "demo", "--quiet")
COLOURS: Final = 128
CONFLICTS: Final = "/queue?kind=conflict&state=all"


def main() -> None:
    """Make the demo's project, open its desk and write the pictures."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        project = Path(folder) / "demo"
        subprocess.run([*DEMO, str(project)], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        with reviewing(project) as running:
            take_all(browser, running.address.rstrip("/"))


def take_all(browser: "Browser", base: str) -> None:
    """Take a claim, the question before many decisions, a decided conflict by day and by night, and the overview."""
    with visiting(browser, base) as visit:
        page = visit.open("/queue")
        page.click("a[data-row] >> nth=0")
        take(visit, "review-claim")
        visit.open("/queue?kind=claim")
        page.click(".bulk summary")
        page.click("text=Count first")
        take(visit, "review-bulk")
        visit.open(CONFLICTS).click("a[data-row]")
        page.fill("textarea[name=reason] >> nth=0", "The operator's own release gives the day.")
        page.uncheck("input[name=advance] >> visible=true >> nth=0")
        page.click("text=is right: May 2021")
        take(visit, "review-conflict")
        visit.open("/")
        take(visit, "review-overview")
    with visiting(browser, base, color_scheme="dark") as visit:
        visit.open(CONFLICTS).click("a[data-row]")
        take(visit, "review-conflict-dark")


def take(visit: Visit, name: str) -> None:
    """Write the whole page that is open as the picture *name*, in few colours: it is kept in git."""
    visit.page.wait_for_load_state()
    picture = Image.open(io.BytesIO(visit.page.screenshot(full_page=True)))
    picture.convert("RGB").quantize(COLOURS).save(IMAGES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
