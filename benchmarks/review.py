"""Measures the review desk: how long each page takes of a queue that is far longer than any editor will ever see.

    python benchmarks/review.py [--claims 100000] [--sources 3] [--runs 3] [--database PATH|URL] [--rounds 20]

Claims, texts and assessments are made up: each claim cites some sources, and every run reports on all of them. Prints
what it takes to fill the queue, and for each view the median and the slowest of the rounds, in milliseconds; then the
same for whole pages as a real server on loopback gives them. Without ``--database`` everything lies in the folder for
temporary files, and is removed.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from types import MappingProxyType
from typing import Final, NamedTuple

from served import addresses, served

from verifier.archive.archive import Archive
from verifier.domain.assessment import Assessment, Evidence, Verdict
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.claim import Citation, Claim, Document, Source
from verifier.domain.conflict import Conflict, Position
from verifier.domain.database import place_of
from verifier.domain.decision import Act, Draft, Subject
from verifier.domain.reported import Column, Reported
from verifier.domain.review import OPEN, Filter, Order, ReviewItem, State
from verifier.domain.run import Run
from verifier.domain.text import Text
from verifier.errors import ChangedMeanwhile
from verifier.register.place import Place
from verifier.register.register import Register
from verifier.review.desk import ReviewDesk
from verifier.review.log import Log
from verifier.store.store import Store, open_store

START: Final = datetime(2025, 7, 1, tzinfo=UTC)
EDITORS: Final = 8  # at once
MATCHER: Final = "benchmark 1"
PER_DOCUMENT: Final = 50  # claims
MOST_TEXTS: Final = 1000
SENTENCE: Final = "The harbour authority handled 4.2 million tonnes of freight in 2024, it said on Monday. "
EVIDENCE: Final = (0, 88)
VERDICTS: Final = (Verdict.SUPPORTED, Verdict.PARTIAL, Verdict.NOT_ENOUGH_INFO, Verdict.REFUTED)
PARTS: Final = ((CheckKind.FIGURE, "4.2 million tonnes"), (CheckKind.PERIOD, "2024"), (CheckKind.NAME, "harbour"))
CHECKS: Final = tuple(
    Check(kind=kind, claimed=said, stated=said, outcome=Outcome.AGREES, reason="the same in both")
    for kind, said in PARTS
)


class Spent(NamedTuple):
    """How long something took by the clock, and of the CPU, which is not told by how busy the machine is; in ms."""

    wall: float
    cpu: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark and print its table; returns 0."""
    options = _parser().parse_args(arguments)
    register = _register(options.claims, options.sources)
    with tempfile.TemporaryDirectory() as folder, open_store(options.database or Path(folder) / "verifier.db") as store:
        _keep(store, register, options.runs)
        log = Log(Path(folder) / "claims" / "decisions.jsonl", store.reviewing)
        desk = ReviewDesk(store, register, Archive(Path(folder) / "snapshots"), log, lambda: datetime.now(UTC))
        sys.stdout.write(f"{'':<34}{'median, ms':>12}{'slowest, ms':>13}{'of CPU, ms':>13}\n")
        _row("fill the queue", [_timed(desk.refresh)])
        for title, page in _pages(desk, options.claims):
            _row(title, [_timed(page) for _ in range(options.rounds)])
        _decisions(desk, options.rounds)
        with served(desk) as ask:
            for title, address in addresses(desk):
                _row(f"over HTTP: {title}", [_timed(partial(ask, address)) for _ in range(options.rounds)])
    return 0


