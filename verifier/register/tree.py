"""YAML into a small tree that remembers where everything stands.

The tree is built from PyYAML's event stream, not from its finished objects, for three reasons: limits act before
anything grows (nesting, aliases), every single value keeps its place, and the format decides what a value is, so that
``no`` stays a word and ``2025-13-40`` is a bad date rather than a crash. Events are where YAML 1.1 and 1.2 agree, and
those of libyaml come 27 times as fast as ruamel.yaml's, which the tests hold them against.
"""

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Protocol, TypeAlias

import yaml
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from verifier.register.place import quoted, shown

DEEPEST: Final = 10  # levels of lists and mappings; the format needs five
MOST_ALIASES: Final = 100
MOST_COPIES: Final = 10_000  # nodes that all aliases together may stand for; nine nines of a bomb are 4e8
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # a PyYAML built without libyaml has the second alone
_PLAIN_TAGS: Final = frozenset({"!", "tag:yaml.org,2002:str"})
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")  # no YAML character, YAML 1.2.2 §5.1
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})  # the core schema, YAML 1.2.2 §10.3.2
_BOOLEANS: Final = frozenset({"true", "True", "TRUE", "false", "False", "FALSE"})
_NUMBER: Final = re.compile(r"[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[0-9a-fA-F]+", re.ASCII)


