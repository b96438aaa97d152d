"""Occasions: does it happen once, or every year anew?

A company is founded once, so two years for it cannot both hold; its revenue has another figure every year. English puts
both into the same tenses, so that only the words themselves tell. The lists hold common words of news and reports; a
word in none of them tells nothing, and the comparison is then careful. They were set by hand; the gate of conflicts
measures what they are worth.
"""

from collections.abc import Mapping, Set
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from verifier.language.words import stem

# What happens once to one and the same thing, one kind of event a line.
EVENTS: Final = (
    "founded foundation founder establish establishment formed formation incorporate incorporation inception created "
    "creation start-up",
    "built build construct construction complete completion",
    "begin started commence groundbreaking",
    "open opened opening inaugurate inauguration launch unveil premiere debut introduce release publish",
    "close closed closure shut dissolve liquidate liquidation bankruptcy abolish abolition demolish demolition "
    "decommission",
    "bought buy sold sell sale purchase acquire acquisition takeover divest buyer owner",
    "merge merger",
    "list listed listing float flotation",
    "blacklist ban outlaw prohibit",
    "born birth",
    "die died death killed kill murder assassinate",
    "appoint appointment succeed nominate elect hire",
    "resign resignation retire dismiss fire",
    "adopt adoption pass enact passage ratify ratification sign signing conclude",
    "repeal withdraw withdrawal",
    "arrest detain detention",
    "charge indict sue",
    "sentence convict conviction acquit acquittal",
    "discover discovery found",
    "invent invention patent design designer develop developer inventor",
    "write wrote author compose composer paint painter",
    "award receive",
    "sank sink collapse crash explode explosion derail",
    "burn destroy destruction",
    "rebuild restore reopen repair",
    "invade invasion",
    "register registration",
    "rename relocate",
    "nationalise privatise",
    "join enter",
    "land",
)

# What has another value, or happens anew, every year or season.
RECURRING: Final = frozenset(
    stem(word)
    for word in """
    attack attendance average budget capacity championship climb conference consumption decline decrease deficit
    deliver demand dividend drop earn earnings economy election emission employ employee export fall festival forecast
    grant growth grow gdp harvest import income increase inflation inhabitant lend marathon market match meet meeting
    output outbreak population price produce production profit protest race rain raise rate revenue rise salary
    score season share speak speech spend spending staff subsidy summit surplus tax temperature tournament
    turnout turnover unemployment visit visitor wage warn win won workforce
    """.split()
)
YEARLY_PLURALS: Final = frozenset({"sales", "deliveries", "earnings", "shipments", "arrivals", "deaths", "cases"})
# Where there is only one at a time or at all, so that two names exclude each other.
SOLE: Final = frozenset(
    stem(word)
    for word in """
    base bury capital chair chairman chairwoman chief discoverer head headquarters locate location lead leader mayor
    preside sit situated successor win winner won
    """.split()
)
SUPERLATIVE_WORDS: Final = frozenset({"most", "first", "only", "best", "chief", "main", "sole", "top"})
NO_SUPERLATIVES: Final = frozenset(
    "west northwest southwest interest request forest harvest test protest arrest invest suggest latest contest guest "
    "quest conquest rest dest manifest honest modest east northeast southeast least".split()
)


class Occasion(StrEnum):
    """How often a statement's matter comes about."""

    ONCE = "once"
    AGAIN = "again"
    UNKNOWN = "unknown"


def events_of(stems: Set[str]) -> frozenset[int]:
    """Return the numbers of the kinds of one-off event that a statement's *stems* speak of."""
    return frozenset(number for word in stems for number in _KINDS.get(word, ()))


def occasion_of(stems: Set[str], lowered: Set[str]) -> Occasion:
    """Return how often that comes about of which a statement has these stems and lower-case words.

    A yearly measure outweighs a one-off event: "revenue in the year that it was listed" has another figure every year.
    """
    if RECURRING & stems or YEARLY_PLURALS & lowered:
        return Occasion.AGAIN
    return Occasion.ONCE if events_of(stems) else Occasion.UNKNOWN


def is_sole(stems: Set[str], lowered: Set[str]) -> bool:
    """Tell whether a statement speaks of something that only one can be: a founder, a winner, the largest."""
    superlatives = {word for word in lowered if word.endswith("est")} - NO_SUPERLATIVES
    return bool(SOLE & stems or events_of(stems) or SUPERLATIVE_WORDS & lowered or superlatives)


def _kinds() -> Mapping[str, tuple[int, ...]]:
    kinds: dict[str, tuple[int, ...]] = {}
    for number, words in enumerate(EVENTS):
        for one in sorted({stem(word) for word in words.split()}):
            kinds[one] = (*kinds.get(one, ()), number)
    return MappingProxyType(kinds)


_KINDS: Final = _kinds()
