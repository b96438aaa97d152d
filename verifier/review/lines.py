"""Lines: by which names a conflict has been known, so that what was decided under any of them stays with it.

A conflict found now goes on with one that is found no more where :class:`~verifier.conflicts.heirs.Heirs` says so, or
where somebody who decided on the one had seen the decisions on the other. What was traced is noted in the database, so
that a matter whose documents leave one after the other is still the same.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from verifier.conflicts.heirs import Heirs
from verifier.domain.conflict import Conflict
from verifier.domain.decision import Decision, Subject

LINES: Final = "lines"  # under which name the database notes them

Lines: TypeAlias = Mapping[str, str]  # by the name that a conflict had: the one that it has now, or had last
Versions: TypeAlias = Callable[[Iterable[str]], Mapping[str, Sequence[Conflict]]]


def traced(found: Sequence[Conflict], asked: Iterable[str], noted: Lines, ties: Lines, versions: Versions) -> Lines:
    """Return what became of the conflicts *asked* for by name, and of those *noted* before.

    Args:
        found: the conflicts that are found now.
        asked: names of conflicts that were found once.
        noted: what was returned before.
        ties: names that people took for one matter; see :func:`ties_in`.
        versions: gives for names how each conflict was found, as far as that is kept.
    """
    heirs, now = Heirs(found), frozenset(each.key for each in found)
    lost = sorted(({*asked, *noted, *noted.values()}) - now)
    kept = versions(lost)
    led = {name: _heir(name, heirs, now, noted, kept.get(name, ())) for name in lost}
    near = _neighbours([*noted.items(), *ties.items()])
    for name in lost:
        led[name] = led[name] or _reached(name, near, now, led)
    return {**{name: last for name, last in noted.items() if name not in now}, **{n: k for n, k in led.items() if k}}


def ties_in(log: Iterable[Decision]) -> Lines:
    """Return the names of conflicts that are of one matter, because an entry on the one follows an entry on the other.

    Of an entry that follows none, or one on the same name, nothing is told.
    """
    entries = {entry.id: entry for entry in log if entry.subject is Subject.CONFLICT}
    followed = ((entries.get(entry.after), entry) for entry in entries.values())
    return {before.key: entry.key for before, entry in followed if before and before.key != entry.key}


def names_by_key(lines: Lines) -> dict[str, tuple[str, ...]]:
    """Return for each key of now the other names that the conflict has had."""
    names: dict[str, list[str]] = defaultdict(list)
    for name, key in sorted(lines.items()):
        names[key].append(name)
    return {key: tuple(had) for key, had in names.items()}


def all_names(name: str, lines: Lines) -> tuple[str, ...]:
    """Return all names of the conflict that has, or had, that *name*: the last one first."""
    last = lines.get(name, name)
    return last, *names_by_key(lines).get(last, ())


def read_lines(written: str) -> Lines:
    """Return what :func:`write_lines` wrote; nothing where nothing has been noted yet."""
    return dict(json.loads(written)) if written else {}


def write_lines(lines: Lines) -> str:
    """Return *lines* as they are noted."""
    return json.dumps(lines, sort_keys=True)


def _heir(name: str, heirs: Heirs, now: frozenset[str], noted: Lines, versions: Sequence[Conflict]) -> str:
    if noted.get(name, "") in now:
        return noted[name]
    heir = heirs.of(name, versions)
    return heir.key if heir else ""


def _neighbours(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        near[one].add(other)
        near[other].add(one)
    return near


def _reached(name: str, near: Mapping[str, set[str]], now: frozenset[str], led: Lines) -> str:
    """Return the nearest conflict of now that *name* is tied to; "" where there is none."""
    seen, row = {name}, [name]
    while row:
        row = sorted({each for one in row for each in near.get(one, ())} - seen)
        seen.update(row)
        for each in row:
            if each in now or led.get(each):
                return each if each in now else led[each]
    return ""
