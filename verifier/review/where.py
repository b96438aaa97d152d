"""Filters in words: what the queue is narrowed to, as one writes it on a command line.

The names are those that stand in the address of the queue's page; words without a name are looked for in the text.
"""

import shlex
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, TypeVar

from verifier.domain.assessment import Verdict
from verifier.domain.decision import Subject
from verifier.domain.review import OPEN, Filter, State
from verifier.errors import ConfigError

Choice = TypeVar("Choice", bound=StrEnum)

STATES: Final[Mapping[str, tuple[State, ...]]] = MappingProxyType(
    {"open": OPEN, "all": (), **{state.value: (state,) for state in State}}
)
NAMES: Final = ("kind", "document", "source", "verdict", "state", "assignee", "changed")
HINT: Final = "such as 'state=open verdict=refuted document=kim-2025 grants'; see `verifier decide --help`"


def filter_of(written: str) -> Filter:
    """Return the filter that *written* stands for; what is open, unless it names a state.

    >>> filter_of("verdict=refuted state=all 'last ferry'").text
    'last ferry'

    Raises:
        ConfigError: it cannot be read, or names what there is not.
    """
    try:
        parts = shlex.split(written)
    except ValueError as error:
        raise ConfigError(f"the filter cannot be read: {error}", hint=HINT) from error
    if not parts:
        raise ConfigError("the filter is empty", hint="to decide about everything that is open, write 'state=open'")
    fields: dict[str, Any] = {"states": OPEN}
    words = []
    for part in parts:
        name, sign, value = part.partition("=")
        if not sign:
            words.append(part)
        elif name not in NAMES:
            raise ConfigError(f"a filter has no {name!r}", hint=f"it has {', '.join(NAMES)}, and words to look for")
        else:
            fields |= _field(name, value)
    return Filter(**fields, text=" ".join(words))


def _field(name: str, value: str) -> dict[str, Any]:
    if name == "kind":
        return {"subject": _choice(Subject, name, value)}
    if name == "verdict":
        return {"verdict": _choice(Verdict, name, value)}
    if name == "changed":
        return {"only_changed": value not in {"", "0", "no"}}
    if name != "state":
        return {name: value}
    if value not in STATES:
        raise ConfigError(f"there is no state {value!r}", hint=f"choose one of {', '.join(STATES)}")
    return {"states": STATES[value]}


def _choice(kind: type[Choice], name: str, value: str) -> Choice:
    try:
        return kind(value)
    except ValueError as error:
        raise ConfigError(f"there is no {name} {value!r}", hint=f"choose one of {', '.join(kind)}") from error
