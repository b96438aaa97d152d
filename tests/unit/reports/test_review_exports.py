"""What leaves the review desk: only what a person has confirmed, in fields that exist, and harmless.

After a change that is meant: ``VERIFIER_TEST_GOLDEN=write pytest tests/unit/reports/test_review_exports.py``.
"""

import csv
import io
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.unit.review import examples
from tests.unit.review.examples import OPENING, REPORT, TONNES, keep_run
from verifier import __version__
from verifier.domain.assessment import Verdict
from verifier.domain.decision import Act, Decision, Draft, Subject
from verifier.domain.review import item_id
from verifier.errors import ConfigError
from verifier.reports.annotations import render_annotations
from verifier.reports.claimreview import Publisher, parse_scale, render_claimreview
from verifier.reports.review_html import render_review_html
from verifier.reports.review_table import render_review_csv, render_review_jsonl
from verifier.review.deciding import Desk, decide, undo
from verifier.review.desk import ReviewDesk
from verifier.review.exporting import claims_with_evidence, confirmed_claims, confirmed_conflicts, everything
from verifier.settings import Settings
from verifier.store.store import Store, open_store

GOLDEN = Path(__file__).parents[2] / "golden"
SCALE = parse_scale(Settings.model_fields["ratings"].get_default())
PUBLISHER = Publisher("Harbour Desk", "https://desk.example", "https://desk.example/checks/{claim}", SCALE)
CONFLICT = examples.conflict().key
HOSTILE = '=1+1 <script>alert(1)</script></script> \u202etxet\x00 "quoted" <img src=x onerror=alert(1)>'

# Which properties schema.org gives to each type, its ancestors' included, as far as reviews of claims have any use for
# them. Source: https://schema.org/ClaimReview, /Claim, /Rating, /Organization, /Person, /CreativeWork
SCHEMA_ORG = {
    "ClaimReview": {
        "author", "citation", "claimReviewed", "dateModified", "datePublished", "identifier", "itemReviewed", "name",
        "reviewBody", "reviewRating", "url",
    },
    "Claim": {"appearance", "author", "datePublished", "firstAppearance", "identifier", "name", "text", "url"},
    "Rating": {"alternateName", "bestRating", "name", "ratingExplanation", "ratingValue", "worstRating"},
    "Organization": {"name", "url"},
    "Person": {"name", "url"},
    "CreativeWork": {"archivedAt", "author", "datePublished", "headline", "name", "url"},
}  # fmt: skip


class Numbers:
    """Ids that are the same in each run of the tests."""

    def __init__(self) -> None:
        self.last = 0

    def __call__(self) -> str:
        self.last += 1
        return f"{self.last:016x}"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "verifier.db") as opened:
        keep_run(opened)
        yield opened


@pytest.fixture
def desk(store: Store, tmp_path: Path) -> ReviewDesk:
    """Return a desk at which a verdict was overridden, a note made, a decision taken back, a conflict confirmed."""
    made = examples.desk(store, tmp_path)
    deciding = Desk(made.log, made.clock, Numbers())

    def say(subject: Subject, key: str, draft: Draft) -> Decision:
        return decide(deciding, subject, key, draft, who="editor-1", seen=made.item(item_id(subject, key)).seen)

    say(Subject.CLAIM, TONNES.key, Draft(act=Act.OVERRIDE, verdict=Verdict.PARTIAL, reason="Only by another count."))
    say(Subject.CLAIM, TONNES.key, Draft(act=Act.NOTE, reason="for the house alone"))
    taken_back = say(Subject.CLAIM, OPENING.key, Draft(act=Act.OVERRIDE, verdict=Verdict.SUPPORTED, reason="seen it"))
    undo(deciding, taken_back.id, "bo")
    say(Subject.CONFLICT, CONFLICT, Draft(act=Act.CONFIRM, side=OPENING.key, reason="The log says May."))
    return made


def claimreview(desk: ReviewDesk) -> str:
    return render_claimreview(confirmed_claims(desk), PUBLISHER)


def annotations(desk: ReviewDesk) -> str:
    return render_annotations(claims_with_evidence(desk))


def page(desk: ReviewDesk) -> str:
    return render_review_html(list(confirmed_claims(desk)), list(confirmed_conflicts(desk)), PUBLISHER)


def table(desk: ReviewDesk) -> str:
    return render_review_csv(everything(desk))


def lines(desk: ReviewDesk) -> str:
    return render_review_jsonl(everything(desk))


@pytest.mark.parametrize(
    ("name", "render"),
    [
        ("review.claimreview.jsonld", claimreview),
        ("review.annotations.json", annotations),
        ("review.html", page),
        ("review.csv", table),
        ("review.jsonl", lines),
    ],
)
def test_what_is_exported_looks_as_it_did(desk: ReviewDesk, name: str, render: Callable[[ReviewDesk], str]) -> None:
    content = render(desk).replace(f"verifier {__version__}", "verifier VERSION")
    path = GOLDEN / name
    if os.environ.get("VERIFIER_TEST_GOLDEN") == "write":
        path.write_bytes(content.encode())
    assert path.read_bytes().decode() == content


def test_every_field_is_one_that_schema_org_has(desk: ReviewDesk) -> None:
    records = json.loads(claimreview(desk))
    assert records["@context"] == "https://schema.org"
    assert len(records["@graph"]) == 1
    seen = set()
    for thing in _things(records["@graph"]):
        kind = thing["@type"]
        assert thing.keys() - {"@type"} <= SCHEMA_ORG[kind]
        seen.add(kind)
    assert seen == SCHEMA_ORG.keys()


