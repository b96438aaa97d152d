"""Pages for publication in a real browser, of conflicts and of the review: nothing runs, and axe has no complaint."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.system.desk_pages import violations
from tests.unit.review import matter
from tests.unit.review.matter import FOUR
from verifier.domain.conflict import Conflict
from verifier.domain.decision import Act, Draft, Subject
from verifier.pipeline.conflicts import run_conflicts
from verifier.reports.claimreview import Publisher, parse_scale
from verifier.reports.conflicts_html import render_conflicts_html
from verifier.reports.review_html import render_review_html
from verifier.review.exporting import confirmed_claims, confirmed_conflicts
from verifier.store.store import open_store

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.system

HOSTILE = "<script>document.title='owned'</script> \u202etxet \"><img src=x onerror=\"document.title='owned'\">"


def conflicts_page(folder: Path) -> str:
    """Return the report on four papers, all of them hostile."""
    del folder
    results = run_conflicts(matter.register(FOUR))
    found = tuple(hostile(each) for each in results.conflicts)
    return render_conflicts_html(replace(results, found=replace(results.found, conflicts=found)))


def hostile(found: Conflict) -> Conflict:
    stands = tuple(each.model_copy(update={"says": f"{each.says} {HOSTILE}"}) for each in found.stands)
    return found.model_copy(update={"stands": stands})


def review_page(folder: Path) -> str:
    """Return what is published of a conflict that was decided for a hostile reason."""
    with open_store(folder / "verifier.db") as store:
        (found,) = matter.keep(store, 1, FOUR)
        matter.record(store, 2, [hostile(found)])
        desk = matter.desk(store, folder, FOUR)
        item = desk.conflict(found.key).item
        draft = Draft(act=Act.CONFIRM, side="post/opening", reason=HOSTILE)
        desk.decide(Subject.CONFLICT, found.key, draft, "ana", item.seen)
        publisher = Publisher("A paper", "", "", parse_scale("supported=5:True"))
        return render_review_html(list(confirmed_claims(desk)), list(confirmed_conflicts(desk)), publisher)


@pytest.mark.parametrize("render", [conflicts_page, review_page])
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light")])
def test_a_page_for_publication_fits_runs_nothing_and_axe_has_nothing_against_it(
    browser: "Browser", tmp_path: Path, render: object, width: int, scheme: str
) -> None:
    assert callable(render)
    path = tmp_path / "page.html"
    path.write_text(render(tmp_path), encoding="utf-8")
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True
    )
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.evaluate("document.scripts.length + document.images.length") == 0
    assert page.title() != "owned"
    assert "<script>document.title='owned'</script>" in page.inner_text("body")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
    context.close()