def _pages(desk: ReviewDesk, claims: int) -> Iterator[tuple[str, Callable[[], object]]]:
    last = f"document-{(claims - 1) // PER_DOCUMENT}"
    after = desk.store.reviewing.page_before(Filter(), Order.NAME, desk.queue(order=Order.NAME).items[-1].id, 1)[0].id
    deep = desk.store.reviewing.every_item(Filter())[-100].id
    claim = f"{last}/claim-{claims - 1}"
    conflict = desk.queue(Filter(subject=Subject.CONFLICT)).items[0].key
    yield "nothing has changed", desk.refresh
    yield "overview", desk.overview
    yield "queue, first page", desk.queue
    yield "queue, last page", lambda: desk.queue(after=deep)
    yield "queue, by name", lambda: desk.queue(order=Order.NAME, after=after)
    yield "queue, by age", lambda: desk.queue(order=Order.AGE)
    yield "queue, open and refuted", lambda: desk.queue(Filter(states=OPEN, verdict=Verdict.REFUTED))
    yield "queue, one document", lambda: desk.queue(Filter(document=last))
    yield "queue, one source", lambda: desk.queue(Filter(source="source-1"))
    yield "queue, words in all", lambda: desk.queue(Filter(text="harbour tonnes"))
    yield "queue, words in one", lambda: desk.queue(Filter(text=f"claim-{claims - 1}"))
    yield "queue, words in none", lambda: desk.queue(Filter(text="zeppelin"))
    yield "queue, nothing found", lambda: desk.queue(Filter(states=(State.STALE,), assignee="nobody we know"))
    yield "one claim", lambda: desk.claim(claim)
    yield "one conflict", lambda: desk.conflict(conflict)
    yield "the next and the one before", lambda: desk.neighbours(deep, Filter(states=OPEN))


def _decisions(desk: ReviewDesk, rounds: int) -> None:
    items = desk.queue(Filter(subject=Subject.CLAIM), limit=rounds).items
    accept = Draft(act=Act.ACCEPT)
    _row("decide", [_timed(partial(desk.decide, item.subject, item.key, accept, "ana", item.seen)) for item in items])
    wanted, assign = Filter(document="document-1"), Draft(act=Act.ASSIGN, assignee="bo")
    plan = desk.plan_bulk(wanted, assign)
    _row(f"assign {plan.count}", [_timed(lambda: desk.bulk(wanted, assign, "ana", plan.token))])
    everything = Filter(verdict=Verdict.REFUTED)
    plan = desk.plan_bulk(everything, assign)
    _row(f"count {plan.count}", [_timed(lambda: desk.plan_bulk(everything, assign))])
    _row(f"assign {plan.count}", [_timed(lambda: desk.bulk(everything, assign, "ana", plan.token))])
    _together(desk, rounds * EDITORS)
    _row("history", [_timed(desk.latest) for _ in range(rounds)])


def _together(desk: ReviewDesk, times: int) -> None:
    """Have some editors decide at once, each *times*, on the same few claims, looking again when others were faster."""
    items = desk.queue(Filter(subject=Subject.CLAIM), limit=EDITORS).items

    def edit(name: str) -> None:
        for number in range(times):
            _note(desk, items[number % len(items)], name)

    before = len(desk.store.reviewing.decisions())
    with ThreadPoolExecutor(EDITORS) as pool:
        spent = _timed(lambda: list(pool.map(edit, [f"editor {number}" for number in range(EDITORS)])))
    made = len(desk.store.reviewing.decisions()) - before
    _row(f"{made} of {times * EDITORS} at once", [spent])


def _note(desk: ReviewDesk, item: ReviewItem, who: str) -> None:
    is_written = False
    while not is_written:
        with suppress(ChangedMeanwhile):
            desk.decide(item.subject, item.key, Draft(act=Act.NOTE, reason="look"), who, desk.item(item.id).seen)
            is_written = True


def _keep(store: Store, register: Register, runs: int) -> None:
    """Keep texts, assessments, and what each run reported; the newest run has refuted claims and conflicts."""
    texts = [_text(number) for number in range(min(MOST_TEXTS, len(register.claims)))]
    for text in texts:
        store.save_text(text.sha256, text)
    reported = list(_reported(register, texts))
    assessed = {(row.claim_sha256, row.text_sha256): row for row in reported}
    store.save_assessments(_assessment(row) for row in assessed.values())
    for number in range(runs):
        run = Run(
            id=f"run-{number}",
            command="check",
            started_at=START + timedelta(days=number),
            version="0",
            matcher=MATCHER,
            settings=(("statements", "all"),),
        )
        store.begin_run(run)
        store.save_results(run.id, reported)
        store.save_conflicts(run.id, _conflicts(register))
        store.end_run(run.model_copy(update={"ended_at": run.started_at, "exit_code": 0}))


