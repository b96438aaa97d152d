"""Edits of dates: another day, month or year is false; the month of a stated day, or a year before, is true."""

import re

from training.entailment.edits import Edit, Edits, Scene
from training.entailment.example import Label
from verifier.domain.period import Period, Precision, Reckoning
from verifier.matching.entailment.wording import MONTHS

STEPS = (-12, -7, -5, -3, -2, -1, 1, 2, 3, 4, 6, 11)
NAMES = tuple(month.capitalize() for month in MONTHS)
KNOWN = frozenset({Precision.DAY, Precision.MONTH, Precision.YEAR})


def date_edits(scene: Scene) -> Edits:
    """Yield edits of each date that the evidence states too."""
    stated = {(period.first, period.last) for period in scene.evidence.periods if period.is_resolved}
    for period in scene.statement.periods:
        plain = period.precision in KNOWN and period.reckoning is Reckoning.CALENDAR and not period.candidates
        if plain and period.first is not None and (period.first, period.last) in stated:
            yield from _edits(scene, period)


def _edits(scene: Scene, period: Period) -> Edits:
    if period.first is None:
        return
    luck, day = scene.luck, period.first
    start, end = period.start - scene.statement.start, period.end - scene.statement.start
    year = day.year + luck.choice(STEPS)
    if str(day.year) in period.text:
        new = period.text.replace(str(day.year), str(year))
        yield Edit(start, end, new, Label.REFUTED, "year", is_mutual=True)
    if period.precision is not Precision.YEAR:
        month = NAMES[(day.month - 1 + luck.randint(1, 11)) % 12]
        new = f"{day.day} {month} {day.year}" if period.precision is Precision.DAY else f"{month} {day.year}"
        yield Edit(start, end, new, Label.REFUTED, "month", is_mutual=True)
    if period.precision is Precision.DAY:
        other = (day.day - 1 + luck.randint(1, 27)) % 28 + 1
        if other != day.day:
            yield Edit(start, end, f"{other} {NAMES[day.month - 1]} {day.year}", Label.REFUTED, "day", is_mutual=True)
    yield from _coarser(scene, period, start, end)


def _coarser(scene: Scene, period: Period, start: int, end: int) -> Edits:
    """The day's month, the month's year, the year's decade: what a claim may say with less detail, right and wrong."""
    if period.first is None:
        return
    luck, day = scene.luck, period.first
    before = scene.text[:start].rstrip()
    preposition = re.search(r"\b(?:in|on)$", before, re.IGNORECASE)
    if preposition is None:
        return
    start = preposition.start()
    said = "In" if not start else "in"
    if period.precision is Precision.DAY:
        yield Edit(start, end, f"{said} {NAMES[day.month - 1]} {day.year}", Label.SUPPORTED, "coarser date")
        yield Edit(start, end, f"{said} {day.year}", Label.SUPPORTED, "coarser date")
    if period.precision is Precision.MONTH:
        yield Edit(start, end, f"{said} {day.year}", Label.SUPPORTED, "coarser date")
        finer = f"on {luck.randint(1, 28)} {NAMES[day.month - 1]} {day.year}"
        yield Edit(start, end, finer, Label.NEI, "finer date")
    if period.precision is Precision.YEAR:
        decade = day.year // 10 * 10
        yield Edit(start, end, f"{said} the {decade}s", Label.SUPPORTED, "coarser date")
        yield Edit(start, end, f"{said} the {decade + luck.choice((-20, -10, 10))}s", Label.REFUTED, "decade")
        yield Edit(start, end, f"{said} {luck.choice(NAMES)} {day.year}", Label.NEI, "finer date")
    later, earlier = day.year + luck.randint(1, 4), day.year - luck.randint(1, 4)
    yield Edit(start, end, f"before {later}", Label.SUPPORTED, "before or after")
    yield Edit(start, end, f"after {earlier}", Label.SUPPORTED, "before or after")
    yield Edit(start, end, f"before {earlier}", Label.REFUTED, "before or after")
    yield Edit(start, end, f"after {later}", Label.REFUTED, "before or after")
    yield Edit(start, end, "", Label.SUPPORTED, "date left out")
