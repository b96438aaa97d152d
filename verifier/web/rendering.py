"""Rendering: templates filled in, every string made visible first and then escaped."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from http import HTTPStatus
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from verifier import __version__
from verifier.domain.assessment import Verdict
from verifier.domain.decision import Act, Subject, Why
from verifier.domain.health import Health
from verifier.domain.review import Order, State
from verifier.reports import words as report_words
from verifier.reports.differences import word_differences
from verifier.reports.page import is_web_address, paragraphs, sentence
from verifier.reports.paths import shown_path
from verifier.reports.safe import visible
from verifier.web import words
from verifier.web.addresses import copy_address, item_address
from verifier.web.marking import marked

MINUTE, HOUR, DAY, WEEK, YEAR = 60, 3_600, 86_400, 7 * 86_400, 365 * 86_400
LONGEST_TITLE: Final = 60


def environment() -> Environment:
    """Return what the desk's templates are written in."""
    made = Environment(
        loader=PackageLoader("verifier.web"),
        autoescape=True,
        finalize=_harmless,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        Verdict=Verdict,
        State=State,
        Subject=Subject,
        Act=Act,
        Why=Why,
        Health=Health,
        Order=Order,
        verdict_words=report_words.VERDICT_WORDS,
        verdict_signs=report_words.VERDICT_SIGNS,
        outcome_words=report_words.OUTCOME_WORDS,
        outcome_signs=report_words.OUTCOME_SIGNS,
        check_words=report_words.CHECK_WORDS,
        unavailable_words=report_words.UNAVAILABLE_WORDS,
        state_words=words.STATE_WORDS,
        state_signs=words.STATE_SIGNS,
        act_words=words.ACT_WORDS,
        why_words=words.WHY_WORDS,
        stale_words=words.STALE_WORDS,
        health_words=words.HEALTH_WORDS,
        health_signs=words.HEALTH_SIGNS,
        order_words=words.ORDER_WORDS,
        item_address=item_address,
        copy_address=copy_address,
        version=__version__,
        marked=marked,
        differences=word_differences,
    )
    made.filters.update(
        sentence=sentence,
        paragraphs=paragraphs,
        path=shown_path,
        moment=moment,
        ago=ago,
        number=number,
        span=span,
        rate=rate,
        short=short,
    )
    made.tests["web_address"] = is_web_address
    return made


def html(filled: str, status: int = HTTPStatus.OK) -> HTMLResponse:
    """Return *filled* as an answer; half a surrogate pair that slipped through is no reason to fail."""
    return HTMLResponse(filled.encode("utf-8", "replace"), status)


def fill(env: Environment, name: str, context: Mapping[str, Any]) -> str:
    """Return the template *name* filled in."""
    return env.get_template(name).render(context)


def moment(at: datetime | date) -> str:
    """Return a moment in UTC as people read it.

    >>> moment(datetime(2025, 7, 12, 8, 30, tzinfo=UTC))
    '2025-07-12 08:30 UTC'
    """
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if isinstance(at, datetime) else at.isoformat()


def ago(at: datetime, now: datetime) -> str:
    """Return how long ago *at* was, roughly.

    >>> ago(datetime(2025, 7, 12, 8, 30, tzinfo=UTC), datetime(2025, 7, 14, 9, 0, tzinfo=UTC))
    '2 days ago'
    """
    seconds = max(0, int((now - at).total_seconds()))
    if at.timestamp() <= 0:
        return "never checked"
    for length, name in ((YEAR, "year"), (WEEK, "week"), (DAY, "day"), (HOUR, "hour"), (MINUTE, "minute")):
        if seconds >= length:
            count = seconds // length
            return f"{count} {name}{'s' if count > 1 else ''} ago"
    return "just now"


def span(seconds: float) -> str:
    """Return a length of time, roughly.

    >>> span(12.4), span(75), span(5400)
    ('12 seconds', '1 minute', '1 hour')
    """
    for length, name in ((HOUR, "hour"), (MINUTE, "minute"), (1, "second")):
        if seconds >= length:
            count = int(seconds // length)
            return f"{count:,} {name}{'s' if count > 1 else ''}"
    return "a second"


def rate(per_second: float) -> str:
    """Return how fast something goes, in steps of a length that one can imagine.

    >>> rate(31.2), rate(0.05)
    ('31 a second', '3 a minute')
    """
    return f"{per_second:,.0f} a second" if per_second >= 1 else f"{per_second * MINUTE:,.0f} a minute"


def number(count: int) -> str:
    """Return *count* with commas between thousands.

    >>> number(100000)
    '100,000'
    """
    return f"{count:,}"


def short(text: str, length: int = LONGEST_TITLE) -> str:
    """Return *text* on one line, cut to *length* characters.

    >>> short("a  b" * 40, 8)
    'a ba ba…'
    """
    joined = " ".join(text[: 4 * length].split())
    return joined if len(joined) <= length else f"{joined[: length - 1]}…"


def _harmless(value: object) -> object:
    """Return what a template writes for *value*, made visible; markup of the template's own stays as it is."""
    return value if isinstance(value, Markup) else visible(str(value))
