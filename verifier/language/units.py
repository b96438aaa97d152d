"""Units: per cent, percentage points, durations and measures, as written after a number.

Money is read in :mod:`verifier.language.currencies`. A unit in letters that might be anything ("m", "g", "h") is
believed only where it is glued to the number or stands alone after it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from verifier.domain.figure import FigureKind
from verifier.language.tokens import HYPHENS, Token, TokenKind

BASIS_POINT: Final = Decimal("0.01")  # of a percentage point


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that ends before the token *end*; *factor* brings the number to *symbol* (basis points to points)."""

    kind: FigureKind
    symbol: str
    end: int
    factor: Decimal = Decimal(1)

    @property
    def is_written(self) -> bool:
        """Whether any unit was found."""
        return self.kind is not FigureKind.COUNT


def _names(table: dict[str, str]) -> dict[tuple[str, ...], str]:
    return {tuple(name.split()): symbol for symbol, names in table.items() for name in names.split(", ")}


_PERCENT: Final = _names({"%": "%, per cent, percent, percents, pct, pc, percentage, p . c ., ％"})
_POINTS: Final = _names(
    {"pp": "percentage points, percentage point, percentage - point, pp, ppt, ppts, % points, % point, percent points"}
)
_BASIS_POINTS: Final = _names({"pp": "basis points, basis point, basis - point, bps, bp"})
DURATIONS: Final = _names(
    {
        "second": "second, seconds, sec, secs",
        "minute": "minute, minutes, min, mins",
        "hour": "hour, hours, hr, hrs",
        "day": "day, days",
        "week": "week, weeks",
        "month": "month, months",
        "year": "year, years, yr, yrs",
        "decade": "decade, decades",
        "century": "century, centuries",
    }
)
_MEASURES: Final = _names(
    {
        "nm": "nm, nanometer, nanometers, nanometre, nanometres, nano - meter",
        "µm": "µm, μm, micron, microns, micrometer, micrometers, micrometre, micrometres",
        "mm": "mm, millimeter, millimeters, millimetre, millimetres",
        "cm": "cm, centimeter, centimeters, centimetre, centimetres",
        "m": "m, meter, meters, metre, metres",
        "km": "km, kms, kilometer, kilometers, kilometre, kilometres",
        "in": "inch, inches, ″",
        "ft": "ft, foot, feet, ′",
        "yd": "yard, yards, yd, yds",
        "mi": "mile, miles",
        "nmi": "nautical mile, nautical miles",
        "m²": (
            "square meter, square meters, square metre, square metres, sq m, m 2, m ², sqm, square - meter, "
            "square - metre"
        ),
        "km²": "square kilometer, square kilometers, square kilometre, square kilometres, sq km, km 2, km ²",
        "ft²": "square foot, square feet, sq ft, square - foot, sqft",
        "mi²": "square mile, square miles, sq mi",
        "ha": "hectare, hectares, ha",
        "acre": "acre, acres",
        "m³": "cubic meter, cubic meters, cubic metre, cubic metres, m 3, m ³",
        "ft³": "cubic foot, cubic feet",
        "mg": "mg, milligram, milligrams",
        "µg": "µg, μg, microgram, micrograms, mcg",
        "g": "g, gram, grams, gramme, grammes",
        "kg": "kg, kgs, kilo, kilos, kilogram, kilograms, kilogramme, kilogrammes",
        "t": "t, tonne, tonnes, ton, tons, metric ton, metric tons, metric tonnes",
        "lb": "lb, lbs, pound, pounds",
        "oz": "oz, ounce, ounces",
        "ml": "ml, milliliter, milliliters, millilitre, millilitres",
        "l": "liter, liters, litre, litres",
        "gal": "gallon, gallons",
        "bbl": "barrel, barrels, bbl",
        "W": "W, watt, watts",
        "kW": "kW, kilowatt, kilowatts",
        "MW": "MW, megawatt, megawatts",
        "GW": "GW, gigawatt, gigawatts",
        "TW": "TW, terawatt, terawatts",
        "Wh": "Wh, watt hours, watt - hours",
        "kWh": "kWh, kilowatt hour, kilowatt hours, kilowatt - hours, kilowatt - hour",
        "MWh": "MWh, megawatt hours, megawatt - hours, megawatt - hour, megawatt hour",
        "GWh": "GWh, gigawatt hours, gigawatt - hours, gigawatt - hour, gigawatt hour",
        "TWh": "TWh, terawatt hours, terawatt - hours, terawatt - hour, terawatt hour",
        "hp": "hp, bhp, horsepower",
        "Nm": "Nm, newton metres, newton meters",
        "lb-ft": "pound - feet, lb - ft, lb ft",
        "V": "V, volt, volts",
        "A": "amp, amps, ampere, amperes",
        "mAh": "mAh",
        "Hz": "Hz, hertz",
        "kHz": "kHz, kilohertz",
        "MHz": "MHz, megahertz",
        "GHz": "GHz, gigahertz",
        "bit": "bit, bits",
        "byte": "byte, bytes",
        "kB": "kB, KB, kilobyte, kilobytes",
        "MB": "MB, megabyte, megabytes",
        "GB": "GB, gigabyte, gigabytes",
        "TB": "TB, terabyte, terabytes",
        "PB": "PB, petabyte, petabytes",
        "Mbit/s": "Mbps, Mbit / s, megabits per second",
        "Gbit/s": "Gbps, Gbit / s, gigabits per second",
        "FLOPS": "flops",
        "TFLOPS": "teraflops, TFLOPS",
        "PFLOPS": "petaflops, PFLOPS",
        "dB": "dB, decibel, decibels",
        "Pa": "pascal, pascals",
        "GPa": "GPa, gigapascal, gigapascals",
        "K": "kelvin, kelvins",
        "°C": "° C, degrees celsius, degree celsius, degrees c, celsius, degrees centigrade, ° celsius",
        "°F": "° F, ° fahrenheit, degrees fahrenheit, degree fahrenheit, degrees f, fahrenheit",
        "°": "°, degree, degrees",
        "km/h": (
            "km / h, kilometer per hour, kilometre per hour, km / hr, kph, kmph, kmh, kilometers per hour, "
            "kilometres per hour, kilometers an hour, kilometres an hour"
        ),
        "mph": "mph, miles per hour, miles an hour, mile per hour",
        "mpg": "mpg, miles per gallon",
        "rpm": "rpm, revolutions per minute",
        "knot": "knot, knots",
        "ppm": "ppm, parts per million",
        "ppb": "ppb, parts per billion",
        "pixel": "pixel, pixels",
        "megapixel": "megapixel, megapixels, MP",
    }
)  # fmt: skip
_CASED: Final = {key: symbol for key, symbol in _MEASURES.items() if any(word.lower() != word for word in key)}
_PLAIN: Final = {key: symbol for key, symbol in _MEASURES.items() if key not in _CASED}
_MULTIPLES: Final = _names({"x": "times, x, ×, fold"})
_SIGNS_OF_TIMES: Final = frozenset("x×")
_ALL: Final = {
    **{key: (FigureKind.MULTIPLE, symbol, Decimal(1)) for key, symbol in _MULTIPLES.items()},
    **{key: (FigureKind.MEASURE, symbol, Decimal(1)) for key, symbol in _PLAIN.items()},
    **{key: (FigureKind.DURATION, symbol, Decimal(1)) for key, symbol in DURATIONS.items()},
    **{key: (FigureKind.PERCENT, symbol, Decimal(1)) for key, symbol in _PERCENT.items()},
    **{key: (FigureKind.POINTS, symbol, Decimal(1)) for key, symbol in _POINTS.items()},
    **{key: (FigureKind.POINTS, symbol, BASIS_POINT) for key, symbol in _BASIS_POINTS.items()},
}
_LONGEST: Final = max(map(len, [*_ALL, *_CASED]))
_STARTS: Final = frozenset(key[0] for key in _ALL)
_CASED_STARTS: Final = frozenset(key[0] for key in _CASED)
_CLEAR_LETTERS: Final = frozenset("WV")
_SHORT: Final = frozenset({"m", "g", "t", "min", "sec", "pc", "pp", "ha", "bp"})


