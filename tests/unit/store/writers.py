"""A process that writes into a database: ``python -m tests.unit.store.writers DATABASE NAME BATCHES``.

It prints the number of each batch once that is committed. Batches are the same for all names; runs are each one's own.
"""

import sys

from tests.unit.store.examples import assessment, reported, run, sha256, snapshot, text
from verifier.domain.assessment import Assessment
from verifier.domain.database import place_of
from verifier.store.store import Store, open_store

BATCH = 20


def batch(number: int) -> list[Assessment]:
    return [assessment(number * BATCH + place, text(f"Batch number {number}.")) for place in range(BATCH)]


def write(store: Store, name: str, number: int) -> None:
    read = text(f"Batch number {number}.")
    store.save_text(sha256(f"bytes {number}"), read)
    store.save_snapshots([snapshot(f"bytes {number}")])
    store.begin_run(run(f"{name}-{number}"))
    rows = [reported(f"a/{place}").model_copy(update={"text_sha256": read.sha256}) for place in range(BATCH)]
    store.save_results(f"{name}-{number}", rows)
    store.save_assessments(batch(number))
    store.end_run(run(f"{name}-{number}").model_copy(update={"exit_code": 0}))


def main(place: str, name: str, batches: str) -> None:
    with open_store(place_of(place)) as store:
        for number in range(int(batches)):
            write(store, name, number)
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
