"""How the desk puts things: a word and a sign for each state, act and health, so that colour never stands alone."""

from types import MappingProxyType
from typing import Final

from verifier.domain.decision import Act, Stale, Why
from verifier.domain.health import Health
from verifier.domain.review import Order, State

STATE_WORDS: Final = MappingProxyType(
    {
        State.UNCHECKED: "nothing to judge by",
        State.CHECKED: "to review",
        State.NEEDS_WORK: "needs work",
        State.STALE: "stale",
        State.REVIEWED: "reviewed",
    }
)
STATE_SIGNS: Final = MappingProxyType(
    {
        State.UNCHECKED: "○",
        State.CHECKED: "●",
        State.NEEDS_WORK: "✎",
        State.STALE: "↻",
        State.REVIEWED: "✔",
    }
)

ACT_WORDS: Final = MappingProxyType(
    {
        Act.ACCEPT: "accepted the verdict",
        Act.OVERRIDE: "put another verdict in its place",
        Act.CONFIRM: "confirmed the conflict",
        Act.DISMISS: "found no conflict",
        Act.NEEDS_WORK: "found that it needs work",
        Act.NOTE: "noted",
        Act.ASSIGN: "assigned it",
        Act.UNDO: "took a decision back",
    }
)

WHY_WORDS: Final = MappingProxyType(
    {
        Why.OTHER_PERIOD: "they speak of different periods",
        Why.OTHER_SCOPE: "they speak of different scopes",
        Why.OTHER_SUBJECT: "they speak of different things",
        Why.OTHER_MEASURE: "another unit, currency or way of counting",
        Why.SAME_MEANING: "they mean the same",
        Why.OPINION: "one side reports what somebody holds",
        Why.MISREAD: "the machine misread a side",
        Why.OTHER: "something else (see the reason)",
    }
)

STALE_WORDS: Final = MappingProxyType(
    {
        Stale.STATEMENT: "the statement has been edited",
        Stale.TEXT: "a text that it was judged by is another one now",
        Stale.VERDICT: "the machine says something else now",
        Stale.GONE: "it is no longer found",
    }
)

HEALTH_WORDS: Final = MappingProxyType({Health.OK: "well", Health.SUSPECT: "suspect", Health.DEAD: "dead"})
HEALTH_SIGNS: Final = MappingProxyType({Health.OK: "✓", Health.SUSPECT: "!", Health.DEAD: "✗"})

ORDER_WORDS: Final = MappingProxyType(
    {
        Order.URGENCY: "urgency: the graver first, of equals the surer, of equals the one that has waited longest",
        Order.AGE: "age: what has waited longest first",
        Order.NAME: "name",
    }
)
