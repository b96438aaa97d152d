from pathlib import Path
from typing import Final

from verifier.evaluation.calibrate import Calibrated, Quality
from verifier.matching.calibration import Calibration
from verifier.reports.calibration import calibration_lines

GOLDEN: Final = Path(__file__).parents[2] / "golden"
FOUND: Final = Calibrated(
    Calibration(0.742, 0.31, "example-1+1f0c22ab", 240),
    cases=240,
    supported=128,
    before=Quality(0.112, 0.2144),
    after=Quality(0.0376, 0.197),
    thresholds={0.8: 0.612, 0.9: 0.78, 0.95: None},
)


def test_the_report_is_as_ever() -> None:
    assert "".join(calibration_lines(FOUND)) == (GOLDEN / "calibrate.txt").read_text("utf-8")


def test_the_file_is_as_ever_and_can_be_read_again() -> None:
    written = (GOLDEN / "calibrate.json").read_text("utf-8")
    assert FOUND.calibration.to_json() == written
    assert Calibration.from_json(written, "calibrate.json") == FOUND.calibration