def read_unit(tokens: Sequence[Token], at: int) -> Unit:
    """Read the unit that begins with the token *at*; where there is none, it is a COUNT that ends at *at*."""
    begin = at
    if tokens[at].text in HYPHENS and tokens[at].glued and tokens[at + 1].glued:
        at += 1
    first = tokens[at]
    if first.lower in _STARTS or first.text in _CASED_STARTS:
        for length in range(_LONGEST, 0, -1):
            found = _lookup(tokens[at : at + length])
            if found is not None and _is_credible(tokens, at, length, begin):
                kind, symbol, factor = found
                return Unit(kind, symbol, at + length, factor)
    return Unit(FigureKind.COUNT, "", begin)


def _lookup(written: Sequence[Token]) -> tuple[FigureKind, str, Decimal] | None:
    cased = _CASED.get(tuple(token.text for token in written))
    if cased is not None:
        return FigureKind.MEASURE, cased, Decimal(1)
    return _ALL.get(tuple(token.lower for token in written))


def _is_credible(tokens: Sequence[Token], at: int, length: int, begin: int) -> bool:
    """Whether the tokens are a unit there, not a stray letter, a word of a title or the ordinal "second"."""
    token, after = tokens[at], tokens[at + length]
    if length == 1 and token.lower in _SIGNS_OF_TIMES and not (token.glued and begin == at):
        return False
    if length == 1 and token.lower in _SHORT and token.text != token.lower:
        return False
    if length == 1 and len(token.text) == 1 and token.kind is TokenKind.WORD and not token.glued:
        return begin == at and _stands_alone(token, after)
    return not (after.glued and after.kind is TokenKind.NUMBER)


def _stands_alone(letter: Token, after: Token) -> bool:
    """Whether a single letter set apart from its number is a unit: "5 W charger", not "5 M Street" or "9 E."."""
    return after.text != "." and (
        letter.text in _CLEAR_LETTERS or after.kind is not TokenKind.WORD or after.lower == after.text
    )
