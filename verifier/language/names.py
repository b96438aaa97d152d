"""Names: capitalised runs of words, as English writes organisations, people, places and products.

No list of the world's names is needed to see that "Shenzhen Zhixin New Information Technology Co." is one. What needs
care is the first word of a sentence, which is capitalised whatever it is: it counts as a name only where the same
word is capitalised in mid-sentence too, or cannot be an ordinary word.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from verifier.language.places import places
from verifier.language.tables import passage_counts
from verifier.language.words import Token, is_function_word

CONNECTORS: Final = frozenset({"of", "for", "de", "la", "al", "van", "von", "bin", "du"})
LIST_WORD: Final = "and"  # joins a name only inside "Bureau of Industry and Security"
JOINING_GAPS: Final = frozenset({" ", "-", " & ", ". ", "&", "–", "/"})
CALENDAR: Final = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
HEADLINE_SHARE: Final = 0.7  # of the words capitalised: a headline or a table head, in which capitals say nothing
HEADLINE_WORDS: Final = 5
CLOSING: Final = " \n”’\"')]"
ENDINGS: Final = (".", "!", "?", ":", ";", "…")
# Abbreviations of things that nobody takes for somebody.
THINGS: Final = frozenset(
    "ai it cto ceo cfo coo gdp os pc tv ip api ict mou phd "
    "2g 3g 4g 5g 6g r&d duv euv ml vr ar usb esg ipo id faq".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as one sentence writes it: the tokens *first* (included) to *last* (excluded) of that sentence."""

    text: str
    first: int
    last: int


def read_names(sentence: str, tokens: Sequence[Token], offset: int = 0, *, known: Collection[str] = ()) -> list[Name]:
    """Return the names of one sentence, in order.

    Args:
        sentence: the sentence.
        tokens: its tokens.
        offset: where *sentence* starts in the text that the tokens' offsets count in.
        known: lower-case words that stand capitalised in mid-sentence somewhere in the same text.
    """
    if _is_headline(sentence, tokens):
        return []
    names: list[Name] = []
    index = 0
    while index < len(tokens):
        if not _starts_name(tokens, index, known):
            index += 1
            continue
        end = _name_end(sentence, tokens, index, offset)
        names.append(Name(sentence[tokens[index].start - offset : tokens[end - 1].end - offset], index, end))
        index = end
    return names


def is_name_like(token: Token) -> bool:
    """Tell whether the token is written as a name is: "Huawei", "SMIC", "H20", "iPhone"."""
    if token.text == token.text.lower():
        return False
    return token.lower not in CALENDAR and token.lower not in THINGS


def _is_headline(sentence: str, tokens: Sequence[Token]) -> bool:
    if sentence.rstrip(CLOSING).endswith(ENDINGS):
        return False
    words = [token for token in tokens if token.text[:1].isalpha() and not is_function_word(token.lower)]
    if len(words) < HEADLINE_WORDS:
        return False
    return sum(map(is_name_like, words)) / len(words) > HEADLINE_SHARE


def _starts_name(tokens: Sequence[Token], index: int, known: Collection[str]) -> bool:
    token = tokens[index]
    if not is_name_like(token) or (is_function_word(token.lower) and not token.text.isupper()):
        return False
    if index > 0 or token.lower in known or not token.text[1:].islower():
        return len(token.text) > 1
    following = index + 1 < len(tokens) and is_name_like(tokens[index + 1])
    return following or token.lower in places() or not _is_ordinary(token)


def _is_ordinary(token: Token) -> bool:
    """Tell whether the word is known in lower case; names are kept with their capitals in the table."""
    return token.stem in passage_counts()


def _name_end(sentence: str, tokens: Sequence[Token], index: int, offset: int) -> int:
    """Return the index behind the last token of the name that starts at *index*."""
    end, has_connector = index + 1, False
    while end < len(tokens):
        gap = sentence[tokens[end - 1].end - offset : tokens[end].start - offset]
        if gap not in JOINING_GAPS or (gap == ". " and len(tokens[end - 1].text) > 1):
            break
        joins = tokens[end].lower in CONNECTORS or (has_connector and tokens[end].lower == LIST_WORD)
        if joins and end + 1 < len(tokens) and is_name_like(tokens[end + 1]):
            has_connector = True
            end += 2
        elif is_name_like(tokens[end]):
            end += 1
        elif tokens[end].lower.isdigit() and gap == " " and end + 1 < len(tokens) and is_name_like(tokens[end + 1]):
            end += 2  # "Mate 60 Pro"
        else:
            break
    return end
