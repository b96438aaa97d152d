"""References: the words of a statement that mean something only with the text before: "it", "the company", "this".

Found here, resolved in :mod:`verifier.extraction.standing`. What is no reference is left out: the "it" of "it is clear
that", "that" before a clause, "this year", which is a date.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import takewhile
from typing import Final

from verifier.extraction import kinds
from verifier.extraction.read import ReadSentence
from verifier.language.verbs import HALF, Form, form_of, is_number, share_of
from verifier.language.words import Token

EXPLETIVE_REACH: Final = 7  # tokens between "it is" and its "that" or "to"
BE_FORMS: Final = frozenset(
    "is was be been isn't wasn't seems appears becomes became remains remained takes took".split()
)
CLAUSE_WORDS: Final = frozenset("that whether how who".split())
# What it is to do something: "it is hard to say", but not "it was unable to pay".
WEIGHED: Final = frozenset(
    "important necessary possible impossible difficult hard easy imperative crucial vital essential good better best "
    "wrong right time years months unrealistic realistic reasonable useful worth tempting fair safe legal".split()
)
TIMES: Final = frozenset(
    "year month week day morning evening decade century quarter time season summer winter spring autumn fall weekend "
    "period point".split()
)
OPENING_DEMONSTRATIVES: Final = frozenset("this that these those such both".split())
# Words behind a noun that go on to say which is meant; of a matter, any preposition does.
LEADS: Final = frozenset("of that which who whose between".split())
DETAILS: Final = LEADS | frozenset("in on at for to with from by against over under about and or behind".split())


class Means(Enum):
    """How a reference means what it means."""

    PERSON = "he"
    THING = "it"
    PLURAL = "they"
    BODY = "the company"
    PERSON_NOUN = "the chairman"
    COUNTRY = "the country"
    MATTER = "the deal"
    DEMONSTRATIVE = "this"
    SPEAKER = "we"


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference at the code points *start* to *end* of its sentence; *noun* is the noun of "the company"."""

    start: int
    end: int
    means: Means
    noun: str = ""
    is_possessive: bool = False


def read_references(sentence: ReadSentence, start: int, end: int) -> Iterator[Reference]:
    """Yield the references of *sentence* between the code points *start* and *end*, in order."""
    tokens = sentence.statement.tokens
    named = {index for name in sentence.statement.names for index in range(name.first, name.last)}
    quoted = _quotations(sentence.text)
    opening = next((at for at, token in enumerate(tokens) if token.start >= start), 0)
    for at, token in enumerate(tokens):
        if not start <= token.start < end or at in named:
            continue
        if token.lower in kinds.SPEAKING and token.stem != "US":
            if any(first <= token.start < last for first, last in quoted):
                yield Reference(token.start, token.end, Means.SPEAKER)
            continue
        found = _pronoun(tokens, at) or _noun_phrase(sentence, at) or _demonstrative(sentence, at, opening)
        if found is not None:
            yield found


def _pronoun(tokens: Sequence[Token], at: int) -> Reference | None:
    token = tokens[at]
    means = {True: Means.PERSON}.get(token.lower in kinds.PERSONAL)
    if token.lower in kinds.THING and token.stem != "IT" and not _is_expletive(tokens, at):
        means = Means.THING
    elif token.lower in kinds.PLURAL:
        means = Means.PLURAL
    if means is None or token.lower.endswith(("self", "selves")):
        return None
    is_possessive = token.lower in ("his", "its", "their") or (token.lower == "her" and _owns(tokens, at))
    return Reference(token.start, token.end, means, is_possessive=is_possessive)


