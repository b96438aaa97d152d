"""Counting: how many instructions a call takes, which says how its time grows, on any machine and under any load."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, TypeAlias

TraceFunction: TypeAlias = Callable[[FrameType, str, Any], Any]

MORE_THAN_DOUBLE = 2.5  # for twice the text: in proportion, with something left for what happens only now and then
START = 5_000  # instructions that a call takes whatever it is given


def steps(call: Callable[[], object]) -> int:
    """Return how many instructions *call* takes; what runs outside Python, such as a pattern, is not counted."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> TraceFunction:
        nonlocal count
        frame.f_trace_opcodes = True
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


def grows_in_proportion(call: Callable[[int], Callable[[], object]], size: int = 150) -> bool:
    """Tell whether *call*, made for a text of so many parts, takes at most some twice as long for twice as many."""
    steps(call(1))  # what is loaded once
    return steps(call(2 * size)) <= MORE_THAN_DOUBLE * steps(call(size)) + START
