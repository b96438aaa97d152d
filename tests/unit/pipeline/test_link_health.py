"""Link health that runs leave behind: of all addresses of the ledger, and what answered in this run."""

from datetime import UTC, date, datetime
from pathlib import Path

from tests.unit.pipeline.keepers import InMemory
from verifier.archive.archive import Archive
from verifier.domain.health import Health
from verifier.domain.link import LinkStatus
from verifier.domain.run import Run
from verifier.domain.run_links import health_in
from verifier.fetching.policy import FetchPolicy
from verifier.pipeline.desk import Capturing, Desk
from verifier.pipeline.link_health import links_counted, record_links
from verifier.register.ledger import Ledger, write_ledger

AT = datetime(2025, 7, 12, 8, 30, tzinfo=UTC)


def desk_in(folder: Path) -> Desk:
    return Desk(Archive(folder), InMemory(), FetchPolicy(), Capturing.ALL, lambda: AT, "run-1", "0")


def test_health_is_of_the_ledger_and_statuses_of_the_run(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    ledger = Ledger().with_check("https://a.example/", AT, LinkStatus.OK)
    for day in (1, 2, 3):
        ledger = ledger.with_failure("https://b.example/", date(2025, 7, day))
    write_ledger(desk.ledger, ledger)
    counts = links_counted(desk, [LinkStatus.NOT_FOUND, LinkStatus.SKIPPED, LinkStatus.NOT_FOUND])
    assert counts == {"links_ok": 1, "links_suspect": 0, "links_dead": 1, "link_status_not_found": 2}
    assert links_counted(desk, (), dead_after=9)["links_suspect"] == 1
    record_links(desk, AT, counts, 1)
    assert isinstance(desk.keeper, InMemory)
    run = desk.keeper.begun["run-1"]
    assert (run.command, run.exit_code, run.ended_at) == ("links", 1, AT)
    assert health_in(run) == {Health.OK: 1, Health.SUSPECT: 0, Health.DEAD: 1}


def test_without_a_ledger_nothing_is_counted(tmp_path: Path) -> None:
    assert links_counted(desk_in(tmp_path), [LinkStatus.OK]) == {}


def test_a_run_that_counted_no_links_says_nothing_of_them() -> None:
    run = Run(id="1", command="check", started_at=AT, version="0", counts=(("claims", 3),))
    assert health_in(run) == {}