def _owns(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether "her" stands before a noun."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and not following.is_function and following.start == tokens[at].end + 1


def _is_expletive(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether this "it" stands for a clause to come: "it is clear that", "it takes years to"."""
    if tokens[at].lower != "it":
        return False
    following = [token.lower for token in tokens[at + 1 : at + 1 + EXPLETIVE_REACH]]
    verbs = [place for place, word in enumerate(following[:3]) if word in BE_FORMS]
    if not verbs:
        return False
    behind = following[verbs[0] + 1 :]
    return not CLAUSE_WORDS.isdisjoint(behind) or ("to" in behind and not WEIGHED.isdisjoint(behind))


def _noun_phrase(sentence: ReadSentence, at: int) -> Reference | None:
    """Read "the company" and its like: a definite noun that nothing but the text before tells which is meant."""
    tokens, text = sentence.statement.tokens, sentence.text
    if tokens[at].lower not in kinds.DEFINITE or at + 1 >= len(tokens):
        return None
    last = (
        at + 2
        if at + 2 < len(tokens) and tokens[at + 1].lower in ("tech", "same", "chief", "former", "two")
        else at + 1
    )
    noun = tokens[last]
    if text[tokens[last - 1].end : noun.start] != " " or noun.is_capitalised:
        return None
    means = _means(noun.lower)
    if means is None or _goes_on(sentence, last, means):
        return None
    return Reference(tokens[at].start, noun.end, means, noun.lower)


def _means(noun: str) -> Means | None:
    for means, words in (
        (Means.BODY, kinds.BODIES),
        (Means.PERSON_NOUN, kinds.PERSON_NOUNS),
        (Means.COUNTRY, kinds.COUNTRIES),
        (Means.MATTER, kinds.ANAPHORIC),
    ):
        if noun in words or (means is Means.MATTER and noun.removesuffix("s") in words):
            return means
    return None


def _goes_on(sentence: ReadSentence, last: int, means: Means) -> bool:
    """Tell whether the noun is only the beginning of a phrase that says which: "the unit of", "the company CEO"."""
    tokens, text = sentence.statement.tokens, sentence.text
    if last + 1 >= len(tokens):
        return False
    gap, following = text[tokens[last].end : tokens[last + 1].start], tokens[last + 1]
    if gap != " ":
        return gap == "-"
    if following.lower in (DETAILS if means is Means.MATTER else LEADS):
        return True
    is_participle = form_of(following) is Form.PAST and share_of(following) >= HALF  # "the amount reported in 2019"
    if (means is Means.MATTER and is_participle) or following.is_capitalised:
        return True
    return _is_noun_behind(sentence, last + 1)


def _is_noun_behind(sentence: ReadSentence, at: int) -> bool:
    """Tell whether the token at *at* goes on with a noun phrase: "the deal price", not "the company received"."""
    clauses = sentence.clauses
    if clauses is None:
        return False
    token = sentence.statement.tokens[at]
    start = token.start
    return share_of(token) < HALF and any(
        clauses.tokens[phrase.first].start < start <= clauses.tokens[phrase.last - 1].start
        for phrase in clauses.phrases
    )


def _demonstrative(sentence: ReadSentence, at: int, opening: int) -> Reference | None:
    """Read "This", "These measures" and "Such firms" where they open the statement."""
    tokens = sentence.statement.tokens
    if at != opening or tokens[at].lower not in OPENING_DEMONSTRATIVES:
        return None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and following.lower in TIMES:
        return None
    return Reference(tokens[at].start, _phrase_end(sentence, tokens[at]), Means.DEMONSTRATIVE)


def _phrase_end(sentence: ReadSentence, opening: Token) -> int:
    """Return where the noun phrase ends that the token *opening* begins; where that ends if it begins none."""
    clauses = sentence.clauses
    phrases = clauses.phrases if clauses else ()
    if opening.lower not in ("this", "that"):  # "these measures": the next word is the noun
        following = [token.end for token in sentence.statement.tokens if token.start == opening.end + 1]
        return max([opening.end, *following])
    end = opening.end
    for phrase in phrases:
        if clauses is not None and clauses.tokens[phrase.first].start == opening.start:
            rest = clauses.tokens[phrase.first + 1 : phrase.last]
            nouns = takewhile(lambda token: not is_number(token) and share_of(token) < HALF, rest)
            end = max([end, *(token.end for token in nouns)])
    return end


def _quotations(text: str) -> list[tuple[int, int]]:
    """Return the stretches between double quotation marks; one that is never closed goes to the end."""
    found, opened = [], -1
    for place, sign in enumerate(text):
        if opened < 0 and sign in '“"':
            opened = place
        elif opened >= 0 and sign in '”"':
            found.append((opened, place + 1))
            opened = -1
    return [*found, (opened, len(text))] if opened >= 0 else found
