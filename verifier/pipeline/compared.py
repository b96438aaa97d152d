"""Compared: the conflicts of a run, from an earlier run where the same statements were compared in the same way."""

import hashlib
import json
from collections.abc import Callable
from typing import Final, TypeAlias

from verifier.conflicts.memory import Memory
from verifier.conflicts.positions import Known
from verifier.conflicts.wording import COMPARER
from verifier.domain.conflict import Conflict
from verifier.domain.run import Run
from verifier.pipeline.keeper import Keeper
from verifier.pipeline.remembering import Remembering
from verifier.register.register import Register

RECENT: Final = 50  # runs that are looked at
STATEMENTS: Final = "statements"

FindConflicts: TypeAlias = Callable[[Register, Known, Memory], tuple[Conflict, ...]]


def statements_digest(register: Register) -> str:
    """Return a digest of all that the conflicts of *register* depend on, and of the way in which they are found."""
    total = hashlib.sha256(f"[{json.dumps(COMPARER)}, [".encode())  # of JSON that is never in memory as a whole
    for number, claim in enumerate(register.claims):
        stated = json.dumps([claim.key, claim.text, str(claim.published)])
        total.update(f"{', ' if number else ''}{stated}".encode())
    total.update(b"]]")
    return total.hexdigest()


def conflicts_of_run(register: Register, run: Run, keeper: Keeper, find: FindConflicts) -> tuple[Conflict, ...]:
    """Return the conflicts in *register*, the surest first; *find* is asked only if no earlier run has them.

    It is told the keys of all conflicts that are kept, so that a matter keeps its own, and what was compared before.

    Earlier runs are those with the statements that *run* was begun with; see :func:`statements_digest`.
    """
    wanted = dict(run.settings).get(STATEMENTS)
    for earlier in keeper.runs(RECENT):
        is_whole = earlier.exit_code is not None and earlier.matcher == run.matcher and earlier.id != run.id
        if wanted and is_whole and dict(earlier.settings).get(STATEMENTS) == wanted:
            return _surest_first(keeper.conflicts(earlier.id))
    return _surest_first(find(register, known_keys(keeper), Remembering(keeper.comparisons)))


def known_keys(keeper: Keeper) -> Known:
    """Return the keys of the conflicts that are kept: those of the last run that found any, then those of all."""
    everything = frozenset(each.key for each in keeper.conflicts())
    for run in keeper.runs(RECENT) if everything else ():
        last = frozenset(each.key for each in keeper.conflicts(run.id))
        if last:
            return last, everything
    return (everything,)


def _surest_first(conflicts: list[Conflict] | tuple[Conflict, ...]) -> tuple[Conflict, ...]:
    return tuple(sorted(conflicts, key=lambda each: (-each.certain, each.key)))
