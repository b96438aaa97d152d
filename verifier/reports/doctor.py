"""Diagnoses as ``verifier doctor`` shows them: a line for each thing, and below it what to do."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text as Line

from verifier import __version__
from verifier.pipeline.diagnosing.diagnosis import Diagnosis, State
from verifier.reports.envelope import SCHEMA
from verifier.reports.json_report import to_json
from verifier.reports.safe import one_line

STYLES: Final = {State.OK: "bold green", State.WARNING: "bold yellow", State.PROBLEM: "bold red"}
INDENT: Final = 9
WIDTH: Final = 13


def render_doctor(found: Sequence[Diagnosis]) -> RenderableType:
    """Return for a terminal a line for each diagnosis, and the counts."""
    counts = _counts(found)
    last = ", ".join(f"{counts[state.value]} {state.value}" for state in State)
    return Group(*(part for each in found for part in _lines(each)), Line(last, "dim"))


def render_doctor_json(found: Sequence[Diagnosis]) -> str:
    """Return the envelope with the diagnoses."""
    return to_json(
        {
            "schema": SCHEMA,
            "run": {"verifier": __version__},
            "counts": _counts(found),
            "claims": [],
            "results": [],
            "conflicts": [],
            "links": [],
            "diagnoses": [
                {"subject": each.subject, "state": each.state.value, "message": each.message, "hint": each.hint}
                for each in found
            ],
            "findings": [],
        }
    )


def _counts(found: Sequence[Diagnosis]) -> dict[str, int]:
    counted = Counter(each.state for each in found)
    return {state.value: counted[state] for state in State}


def _lines(each: Diagnosis) -> list[RenderableType]:
    line = Line(f"{each.state.value:<{INDENT}}", STYLES[each.state])
    line.append(f"{each.subject:<{WIDTH}}", "bold").append(one_line(each.message), "default")
    hint = Padding(Line(one_line(each.hint), "dim"), (0, 0, 0, INDENT + WIDTH))
    return [line, hint] if each.hint else [line]
