"""Names: capitalised runs of words, as English writes organisations, people, places and products.

No list of the world's names is needed to see that "Shenzhen Zhixin New Information Technology Co." is one. What needs
care is the first word of a sentence, which is capitalised whatever it is: it counts as a name only where the same
word is capitalised in mid-sentence too, or cannot be an ordinary word. In a sentence of capitals only, every word is.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

from verifier.language.name_words import WordSort, name_words
from verifier.language.places import places
from verifier.language.tables import passage_counts
from verifier.language.verbs import share_of
from verifier.language.words import Token, is_function_word

CONNECTORS: Final = frozenset("of for de la al van von bin du der den dos da di del el ibn bint ben ter le zu".split())
PARTICLES: Final = CONNECTORS - {"of", "for"}  # two may follow one another: "van der"
LIST_WORD: Final = "and"  # joins a name only inside "Bureau of Industry and Security"
JOINING_GAPS: Final = frozenset({" ", "-", " & ", ". ", "&", "–", "/"})
POSSESSIVE_GAPS: Final = frozenset({"'s ", "’s "})
COLLECTIVES: Final = frozenset("people peoples children women men workers farmers students citizens".split())
HYPHENS: Final = frozenset({"-", "–", "/"})
LEGAL_GAPS: Final = frozenset({", ", "., ", ". "})  # "Co., Ltd."
CALENDAR: Final = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
HEADLINE_SHARE: Final = 0.7  # of the words capitalised: a headline or a table head, in which capitals say nothing
HEADLINE_WORDS: Final = 5
SHOUTED_WORDS: Final = 4  # fewer capitals in a row may be an abbreviation and its like
CLOSING: Final = " \n”’\"')]"
ENDINGS: Final = (".", "!", "?", ":", ";", "…")
SPEECH_OPENINGS: Final = ("“", '"', "‘")
# Abbreviations of things that nobody takes for somebody.
THINGS: Final = frozenset(
    "ai it cto ceo cfo coo gdp os pc tv ip api ict mou phd "
    "2g 3g 4g 5g 6g r&d duv euv ml vr ar usb esg ipo id faq".split()
)
# Surnames and towns that look like function words where a name follows: "He Tingbo", "Will Smith".
NAMES_TOO: Final = frozenset({"he", "will", "so", "do", "an", "may", "can", "more", "mine"})
ABBREVIATED: Final = frozenset("dr mr mrs ms prof gen sen gov rep lt col capt st mt ft co inc ltd".split())
LONGEST_NUMBER: Final = 4  # digits of a model: "Kirin 9000"
UNIT_SIGNS: Final = frozenset("%°€$£¥")
YEARS: Final = ("19", "20")  # a number of four digits that begins so is a year
MODEL_HEADS: Final = 30  # per cent of uses as a verb from which a word behind a number is no counted thing

IsNameLike: TypeAlias = Callable[[Token], bool]


@dataclass(frozen=True, slots=True)
class Name:
    """A name as one sentence writes it: the tokens *first* (included) to *last* (excluded) of that sentence."""

    text: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Reader:
    """One sentence with what tells its names; *known* are words that stand capitalised in mid-sentence elsewhere."""

    sentence: str
    tokens: Sequence[Token]
    offset: int
    known: Collection[str]
    is_name_like: IsNameLike

    def gap(self, index: int) -> str:
        """Return what stands before the token *index*, up to the one before."""
        start = self.tokens[index - 1].end - self.offset if index else 0
        return self.sentence[start : self.tokens[index].start - self.offset]

    def is_name(self, index: int) -> bool:
        """Tell whether a name's word stands at *index*."""
        return index < len(self.tokens) and self.is_name_like(self.tokens[index])


def read_names(sentence: str, tokens: Sequence[Token], offset: int = 0, *, known: Collection[str] = ()) -> list[Name]:
    """Return the names of one sentence, in order.

    Args:
        sentence: the sentence.
        tokens: its tokens.
        offset: where *sentence* starts in the text that the tokens' offsets count in.
        known: lower-case words that stand capitalised in mid-sentence somewhere in the same text.
    """
    is_shouted = len(tokens) >= SHOUTED_WORDS and sentence == sentence.upper()
    if not is_shouted and _is_headline(sentence, tokens):
        return []
    reader = _Reader(sentence, tokens, offset, known, _is_unheard_of if is_shouted else is_name_like)
    names: list[Name] = []
    index = 0
    while index < len(tokens):
        if not _starts_name(reader, index):
            index += 1
            continue
        end = _name_end(reader, index)
        names.append(Name(sentence[tokens[index].start - offset : tokens[end - 1].end - offset], index, end))
        index = end
    return names


def is_name_like(token: Token) -> bool:
    """Tell whether the token is written as a name is: "Huawei", "SMIC", "H20", "iPhone"."""
    if token.text == token.text.lower():
        return False
    return token.lower not in CALENDAR and token.lower not in THINGS


def _is_unheard_of(token: Token) -> bool:
    """Tell the same of a token in a sentence of capitals only, by what it is in lower case."""
    return is_name_like(token) and (token.lower in places() or not (token.is_function or _is_ordinary(token)))


def _is_headline(sentence: str, tokens: Sequence[Token]) -> bool:
    if sentence.rstrip(CLOSING).endswith(ENDINGS):
        return False
    words = [token for token in tokens if token.text[:1].isalpha() and not is_function_word(token.lower)]
    if len(words) < HEADLINE_WORDS:
        return False
    return sum(map(is_name_like, words)) / len(words) > HEADLINE_SHARE


