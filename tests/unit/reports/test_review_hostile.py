"""Exports of the review desk where every text was written by somebody who means harm.

Claim files refuse most of this; here it comes past them, as it might from an older database or another kind of file.
"""

import csv
import io
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.unit.review import examples
from verifier.archive.archive import Archive
from verifier.domain.assessment import Assessment, Evidence, Verdict
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.claim import Citation, Claim, Document, Source
from verifier.domain.conflict import Conflict, Position
from verifier.domain.decision import LONGEST_REASON, Act, Draft, Subject
from verifier.domain.reported import Column, Reported
from verifier.domain.review import item_id
from verifier.domain.run import Run
from verifier.domain.spreadsheet import unguard_cell
from verifier.domain.text import Text
from verifier.reading.assembly import READER
from verifier.register.place import Place
from verifier.register.register import Register
from verifier.reports.annotations import render_annotations
from verifier.reports.claimreview import Publisher, parse_scale, render_claimreview
from verifier.reports.review_html import render_review_html
from verifier.reports.review_table import LONGEST_CELL, render_review_csv, render_review_jsonl
from verifier.reports.safe import visible
from verifier.review.desk import ReviewDesk
from verifier.review.exporting import claims_with_evidence, confirmed_claims, confirmed_conflicts, everything
from verifier.review.log import Log
from verifier.store.store import Store, open_store

HOSTILE = {
    "a script": "</script><script>alert(1)</script><!--",
    "a handler": '"\'><img src=x onerror=alert(1)><b onmouseover="alert(2)">',
    "a formula": '=HYPERLINK("https://evil.example","look")',
    "a formula behind space": "\t @SUM(1+1)",
    "a turned text": "\u202edetroppus\u202c \u2066\u200b\ufeff\u2028",
    "nothing": "a\x00b\x1b[31m\x07",
    "markup of templates": "{{ 7 * 7 }}{% raw %} ${7*7} <%= 7 %>",
    "a word of 100 kB": "word" * 25_000,
}
ADDRESSES = (
    "javascript:alert(1)//https://example.org",
    "data:text/html,<script>alert(1)</script>",
    "https://example.org/\"><script>alert(1)</script>?q='onmouseover=alert(1)",
    "https://example.org/\u202etxet\x00",
)
DECEPTIVE = frozenset("\u202e\u202c\u2066\u200b\ufeff\u2028\x00\x1b\x07")
ALLOWED = frozenset(
    "a article b blockquote body cite code footer h1 h2 head header html li main mark meta ol p section span strong"
    " style time title ul".split()
)
PUBLISHER = Publisher("Desk", "https://desk.example", "https://desk.example/{claim}", parse_scale("partial=:Partly"))
QUOTE = "It handled 4.2 million tonnes of freight."