class Unparsable(Exception):
    """The file is no YAML that could be used; carries the finding's code, its hint and the place."""

    def __init__(self, code: str, message: str, spot: "Spot", *, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.spot = spot
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of the file: the line and column where it begins, from 1, and its code points *start* to *end*."""

    line: int
    column: int
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as it was written. *style* is YAML's: empty for plain, else one of ``' " | >``."""

    text: str
    style: str
    spot: Spot

    @property
    def is_null(self) -> bool:
        """Whether nothing was given: ``null``, ``~`` or an empty place."""
        return not self.style and self.text in _NULLS

    @property
    def is_boolean(self) -> bool:
        """Whether a plain ``true`` or ``false`` was given."""
        return not self.style and self.text in _BOOLEANS

    @property
    def is_number(self) -> bool:
        """Whether a plain number was given."""
        return not self.style and _NUMBER.fullmatch(self.text) is not None


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    spot: Spot


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping in file order; *repeated* holds the keys that stood there already, whose values are dropped."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    repeated: tuple[Scalar, ...]
    spot: Spot


Node: TypeAlias = Scalar | Sequence | Table
_Tagged: TypeAlias = ScalarEvent | SequenceStartEvent | MappingStartEvent


class _Mark(Protocol):
    """A place as PyYAML's two parsers tell it, each in a class of its own."""

    @property
    def index(self) -> int:
        """Code points before it."""


def parse(content: str) -> Node:
    """Build the tree of one YAML document; *content* is the decoded file without a byte order mark.

    Raises:
        Unparsable: it is empty, no YAML, more than one document, or beyond a limit.
    """
    spots = _Spots(content)
    hidden = _FORBIDDEN.search(content)
    if hidden:
        raise Unparsable("control-character", f"{quoted(hidden[0])} is not allowed here", spots.at(hidden.start()))
    builder = _Builder(spots)
    for event in _events(content, spots):
        builder.take(event)
    if builder.root is None or (isinstance(builder.root, Scalar) and builder.root.is_null):
        raise Unparsable("empty-file", "there is nothing in this file", Spot(1, 1))
    return builder.root


def _events(content: str, spots: "_Spots") -> Iterator[Event]:
    """Yield the parser's events; its own errors become Unparsable."""
    try:
        yield from yaml.parse(content, Loader=_LOADER)
    except MarkedYAMLError as error:
        raise _explained(error, spots) from error
    except (YAMLError, ValueError, OverflowError, LookupError, AssertionError, TypeError, AttributeError) as error:
        # the parser's own slips on hostile input, such as an escape beyond Unicode: still only a broken file
        raise Unparsable("bad-yaml", "not well-formed YAML; its parser gave up", Spot(1, 1)) from error


def _explained(error: MarkedYAMLError, spots: "_Spots") -> Unparsable:
    spot = spots.at(_index(error.problem_mark or error.context_mark))
    problem = shown(error.problem or error.context or "not well-formed")
    if "maximum nesting depth" in problem:
        return _too_deep(spot)
    if "cannot start any token" in problem and spots.character(spot) == "\t":
        return Unparsable("tab-indent", "a tab stands where only spaces may", spot)
    return Unparsable("bad-yaml", f"not well-formed YAML: {problem}", spot, hint=_advice(problem))


def _advice(problem: str) -> str:
    """Return what usually helps against *problem*, in the words of the person who writes claims."""
    if "mapping values are not allowed" in problem:
        return "Put the value in quotes if it holds a colon; else check the indentation."
    if "alphabetic or numeric character" in problem:
        return "Put the value in quotes if it begins with * or &."
    if "cannot start any token" in problem:
        return "Put the value in quotes if it begins with @, ` or %."
    if "found unexpected end of stream" in problem:
        return "A quotation mark is opened and not closed."
    if "expected key" in problem or "block end" in problem:
        return "Check the indentation of this line and of the one before it, and that quotes go around a whole value."
    return ""


def _index(mark: _Mark | None) -> int:
    return mark.index if mark is not None else 0


def _too_deep(spot: Spot) -> Unparsable:
    return Unparsable("too-deep", f"nested deeper than {DEEPEST} levels", spot)


class _Spots:
    """Lines and columns of offsets; only line feeds count, as in editors and in git."""

    def __init__(self, content: str) -> None:
        self._content = content
        self._starts = [0, *(match.end() for match in re.finditer("\n", content))]

    def at(self, start: int, end: int | None = None) -> Spot:
        start = min(start, len(self._content))
        line = bisect.bisect_right(self._starts, start)
        return Spot(
            line, start - self._starts[line - 1] + 1, start, start if end is None else min(end, len(self._content))
        )

    def character(self, spot: Spot) -> str:
        """Return what stands at *spot*; nothing at the end."""
        return self._content[spot.start : spot.start + 1]

    def after(self, key: Spot) -> Spot:
        """Return the empty stretch behind the colon of *key*."""
        return self.at(self._content.find(":", key.end) + 1)


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet; in a mapping keys and values alternate in *children*."""

    event: SequenceStartEvent | MappingStartEvent
    children: list[Node] = field(default_factory=list)
    weight: int = 1


class _Builder:
    """Takes events and puts nodes together, without recursion, and within the limits."""

    def __init__(self, spots: _Spots) -> None:
        self.root: Node | None = None
        self._spots = spots
        self._stack: list[_Open] = []
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._aliases = 0
        self._copies = 0
        self._documents = 0

    def take(self, event: Event) -> None:
        """Use one event."""
        if isinstance(event, DocumentStartEvent):
            self._begin_document(event)
        elif isinstance(event, AliasEvent):
            self._repeat(event)
        elif isinstance(event, ScalarEvent):
            self._refuse_tag(event)
            self._put(Scalar(event.value, event.style or "", self._scalar_spot(event)), event.anchor, weight=1)
        elif isinstance(event, (SequenceStartEvent, MappingStartEvent)):
            self._open(event)
        elif isinstance(event, CollectionEndEvent):
            self._close(event)

    def _begin_document(self, event: Event) -> None:
        self._documents += 1
        if self._documents > 1:
            raise Unparsable("bad-yaml", "a second YAML document begins here", self._spot(event),
                             hint="Put each document in a file of its own and remove the line '---'.")  # fmt: skip

    def _open(self, event: SequenceStartEvent | MappingStartEvent) -> None:
        self._refuse_tag(event)
        if len(self._stack) >= DEEPEST:
            raise _too_deep(self._spot(event))
        self._stack.append(_Open(event))

    def _close(self, event: Event) -> None:
        done = self._stack.pop()
        spot = self._spots.at(_index(done.event.start_mark), _index(event.end_mark))
        is_table = isinstance(done.event, MappingStartEvent)
        node = self._table(done, spot) if is_table else Sequence(tuple(done.children), spot)
        self._put(node, done.event.anchor, weight=done.weight)

    def _table(self, done: _Open, spot: Spot) -> Table:
        entries: dict[str, tuple[Scalar, Node]] = {}
        repeated = []
        for key, value in zip(done.children[::2], done.children[1::2], strict=True):
            if not isinstance(key, Scalar):
                raise Unparsable("bad-yaml", "a list or mapping stands where a field name should", key.spot)
            if key.text in entries:
                repeated.append(key)
            else:
                entries[key.text] = (key, value)
        return Table(tuple(entries.values()), tuple(repeated), spot)

    def _repeat(self, event: AliasEvent) -> None:
        if event.anchor not in self._anchors:
            raise Unparsable("bad-yaml", f"*{shown(str(event.anchor))} refers to nothing", self._spot(event),
                             hint="Put the value in quotes if it begins with *.")  # fmt: skip
        node, weight = self._anchors[event.anchor]
        self._aliases += 1
        self._copies += weight
        if self._aliases > MOST_ALIASES or self._copies > MOST_COPIES:
            message = f"aliases such as *{shown(str(event.anchor))} stand for too much"
            raise Unparsable("too-many-aliases", message, self._spot(event))
        self._put(node, None, weight=weight)

    def _put(self, node: Node, anchor: str | None, *, weight: int) -> None:
        if anchor is not None:
            self._anchors[anchor] = (node, weight)
        if self._stack:
            self._stack[-1].children.append(node)
            self._stack[-1].weight += weight
        else:
            self.root = node

    def _refuse_tag(self, event: _Tagged) -> None:
        tag = "" if event.tag is None else str(event.tag)
        if tag and tag not in _PLAIN_TAGS:
            raise Unparsable("tag-used", f"the tag {quoted(tag)} is not used in claim files", self._spot(event))

    def _scalar_spot(self, event: ScalarEvent) -> Spot:
        """Return where a value stands; one that is not there stands behind its colon, not where the parser noticed."""
        spot = self._spot(event)
        parent = self._stack[-1] if self._stack else None
        if spot.start == spot.end and parent and isinstance(parent.event, MappingStartEvent) and parent.children:
            return self._spots.after(parent.children[-1].spot)
        return spot

    def _spot(self, event: Event) -> Spot:
        return self._spots.at(_index(event.start_mark), _index(event.end_mark))
