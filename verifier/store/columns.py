"""Column types that give back what was put in: times with their zone, enumerations by value, tuples as JSON."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import DateTime, Dialect, String, Text, TypeDecorator

E = TypeVar("E", bound=StrEnum)
V = TypeVar("V")


class UtcTime(TypeDecorator[datetime]):
    """A moment. Databases without time zones, SQLite among them, keep it as UTC and it comes back as UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return *value* in UTC, without saying so.

        Raises:
            ValueError: it has no time zone, so that nobody knows which moment it is.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the moment in UTC."""
        return value.replace(tzinfo=UTC) if value else None


class Choice(TypeDecorator[E], Generic[E]):
    """A member of an enumeration, kept by its value, as it is written everywhere else."""

    impl = String
    cache_ok = True

    def __init__(self, members: type[E]) -> None:
        super().__init__()
        self.members = members
        self._by_value = {member.value: member for member in members}  # thrice as quick as asking the enumeration

    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the value of the member."""
        return None if value is None else value.value

    def process_result_value(self, value: str | None, dialect: Dialect) -> E | None:  # noqa: ARG002
        """Return the member of that value."""
        return None if value is None else self._by_value.get(value) or self.members(value)


class AsJson(TypeDecorator[V], Generic[V]):
    """A value of any type that pydantic can write and read again."""

    impl = Text
    cache_ok = False  # a type adapter has no name that would tell two of them apart

    def __init__(self, adapter: TypeAdapter[V]) -> None:
        super().__init__()
        self.adapter = adapter

    def process_bind_param(self, value: V | None, dialect: Dialect) -> str:  # noqa: ARG002
        """Return *value* as JSON."""
        return self.adapter.dump_json(value).decode()  # type: ignore[arg-type]

    def process_result_value(self, value: Any, dialect: Dialect) -> V | None:  # noqa: ANN401, ARG002
        """Return what the JSON stands for."""
        return self.adapter.validate_json(value)
