"""Relative shapes: what relative periods look like. What they hang on is told by :mod:`verifier.language.relatives`."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from verifier.domain.period import Precision
from verifier.language.calendar import WEEKDAYS, around, shift_day
from verifier.language.dates import part_before
from verifier.language.numerals import SMALL
from verifier.language.relatives import PRECISIONS, Ends, Hang, Relative, rest_of, shift_of, span_of

_UNIT: Final = "(?P<unit>day|week|month|quarter|year|decade|century)"
_UNITS: Final = r"(?P<unit>day|week|fortnight|month|quarter|year|decade)s?"
_COUNT: Final = rf"(?P<count>[Aa]n?|(?i:{'|'.join(SMALL)})|\d{{1,3}})"
_HALF_A: Final = r"(?P<half>[Hh]alf\sa)"
_COUNTED: Final = rf"\b(?:{_HALF_A}\s|{_COUNT}[\s-]){_UNITS}"
_EVENT: Final = r"(?:the|it|this|that|its|he|she|they|\w+ed)\b"  # "the year before it was listed" names no year
_THESE: Final = "(?:[Tt]he|[Tt]his|[Tt]hese)"
_BESIDE: Final = "previous|preceding|prior|following|next|subsequent|ensuing|succeeding"
_AWAY: Final = r"earlier|later|before(?!\s\w)|after(?!\s\w)|beforehand|afterwards?"
_WEEKDAY: Final = "|".join(day.title() for day in WEEKDAYS)
_SHAPES: Final = {
    "today": r"\b(?P<which>[Tt]he\sday\sbefore\syesterday|[Yy]esterday|[Tt]oday|[Tt]omorrow)\b(?![’'])",
    "rest": rf"\b(?P<side>[Ee]arlier|[Ll]ater)\s(?P<which>this|that(?:\ssame)?|the\ssame|in\sthe)\s{_UNIT}\b",
    "same": rf"\b(?:[Tt]he\s(?:very\s)?same|[Tt]hat(?:\s(?:very|same))?|[Tt]he\ssaid)\s{_UNIT}\b",
    "in_question": rf"\b[Tt]he\s{_UNIT}\sin\squestion\b",
    "beside": rf"\b[Tt]he\s(?P<which>{_BESIDE})\s{_UNIT}\b",
    "before": rf"\b[Tt]he\s{_UNIT}\s(?P<which>before|after|earlier|prior)\b(?!\s{_EVENT})",
    "current": rf"(?<!\b[Tt]he\s)\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s{_UNIT}\b(?!-|\sof\b)",
    "present": rf"\b[Tt]he\s(?P<which>current|present)\s{_UNIT}\b(?!-)",
    "from": rf"{_COUNTED}\s(?P<which>after|before|from|following|prior\sto)\s(?:the\s)?",
    "away": rf"{_COUNTED}\s(?P<which>{_AWAY})\b",
    "ago": rf"{_COUNTED}\sago\b",
    "span": rf"\b{_THESE}\s(?P<which>past|last|next|coming)\s(?:{_COUNT}\s)?{_UNITS}\b(?!\sof\b|[’'-])",
    "year_end": r"\b(?P<unit>year)-end\b",
    "edge": rf"\b[Tt]he\s{_UNIT}\b(?!\s(?:of|before|after|to|in|end(?:ed|ing))\b)(?![’'])",
    "weekday": rf"\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Oo]n)\s(?P<day>{_WEEKDAY})\b(?!s)",
}
_DETAIL: Final = {name: re.compile(shape) for name, shape in _SHAPES.items()}
_NAMED: Final = re.compile(r"\(\?P<\w+>")
_ALL: Final = "|".join(f"(?P<{name}>{_NAMED.sub('(?:', shape)})" for name, shape in _SHAPES.items())
_LIKE_ANY: Final = r"(?=\d|[Aa]n?[\s-]|[EFHLNOSTYZefhlnostyz][aehilnowAEHILNOW])"  # tells most words in half the time
_SCANNER: Final = re.compile(rf"(?<!\w){_LIKE_ANY}(?:{_ALL})")
_SIGNS: Final = ("day", "week", "fortnight", "month", "quarter", "year", "decade", "century", "tomorrow")
BACKWARD: Final = frozenset(
    {"previous", "preceding", "prior", "prior to", "before", "earlier", "beforehand", "last", "past"}
)
_LONGEST_SHIFT: Final = 999
_TO_COME: Final = re.compile(r"\b(?:will|would|due|scheduled|planned|plans|expected|set|is to|are to)\b[^.;]{0,48}$")
_COME_LOOK_BACK: Final = 64
_FORWARD_DAYS: Final = {"the day before yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1}
_HALVES: Final = {"year": ("month", 6), "decade": ("year", 5)}  # half a year is six months


def read_relatives(sentence: str) -> list[Relative]:
    """Return the relative periods of *sentence* in order, not overlapping."""
    if not any(sign in sentence for sign in _SIGNS):
        return []
    relatives = []
    for match in _SCANNER.finditer(sentence):
        shape = match.lastgroup or ""
        detail = _DETAIL[shape].match(sentence, match.start())
        if detail is not None:
            relatives += [_in_part(sentence, relative, shape) for relative in _READERS[shape](sentence, detail)]
    return [relative for relative in relatives if relative.start >= 0]


def _in_part(sentence: str, relative: Relative, shape: str) -> Relative:
    """Narrow "late that year", "the end of this decade"; "the year" alone is no period, and is marked by start -1."""
    part, start = part_before(sentence, relative.start)
    if part and relative.precision is not Precision.DAY and shape not in ("span", "from", "away", "ago"):
        return relative.narrowed(part, start)
    return replace(relative, start=-1) if shape == "edge" else relative


def _of(match: re.Match[str], unit: str, hangs: Hang, resolve: Callable[[date, date], Ends]) -> tuple[Relative]:
    return (Relative(match.start(), match.end(), PRECISIONS[unit], hangs, unit, resolve),)


def counted_units(match: re.Match[str]) -> tuple[int, str]:
    """Return how many of which unit are written: "two years", "a month", "half a year" (six months)."""
    unit = match["unit"]
    if match.groupdict().get("half"):
        inner, count = _HALVES.get(unit, (unit, 0))
        return count, inner
    lower = (match["count"] or "a").lower()
    if lower in ("a", "an"):
        return 1, unit
    return min(int(lower) if lower.isdecimal() else int(SMALL[lower]), _LONGEST_SHIFT), unit


def counted_by(sentence: str, relative: Relative) -> int:
    """Return how many units after a date a period such as "three weeks after" lies; below 0, how many before."""
    match = _DETAIL["from"].match(sentence, relative.start)
    count = counted_units(match)[0] if match else 0
    return -count if match and match["which"] in BACKWARD else count


def _read_rest(_sentence: str, match: re.Match[str]) -> tuple[Relative, ...]:
    """Earlier this year: from its first day to that of publication; later that year: from the anchor to its end."""
    hangs = Hang.PUBLICATION if match["which"] == "this" else Hang.TEXT
    (found,) = _of(match, match["unit"], hangs, rest_of(match["unit"], match["side"].lower()))
    return (replace(found, precision=Precision.SPAN),)


def _read_same(_sentence: str, match: re.Match[str]) -> tuple[Relative, ...]:
    return _of(match, match["unit"], Hang.TEXT, shift_of(match["unit"], 0))


def _read_beside(_sentence: str, match: re.Match[str]) -> tuple[Relative, ...]:
    return _of(match, match["unit"], Hang.TEXT, shift_of(match["unit"], -1 if match["which"] in BACKWARD else 1))


def _read_current(_sentence: str, match: re.Match[str]) -> tuple[Relative, ...]:
    by = {"last": -1, "next": 1}.get(match["which"].lower(), 0)
    if match["unit"] == "day" and by:
        return ()  # "last day" is not yesterday
    return _of(match, match["unit"], Hang.PUBLICATION, shift_of(match["unit"], by))


def _read_from(_sentence: str, match: re.Match[str]) -> tuple[Relative, ...]:
    """Three weeks after a date, which must follow."""
    count, unit = counted_units(match)
    by = -count if match["which"] in BACKWARD else count
    return _of(match, unit, Hang.NEXT, shift_of(unit, by)) if count else ()


def _read_away(_sentence: str, match: re.Match[str]) -> tuple[Relative, ...]:
    count, unit = counted_units(match)
    by = -count if match["which"] in BACKWARD else count
    return _of(match, unit, Hang.TEXT, shift_of(unit, by)) if count else ()


def _read_ago(_sentence: str, match: re.Match[str]) -> tuple[Relative, ...]:
    count, unit = counted_units(match)
    return _of(match, unit, Hang.PUBLICATION, shift_of(unit, -count)) if count else ()


def _read_span(_sentence: str, match: re.Match[str]) -> tuple[Relative, ...]:
    """Over the past five years: up to the day of publication; "the past years" are too vague to be a period."""
    is_plural = match[0].endswith("s")
    if (match["count"] is None and (is_plural or match["which"] in ("next", "last"))) or match["unit"] == "day":
        return ()
    count, unit = counted_units(match)
    back = match["which"] in ("past", "last")
    (found,) = _of(match, unit, Hang.PUBLICATION if back else Hang.EITHER, span_of(unit, -count if back else count))
    return (replace(found, precision=Precision.SPAN, unit="day"),)


def _read_edge(_sentence: str, match: re.Match[str]) -> tuple[Relative, ...]:
    return _of(match, match["unit"], Hang.EITHER, shift_of(match["unit"], 0))


def _read_year_end(_sentence: str, match: re.Match[str]) -> tuple[Relative, ...]:
    return (_of(match, "year", Hang.EITHER, shift_of("year", 0))[0].narrowed("end", match.start()),)


def _read_weekday(sentence: str, match: re.Match[str]) -> tuple[Relative, ...]:
    """The last such day before publication, or the day of publication itself for "on Sunday".

    What is still to come, and "this" or "next Sunday", which mean different days to different writers, stay open.
    """
    wanted, which = WEEKDAYS.index(match["day"].lower()), match["which"].lower()
    lead = sentence[max(0, match.start() - _COME_LOOK_BACK) : match.start()]
    is_open = which in ("this", "next") or (which == "on" and _TO_COME.search(lead) is not None)

    def resolve(first: date, _last: date) -> Ends:
        back = (first.weekday() - wanted) % 7
        return around("day", shift_day(first, -(back or (7 if which == "last" else 0))))

    return _of(match, "day", Hang.NOTHING if is_open else Hang.PUBLICATION, resolve)


def _read_today(_sentence: str, match: re.Match[str]) -> tuple[Relative, ...]:
    return _of(match, "day", Hang.PUBLICATION, shift_of("day", _FORWARD_DAYS[" ".join(match["which"].lower().split())]))


_READERS: Final[dict[str, Callable[[str, re.Match[str]], tuple[Relative, ...]]]] = {
    "rest": _read_rest, "same": _read_same, "in_question": _read_same, "beside": _read_beside, "before": _read_beside,
    "current": _read_current, "present": _read_current, "from": _read_from, "away": _read_away, "ago": _read_ago,
    "span": _read_span, "year_end": _read_year_end, "edge": _read_edge, "weekday": _read_weekday, "today": _read_today,
}  # fmt: skip
