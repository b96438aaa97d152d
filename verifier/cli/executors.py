"""Where the work of a command is done: in this process, in several, or by a cluster, as the settings say."""

from contextlib import AbstractContextManager
from typing import Annotated, Final, TypeAlias

import typer

from verifier.pipeline.cluster import on_cluster
from verifier.pipeline.cores import usable_cores
from verifier.pipeline.matchers import MatcherSpec
from verifier.pipeline.processes import in_one_process, processes, processes_where_worth
from verifier.pipeline.work import Executor
from verifier.settings import MOST_WORKERS, Settings

USUAL_MOST: Final = 8  # processes unless more are asked for; with the entailment model each takes some 300 MB

Workers: TypeAlias = Annotated[
    int | None,
    typer.Option(
        min=0,
        max=MOST_WORKERS,
        metavar="N",
        help="Judge in N processes; 0 starts as many as the work is worth, 1 starts none.",
    ),
]

Scheduler: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="URL", help="Judge on the workers of this Dask scheduler, as tcp://host:8786."),
]


def executor_of(settings: Settings, spec: MatcherSpec) -> AbstractContextManager[Executor]:
    """Return what does the work that is to be judged as *spec* says, to be used in a ``with``.

    Entering it raises WorkerError where a cluster cannot be used.
    """
    if settings.scheduler:
        return on_cluster(settings.scheduler, spec, settings.certificates)
    if settings.workers == 0:
        return processes_where_worth(min(usable_cores(), USUAL_MOST))
    return in_one_process() if settings.workers == 1 else processes(settings.workers)
