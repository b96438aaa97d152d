"""A process that keeps writing until it is killed or has written enough; it names each snapshot it has stored."""

import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[3]))

from tests.unit.archive.examples import exchange
from verifier.archive.archive import Archive

START: Final = datetime(2025, 1, 1, tzinfo=UTC)


def main(folder: Path, seed: int, most: int) -> None:
    chance = random.Random(seed)  # noqa: S311  noise, not a secret
    ticks = iter(range(10**9))
    written = 0
    while written < most:  # several runs, so that the kill falls into sealing and recovering as well
        archive = Archive(folder)
        with archive.writing(
            f"w{seed}-{written}", clock=lambda: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(next(ticks))
        ) as writer:
            for _ in range(min(chance.randint(1, 5), most - written)):
                body = chance.randbytes(chance.choice([0, 10, 30_000]))
                snapshot = writer.add([exchange(body, hours=written)], f"https://example.org/{written}")
                sys.stdout.write(f"{snapshot.record_id} {snapshot.payload_sha256}\n")
                sys.stdout.flush()
                written += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 10**9)
