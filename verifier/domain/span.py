"""Spans: half-open stretches of a text, counted in code points."""

from typing import Self

from pydantic import model_validator

from verifier.domain.noun import Noun


class Span(Noun):
    """The code points *start* (included) to *end* (excluded) of one text."""

    start: int
    end: int

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not {self.start}..{self.end}")
        return self

    def within(self, content: str) -> str:
        """Return the part of *content* that this span covers.

        >>> Span(start=0, end=3).within("Huawei")
        'Hua'
        """
        return content[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end
