"""The base of every noun: validated when built, unchangeable and hashable ever after."""

from pydantic import ConfigDict
from sqlmodel import SQLModel


class Noun(SQLModel):
    """A frozen value. Two nouns with equal fields are equal and hash alike; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")  # type: ignore[assignment]
