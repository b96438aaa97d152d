"""Measurements in the text format that Prometheus and its like read.

Source: https://prometheus.io/docs/instrumenting/exposition_formats/ (version 0.0.4).
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

MEDIA_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"


class Kind(StrEnum):
    """Whether a measurement goes up and down, or only up."""

    GAUGE = "gauge"
    COUNTER = "counter"


@dataclass(frozen=True, slots=True)
class Sample:
    """One *value*, told apart from others of its family by *labels*."""

    value: float
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Family:
    """All samples of one measurement; *about* says what it is. One without samples is not written."""

    name: str
    kind: Kind
    about: str
    samples: tuple[Sample, ...]


def exposition(families: Iterable[Family]) -> str:
    r"""Return *families* in the text format.

    >>> print(exposition([Family("claims", Kind.GAUGE, "Claims.", (Sample(3, {"verdict": 'a"b'}),))]), end="")
    # HELP claims Claims.
    # TYPE claims gauge
    claims{verdict="a\"b"} 3
    """
    return "".join(line for family in families if family.samples for line in _lines(family))


def _lines(family: Family) -> Iterable[str]:
    about = family.about.replace("\\", "\\\\").replace("\n", "\\n")
    yield f"# HELP {family.name} {about}\n# TYPE {family.name} {family.kind.value}\n"
    for sample in family.samples:
        labels = ",".join(f'{name}="{_escaped(value)}"' for name, value in sample.labels.items())
        yield f"{family.name}{f'{{{labels}}}' if labels else ''} {_number(sample.value)}\n"


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def _number(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "+Inf" if value > 0 else "-Inf"
    return str(int(value)) if value == int(value) else repr(float(value))
