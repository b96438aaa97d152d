"""The baseline: findings that are known and accepted, so that only new breakage fails a run.

A text file for git, one finding a line: its code, its subject (the address), and the file that cites it, with tabs
between; sorted, so that changes merge. Lines do not count, for citations move within a file.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from verifier.domain.finding import Code, Finding, Severity
from verifier.errors import ConfigError

HEADING: Final = "# Known findings of `verifier links`: code, address, file. Remove a line when it is repaired."
LARGEST_BASELINE: Final = 20_000_000  # bytes
FIELDS: Final = 3
STALE: Final = Code(
    "baseline-stale",
    Severity.NOTE,
    "An accepted finding is not there any more.",
    "Remove its line from the baseline, or write the baseline anew with --write-baseline.",
)


@dataclass(frozen=True, slots=True)
class Sorted:
    """Findings held against a baseline: those that are *new*, those that are *known*, and lines that are *stale*."""

    new: tuple[Finding, ...]
    known: tuple[Finding, ...]
    stale: tuple[Finding, ...]


def read_baseline(path: Path) -> frozenset[str]:
    """Return the lines of the baseline at *path*.

    Raises:
        ConfigError: it cannot be read, or is no baseline.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_BASELINE + 1)
        lines = data.decode("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        hint = "write it with --write-baseline"
        raise ConfigError(
            f"the baseline {path} cannot be read: {getattr(error, 'strerror', None) or error}", hint=hint
        ) from error
    known = [line for line in lines if line.strip() and not line.startswith("#")]
    for line in known:
        if line.count("\t") != FIELDS - 1 or len(data) > LARGEST_BASELINE:
            raise ConfigError(f"{path} is no baseline: {line[:60]!r}", hint="write it anew with --write-baseline")
    return frozenset(known)


def baseline_of(findings: Iterable[Finding]) -> str:
    """Return the baseline in which all *findings* are accepted."""
    return "\n".join([HEADING, *sorted({_line(found) for found in findings})]) + "\n"


def sort_out(findings: Sequence[Finding], baseline: frozenset[str], path: Path, checked: Iterable[str]) -> Sorted:
    """Hold *findings* against *baseline*, which was read from *path*.

    A line is stale only where its address was among those *checked* in this run.
    """
    known = tuple(found for found in findings if _line(found) in baseline)
    there, seen = {_line(found) for found in known}, frozenset(checked)
    stale = [line for line in sorted(baseline - there) if line.split("\t")[1] in seen]
    return Sorted(
        new=tuple(found for found in findings if _line(found) not in baseline),
        known=known,
        stale=tuple(_stale(line, path) for line in stale),
    )


def _line(found: Finding) -> str:
    return "\t".join(" ".join(part.split()) for part in (found.code, found.subject, found.file))


def _stale(line: str, path: Path) -> Finding:
    code, subject, file = line.split("\t")
    message = f"{code} of {subject} is accepted, but not there any more"
    return Finding(
        code=STALE.name,
        severity=STALE.severity,
        message=f"{message} ({file})" if file else message,
        hint=STALE.hint,
        file=path.as_posix(),
        subject=subject,
    )
