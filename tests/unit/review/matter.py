"""A matter of many documents: when a quay opened, by the word of papers that do not agree."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType

from tests.unit.review.examples import MATCHER, START
from verifier.archive.archive import Archive
from verifier.conflicts.find import search
from verifier.domain.claim import Citation, Claim, Document, Rank, Source
from verifier.domain.conflict import Conflict, Position, Stated
from verifier.domain.run import Run
from verifier.register.place import Place
from verifier.register.register import Register
from verifier.review.desk import ReviewDesk
from verifier.review.log import Log
from verifier.store.store import Store

MAY, AUGUST, JUNE = "May 2019", "August 2020", "June 2018"
FOUR = MappingProxyType({"gazette": MAY, "herald": MAY, "mercury": MAY, "post": AUGUST})
TOLD = "3 documents say May 2019, post says August 2020"
SOURCE = Source(
    id="log", title="The log", url="https://harbour.example/log", rank=Rank.PRIMARY, published=date(2019, 6, 1)
)


def claims(says: Mapping[str, str]) -> tuple[Claim, ...]:
    """Return what each paper claims; the Post alone cites the harbour's own log."""
    return tuple(
        Claim(
            id="opening",
            document=paper,
            text=f"The ferry company Nordlink was founded in {when}.",
            citations=(Citation(source="log"),) if paper == "post" else (),
        )
        for paper, when in says.items()
    )


def register(says: Mapping[str, str]) -> Register:
    stated = claims(says)
    return Register(
        documents=MappingProxyType({paper: Document(id=paper, title=f"The {paper.title()}") for paper in says}),
        sources=MappingProxyType({paper: MappingProxyType({"log": SOURCE}) for paper in says}),
        claims=stated,
        findings=(),
        left_out=(),
        places=MappingProxyType({each.key: Place(f"claims/{each.document}.yaml", 7) for each in stated}),
        paths=MappingProxyType({paper: Path(f"claims/{paper}.yaml") for paper in says}),
    )


def keep(store: Store, number: int, says: Mapping[str, str]) -> tuple[Conflict, ...]:
    """Keep a run that compared what the papers say, as a check does: a matter that is known keeps its name."""
    stated = [
        Stated(position=Position(document=each.document, claim=each.key, text=each.text)) for each in claims(says)
    ]
    found = search(stated, known=[frozenset(each.key for each in store.conflicts())]).conflicts
    record(store, number, found)
    return found


def record(store: Store, number: int, found: Sequence[Conflict]) -> None:
    """Keep *found* as the conflicts of a run over all claims."""
    run = Run(
        id=f"run-{number}", command="check", started_at=START + timedelta(hours=number), version="0", matcher=MATCHER,
        settings=(("statements", f"all {number}"),),
    )  # fmt: skip
    store.begin_run(run)
    store.save_conflicts(run.id, found)
    store.end_run(run.model_copy(update={"ended_at": run.started_at, "exit_code": 0}))


def desk(store: Store, folder: Path, says: Mapping[str, str]) -> ReviewDesk:
    """Return a desk over the papers as they are."""
    made = ReviewDesk(
        store,
        register(says),
        Archive(folder / "snapshots"),
        Log(folder / "claims" / "decisions.jsonl", store.reviewing),
        lambda: START + timedelta(days=1),
    )
    made.refresh()
    return made
