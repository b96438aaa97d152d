"""Calibration: a score, moved so that of all claims with a score of .8 four in five are borne out.

A line on log-odds, with two numbers that a newsroom's own labelled rows determine: Platt's method (1999). It keeps the
order of scores, needs few rows, and touches no verdict.
"""

import json
from dataclasses import dataclass
from hashlib import sha256
from math import exp, isfinite, log
from typing import Final, Self

from verifier.errors import ConfigError

SCHEMA: Final = 1
FARTHEST: Final = 1e-6  # from 0 and 1: no score is certain
STEEPEST: Final = 30.0  # log-odds


@dataclass(frozen=True, slots=True)
class Calibration:
    """The line: new log-odds = *slope* times the old, plus *intercept*.

    *matcher* is the version whose scores it is for, *rows* on how many cases it was fitted.
    """

    slope: float = 1.0
    intercept: float = 0.0
    matcher: str = ""
    rows: int = 0

    def __call__(self, score: float) -> float:
        """Return the calibrated *score*, 0 to 1.

        >>> Calibration(intercept=-1.0)(0.5)
        0.2689414213699951
        """
        if self == NO_CALIBRATION:
            return score
        odds = self.slope * log_odds(score) + self.intercept
        return 1.0 / (1.0 + exp(-max(-STEEPEST, min(STEEPEST, odds))))

    @property
    def digest(self) -> str:
        """What tells one calibration from another, "" for none."""
        return "" if self == NO_CALIBRATION else sha256(self.to_json().encode()).hexdigest()[:8]

    def to_json(self) -> str:
        """Return what :meth:`from_json` reads."""
        values = {
            "schema": SCHEMA,
            "method": "platt",
            "slope": self.slope,
            "intercept": self.intercept,
            "matcher": self.matcher,
            "rows": self.rows,
        }
        return json.dumps(values, indent=2) + "\n"

    @classmethod
    def from_json(cls, content: str, name: str) -> Self:
        """Read a calibration from the file *name*, which is only for messages.

        Raises:
            ConfigError: the content is no calibration.
        """
        hint = "write one with: verifier calibrate FILE --output calibration.json"
        try:
            values = json.loads(content)
            slope, intercept = float(values["slope"]), float(values["intercept"])
            found = cls(slope, intercept, str(values["matcher"]), int(values["rows"]))
            schema = values["schema"]
        except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
            raise ConfigError(f"{name} is no calibration", hint=hint) from error
        if schema != SCHEMA or not (isfinite(slope) and isfinite(intercept)):
            raise ConfigError(f"{name} is of another version, or its numbers cannot be used", hint=hint)
        return found


NO_CALIBRATION: Final = Calibration()


def log_odds(score: float) -> float:
    """Return the log-odds of *score*, which is kept away from 0 and 1."""
    kept = min(max(score, FARTHEST), 1.0 - FARTHEST)
    return log(kept / (1.0 - kept))
