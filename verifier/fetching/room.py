"""Room for large contents: only a few of them are in memory at one time, from their first byte until they are taken."""

import asyncio
from typing import Final

LARGE: Final = 2_000_000  # bytes, sent or decoded, from which on room is needed
MOST_LARGE: Final = 4


class Room:
    """Lets a few holders in. A holder is let in once, however often it asks. It belongs to one event loop."""

    def __init__(self) -> None:
        self._free = asyncio.Semaphore(MOST_LARGE)
        self._inside: set[object] = set()

    async def enter(self, holder: object) -> None:
        """Wait until there is room for *holder*."""
        if holder not in self._inside:
            await self._free.acquire()
            self._inside.add(holder)

    def leave(self, holder: object) -> None:
        """Make room for the next one, if *holder* is inside."""
        if holder in self._inside:
            self._inside.remove(holder)
            self._free.release()
