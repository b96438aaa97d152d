"""A process that shares work with others: ``python -m tests.unit.store.sharers DATABASE NAME ITEMS LEASE_S``.

It judges each item that it takes by one assessment, and prints the item once that is kept.
"""

import sys
import time
from datetime import timedelta

from tests.unit.store.examples import assessment
from verifier.domain.database import place_of
from verifier.store.store import open_store

JOB = "job"
PAUSE = 0.02  # seconds, also for which an item is worked at


def main(place: str, name: str, items: str, lease_s: str) -> None:
    lease = timedelta(seconds=float(lease_s))
    left = {str(number) for number in range(int(items))}
    with open_store(place_of(place)) as store:
        store.work.offer(JOB, sorted(left))
        while left:
            mine = store.work.take(JOB, name, 3, lease)
            for item in mine:
                time.sleep(PAUSE)
                store.save_assessments([assessment(item)])
                sys.stdout.write(f"{item}\n")
                sys.stdout.flush()
            store.work.finish(JOB, name, mine)
            left -= set(mine)
            if not mine:
                left &= store.work.held(JOB)
                time.sleep(PAUSE)


if __name__ == "__main__":
    main(*sys.argv[1:])
