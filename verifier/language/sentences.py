"""Sentences: where one ends and the next begins, as spans of the text they stand in.

The splitter is sentencex; it is quick and keeps every character, but it knows neither footnote numbers glued to a full
stop ("the United States.1 Reports"), nor "Ms.", nor a sentence that ends in "the U.S.", and its time grows with the
square of the number of open quotes. So it is given windows of a bounded length, its boundaries are weighed again, and
missing ones are added. All of that looks a few words to either side only, so the time stays linear in the text.
"""

import re
from collections.abc import Iterator
from typing import Final

import sentencex  # type: ignore[import-untyped]

from verifier.domain.span import Span

LONGEST_SENTENCE: Final = 4096  # code points; what is longer is cut at white space
_MOST_QUOTES: Final = 64  # in one window; more are no prose
_LOOK_BACK: Final = 48  # code points of context that decide about a boundary
_SHORT_WORD: Final = 4  # letters; "7 nm. lithography" is an abbreviation, "expected. lithography" a new sentence

_LANGUAGE: Final = "en"
_QUOTE_MARKS: Final = re.compile("[()\\[\\]{}<>\"“”‘’'«»„`´‹›「」『』《》]")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")

# A person follows, or the name goes on: never the end of a sentence.
_TITLES: Final = frozenset(
    "mr mrs ms mx dr prof sen rep gov gen col maj capt lt sgt cpl cmdr adm rev hon pres st mt ft sr fr msgr insp "
    "supt messrs vs v viz cf eg ie e.g i.e".split()
)
# A number follows: "no. 2", "Fig. 3", "Rs. 500", "c. 1987", "Jan. 5".
_BEFORE_NUMBERS: Final = frozenset(
    "no nos fig figs eq sec secs art arts ch chap vol vols p pp para paras pt col app ex rs c ca approx cl reg "
    "stat jan feb mar apr jun jul aug sep sept oct nov dec est tel ext".split()
)
# Words that open a sentence and hardly ever go on with a name.
_OPENERS: Final = frozenset(
    "the a an in on at it its he she they we you i this that these those there but and so if when while after "
    "before since although however meanwhile moreover his her their our my as by for from with what why how who "
    "where nobody some many most both each according".split()
)
# Words that go on after "the U.S." as its institutions.
_INSTITUTIONS: Final = frozenset(
    "government department congress senate house president treasury state supreme court army navy air force "
    "security general secretary attorney trade federal bureau commerce justice dollar district military embassy "
    "ambassador".split()
)
_VERBS: Final = frozenset(
    "is was are were has had have will would could should may might can must said says did does made told took "
    "gave".split()
)

_LAST_WORD: Final = re.compile(r"([^\s(\[{“‘\"'—–]+?)[.!?…]+[)\]}”’\"']*$")
_NEXT_WORDS: Final = re.compile(r"\s*[(\[{“‘\"'«]*([\w’'-]+)(?:\s+([\w’'-]+))?")
_ACRONYM: Final = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]$")
_IN_THE: Final = re.compile(r"\b(?:in|to|from|of|by|with|for|within|outside|into|across)\s+(?:the\s+)?$", re.IGNORECASE)

# Where a sentence may end though sentencex sees no boundary: "States.1 Reports", "2009.20 Imports", "weak… Investors".
_CANDIDATE: Final = re.compile(r"[.!?…][)\]”’\"']{0,4}(\d{1,3})?(?=\s{1,9}[“‘\"'(\[]{0,3}[A-Z0-9])")
_BEFORE_POINT: Final = re.compile(r"(?:[a-z]{2}|\b[A-Za-z]\.[A-Za-z])$")
_BEFORE_NOTE: Final = re.compile(r"(?:[a-z)”’\"'\]]|\b(?:19|20)\d\d)$")


def split_sentences(content: str, start: int = 0, end: int | None = None) -> list[Span]:
    r"""Split ``content[start:end]`` into sentences, in order, without the white space around them.

    A blank line always ends a sentence; a single line break is a space. A stretch without a boundary in
    ``LONGEST_SENTENCE`` code points is cut at white space. Takes time linear in the length, whatever the input.

    >>> text = "It fell 29.4 per cent in the U.S. Huawei was hit.1 See no. 2."
    >>> [span.within(text) for span in split_sentences(text)]
    ['It fell 29.4 per cent in the U.S.', 'Huawei was hit.1', 'See no. 2.']
    """
    end = len(content) if end is None else min(end, len(content))
    spans = []
    previous = start
    for boundary in [*_boundaries(content, start, end), end]:
        first, last = _trim(content, previous, boundary)
        if first < last:
            spans.append(Span(start=first, end=last))
        previous = boundary
    return spans


