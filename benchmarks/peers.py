"""Other readers of quantities and dates, in the form that is scored.

Each is imported only when it is asked for and named among the missing where it is not installed. They are run as their
documentation says, for English, with the day of publication where a set gives one. What they leave open is decided in
their favour: a reader that gives no place may mean any, and one that gives a date but not its precision is believed to
mean what the words it found say. Left out are readers under the GPL, and those that read one quantity alone and not a
sentence (word2number, unit-parse).
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from typing import Final

from peer_dates import ctparse, date_extractor, datefinder, dateparser, parsedatetime, timefhuman
from peer_quantities import number_parser, numerizer, price_parser, quantulum, text2num
from peer_recognizers import recognizers_dates, recognizers_quantities
from scoring.readings import DateReader, QuantityReader, Reader, no_dates, no_quantities

VALUES: Final = frozenset({"value"})
WITH_UNITS: Final = frozenset({"value", "unit"})
DATES: Final = frozenset({"date"})


def _no_quantities() -> QuantityReader:
    return no_quantities


def _no_dates() -> DateReader:
    return no_dates


@dataclass(frozen=True, slots=True)
class Peer:
    """A package that reads quantities or dates; *quantities* and *dates* import it and return its readers.

    They raise ImportError where it is not installed.
    """

    package: str
    licence: str
    gives: frozenset[str]
    quantities: Callable[[], QuantityReader] = _no_quantities
    dates: Callable[[], DateReader] = _no_dates


PEERS: Final = (
    Peer("quantulum3", "MIT", WITH_UNITS, quantities=quantulum),
    Peer("recognizers-text-suite", "MIT", WITH_UNITS | DATES, recognizers_quantities, recognizers_dates),
    Peer("text2num", "MIT", VALUES, quantities=text2num),
    Peer("number-parser", "BSD-3-Clause", VALUES, quantities=number_parser),
    Peer("numerizer", "MIT", VALUES, quantities=numerizer),
    Peer("price-parser", "BSD-3-Clause", WITH_UNITS, quantities=price_parser),
    Peer("dateparser", "BSD-3-Clause", DATES, dates=dateparser),
    Peer("datefinder", "MIT", DATES, dates=datefinder),
    Peer("date-extractor", "Apache-2.0", DATES, dates=date_extractor),
    Peer("parsedatetime", "Apache-2.0", DATES, dates=parsedatetime),
    Peer("timefhuman", "Apache-2.0", DATES, dates=timefhuman),
    Peer("ctparse", "MIT", DATES, dates=ctparse),
)


def installed_peers() -> tuple[list[Reader], list[tuple[str, str]]]:
    """Return the readers that are installed, and the name and licence of those that are not."""
    found, missing = [], []
    for peer in PEERS:
        try:
            quantities, dates = peer.quantities(), peer.dates()
        except ImportError:
            missing.append((peer.package, peer.licence))
        else:
            found.append(Reader(peer.package, version(peer.package), peer.licence, peer.gives, quantities, dates))
    return found, missing
