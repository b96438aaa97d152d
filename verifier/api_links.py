"""Checking links from another program. It stands apart from the rest of the interface, which needs no network."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from verifier import __version__
from verifier.archive.archive import Archive
from verifier.domain.linkcheck import Citing, LinkCheck
from verifier.fetching.policy import FetchPolicy
from verifier.pipeline.desk import Capturing, Desk
from verifier.pipeline.keeper import Forgetful
from verifier.pipeline.progress import quiet
from verifier.rechecking.recheck import RecheckOptions, recheck


def check_links(
    urls: Iterable[str], *, snapshots: Path | None = None, allowed_networks: Sequence[str] = ()
) -> list[LinkCheck]:
    """Request each address once, and tell whether it answers, lives, and still says what it was cited for.

    Nothing is written. What ``verifier links`` reports beside this, its findings, ``verifier.rechecking`` makes of it.

    Args:
        urls: addresses of the web; of several that are equal, one.
        snapshots: the folder with the ledger, which knows on which days an address failed and on which passages
            verdicts rely; without it, health is of this day alone and there is nothing that could have drifted.
        allowed_networks: networks that may be reached besides the public internet, as "10.0.0.0/8".

    Raises:
        ConfigError: a network is none.
        LedgerError: the ledger cannot be read.
    """
    desk = Desk(
        Archive(snapshots or Path()),
        Forgetful(),
        FetchPolicy(allowed_networks=tuple(allowed_networks)),
        Capturing.NONE,
        lambda: datetime.now(UTC),
        secrets.token_hex(6),
        __version__,
        keeps_ledger=False,
    )
    targets = {url.strip(): (Citing(file=""),) for url in urls}
    return list(recheck(targets, targets, (), desk, RecheckOptions(), quiet).checks)
