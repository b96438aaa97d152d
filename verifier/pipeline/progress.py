"""Progress: what a run tells about how far it is."""

from typing import Protocol


class Progress(Protocol):
    """Told how many of how many steps are done, and what is at work."""

    def __call__(self, done: int, total: int, label: str) -> None:
        """Take note; must not raise."""


def quiet(done: int, total: int, label: str) -> None:
    """Take no note of progress."""