def _register(claims: int, sources: int) -> Register:
    documents = [f"document-{number}" for number in range(-(-claims // PER_DOCUMENT))]
    cited = tuple(Citation(source=f"source-{number}") for number in range(sources - 1))
    stated = tuple(
        Claim(
            id=f"claim-{number}",
            document=documents[number // PER_DOCUMENT],
            text=f"The harbour handled {number} tonnes of freight in 2024.",
            citations=cited,
        )
        for number in range(claims)
    )
    names = [citation.source for citation in cited]
    known = {name: Source(id=name, title=name, url=f"https://example.org/{name}") for name in names}
    return Register(
        documents=MappingProxyType({name: Document(id=name, title=name) for name in documents}),
        sources=MappingProxyType({name: MappingProxyType(known) for name in documents}),
        claims=stated,
        findings=(),
        left_out=(),
        places=MappingProxyType({claim.key: Place(f"claims/{claim.document}.yaml", 10) for claim in stated}),
        paths=MappingProxyType({name: Path(f"claims/{name}.yaml") for name in documents}),
    )


def _reported(register: Register, texts: Sequence[Text]) -> Iterator[Reported]:
    for number, claim in enumerate(register.claims):
        verdict, sha256 = VERDICTS[number * 7919 % len(VERDICTS)], claim.sha256
        names = [claim.document, *(citation.source for citation in claim.citations)]
        for place, name in enumerate(names):
            yield Reported(
                claim=claim.key,
                claim_sha256=sha256,
                column=Column.CITED if place else Column.STATED,
                name=name,
                verdict=verdict,
                overall=verdict,
                text_sha256=texts[(number + place) % len(texts)].sha256,
            )


def _assessment(row: Reported) -> Assessment:
    start, end = EVIDENCE
    return Assessment(
        verdict=row.verdict,
        score=int(row.claim_sha256[:4], 16) / 0xFFFF,
        reason="the source says 4.2 million tonnes",
        evidence=(Evidence(start=start, end=end, quote=SENTENCE[start:end], suffix=SENTENCE[:32]),),
        checks=CHECKS,
        claim_sha256=row.claim_sha256,
        text_sha256=row.text_sha256,
        matcher=MATCHER,
    )


def _conflicts(register: Register) -> Iterator[Conflict]:
    """Yield a conflict for each hundredth claim, with the claim of the same place in the next document."""
    for number in range(0, len(register.claims) - PER_DOCUMENT, 100):
        one, other = register.claims[number], register.claims[number + PER_DOCUMENT]
        yield Conflict(
            one=Position(document=one.document, claim=one.key, text=one.text),
            other=Position(document=other.document, claim=other.key, text=other.text),
            check=Check(
                kind=CheckKind.FIGURE,
                claimed="1 tonne",
                stated="2 tonnes",
                outcome=Outcome.DIFFERS,
                reason="two numbers",
            ),
            certain=0.8,
        )


def _text(number: int) -> Text:
    return Text(content=f"{SENTENCE * 50}This is text {number}.", reader=MATCHER)


def _timed(work: Callable[[], object]) -> Spent:
    started, before = time.perf_counter(), time.process_time()
    work()
    return Spent(1000 * (time.perf_counter() - started), 1000 * (time.process_time() - before))


def _row(title: str, spent: Sequence[Spent]) -> None:
    middle, slowest = median(each.wall for each in spent), max(each.wall for each in spent)
    sys.stdout.write(f"{title:<34}{middle:>12.1f}{slowest:>13.1f}{median(each.cpu for each in spent):>13.1f}\n")
    sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000, help="how many claims")
    parser.add_argument("--sources", type=int, default=3, help="how many texts each claim is held against")
    parser.add_argument("--runs", type=int, default=3, help="how many runs reported on them")
    parser.add_argument("--rounds", type=int, default=20, help="how often each page is asked for")
    parser.add_argument("--database", type=place_of, help="the file, or address of a database, to use and keep")
    return parser


if __name__ == "__main__":
    sys.exit(main())
