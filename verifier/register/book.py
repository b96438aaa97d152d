"""Collecting mistakes while reading on: the findings of one file, and reading the fields of one mapping."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from verifier.domain.finding import Finding, Severity
from verifier.register.codes import finding
from verifier.register.place import Place, quoted
from verifier.register.tree import Node, Scalar, Sequence, Spot, Table
from verifier.register.values import BadValue, Reader, did_you_mean

MOST_ERRORS: Final = 1000  # in one file; a person repairs the first ones and runs lint again


class TooManyMistakes(Exception):
    """The file is not worth reading on."""


class Book:
    """The findings of one claim file, in the order in which they were met."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self.errors = 0

    def note(self, code: str, message: str, spot: Spot, *, subject: str = "", hint: str = "") -> None:
        """Write down the finding *code* at *spot*.

        Raises:
            TooManyMistakes: this is one more than a file may have.
        """
        if self.errors >= MOST_ERRORS:
            self.findings.append(finding("too-many-mistakes", f"more than {MOST_ERRORS:,} errors", self.place(spot)))
            raise TooManyMistakes
        found = finding(code, message, self.place(spot), subject=subject, hint=hint)
        self.findings.append(found)
        self.errors += found.severity is Severity.ERROR

    def place(self, spot: Spot) -> Place:
        """Return *spot* with the file's name."""
        return Place(self.file, spot.line, spot.column)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a mapping: how its value is read, and whether it must be there."""

    read: Reader
    needed: bool = False


def read_fields(table: Table, fields: Mapping[str, Field | None], book: Book, subject: str) -> dict[str, Any]:
    """Read the single values of *table*; every mistake goes into *book* under ``subject.field``.

    Args:
        table: The mapping.
        fields: What may stand in it; None for lists and mappings, which the caller reads itself.
        book: Where findings are written.
        subject: What the mapping describes.

    Returns:
        The sound values by field; those that are null, missing or mistaken are left out.
    """
    report_strangers(table, list(fields), book, subject)
    values: dict[str, Any] = {}
    given = {key.text: (key, node) for key, node in table.entries}
    for name, field in fields.items():
        if field is None:
            continue
        key, node = given.get(name, (None, None))
        if node is None or (isinstance(node, Scalar) and node.is_null):
            if field.needed:
                missing = f"'{name}' is missing" if key is None else f"'{name}' is null"
                book.note("missing-field", missing, key.spot if key else table.spot, subject=f"{subject}.{name}")
            continue
        try:
            values[name] = field.read(node)
        except BadValue as bad:
            book.note(bad.code, f"{name}: {bad}", node.spot, subject=f"{subject}.{name}", hint=bad.hint)
    return values


def report_strangers(table: Table, known: list[str], book: Book, subject: str) -> None:
    """Write down fields that are given twice or that the format does not know."""
    for key in table.repeated:
        field = quoted(key.text)
        book.note("duplicate-field", f"{field} is given twice", key.spot, subject=f"{subject}.{field}")
    for key, _ in table.entries:
        if key.text not in known:
            hint = did_you_mean(key.text, known) or f"The fields here are: {', '.join(known)}."
            field = quoted(key.text)
            book.note("unknown-field", f"{field} is not a field", key.spot, subject=f"{subject}.{field}", hint=hint)


def table_at(table: Table, name: str, book: Book, subject: str) -> Table | None:
    """Return the mapping under *name*; where there is none, return None, with a finding if something else is there."""
    node = given(table, name)
    if node is None or isinstance(node, Table):
        return node
    book.note("wrong-type", f"'{name}' must be a mapping", node.spot, subject=subject)
    return None


def list_at(table: Table, name: str, book: Book, subject: str) -> Sequence | None:
    """Return the list under *name*; where there is none, return None, with a finding if something else is there."""
    node = given(table, name)
    if node is None or isinstance(node, Sequence):
        return node
    book.note("wrong-type", f"'{name}' must be a list", node.spot, subject=subject)
    return None


def given(table: Table, name: str) -> Node | None:
    """Return what stands under *name*; None where that is nothing or null."""
    node = next((value for key, value in table.entries if key.text == name), None)
    return None if isinstance(node, Scalar) and node.is_null else node
