"""Growth: the time that a kilobyte takes should not depend on how many kilobytes there are."""

import time
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from scoring.readings import Reader

KILOBYTE: Final = 1000
SIZES: Final = (1, 10, 100, 1000)  # kilobytes
BEST_OF: Final = 3  # runs, for the small sizes, whose time is short beside a busy machine's pauses
HOSTILE: Final = MappingProxyType(
    {
        "digits": "1234567890",
        "commas": ",",
        "a a a a": "a ",
        "groups": "1,234,",
        "spaced groups": "1 234 ",
        "number words": "one hundred and ",
        "money": "$5 billion to ",
        "dates": "3 May 2019, ",
        "months": "May ",
        "relative": "a year earlier ",
        "mixed": "up 29.4 % to 134.7bn yuan in H1 2021 from $1,2,3- 5–7 (the same year), ",
    }
)


def linear_table(reader: Reader) -> Iterator[str]:
    """Yield a Markdown table of CPU milliseconds a kilobyte, by kind of text and length."""
    yield "| text, ms a kB | " + " | ".join(f"{size} kB" for size in SIZES) + " |"
    yield "|---" * (len(SIZES) + 1) + "|"
    reader.quantities("a warm-up of 5 km")
    reader.dates("a warm-up in May 2019", None)
    for name, piece in HOSTILE.items():
        yield f"| {name} | " + " | ".join(f"{_per_kilobyte(reader, piece, size):.3f}" for size in SIZES) + " |"


def _per_kilobyte(reader: Reader, piece: str, size: int) -> float:
    text = (piece * (size * KILOBYTE // len(piece) + 1))[: size * KILOBYTE]
    runs = BEST_OF if size < SIZES[-1] else 1
    return min(_milliseconds(reader, text) for _ in range(runs)) / size


def _milliseconds(reader: Reader, text: str) -> float:
    started = time.process_time()
    reader.quantities(text)
    reader.dates(text, None)
    return 1000 * (time.process_time() - started)
