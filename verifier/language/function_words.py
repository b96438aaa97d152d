"""Function words: the closed classes of English, and the few among them that can turn a statement round.

The words that carry no content of their own are of two kinds. Articles, pronouns and the like say nothing for the
comparison of two statements: the *stop words*. Negations, modals, comparatives and prepositions of time and direction
decide whether two statements agree, so they are kept apart and are never stop words.
"""

from typing import Final

NEGATIONS: Final = frozenset(
    "no not nor never none nobody nothing nowhere neither without hardly scarcely barely cannot n't".split()
)
MODALS: Final = frozenset("can could may might must shall should will would ought need".split())
COMPARATIVES: Final = frozenset(
    "more less fewer most least than about around almost nearly roughly approximately over under above below "
    "only just even at exactly".split()
)
QUANTIFIERS: Final = frozenset(
    "all any both each either every few half many much other others own same several some such enough another".split()
)
TIME_RELATIONS: Final = frozenset("before after since until till by during while when once yet already still".split())
DIRECTIONS: Final = frozenset(
    "from to into onto out off up down against for in inside outside within between through toward towards".split()
)
CONDITIONS: Final = frozenset("if unless although though despite because except but however instead".split())

_ARTICLES = "a an the this that these those"
_PRONOUNS = (
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers "
    "herself it its itself they them their theirs themselves one oneself who whom whose which what whatever whoever "
    "whichever there here where why how"
)
_AUXILIARIES = "be am is are was were been being have has had having do does did doing done get gets got let lets"
_CONNECTIVES = "and or so then thus hence therefore also too as well of on with upon via per like amid among amongst"
_FILLERS = "very quite rather really again further furthermore moreover etc eg ie re ve ll d s t"

STOP_WORDS: Final = frozenset(" ".join((_ARTICLES, _PRONOUNS, _AUXILIARIES, _CONNECTIVES, _FILLERS)).split())
"""Words that say nothing for a comparison."""

TURNING_WORDS: Final = frozenset().union(
    NEGATIONS, MODALS, COMPARATIVES, QUANTIFIERS, TIME_RELATIONS, DIRECTIONS, CONDITIONS
)
"""Function words that can decide whether two statements agree."""

FUNCTION_WORDS: Final = STOP_WORDS | TURNING_WORDS
"""All words of the closed classes."""


def is_function_word(lower: str) -> bool:
    """Tell whether the lower-case word belongs to a closed class, whether or not it can turn a statement round.

    >>> is_function_word("the"), is_function_word("without"), is_function_word("technology")
    (True, True, False)
    """
    return lower in FUNCTION_WORDS
