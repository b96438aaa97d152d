"""The measurements: what the overview shows, in a form that monitoring reads, behind the same guard."""

from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from tests.unit.web.desks import EVERYWHERE, REFUTED, Project, claim_page, client_of, decide
from verifier.domain.health import Health
from verifier.web.tokens import Doors


def measured(client: TestClient) -> dict[str, float]:
    """Return all values by name and labels, as Prometheus's own parser reads them."""
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    return {
        " ".join([sample.name, *sample.labels.values()]): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def test_what_the_last_run_found_is_measured(client: TestClient, project: Project) -> None:
    found, overview = measured(client), project.desk.overview()
    assert sum(value for name, value in found.items() if name.startswith("verifier_claims ")) == 16
    assert found["verifier_claims refuted"] == 3
    assert found["verifier_claims disputed"] == 0  # zero shows as zero
    assert found["verifier_conflicts checked"] == 1
    assert found["verifier_links suspect"] == overview.health[Health.SUSPECT]
    run = overview.runs[-1].run
    assert run.ended_at is not None
    assert found["verifier_last_run_end_timestamp_seconds"] == run.ended_at.timestamp()
    assert found["verifier_last_run_exit_code"] == run.exit_code
    assert found["verifier_last_run_pairs_per_second"] > 0
    assert found["verifier_last_run_stage_seconds match"] > 0
    assert found["verifier_run_under_way"] == 0


def test_decisions_are_counted_and_leave_the_queue(client: TestClient) -> None:
    before = measured(client)
    assert before["verifier_decisions_total"] == 0
    decide(client, claim_page(REFUTED), act="accept")
    after = measured(client)
    assert after["verifier_decisions_total"] == 1
    assert after["verifier_queue_items claim"] == before["verifier_queue_items claim"] - 1
    assert after["verifier_claims refuted"] == before["verifier_claims refuted"]  # the machine's verdict stays


def test_whom_the_desk_does_not_let_in_it_tells_nothing(project: Project) -> None:
    refused = client_of(project, doors=Doors(), bound=EVERYWHERE).get("/metrics")
    assert refused.status_code == 401
    assert "verifier_claims" not in refused.text
    foreign = client_of(project).get("/metrics", headers={"host": "rebound.example"})
    assert foreign.status_code == 400
    assert "verifier_claims" not in foreign.text
