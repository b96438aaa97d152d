"""The database's server: does it answer, is the schema that of this version, and may this user do what is needed?"""

from collections.abc import Iterator
from typing import Final

from verifier.domain.database import DatabaseUrl
from verifier.errors import StoreError
from verifier.pipeline.diagnosing.diagnosis import Diagnosis, doubtful, well, wrong
from verifier.pipeline.diagnosing.sizes import size
from verifier.store.schema import EMPTY, REVISIONS
from verifier.store.server_glance import PATIENCE_S, ServerGlance, glance_at_server

SUBJECT: Final = "database"
NEAR: Final = 0.002  # seconds: a server in the same building
FAR: Final = 0.020  # seconds; a run asks some ten questions for each text
GRANT: Final = "Grant it: docs/postgres.md names the rights that verifier needs."


def diagnose_server(url: DatabaseUrl, patience: float = PATIENCE_S) -> list[Diagnosis]:
    """Look at the database at *url* without changing anything, for at most *patience* seconds."""
    try:
        return list(_found(url, glance_at_server(url, patience)))
    except StoreError as error:
        return [wrong(SUBJECT, str(error), error.hint)]


def _found(url: DatabaseUrl, seen: ServerGlance) -> Iterator[Diagnosis]:
    about = f"PostgreSQL {seen.version}, {size(seen.size)}, {speed(seen.latency)}"
    if seen.is_read_only:
        yield wrong(SUBJECT, f"{url} is read-only", "Name the primary server, not a replica.")
    if not (seen.may_read and seen.may_write):
        rights = "read, and not write," if seen.may_read else "not read all of"
        yield wrong(SUBJECT, f"this user may {rights} the tables of {url}", GRANT)
    if seen.revision == EMPTY:
        yield _without_tables(url, seen, about)
    elif seen.is_current:
        yield well(SUBJECT, f"{url}: schema {seen.revision}; {about}")
    else:
        yield _earlier(url, seen, about)
    if seen.latency > FAR:
        hint = "Run verifier on a machine near the server: a run asks some ten questions for each text."
        yield doubtful(SUBJECT, f"{url} is far away: {speed(seen.latency)}", hint)


def _without_tables(url: DatabaseUrl, seen: ServerGlance, about: str) -> Diagnosis:
    if not seen.may_create:
        return wrong(SUBJECT, f"{url} has no tables yet, and this user may not make them; {about}", GRANT)
    return well(SUBJECT, f"{url} has no tables yet: `verifier db upgrade`, or the first command, makes them; {about}")


def _earlier(url: DatabaseUrl, seen: ServerGlance, about: str) -> Diagnosis:
    message = f"{url} has schema {seen.revision}, and this version needs {REVISIONS[-1]}; {about}"
    if not (seen.owns and seen.may_create):
        return wrong(SUBJECT, message, "Have the user who owns its tables run `verifier db upgrade`.")
    return doubtful(
        SUBJECT,
        message,
        "`verifier db upgrade`, or the next command, brings it up to date; pg_dump keeps a copy first.",
    )


def speed(latency: float) -> str:
    """Return in words how fast a server answers that takes *latency* seconds for the shortest question.

    >>> speed(0.0003), speed(0.0142), speed(0.25)
    ('it answers at once (0.3 ms)', 'it answers in 14.2 ms', 'it is slow to answer (250.0 ms)')
    """
    shown = f"{latency * 1000:.1f} ms"
    if latency <= NEAR:
        return f"it answers at once ({shown})"
    return f"it is slow to answer ({shown})" if latency > FAR else f"it answers in {shown}"
