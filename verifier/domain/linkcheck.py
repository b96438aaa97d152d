"""Link checks: the three answers about a URL (status, health, drift) with what they rest on."""

from datetime import datetime
from enum import StrEnum

from verifier.domain.assessment import Verdict
from verifier.domain.health import Health
from verifier.domain.link import LinkStatus
from verifier.domain.noun import Noun


class Drift(StrEnum):
    """Whether a page still says what verdicts rely on."""

    NONE = "none"  # it does, or nothing is relied on
    CHANGED = "changed"
    GONE = "gone"
    UNKNOWN = "unknown"  # there was no text to look at


class Citing(Noun):
    """Where a URL is written: the file, the line (from 1; 0 if not known), and the claim that rests on it, if any."""

    file: str
    line: int = 0
    claim: str = ""


class Turned(Noun):
    """A claim whose verdict on a source is no longer what it was."""

    claim: str
    then: Verdict
    now: Verdict


class DriftedPassage(Noun):
    """A passage that is not what it was: *then* the quote relied on, *now* what stands there, empty if it is gone.

    *altered* lists the figures, dates, names and denials that are not the same, each as "then → now".
    """

    then: str
    now: str = ""
    altered: tuple[str, ...] = ()


class LinkCheck(Noun):
    """What one check of *url* found.

    *status* is of this request, *health* of all days so far, *drift* of the passages relied on, of which *passages*
    are not what they were; *turned* are the claims whose verdict has changed with them. *http_status* is 0 and
    *final_url* empty without an answer. *reason* says in plain words what is the matter, *hint* what to do about it;
    *moved_to* and *archived_at* are addresses to cite instead. *checked_at* is in UTC, None for what was never checked.
    """

    url: str
    status: LinkStatus
    health: Health = Health.OK
    drift: Drift = Drift.UNKNOWN
    final_url: str = ""
    http_status: int = 0
    reason: str = ""
    hint: str = ""
    checked_at: datetime | None = None
    passages: tuple[DriftedPassage, ...] = ()
    turned: tuple[Turned, ...] = ()
    moved_to: str = ""
    archived_at: str = ""
    missing_fragment: str = ""
    cited_at: tuple[Citing, ...] = ()
