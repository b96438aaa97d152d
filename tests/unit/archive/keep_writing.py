"""A process that keeps writing pages, redirects and answers of 304 until it is killed or has written enough.

It names each snapshot that it has stored.
"""

import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[3]))

from tests.unit.archive.examples import exchange
from verifier.archive.archive import Archive
from verifier.domain.snapshot import Snapshot

START: Final = datetime(2025, 1, 1, tzinfo=UTC)


def main(folder: Path, seed: int, most: int) -> None:
    chance = random.Random(seed)  # noqa: S311  noise, not a secret
    ticks = iter(range(10**9))
    written, earlier = 0, list[Snapshot]()
    while written < most:  # several runs, so that the kill falls into sealing and recovering as well
        archive = Archive(folder)
        with archive.writing(
            f"w{seed}-{written}", clock=lambda: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(next(ticks))
        ) as writer:
            for _ in range(min(chance.randint(1, 5), most - written)):
                url = f"https://example.org/{written}"
                moved = exchange(b"", f"Location: {url}", status="301 Moved", hours=written)
                if earlier and chance.random() < 0.3:
                    unchanged = exchange(b"", status="304 Not Modified", hours=written, url=url)
                    snapshot = writer.add_not_modified([moved, unchanged], url, earlier[-1])
                else:
                    body = chance.randbytes(chance.choice([0, 10, 30_000]))
                    snapshot = writer.add([moved, exchange(body, hours=written)][chance.randint(0, 1) :], url)
                earlier = [snapshot]
                sys.stdout.write(f"{snapshot.record_id} {snapshot.payload_sha256}\n")
                sys.stdout.flush()
                written += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 10**9)
