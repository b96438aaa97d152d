"""A process that decides: ``python -m tests.unit.review.deciders FOLDER NAME TIMES``.

It writes a note each time, looking again whenever somebody was faster, and prints the id once that is acknowledged.
"""

import sys
from pathlib import Path

from tests.unit.review import examples
from tests.unit.review.examples import CLAIMS
from verifier.domain.decision import Act, Draft, Subject
from verifier.domain.review import item_id
from verifier.errors import ChangedMeanwhile
from verifier.review.desk import ReviewDesk
from verifier.store.store import open_store


def decide_often(desk: ReviewDesk, name: str, times: int) -> list[str]:
    """Write notes in turn on all claims; returns their ids."""
    ids = []
    for number in range(times):
        key = CLAIMS[number % len(CLAIMS)].key
        draft = Draft(act=Act.NOTE, reason=f"{name} {number}")
        while True:
            try:
                seen = desk.item(item_id(Subject.CLAIM, key)).seen
                made = desk.decide(Subject.CLAIM, key, draft, name, seen)
                break
            except ChangedMeanwhile:
                continue
        ids.append(made.id)
        sys.stdout.write(f"{made.id}\n")
        sys.stdout.flush()
    return ids


def main(folder: str, name: str, times: str) -> None:
    with open_store(Path(folder) / "verifier.db") as store:
        decide_often(examples.desk(store, Path(folder)), name, int(times))


if __name__ == "__main__":
    main(*sys.argv[1:])
