"""The scheduler of a cluster: does it answer, has it workers, and are these what this machine is?"""

from collections.abc import Iterator
from typing import Final

from verifier.errors import ConfigError, ModelError, WorkerError
from verifier.pipeline.certificates import Certificates
from verifier.pipeline.cluster import on_cluster
from verifier.pipeline.diagnosing.diagnosis import Diagnosis, well, wrong
from verifier.pipeline.matchers import MatcherSpec

SUBJECT: Final = "scheduler"


def diagnose_scheduler(address: str, spec: MatcherSpec, certificates: Certificates) -> Iterator[Diagnosis]:
    """Ask the scheduler at *address* and its workers what a check asks before it begins; nothing where none is set."""
    if not address:
        return
    try:
        with on_cluster(address, spec, certificates):
            yield well(SUBJECT, f"{address} answers, and its workers are what this machine is")
    except (WorkerError, ConfigError, ModelError) as error:
        yield wrong(SUBJECT, str(error), error.hint)
