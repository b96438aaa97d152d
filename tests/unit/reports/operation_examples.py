"""Runs and diagnoses of a newsroom in which not everything is in order."""

from datetime import UTC, datetime
from typing import Final

from verifier.domain.run import Run
from verifier.pipeline.diagnosing.diagnosis import Diagnosis, doubtful, well, wrong

RUNS: Final = (
    Run(
        id="9f2c61d0a4b7",
        command="check",
        started_at=datetime(2025, 7, 14, 3, 17, tzinfo=UTC),
        version="0.1.0",
        matcher="lexical-4+8bfb1b65",
        settings=(("capturing", "missing"), ("fail_on", "refuted")),
    ),
    Run(
        id="5f0c2a77e1d3",
        command="check",
        started_at=datetime(2025, 7, 13, 3, 17, tzinfo=UTC),
        ended_at=datetime(2025, 7, 13, 4, 22, 5, 250_000, tzinfo=UTC),
        version="0.1.0",
        matcher="lexical-4+8bfb1b65",
        settings=(("capturing", "missing"), ("fail_on", "refuted"), ("note", "red \x1b[31m ink")),
        counts=(
            ("captured", 312),
            ("claims", 1200),
            ("matched", 3410),
            ("ms_capture", 1_860_400),
            ("ms_conflicts", 45_200),
            ("ms_match", 7_412_000),
            ("ms_read", 61_310),
            ("ms_record", 940),
            ("ms_report", 35),
            ("refuted", 3),
            ("supported", 1101),
            ("unavailable", 96),
        ),
        exit_code=1,
    ),
    Run(
        id="01d7a3b9cc20",
        command="check",
        started_at=datetime(2025, 7, 12, 3, 17, tzinfo=UTC),
        ended_at=datetime(2025, 7, 12, 3, 17, 0, 840_000, tzinfo=UTC),
        version="0.1.0",
        exit_code=0,
        counts=(("claims", 0),),
    ),
)

DIAGNOSES: Final[tuple[Diagnosis, ...]] = (
    wrong("settings", "verifier.toml: there is no setting 'databse'", "Did you mean 'database'?"),
    well("database", ".verifier/verifier.db is sound: schema 0003, 270.3 kB"),
    doubtful("archive", "a.warc.gz.open: the run that wrote this file was killed", "It is sealed by the next run."),
    well("disk", "66.2 GB are free for snapshots"),
    well("clock", "it is 2025-07-12 12:00 UTC\x1b[2J"),
)