def _trim(content: str, start: int, end: int) -> tuple[int, int]:
    """Narrow the stretch to what is not white space."""
    piece = content[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def _boundaries(content: str, start: int, end: int) -> list[int]:
    """Return the offsets at which a sentence ends, in order."""
    certain: set[int] = set()
    weighed: set[int] = set()
    for offset, is_certain in _windows(content, start, end):
        (certain if is_certain else weighed).add(offset)
    for match in _CANDIDATE.finditer(content, start, end):
        before = content[max(start, match.start() - _LOOK_BACK) : match.start()]
        if match[1] is not None and _BEFORE_NOTE.search(before):
            certain.add(match.end())
        elif match[1] is None and (len(match[0]) > 1 or match[0] == "…" or _BEFORE_POINT.search(before)):
            weighed.add(match.end())
    return sorted(certain.union(offset for offset in weighed if _ends_here(content, start, offset, end)))


def _windows(content: str, start: int, end: int) -> Iterator[tuple[int, bool]]:
    """Yield the boundaries that sentencex sees, each with whether it is certain (a blank line, a forced cut)."""
    while start < end:
        window = content[start : min(start + LONGEST_SENTENCE, end)]
        pieces = sentencex.segment(_LANGUAGE, _harmless(window))
        if start + len(window) < end:
            if len(pieces) == 1:
                pieces = [window[: _cut(window)], ""]
                yield start + len(pieces[0]), True
            pieces = pieces[:-1]  # it may go on beyond the window
        for piece in pieces:
            start += len(piece)
            yield start - len(piece) + len(piece.rstrip()), "\n\n" in piece or not piece.strip()


def _harmless(window: str) -> str:
    """Return *window* at the same length without what sentencex cannot take: lone surrogates, heaps of quotes."""
    if not window.isascii():
        window = _SURROGATES.sub("\ufffd", window)
    if len(_QUOTE_MARKS.findall(window)) > _MOST_QUOTES:
        window = _QUOTE_MARKS.sub(" ", window)
    return window


def _cut(window: str) -> int:
    """Return where to cut a window without any boundary: after its last white space, else at its end."""
    return max(window.rfind(" "), window.rfind("\n"), window.rfind("\t")) + 1 or len(window)


def _ends_here(content: str, start: int, offset: int, end: int) -> bool:
    """Tell whether a sentence ends at *offset*, from the words on either side."""
    before = content[max(start, offset - _LOOK_BACK) : offset]
    following = _NEXT_WORDS.match(content, offset, min(end, offset + _LOOK_BACK))
    last = _LAST_WORD.search(before)
    if last is None or following is None:
        return True
    return _splits(last[1], before[: last.start()], following[1], following[2] or "", is_closed=before[-1] in ")]”’\"'")


def _splits(word: str, context: str, following: str, second: str, *, is_closed: bool) -> bool:
    """Decide between *word*, which ends in a full stop or the like, and the words *following* and *second*."""
    lower = word.lower().strip("([“‘\"'")
    if following[0].islower():
        return len(word) > _SHORT_WORD and not is_closed and "." not in word and word.isalpha()
    if is_closed:
        return True
    if lower in _TITLES or (lower in _BEFORE_NUMBERS and following[0].isdigit()):
        return False
    return _ends_after_short(word, context, following, second)


def _ends_after_short(word: str, context: str, following: str, second: str) -> bool:
    """Decide after acronyms ("the U.S.") and initials ("J."); after any other word a sentence ends."""
    is_opener = following.lower() in _OPENERS
    if _ACRONYM.match(word):
        is_subject = following.lower() not in _INSTITUTIONS and _IN_THE.search(context) and _is_verb(second)
        return is_opener or bool(is_subject)
    if len(word) == 1 and word.isupper():
        return is_opener and not context.rstrip().endswith(".")
    return True


def _is_verb(word: str) -> bool:
    return word in _VERBS or (word.islower() and word.endswith("ed"))