class Page(HTMLParser):
    """What a browser makes of a page: which elements there are, with which attributes, and what it reads."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.comments: list[str] = []
        self.words = ""
        self.feed(content)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "verifier.db") as opened:
        yield opened


def keep(store: Store, claim: Claim, address: str, words: str) -> None:
    """Keep a run that judged *claim* by a page at *address* of *words* alone, and found a conflict in such words."""
    content = f"{words} {QUOTE} {words}"
    read = Text(content=content, reader=READER)
    page = examples.snapshot(content).model_copy(update={"url": address, "final_url": address})
    store.save_snapshots([page])
    store.save_text(page.payload_sha256, read)
    start, end = max(0, len(words) - 30), len(words) + 1 + len(QUOTE) + 30
    found = Evidence(start=start, end=end, quote=content[start:end], prefix=words[:32], suffix=words[:32])
    check = Check(kind=CheckKind.FIGURE, claimed=words, stated=words, outcome=Outcome.DIFFERS, reason=words)
    assessed = Assessment(
        verdict=Verdict.REFUTED,
        score=0.5,
        reason=words,
        evidence=(found,),
        checks=(check,),
        claim_sha256=claim.sha256,
        text_sha256=read.sha256,
        matcher=examples.MATCHER,
    )
    store.save_assessments([assessed])
    run = Run(
        id="run-1", command="check", started_at=examples.START, version="0", matcher=examples.MATCHER,
        settings=(("statements", "all"),),
    )  # fmt: skip
    store.begin_run(run)
    row = Reported(
        claim=claim.key,
        claim_sha256=claim.sha256,
        column=Column.CITED,
        name="s",
        verdict=Verdict.REFUTED,
        overall=Verdict.REFUTED,
        text_sha256=read.sha256,
    )
    stated = row.model_copy(
        update={"column": Column.STATED, "name": claim.document, "verdict": Verdict.UNAVAILABLE, "text_sha256": ""}
    )
    store.save_results(run.id, [stated, row])
    sides = [Position(document=name, claim=f"{name}/c", text=words) for name in "de"]
    store.save_conflicts(run.id, [Conflict(one=sides[0], other=sides[1], check=check, certain=0.5)])
    store.end_run(run.model_copy(update={"ended_at": run.started_at, "exit_code": 1}))


def hostile_desk(store: Store, folder: Path, address: str, words: str) -> ReviewDesk:
    """Return a desk where everything that anybody wrote is *words*, and decided on by somebody who wrote them too."""
    cited = (Citation(source="s", quote=words, locator=words),)
    claims = tuple(Claim(id="c", document=name, text=words, locator=words, citations=cited) for name in "de")
    keep(store, claims[0], address, words)
    source = Source(id="s", title=words, url=address)
    register = Register(
        documents=MappingProxyType({name: Document(id=name, title=words, author=words, url=address) for name in "de"}),
        sources=MappingProxyType({name: MappingProxyType({"s": source}) for name in "de"}),
        claims=claims,
        findings=(),
        left_out=(),
        places=MappingProxyType({claim.key: Place(f"claims/{words[:50]}.yaml", 1) for claim in claims}),
        paths=MappingProxyType({name: Path("claims") for name in "de"}),
    )
    log = Log(folder / "claims" / "decisions.jsonl", store.reviewing)
    desk = ReviewDesk(store, register, Archive(folder / "snapshots"), log, lambda: examples.START)
    desk.refresh()
    said = words[:LONGEST_REASON]
    for subject, key, draft in (
        (Subject.CLAIM, "d/c", Draft(act=Act.OVERRIDE, verdict=Verdict.PARTIAL, reason=said)),
        (Subject.CLAIM, "d/c", Draft(act=Act.NOTE, reason=said)),
        (Subject.CLAIM, "d/c", Draft(act=Act.ASSIGN, assignee=words[:100])),
        (Subject.CONFLICT, "d/c ↔ e/c", Draft(act=Act.CONFIRM, side="d/c", reason=said)),
    ):
        desk.decide(subject, key, draft, words[:100], desk.item(item_id(subject, key)).seen)
    return desk


def rendered_html(desk: ReviewDesk) -> str:
    return render_review_html(list(confirmed_claims(desk)), list(confirmed_conflicts(desk)), PUBLISHER)


def require_harmless_csv(content: str, words: str) -> None:
    rows = list(csv.reader(io.StringIO(content, newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    for cell in (cell for row in rows for cell in row):
        assert not cell.lstrip().startswith(("=", "+", "-", "@")), cell[:80]
    found = next(row for row in csv.DictReader(io.StringIO(content, newline="")) if row["key"] == "d/c")
    for name, written in (("text", words), ("reason", words[:LONGEST_REASON]), ("decided_by", words[:100])):
        assert len(found[name]) <= LONGEST_CELL
        assert visible(written).startswith(unguard_cell(found[name]).removesuffix("…"))
        assert len(written) > LONGEST_CELL or unguard_cell(found[name]) == visible(written)


def require_harmless_jsonl(content: str, words: str) -> None:
    lines = {line["key"]: line for line in map(json.loads, content.splitlines())}
    assert lines.keys() == {"d/c", "e/c", "d/c ↔ e/c"}
    assert lines["d/c"]["item"]["text"] == words  # whole, as it was written
    assert [entry["act"] for entry in lines["d/c"]["history"]] == ["override", "note", "assign"]


def require_harmless_html(content: str, words: str) -> None:
    page = Page(content)
    assert page.tags <= ALLOWED
    assert page.comments == []
    assert not {name for name in page.attributes if name.startswith("on") or name == "src"}
    assert all(link.startswith(("#", "https://")) for link in page.links)
    assert " ".join(visible(words).split()) in " ".join(page.words.split())
    assert "default-src 'none'" in content


def require_harmless_claimreview(content: str, words: str) -> None:
    assert "<" not in content
    (review,) = json.loads(content)["@graph"]
    assert review["claimReviewed"] == visible(words)
    addresses = [review["itemReviewed"]["appearance"].get("url", ""), review["citation"][0].get("url", "")]
    assert all(address == "" or address.startswith("https://") for address in addresses)


def require_harmless_annotations(content: str, words: str) -> None:
    assert "<" not in content
    (note,) = json.loads(content)["items"]
    assert note["body"][0]["value"] == visible(words)
    selector, position = note["target"]["selector"]
    assert f"{words} {QUOTE} {words}"[position["start"] : position["end"]] == selector["exact"]
    assert note["target"]["source"].startswith(("https://", "urn:sha256:"))


@pytest.mark.parametrize(
    ("words", "address"),
    [*((words, ADDRESSES[0]) for words in HOSTILE.values()), *((HOSTILE["a handler"], each) for each in ADDRESSES[1:])],
    ids=[*HOSTILE, "data", "quotes in an address", "a turned address"],
)
def test_whoever_means_harm_is_quoted_and_does_none(store: Store, tmp_path: Path, words: str, address: str) -> None:
    desk = hostile_desk(store, tmp_path, address, words)
    contents = {
        require_harmless_csv: render_review_csv(everything(desk)),
        require_harmless_jsonl: render_review_jsonl(everything(desk)),
        require_harmless_html: rendered_html(desk),
        require_harmless_claimreview: render_claimreview(confirmed_claims(desk), PUBLISHER),
        require_harmless_annotations: render_annotations(claims_with_evidence(desk)),
    }
    for require, content in contents.items():
        assert not DECEPTIVE & set(content)
        require(content, words)
