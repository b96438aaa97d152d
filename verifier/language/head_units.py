"""Units in the heads of tables: "Revenue (bn yuan)", "€ m", "Length, km", "in millions of euros", "'000".

A head states its unit once for all the cells under it. It is looked for where writers put it: in brackets, behind a
comma or slash, behind "in", or as the whole head. A stretch counts only if every word of it belongs to the unit, so
that "Other (net)" and "Revenue in China" state none.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from verifier.domain.figure import FigureKind
from verifier.language.figures import read_figures
from verifier.language.numerals import LETTER_MAGNITUDES, MAGNITUDES, SHORT_MAGNITUDES

_SPELT: Final = {**{name: value for name, value in MAGNITUDES.items() if name not in ("dozen", "hundred")}}
_MAGNITUDE_WORDS: Final = MappingProxyType(
    _SPELT
    | {f"{name}s": value for name, value in _SPELT.items()}
    | SHORT_MAGNITUDES
    | LETTER_MAGNITUDES
    | dict.fromkeys(("'000", "’000", "‘000", "000", "000s", "'000s", "’000s"), Decimal(1000))
    | dict.fromkeys(("mm", "mil", "mill"), Decimal(10) ** 6)
    | {"bil": Decimal(10) ** 9}
)
_AMBIGUOUS: Final = frozenset({"m", "t", "b", "mm"})  # metres and tonnes as well, unless money or a unit stands beside
_LONGEST_HEAD: Final = 200  # code points in which a unit is looked for
_MOST_WORDS: Final = 5  # of one unit: "thousand barrels of oil equivalent"
_CACHED: Final = 1 << 12

_BRACKETED: Final = re.compile(r"[(\[]([^()\[\]]{1,80})[)\]]")
_BEHIND_IN: Final = re.compile(r"\bin\s+([^,;:()]{1,60})", re.IGNORECASE)
_BEHIND_MARK: Final = re.compile(r"[,/–—]\s*([^,/()–—]{1,40})$")
_SIGNED: Final = r"[A-Z]{0,3}[$€£¥₹₩]\s?['’\w]{0,8}"
_CODED: Final = r"[A-Z]{3}['’\s]?(?:000s?|(?:thousand|million|billion)s?|mn?|bn)"
_BEHIND_SPACE: Final = re.compile(rf"\s({_SIGNED}|{_CODED})$", re.IGNORECASE)  # "Revenue £m", "Assets RMB million"
_LEADING_SIGN: Final = re.compile(r"^(%)(?=\s)")  # "% of total"
_LEADS: Final = re.compile(
    r"^(?:all\s+)?(?:(?:amounts?|figures?|values?|numbers?|data)\s+)?(?:are\s+)?"
    r"(?:(?:expressed|stated|presented|reported|shown)\s+)?(?:in|units?:?)\s+",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(r"\s*(?:[,;]|\bexcept\b|\bunless\b).*$", re.IGNORECASE)
_RATE: Final = re.compile(r"(?:\s*/\s*|\s+per\s+)(?!cent)\S.*$", re.IGNORECASE)
_NO_UNIT_HEAD: Final = re.compile(
    r"\bper\s+(?!cent)\w+|\bratio\b|\bpercent\w*|\bper\s+cent\b|%|\bnumber\s+of\b|\bemployees\b|\bheadcount\b",
    re.IGNORECASE,
)
_NAMES_A_THING: Final = re.compile(r"(?![Pp]er ?cent)[A-Z]?[a-z]{2,}(?<!s)")  # "Year", "Second", "Degree"
_JOINT: Final = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")  # "RMB’Million"
_PIECE: Final = re.compile(r"['’‘]000s?|[^\W\d_]+(?:[.]?[^\W\d_]+)*\$?|\d{3}s?|[%‰°€$£¥₹₩₽²³]+")
_LINKING: Final = frozenset({"of", "the", "in"})
_PROBE: Final = Decimal(1_000_000)  # large, so that "pounds" and "won" are money, as they are in tables


@dataclass(frozen=True, slots=True)
class HeadUnit:
    """What a head says of bare numbers under it: each is *factor* times as large, in *unit* of *kind*.

    A magnitude alone ("in thousands") leaves *kind* COUNT and *unit* empty. *counted* holds the things named with it
    ("thousand passengers"). *stretch* is where in the head it stands.
    """

    kind: FigureKind = FigureKind.COUNT
    unit: str = ""
    factor: Decimal = Decimal(1)
    counted: tuple[str, ...] = ()
    start: int = 0
    end: int = 0

    @property
    def is_stated(self) -> bool:
        """Whether the head states anything."""
        return self.kind is not FigureKind.COUNT or self.factor != 1


NO_UNIT: Final = HeadUnit()


@lru_cache(maxsize=_CACHED)
def read_head_unit(head: str) -> HeadUnit:
    """Return the unit that the head of a row, column or table states; NO_UNIT where it states none.

    >>> unit = read_head_unit("Revenue (bn yuan)")
    >>> unit.unit, f"{unit.factor:,}"
    ('CNY', '1,000,000,000')
    >>> read_head_unit("Revenue (unaudited)").is_stated
    False
    """
    head = head[:_LONGEST_HEAD]
    best = NO_UNIT
    for start, stretch in _stretches(head):
        found = _read_stretch(stretch)
        if found.is_stated and (found.unit or not best.is_stated):
            best = HeadUnit(found.kind, found.unit, found.factor, found.counted, start, start + len(stretch))
        if best.unit:
            break
    return best


def refuses_magnitude(head: str) -> bool:
    """Tell whether the figures under or beside *head* are none of those that "in millions" above a table means.

    Financial tables say "in millions, except per share data"; ratios and head counts are left out without saying so.
    """
    return _NO_UNIT_HEAD.search(head) is not None


def _stretches(head: str) -> list[tuple[int, str]]:
    """Return where a unit may stand, likeliest first, with the places."""
    found = [(match.start(1), match[1]) for match in reversed(list(_BRACKETED.finditer(head)))]
    tails = (_LEADING_SIGN, _BEHIND_MARK, _BEHIND_SPACE, _BEHIND_IN)
    found += [(match.start(1), match[1]) for pattern in tails for match in pattern.finditer(head)]
    return found if _NAMES_A_THING.fullmatch(head.strip()) else [*found, (0, head)]


def _read_stretch(stretch: str) -> HeadUnit:
    core = _LEADS.sub("", stretch.strip(), count=1)
    core = _TAIL.sub("", core, count=1).strip()
    bare = _RATE.sub("", core, count=1) if core[:1] not in {"/", ""} else core
    bare = _JOINT.sub(" ", bare)
    pieces = _PIECE.findall(bare)
    if not pieces or len(pieces) > 2 * _MOST_WORDS or "".join(pieces) != re.sub(r"[\s.]+", "", bare).replace(".", ""):
        pieces = bare.split()
    factor, rest = Decimal(1), []
    has_company = len([piece for piece in pieces if piece.lower() not in _LINKING]) > 1
    for piece in pieces:
        magnitude = _MAGNITUDE_WORDS.get(piece.lower())
        if magnitude is not None and (has_company or piece.lower() not in _AMBIGUOUS):
            factor *= magnitude
        elif piece.lower() not in _LINKING:
            rest.append(piece)
    if not rest:
        return HeadUnit(factor=factor)
    if len(rest) > _MOST_WORDS:
        return NO_UNIT
    return _read_rest(" ".join(rest), factor)


def _read_rest(rest: str, factor: Decimal) -> HeadUnit:
    """Read what stands beside the magnitude: a currency, a unit, or the things counted."""
    for probe in (f"{rest} {_PROBE:f}", f"{rest}{_PROBE:f}", f"{_PROBE:f} {rest}"):
        figures = read_figures(probe)
        whole = len(figures) == 1 and (figures[0].start, figures[0].end) == (0, len(probe))
        if whole and figures[0].kind is not FigureKind.COUNT and figures[0].kind is not FigureKind.MULTIPLE:
            return HeadUnit(figures[0].kind, figures[0].unit, factor * figures[0].low / _PROBE)
    words = tuple(rest.lower().split())
    if factor != 1 and all(word.isalpha() for word in words):
        return HeadUnit(factor=factor, counted=words)
    return NO_UNIT
