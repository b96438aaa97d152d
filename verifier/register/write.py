"""Writing claim files: a change touches its own value and nothing else, so that diffs stay small and comments stay.

The file is not printed anew from its tree. The new value takes the place of the old one in the text, and the result is
read again: if anything but what was asked for has changed (a value shared by an alias, say), nothing is written.
"""

from collections.abc import Sequence as Many
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from verifier.errors import OutputError, RegisterError, UnknownName
from verifier.register.atomic import replace_file
from verifier.register.book import Field
from verifier.register.claimfile import SOURCE_FIELDS
from verifier.register.claimlist import CLAIM_FIELDS
from verifier.register.codes import finding
from verifier.register.place import Place, file_name, quoted
from verifier.register.rawfile import decode, read_bytes
from verifier.register.scalars import as_block_value, as_flow_value
from verifier.register.tree import Node, Scalar, Sequence, Spot, Table, Unparsable, parse
from verifier.register.values import BadValue

Trail: TypeAlias = tuple[str | int, ...]  # field names and positions in lists, from the root to a value


@dataclass(frozen=True, slots=True)
class Edit:
    """A new value for one field of the claim with the id *subject*, or of the source ``#subject``."""

    subject: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class ClaimFile:
    """A claim file that was read to be edited: the bytes found on the disk, and the text as it is to be."""

    path: Path
    found: bytes
    content: str


def open_claim_file(path: Path) -> ClaimFile:
    """Read a claim file for editing.

    Raises:
        RegisterError: it cannot be read.
    """
    try:
        found = read_bytes(path)
        return ClaimFile(path, found, decode(found))
    except Unparsable as problem:
        raise _refused(problem, path) from problem


def edit_claim_file(file: ClaimFile, edits: Many[Edit]) -> ClaimFile:
    """Return *file* with all *edits* made; on the disk nothing changes yet.

    Raises:
        RegisterError: the file is no YAML, or a value would be a mistake.
        UnknownName: there is no such claim or source.
        OutputError: the edit would change something else as well.
    """
    for edit in edits:
        file = replace(file, content=_edited(file, edit))
    return file


def save_claim_file(file: ClaimFile) -> None:
    """Put the edited text on the disk; line ends and a byte order mark stay as they were.

    Raises:
        OutputError: the file was changed by somebody else since it was read, or cannot be written.
    """
    mark = file.found[: len(file.found) - len(decode(file.found).encode())]
    data = mark + file.content.encode()
    if data != file.found:
        replace_file(file.path, data, expected=file.found)


def update_claim_file(path: Path, edits: Many[Edit]) -> None:
    """Open, edit and save in one go; raises what these raise."""
    save_claim_file(edit_claim_file(open_claim_file(path), edits))


def _edited(file: ClaimFile, edit: Edit) -> str:
    try:
        root = parse(file.content)
        trail, table = _subject(root, edit.subject)
        value = _checked(edit.value, edit)
        if _is_same(_under(table, edit.field), value, edit):
            return file.content
    except Unparsable as problem:
        raise _refused(problem, file.path) from problem
    except BadValue as bad:
        place = Place(file_name(file.path))
        found = finding(bad.code, f"{edit.field}: {bad}", place, subject=edit.subject, hint=bad.hint)
        raise RegisterError(f"{edit.field}: {bad}", [found], hint=found.hint) from bad
    content = _spliced(file.content, table, edit.field, value)
    if _leaves_of(content) != _leaves(root) | {(*trail, edit.field): value}:
        raise OutputError(
            f"{file_name(file.path)}: changing {edit.field} of {quoted(edit.subject)} would change other lines too",
            hint="Edit the file by hand.",
        )
    return content


def _is_same(old: Node | None, value: str, edit: Edit) -> bool:
    """Tell whether the loader reads *value* already, however its lines are broken in the file."""
    try:
        return isinstance(old, Scalar) and not old.is_null and _checked(old.text, edit) == value
    except BadValue:
        return False


def _checked(value: str, edit: Edit) -> str:
    """Return *value* as the loader would read it back from the field of *edit*.

    Raises:
        BadValue: the loader would not take it, or the field cannot be edited.
    """
    fields = SOURCE_FIELDS if edit.subject.startswith("#") else CLAIM_FIELDS
    field = fields.get(edit.field)
    if not isinstance(field, Field) or edit.field == "id":  # decisions and citations refer to ids
        raise BadValue("unknown-field", f"{quoted(edit.field)} cannot be edited")
    return str(field.read(Scalar(value, '"', Spot(1, 1))))


def _subject(root: Node, subject: str) -> tuple[Trail, Table]:
    """Return the mapping of a claim or a source, and the trail to it."""
    if subject.startswith("#"):
        name = subject.removeprefix("#")
        found = _under(_under(root, "sources"), name)
        trail: Trail = ("sources", name)
    else:
        claims = _under(root, "claims")
        items = claims.items if isinstance(claims, Sequence) else ()
        index, found = next(((i, item) for i, item in enumerate(items) if _id_of(item) == subject), (0, None))
        trail = ("claims", index)
    if not isinstance(found, Table) or not found.entries:
        raise UnknownName(f"there is no {quoted(subject)} in this file", hint="Run `verifier lint` to see its ids.")
    return trail, found


def _under(node: Node | None, name: str) -> Node | None:
    entries = node.entries if isinstance(node, Table) else ()
    return next((value for key, value in entries if key.text == name), None)


def _id_of(node: Node) -> str:
    value = _under(node, "id")
    return value.text if isinstance(value, Scalar) else ""


def _spliced(content: str, table: Table, field: str, value: str) -> str:
    """Return *content* with *value* in its place; a field that is not there yet is put in after the first one."""
    in_flow = content[table.spot.start : table.spot.start + 1] == "{"
    write = as_flow_value if in_flow else as_block_value
    old = _under(table, field)
    if isinstance(old, Scalar):
        end = old.spot.start + len(content[old.spot.start : old.spot.end].rstrip())  # blocks reach into the next line
        gap = " " if content[old.spot.start - 1] == ":" else ""
        return content[: old.spot.start] + gap + write(value, style=old.style) + content[end:]
    key, first = table.entries[0]
    if in_flow:
        return f"{content[: first.spot.end]}, {field}: {write(value)}{content[first.spot.end :]}"
    end = content.find("\n", first.spot.end - 1) if content[first.spot.end - 1] != "\n" else first.spot.end - 1
    end = len(content) if end < 0 else end
    carriage = "\r" if content[end - 1 : end] == "\r" else ""
    line = f"\n{' ' * (key.spot.column - 1)}{field}: {write(value)}{carriage}"
    return content[:end] + line + content[end:]


def _leaves_of(content: str) -> dict[Trail, str | None]:
    try:
        return _leaves(parse(content))
    except Unparsable:
        return {}


def _leaves(node: Node, trail: Trail = ()) -> dict[Trail, str | None]:
    """Return what a tree says, value by value, without where and how it is written."""
    if isinstance(node, Scalar):
        return {trail: None if node.is_null else node.text}
    steps = [(key.text, value) for key, value in node.entries] if isinstance(node, Table) else enumerate(node.items)
    leaves: dict[Trail, str | None] = {}
    for step, child in steps:
        leaves |= _leaves(child, (*trail, step))
    return leaves or {trail: None}


def _refused(problem: Unparsable, path: Path) -> RegisterError:
    place = Place(file_name(path), problem.spot.line, problem.spot.column)
    found = finding(problem.code, str(problem), place, hint=problem.hint)
    return RegisterError(f"{place.file}:{place.line}: {problem}", [found], hint=found.hint)
