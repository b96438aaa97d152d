"""The report on a calibration: how far scores were off before and after, and from which score on to trust them."""

from collections.abc import Iterator

from verifier.evaluation.calibrate import Calibrated


def calibration_lines(found: Calibrated) -> Iterator[str]:
    """Yield the report line by line, each with its line break."""
    rest = found.cases - found.supported
    yield f"{found.cases} cases: {found.supported} supported, {rest} not; matcher {found.calibration.matcher}\n\n"
    yield f"{'':<24}{'ECE':>7}{'Brier':>8}\n"
    yield f"{'scores as they are':<24}{found.before.ece:>7.3f}{found.before.brier:>8.3f}\n"
    yield f"{'calibrated, unseen':<24}{found.after.ece:>7.3f}{found.after.brier:>8.3f}\n\n"
    for share, score in found.thresholds.items():
        told = "no score" if score is None else f"{score:.2f} or more"
        yield f"{share:.0%} supported: {told}\n"
    line = found.calibration
    yield f"\nlog-odds are multiplied by {line.slope:.3f} and moved by {line.intercept:+.3f}\n"
