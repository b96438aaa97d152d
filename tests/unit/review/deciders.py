"""A process that decides: ``python -m tests.unit.review.deciders FOLDER NAME TIMES [EDITORS] [CLAIMS]``.

Each of its editors, one a thread, writes a note each time on one claim after the other, looking again whenever somebody
was faster, and prints the id once that is acknowledged.
"""

import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.unit.review import examples
from tests.unit.review.examples import CLAIMS
from verifier.domain.claim import Claim
from verifier.domain.decision import Act, Draft, Subject
from verifier.domain.review import item_id
from verifier.errors import ChangedMeanwhile
from verifier.review.desk import ReviewDesk
from verifier.store.store import open_store


def decide_often(desk: ReviewDesk, name: str, times: int, claims: Sequence[Claim] = CLAIMS) -> list[str]:
    """Write notes in turn on all *claims*; returns their ids."""
    ids = []
    for number in range(times):
        key = claims[number % len(claims)].key
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


def main(folder: str, name: str, times: str, editors: str = "", claims: str = "") -> None:
    stated = examples.many(int(claims)) if claims else CLAIMS
    names = [f"{name}-{number}" for number in range(int(editors))] if editors else [name]
    with open_store(Path(folder) / "verifier.db") as store, ThreadPoolExecutor(len(names)) as pool:
        desk = examples.desk(store, Path(folder), stated)
        list(pool.map(lambda each: decide_often(desk, each, int(times), stated), names))


if __name__ == "__main__":
    main(*sys.argv[1:])
