"""``verifier conflicts`` from the outside."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.integration.conftest import Verifier
from verifier.conflicts import answering
from verifier.conflicts.compare import Compared, RuledOut, compare_sides, never
from verifier.conflicts.side import Side
from verifier.domain.assessment import Assessment
from verifier.domain.claim import Claim
from verifier.matching.match import PreparedText, match
from verifier.pipeline import against_texts
from verifier.pipeline.conflicts import conflicts_of
from verifier.register.load import load_register

GAZETTE = """\
schema: 1
document: {id: gazette, title: The Gazette, published: 2025-03-01, url: https://example.org/gazette}
sources:
  report: {title: Annual report, url: https://example.org/report}
claims:
  - id: freight
    text: The harbour of Tolva handled 4.2 million tonnes of freight in 2024.
    cites: [{source: report}]
  - id: jobs
    text: The harbour of Tolva employs 900 people.
"""
COURIER = """\
schema: 1
document: {id: courier, title: The Courier, published: 2025-03-02, url: https://example.org/courier}
claims:
  - id: tonnes
    text: In 2024 the harbour of Tolva handled 4.9 million tonnes of freight.
  - id: pilots
    text: Among the people that the harbour of Tolva employs are 40 pilots.
"""
TEXT = (
    "Tolva grows. Halvor Steel of Tolva was founded in 1921. "
    "The harbour of Tolva handled 4.9 million tonnes of freight in 2024."
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "gazette.yaml").write_text(GAZETTE, encoding="utf-8")
    (tmp_path / "claims" / "courier.yaml").write_text(COURIER, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("desk")
def test_both_positions_are_shown_with_file_line_and_what_differs(verifier: Verifier) -> None:
    ran = verifier("conflicts", "claims")
    assert ran.code == 1
    assert "courier/tonnes" in ran.out
    assert "claims/courier.yaml:4" in ran.out
    assert "claims/gazette.yaml:6" in ran.out
    assert "gazette says 4.2 million tonnes, courier says 4.9 million tonnes" in " ".join(ran.out.split())
    assert "1 conflict, 4 statements of 2 documents" in " ".join(ran.out.split())


@pytest.mark.usefixtures("desk")
def test_json_is_the_envelope_with_the_conflicts(verifier: Verifier) -> None:
    ran = verifier("conflicts", "claims", "--format", "json", "--fail-on", "never")
    assert ran.code == 0
    report = json.loads(ran.out)
    assert set(report) == {"schema", "run", "counts", "claims", "results", "conflicts", "links", "findings"}
    (conflict,) = report["conflicts"]
    assert conflict["key"] == "courier/tonnes ↔ gazette/freight"
    assert conflict["check"]["kind"] == "figure"
    assert (conflict["one"]["file"], conflict["one"]["line"]) == ("claims/courier.yaml", 4)
    assert [claim["key"] for claim in report["claims"]] == ["courier/tonnes", "gazette/freight"]
    assert report["counts"]["conflicts"] == 1
    again = verifier("conflicts", "claims", "--format", "json", "--no-store")
    assert again.out == ran.out.replace('"never"', '"conflict"')


def test_sentences_of_a_text_are_held_against_the_claims_of_others(desk: Path, verifier: Verifier) -> None:
    (desk / "courier.txt").write_text(TEXT, encoding="utf-8")
    (desk / "claims" / "courier.yaml").write_text(COURIER.partition("  - id: tonnes")[0], encoding="utf-8")
    ran = verifier("conflicts", "claims", "--document", "courier=courier.txt", "--format", "json")
    (conflict,) = json.loads(ran.out)["conflicts"]
    side = conflict["one"]
    assert TEXT[side["start"] : side["end"]] == side["text"]
    assert side["file"] == "courier.txt"
    assert side["text_sha256"]
    shown = verifier("conflicts", "claims", "--document", "courier=courier.txt")
    assert f"courier.txt, characters {side['start']}–{side['end']}" in " ".join(shown.out.split())


def test_a_contradiction_is_shown_once_though_claim_and_sentence_both_state_it(desk: Path, verifier: Verifier) -> None:
    (desk / "courier.txt").write_text(TEXT, encoding="utf-8")
    ran = verifier("conflicts", "claims", "--document", "courier=courier.txt", "--format", "json")
    assert [conflict["key"] for conflict in json.loads(ran.out)["conflicts"]] == ["courier/tonnes ↔ gazette/freight"]


@pytest.mark.usefixtures("desk")
def test_one_document_is_nothing_to_compare(verifier: Verifier) -> None:
    ran = verifier("conflicts", "claims/gazette.yaml")
    assert ran.code == 5
    assert "two documents" in ran.err


@pytest.mark.usefixtures("desk")
def test_a_text_that_cannot_be_read_is_a_finding_and_the_rest_goes_on(verifier: Verifier) -> None:
    ran = verifier("conflicts", "claims", "--document", "courier=nowhere.txt", "--format", "json")
    assert ran.code == 1
    report = json.loads(ran.out)
    assert [finding["code"] for finding in report["findings"] if finding["file"] == "nowhere.txt"] == [
        "text-not-captured"
    ]
    assert len(report["conflicts"]) == 1


@pytest.mark.usefixtures("desk")
def test_an_unknown_document_is_wrong_use(verifier: Verifier) -> None:
    ran = verifier("conflicts", "claims", "--document", "curier=courier.txt")
    assert ran.code == 2
    assert "courier" in ran.err


def test_statements_from_strangers_cannot_steer_the_terminal(desk: Path, verifier: Verifier) -> None:
    hostile = COURIER.replace("4.9 million tonnes of freight.", '4.9 million tonnes of \\u202efreight."').replace(
        "text: In 2024", 'text: "In 2024'
    )
    (desk / "claims" / "courier.yaml").write_text(hostile, encoding="utf-8")
    assert "\u202e" not in verifier("conflicts", "claims").out


def test_the_flow_gives_the_conflicts_of_a_register(desk: Path) -> None:
    (conflict,) = conflicts_of(load_register([desk / "claims"]))
    assert (conflict.one.claim, conflict.other.claim) == ("courier/tonnes", "gazette/freight")


def test_the_text_that_a_claim_file_names_is_compared_without_being_given(desk: Path, verifier: Verifier) -> None:
    (desk / "courier.txt").write_text(TEXT, encoding="utf-8")
    claims = COURIER.partition("  - id: tonnes")[0].replace("url: https://example.org/courier", "file: ../courier.txt")
    (desk / "claims" / "courier.yaml").write_text(claims, encoding="utf-8")
    (conflict,) = json.loads(verifier("conflicts", "claims", "--format", "json").out)["conflicts"]
    assert (conflict["one"]["document"], conflict["one"]["file"]) == ("courier", "courier.txt")


def test_a_sentence_that_names_nobody_is_not_held_against_other_documents(desk: Path, verifier: Verifier) -> None:
    for name, year in (("courier", 1987), ("gazette", 1990)):
        (desk / f"{name}.txt").write_text(f"Tolva grows. The company was founded in {year}.", encoding="utf-8")
    bound = [part for name in ("courier", "gazette") for part in ("--document", f"{name}={name}.txt")]
    conflicts = json.loads(verifier("conflicts", "claims", *bound, "--format", "json").out)["conflicts"]
    assert [conflict["check"]["kind"] for conflict in conflicts] == ["figure"]


def test_a_text_may_contradict_itself(desk: Path, verifier: Verifier) -> None:
    text = "The siege of Tolva lasted four years. The siege of Tolva began in May 1918 and ended in August 1920."
    (desk / "courier.txt").write_text(text, encoding="utf-8")
    ran = verifier("conflicts", "claims", "--document", "courier=courier.txt", "--format", "json")
    (inner,) = [
        each for each in json.loads(ran.out)["conflicts"] if each["one"]["document"] == each["other"]["document"]
    ]
    assert inner["check"]["reason"] == "May 1918 to August 1920 is 2.2 years, but it says four years"


@pytest.mark.usefixtures("desk")
def test_what_was_compared_once_is_not_compared_again(verifier: Verifier) -> None:
    first, second = (json.loads(verifier("conflicts", "claims", "--format", "json").out) for _ in range(2))
    pairs = first["counts"]["pairs_compared"]
    assert pairs > 0
    assert first["counts"]["pairs_known"] == 0
    assert second["counts"].pop("pairs_known") == pairs
    del first["counts"]["pairs_known"]
    assert second == first


def test_a_document_that_is_added_is_compared_and_nothing_else(desk: Path, verifier: Verifier) -> None:
    verifier("conflicts", "claims")
    herald = COURIER.replace("id: courier", "id: herald").replace("4.9 million", "5.1 million")
    (desk / "claims" / "herald.yaml").write_text(herald, encoding="utf-8")
    counts = json.loads(verifier("conflicts", "claims", "--format", "json").out)["counts"]
    assert 0 < counts["pairs_known"] < counts["pairs_compared"]
    fresh = json.loads(verifier("conflicts", "claims", "--format", "json", "--no-store").out)["counts"]
    assert (fresh["pairs_known"], fresh["pairs_compared"]) == (0, counts["pairs_compared"])
    assert "of them before" in " ".join(verifier("conflicts", "claims").out.split())


def test_without_a_store_nothing_is_written(desk: Path, verifier: Verifier) -> None:
    verifier("conflicts", "claims", "--no-store")
    assert not (desk / ".verifier").exists()


def test_claims_alone_or_texts_alone_are_compared(desk: Path, verifier: Verifier) -> None:
    (desk / "courier.txt").write_text(TEXT, encoding="utf-8")
    (desk / "gazette.txt").write_text("Tolva: Halvor Steel of Tolva was founded in 1934.", encoding="utf-8")
    bound = [part for name in ("courier", "gazette") for part in ("--document", f"{name}={name}.txt")]
    reports = {
        among: json.loads(verifier("conflicts", "claims", *bound, "--among", among, "--format", "json").out)
        for among in ("all", "claims", "texts")
    }
    found = {
        among: {conflict["check"]["claimed"] for conflict in report["conflicts"]} for among, report in reports.items()
    }
    assert found == {"all": {"4.9 million tonnes", "1921"}, "claims": {"4.9 million tonnes"}, "texts": {"1921"}}
    counts = [
        (each["counts"]["documents_not_read"], each["counts"]["claims_not_compared"]) for each in reports.values()
    ]
    assert counts == [(0, 0), (2, 0), (0, 4)]
    assert reports["claims"]["run"]["settings"]["among"] == "claims"
    shown = verifier("conflicts", "claims", *bound, "--among", "claims", "--format", "markdown").out
    assert "2 documents not read" in shown


@pytest.mark.usefixtures("desk")
def test_what_a_check_compared_is_known_to_conflicts(verifier: Verifier) -> None:
    verifier("check", "claims", "--offline", "--quiet")
    counts = json.loads(verifier("conflicts", "claims", "--format", "json").out)["counts"]
    assert counts["pairs_known"] == counts["pairs_compared"] > 0


@pytest.mark.parametrize("form", ["csv", "sarif"])
@pytest.mark.usefixtures("desk")
def test_counts_stand_beside_a_form_that_has_no_room_for_them(form: str, verifier: Verifier) -> None:
    ran = verifier("conflicts", "claims", "--format", form)
    assert "4 statements of 2 documents" in ran.err
    assert "pairs compared" not in ran.out


@dataclass
class Counting:
    """Counts what is asked and compared, and leaves the answers to those who know."""

    asked: int = 0
    compared: int = 0

    @classmethod
    def over(cls, monkeypatch: pytest.MonkeyPatch) -> "Counting":
        counting = cls()

        def judge(claim: Claim, prepared: PreparedText) -> Assessment:
            counting.asked += 1
            return match(claim, prepared)

        def hold(one: Side, other: Side, ruled_out: RuledOut = never) -> Compared:
            counting.compared += 1
            return compare_sides(one, other, ruled_out)

        monkeypatch.setattr(against_texts, "match", judge)
        monkeypatch.setattr(answering, "compare_sides", hold)
        return counting


def test_a_second_run_over_texts_compares_and_asks_nothing(
    desk: Path, verifier: Verifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting = Counting.over(monkeypatch)
    (desk / "courier.txt").write_text(TEXT, encoding="utf-8")
    given = ("conflicts", "claims", "--document", "courier=courier.txt", "--format", "json")
    first = verifier(*given)
    assert counting.asked > 0
    assert counting.compared > 0
    counting.asked = counting.compared = 0
    second = verifier(*given)
    assert (counting.asked, counting.compared) == (0, 0)
    assert json.loads(second.out)["conflicts"] == json.loads(first.out)["conflicts"]


def test_a_document_that_is_added_is_asked_about_and_nothing_else(
    desk: Path, verifier: Verifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting = Counting.over(monkeypatch)
    (desk / "courier.txt").write_text(TEXT, encoding="utf-8")
    given = ("conflicts", "claims", "--document", "courier=courier.txt", "--format", "json")
    verifier(*given)
    herald = GAZETTE.replace("id: gazette", "id: herald").replace("4.2 million", "5.1 million").replace("900", "850")
    (desk / "claims" / "herald.yaml").write_text(herald, encoding="utf-8")
    counting.asked = counting.compared = 0
    added = verifier(*given)
    more = (counting.asked, counting.compared)
    counting.asked = counting.compared = 0
    fresh = verifier(*given, "--no-store")
    assert all(0 < some < whole for some, whole in zip(more, (counting.asked, counting.compared), strict=True))
    assert json.loads(added.out)["conflicts"] == json.loads(fresh.out)["conflicts"]
