"""JSON written piece by piece: documents that are too long for memory, byte for byte as if they were written at once.

Only lists that are marked as a :class:`Stream` are written item by item; everything else is written whole.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from verifier.reports.safe import json_safe

STEP: Final = 2  # spaces of indentation


@dataclass(frozen=True, slots=True)
class Stream:
    """A list of JSON values that are made when they are written."""

    items: Iterable[Any]


def json_pieces(value: Any) -> Iterator[str]:  # noqa: ANN401  any value that JSON can hold
    """Yield *value*, which may hold streams in its objects and lists, as indented JSON that ends with a line break.

    Raises:
        ValueError: *value* holds a number that JSON does not have, such as infinity.
    """
    yield from _pieces(value, 0)
    yield "\n"


def _pieces(value: Any, level: int) -> Iterator[str]:  # noqa: ANN401
    if isinstance(value, Stream):
        yield from _listed(value.items, level)
    elif isinstance(value, list) and _has_stream(value):
        yield from _listed(value, level)
    elif isinstance(value, dict) and _has_stream(value):
        gap = _break(level + 1)
        for place, (name, member) in enumerate(value.items()):
            yield f"{',' if place else '{'}{gap}{_whole(name, level)}: "
            yield from _pieces(member, level + 1)
        yield f"{_break(level)}}}"
    else:
        yield _whole(value, level)


def _listed(items: Iterable[Any], level: int) -> Iterator[str]:
    gap, is_empty = _break(level + 1), True
    for item in items:
        yield f"{'[' if is_empty else ','}{gap}"
        yield from _pieces(item, level + 1)
        is_empty = False
    yield "[]" if is_empty else f"{_break(level)}]"


def _has_stream(value: Any) -> bool:  # noqa: ANN401
    if isinstance(value, Stream):
        return True
    if isinstance(value, dict):
        return any(map(_has_stream, value.values()))
    return isinstance(value, list) and any(map(_has_stream, value))


def _whole(value: Any, level: int) -> str:  # noqa: ANN401
    written = json.dumps(value, indent=STEP, ensure_ascii=False, allow_nan=False)
    return json_safe(written.replace("\n", _break(level)))  # a line break within a string is written as an escape


def _break(level: int) -> str:
    return "\n" + " " * (STEP * level)
