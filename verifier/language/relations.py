"""Relations: how a sentence ties its matter to a period: "by 2028", "since 2009", "until August", "2012 or later"."""

import re
from typing import Final

from verifier.domain.period import Precision, Relation
from verifier.language.stretch import Stretch

_LEADS: Final = {  # what may stand before a period, the longer first
    "by": r"(?:no|not)\slater\sthan|on\sor\sbefore|by",
    "after_or_at": r"(?:no|not)\s(?:earlier|sooner)\sthan|not\sbefore|on\sor\safter",
    "until": r"up\s(?:to|until|till)|through|until|till",
    "before": r"prior\sto|earlier\sthan|ahead\sof|pre|before",
    "after": r"later\sthan|following|post|beyond|after",
    "starting": r"(?:starting|beginning|effective|as)\s(?:from|in|on)|starting|effective|from",
    "since": r"since",
}
_RELATIONS: Final = {
    "by": Relation.BY, "after_or_at": Relation.AFTER, "until": Relation.UNTIL, "before": Relation.BEFORE,
    "after": Relation.AFTER, "starting": Relation.SINCE, "since": Relation.SINCE,
}  # fmt: skip
_LEAD: Final = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _LEADS.items())})"
    r"[\s-](?:(?P<the>the\s)|the\syears?\s|around\s|about\s|at\sleast\s)?$",
    re.IGNORECASE,
)
_FOLLOWS: Final = {
    Relation.SINCE: r"onwards?|(?:or|and)\s(?:later|after|beyond)|and\sgreater|forward",
    Relation.BY: r"at\sthe\slatest|or\s(?:earlier|before|sooner)|and\s(?:earlier|before)",
    Relation.AFTER: r"at\sthe\s(?:earliest|soonest)",
}
_FOLLOW: Final = {relation: re.compile(rf"\s(?:{words})\b") for relation, words in _FOLLOWS.items()}
_NOUN: Final = re.compile(r"[’']s\s[^\W\d_]|\s(?P<word>[^\W\d_]+)")
_NO_NOUNS: Final = frozenset(
    "and or but to in on at of for with from by as the a an it its he she they was were is are had has have when while "
    "which that who because after before until since than under over into".split()
)
_LOOK_BACK: Final = 40


def relation_of(sentence: str, stretch: Stretch) -> Relation:
    """Tell by the words around a period how the matter is tied to it.

    "From" alone says nothing of what comes after: "255.8 billion from 2019" is where something starts to be compared.
    """
    behind = next((relation for relation, words in _FOLLOW.items() if words.match(sentence, stretch.end)), Relation.AT)
    if behind is not Relation.AT:
        return behind
    match = _LEAD.search(sentence[max(0, stretch.start - _LOOK_BACK) : stretch.start])
    if match is None or (match["the"] and _dates_noun(sentence, stretch)):
        return Relation.AT
    is_from = match[0].lower().startswith("from") or stretch.precision is Precision.RANGE
    lead = next(name for name in _LEADS if match[name])
    return Relation.AT if lead == "starting" and is_from else _RELATIONS[lead]


def _dates_noun(sentence: str, stretch: Stretch) -> bool:
    """Whether the period dates a noun: "after the 2019 blacklisting" speaks of something in 2019, not after it."""
    match = _NOUN.match(sentence, stretch.end)
    return match is not None and (match["word"] or "").lower() not in _NO_NOUNS
