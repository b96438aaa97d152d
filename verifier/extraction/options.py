"""What a caller may choose about the extraction of claims."""

from dataclasses import dataclass
from typing import Final

THRESHOLD: Final = 0.4  # a needless claim is struck out faster than a missing one is found


@dataclass(frozen=True, slots=True)
class ExtractOptions:
    """How much is taken out: statements whose score, 0 to 1, is at least *threshold*."""

    threshold: float = THRESHOLD

    def __post_init__(self) -> None:
        """Refuse what is no share."""
        if not 0 <= self.threshold <= 1:
            raise ValueError(f"a threshold is a share from 0 to 1, not {self.threshold}")