def test_a_review_holds_what_search_engines_ask_for(desk: ReviewDesk) -> None:
    record = json.loads(claimreview(desk))["@graph"][0]
    rating = record["reviewRating"]
    assert record["claimReviewed"] == TONNES.text
    assert record["url"] == "https://desk.example/checks/gazette/tonnes"
    assert (rating["ratingValue"], rating["worstRating"], rating["bestRating"]) == (3, 1, 5)
    assert rating["alternateName"] == "Partly true"
    assert rating["ratingExplanation"] == "Only by another count."
    assert record["itemReviewed"]["author"] == {"@type": "Person", "name": "A. Writer"}


def test_only_what_a_person_stands_by_today_is_published(desk: ReviewDesk, store: Store) -> None:
    keep_run(store, 2, content=REPORT + " More.")
    desk.refresh()
    assert json.loads(claimreview(desk))["@graph"] == []  # stale
    assert TONNES.text not in page(desk)
    published = page(desk)
    assert "No claim has been reviewed yet" in published


def test_a_verdict_that_the_scale_lacks_is_not_published(desk: ReviewDesk) -> None:
    narrow = Publisher("", "", "", parse_scale("refuted=1:False, supported=5:True"))
    assert json.loads(render_claimreview(confirmed_claims(desk), narrow))["@graph"] == []


def test_a_step_may_have_words_alone(desk: ReviewDesk) -> None:
    words = Publisher("", "", "", parse_scale("partial=:It depends"))
    rating = json.loads(render_claimreview(confirmed_claims(desk), words))["@graph"][0]["reviewRating"]
    assert rating == {
        "@type": "Rating", "alternateName": "It depends", "ratingExplanation": "Only by another count."
    }  # fmt: skip


@pytest.mark.parametrize(
    "written", ["", "refuted", "refuted=one:False", "wrong=1:False", "refuted=1:", "refuted=1:a:b"]
)
def test_a_scale_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(ConfigError, match="ratings"):
        parse_scale(written)


def test_a_passage_is_named_by_its_words_and_its_place(desk: ReviewDesk) -> None:
    found = json.loads(annotations(desk))
    assert (found["@context"], found["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    note = found["items"][0]
    quote, position = note["target"]["selector"]
    assert REPORT[position["start"] : position["end"]] == quote["exact"]
    assert REPORT.startswith(quote["prefix"] + quote["exact"])
    assert note["target"]["source"] == examples.URL
    assert note["target"]["state"] == {"type": "TimeState", "sourceDate": "2025-07-12T08:31:00Z"}
    assert [body["purpose"] for body in note["body"]] == ["describing", "assessing", "moderating"]


def test_notes_names_and_what_is_not_reviewed_stay_in_the_house(desk: ReviewDesk) -> None:
    for content in (claimreview(desk), page(desk)):
        assert "for the house alone" not in content
        assert "editor-1" not in content
        assert "300 people" not in content
    assert "for the house alone" in table(desk)


def test_a_row_holds_what_the_machine_says_and_what_a_person_does(desk: ReviewDesk) -> None:
    rows = {row["key"]: row for row in csv.DictReader(io.StringIO(table(desk)))}
    tonnes = rows[TONNES.key]
    assert (tonnes["machine_verdict"], tonnes["verdict"], tonnes["decided_by"]) == ("refuted", "partial", "editor-1")
    assert (tonnes["decided_at"], tonnes["notes"]) == ("2025-07-13T08:30:00Z", "for the house alone")
    assert (rows[OPENING.key]["decision"], rows[OPENING.key]["state"]) == ("", "unchecked")
    assert rows[CONFLICT]["side"] == OPENING.key


def test_the_history_is_whole_even_of_what_is_gone(desk: ReviewDesk, store: Store, tmp_path: Path) -> None:
    found = {line["key"]: line for line in map(json.loads, lines(desk).splitlines())}
    assert [entry["act"] for entry in found[OPENING.key]["history"]] == ["override", "undo"]
    without = {line["key"]: line for line in map(json.loads, lines(examples.desk(store, tmp_path, ())).splitlines())}
    assert without[TONNES.key]["item"] is None
    assert len(without[TONNES.key]["history"]) == 2


@pytest.mark.parametrize("render", [claimreview, annotations, page, table, lines])
def test_hostile_words_are_shown_and_do_nothing(
    store: Store, tmp_path: Path, render: Callable[[ReviewDesk], str]
) -> None:
    desk = examples.desk(store, tmp_path)
    seen = desk.item(item_id(Subject.CLAIM, TONNES.key)).seen
    draft = Draft(act=Act.OVERRIDE, verdict=Verdict.PARTIAL, reason=HOSTILE)
    desk.decide(Subject.CLAIM, TONNES.key, draft, "<b>=ana", seen)
    content = render(desk)
    assert "\u202e" not in content
    assert "\x00" not in content
    if render in {page, claimreview}:
        assert "<script" not in content
        assert "<img" not in content
    if render is table:
        rows = [row for row in csv.DictReader(io.StringIO(content)) if row["key"] == TONNES.key]
        assert rows[0]["reason"].startswith("'=1+1")
    elif render is not page:
        for line in [content] if render in {claimreview, annotations} else content.splitlines():
            json.loads(line)


def _things(value: Any) -> Iterator[dict[str, Any]]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            yield each
            for inner in each.values():
                yield from _things(inner)