def _starts_name(reader: _Reader, index: int) -> bool:
    token = reader.tokens[index]
    if not reader.is_name_like(token):
        return False
    is_first = _is_first(reader, index)
    is_small = is_function_word(token.lower) or token.lower in PARTICLES
    if is_small and not token.text.isupper():
        return _is_surname(reader, index, is_first=is_first)
    if not is_first or token.lower in reader.known or not token.text[1:].islower():
        return len(token.text) > 1 or reader.gap(index + 1 if index + 1 < len(reader.tokens) else index) == ". "
    leads_on = reader.is_name(index + 1) and "," not in reader.gap(index + 1)  # not "Abroad, Huawei …"
    if leads_on or token.lower in places() or not _is_ordinary(token):
        return True
    return token.lower in _heads() and index + 1 < len(reader.tokens) and _link_length(reader, index + 1) > 0


@cache
def _heads() -> frozenset[str]:
    """Return the words after which "of" goes on with the name: "Bank of China", "Republic of the Congo"."""
    return name_words()[WordSort.BODY] | name_words()[WordSort.SITE]


def _is_first(reader: _Reader, index: int) -> bool:
    """Tell whether the token is the first of its sentence, or of what is quoted in it: it has its capital for that."""
    if not index:
        return True
    gap = reader.gap(index).rstrip()
    return gap.endswith(SPEECH_OPENINGS) and gap[:-1].strip() != ""


def _is_surname(reader: _Reader, index: int, *, is_first: bool) -> bool:
    """Tell whether a function word with a capital begins a name: in mid-sentence, or as the text has it elsewhere."""
    token = reader.tokens[index]
    if token.lower in PARTICLES and index + 2 < len(reader.tokens):  # "Von der Leyen said"
        return reader.is_name(index + 1) or reader.is_name(index + 2)
    if token.lower not in NAMES_TOO or not reader.is_name(index + 1) or reader.gap(index + 1) != " ":
        return False
    return not is_first or reader.tokens[index + 1].lower not in places()


def _is_ordinary(token: Token) -> bool:
    """Tell whether the word is known in lower case; names are kept with their capitals in the table."""
    return token.stem in passage_counts()


def _name_end(reader: _Reader, index: int) -> int:
    """Return the index behind the last token of the name that starts at *index*."""
    end, has_connector = index + 1, False
    while end < len(reader.tokens):
        if not _is_joined(reader, end):
            break
        joins_list = has_connector and reader.tokens[end].lower == LIST_WORD and reader.is_name(end + 1)
        length = 1 if joins_list else _link_length(reader, end)
        if length:
            has_connector = True
            end += length + 1
        elif reader.is_name(end) or _is_legal_form(reader, end) or _is_model_number(reader, end):
            end += 1
        else:
            break
    return end


def _is_joined(reader: _Reader, end: int) -> bool:
    """Tell whether what stands before the token *end* leaves it part of the name."""
    gap, before = reader.gap(end), reader.tokens[end - 1]
    if gap == ". ":
        return len(before.text) == 1 or before.lower in ABBREVIATED
    if gap in HYPHENS and _are_two_places(before, reader.tokens[end]):
        return False
    if gap in POSSESSIVE_GAPS:
        return before.lower in COLLECTIVES and reader.is_name(end)  # "People's Bank of China"
    return gap in JOINING_GAPS or (gap in LEGAL_GAPS and _is_legal_form(reader, end))


def _are_two_places(one: Token, other: Token) -> bool:
    """Tell whether a hyphen joins two countries, "the China-US conflict", and not the parts of "Guinea-Bissau"."""
    is_one = f"{one.lower}-{other.lower}" in places()
    return one.lower in places() and other.lower in places() and not is_one


def _is_legal_form(reader: _Reader, end: int) -> bool:
    token = reader.tokens[end]
    return token.is_capitalised and token.lower in name_words()[WordSort.LEGAL]


def _link_length(reader: _Reader, end: int) -> int:
    """Return how many small words join the next name's word to the name; 0 if none do."""
    lower = reader.tokens[end].lower
    if lower not in CONNECTORS:
        return 0
    if reader.is_name(end + 1):
        return 1
    following = reader.tokens[end + 1].lower if end + 1 < len(reader.tokens) else ""
    is_article = lower == "of" and following == "the" and reader.tokens[end - 1].lower in _heads()  # "Bank of the West"
    joins = is_article or (lower in PARTICLES and following in PARTICLES)
    return 2 if joins and reader.is_name(end + 2) else 0


def _is_model_number(reader: _Reader, end: int) -> bool:
    """Tell whether the number at *end* belongs to the name before it: "Mate 60 Pro", "iPhone 15 uses".

    It does not where it counts what follows ("Apple 13 billion", "Huawei 30 licences"), nor behind a place or a title.
    """
    token, before = reader.tokens[end], reader.tokens[end - 1]
    if not token.text.isdigit() or reader.gap(end) != " ":
        return False
    if reader.is_name(end + 1) and reader.gap(end + 1) == " ":
        return True
    is_year = len(token.text) == LONGEST_NUMBER and token.text.startswith(YEARS)
    if is_year or len(token.text) > LONGEST_NUMBER or before.lower in places():
        return False
    return not _is_counted(reader, end + 1)


def _is_counted(reader: _Reader, index: int) -> bool:
    """Tell whether the token may be what a number before it counts: any noun but those of models."""
    if index >= len(reader.tokens):
        return False
    token, gap = reader.tokens[index], reader.gap(index)
    if gap not in {" ", "-"}:
        return gap[:1] in UNIT_SIGNS
    if token.stem in name_words()[WordSort.MODEL] or token.stem == "series" or token.is_function:
        return False
    return share_of(token) < MODEL_HEADS
