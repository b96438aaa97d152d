"""Kinds of things that a text refers back to, and the words that do it: "he", "the company", "that plan"."""

from enum import Enum
from typing import Final


class Sort(Enum):
    """What a word or name stands for, as far as pronouns and "the company" tell things apart."""

    PERSON = "person"
    BODY = "body"  # a company, an authority, a club: whatever acts and is no person
    COUNTRY = "country"
    OTHER = "other"


PERSONAL: Final = frozenset("he she him his her hers himself herself".split())
THING: Final = frozenset("it its itself".split())
PLURAL: Final = frozenset("they them their theirs themselves".split())
SPEAKING: Final = frozenset("i we us our my me".split())
POSSESSIVE: Final = frozenset("his her its their".split())
DEFINITE: Final = frozenset("the this that".split())

# Nouns that stand for any organisation, however it was introduced.
GENERIC_BODIES: Final = frozenset(
    "company firm group corporation business giant conglomerate organisation organization".split()
)
# Nouns that stand for one introduced with the same noun, or with it in its name.
BODIES: Final = GENERIC_BODIES | frozenset(
    "unit subsidiary bank lender insurer airline carrier operator maker chipmaker carmaker manufacturer retailer "
    "startup start-up agency authority ministry department regulator watchdog commission committee council court union "
    "university college institute school hospital museum club team party government foundation charity brewer foundry "
    "developer broadcaster newspaper publisher utility railway cooperative co-operative association federation studio "
    "consortium fund contractor supplier shipyard shipbuilder brewery publisher port dealer".split()
)
# What nobody calls a company.
PUBLIC: Final = frozenset(
    "agency authority ministry department regulator commission committee council court union university college "
    "institute school hospital museum club team party government parliament bureau office foundation charity "
    "association federation academy church army police senate congress".split()
)
PERSON_NOUNS: Final = frozenset(
    "chairman chairwoman chief president minister mayor governor senator director founder spokesman spokeswoman "
    "executive coach professor author judge commissioner secretary chancellor defendant suspect actor singer".split()
)
COUNTRIES: Final = frozenset("country nation kingdom republic".split())
# Things that a text has told of before when they stand behind "the" with nothing to tell which.
ANAPHORIC: Final = frozenset(
    "deal agreement plan project move decision report unit phone device law bill order conflict claim charge measure "
    "restriction sanction step study survey programme program scheme contract case ruling verdict letter notice "
    "accident incident attack fire storm merger takeover transaction sale purchase investment result figure "
    "findings finding rule ban announcement proposal building bridge ship vessel plant factory city town island "
    "roundtable latter former same sum amount rate total".split()
)
# What only an organisation has, or does.
OWNED: Final = frozenset(
    "revenue revenues sales profit profits subsidiary subsidiaries ceo cfo shares shareholders headquarters affiliates "
    "affiliate factory factories workforce employees staff products customers chipsets smartphones turnover board "
    "management operations members headquarter losses investors".split()
)
ACTING: Final = frozenset(
    "acquire invest employ manufacture export produce supply ship operate develop stockpile make sell".split()
)
ROLES: Final = frozenset(
    "ceo cfo coo cto chairman chairwoman chair president vice-president minister premier chancellor mayor governor "
    "senator spokesman spokeswoman spokesperson founder co-founder director executive analyst economist professor "
    "author researcher lawyer judge secretary commissioner captain coach king queen prince princess chief head "
    "investor entrepreneur striker manager goalkeeper midfielder journalist councillor prosecutor detective coroner "
    "farmer nurse teacher doctor biologist chemist historian novelist painter owner champion "
    "officer leader lawmaker senator mp activist actor singer writer poet engineer scientist physicist".split()
)
