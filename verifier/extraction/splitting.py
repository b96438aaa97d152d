"""Splitting: a compound sentence cut where its parts can be checked apart.

"Norhaven sold two ships in May, and Sundlink bought three in June" is two claims; "prices rose and fell by 4 %" is one,
for the figure belongs to both. A cut needs a verb on either side and something of its own to check on either side: a
figure, a date or a name. A part without a subject is given that of the part before, and the date in front of the
sentence goes with every part that has none. Nothing is cut within quotation marks or brackets, in what somebody is
said to say, or where a relative clause may reach over the joint.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from verifier.domain.figure import FigureKind
from verifier.extraction.parts import Part
from verifier.extraction.read import SUBORDINATE, ReadSentence
from verifier.language.clauses import NONE, Clauses
from verifier.language.verbs import MODALS, Form
from verifier.language.words import Token

LIST_WORD: Final = " and "  # without it a comma joins no verbs
JOINTS: Final = frozenset("and but while whereas".split())
STRONG: Final = frozenset("while whereas".split())
REACHING: Final = frozenset(
    "which who whom whose that where whether if because after before since when as although though unless until so "
    "than for".split()
)
PAIRS: Final = {"(": ")", "“": "”", "[": "]", '"': '"'}
LONGEST_FRONT: Final = 40  # code points of "In the first half of 2021, "
FEWEST: Final = 2  # names and figures of a list
SHORTEST: Final = 3  # words of a part, what goes before it aside


@dataclass(frozen=True, slots=True)
class _Joint:
    """A place where a sentence may be cut: the left part ends at *left*, the right one begins at *right*."""

    left: int
    right: int
    word: str
    is_marked: bool


def split(sentence: ReadSentence) -> list[Part]:
    """Return the parts of *sentence* that can be checked apart, in order; mostly the sentence itself."""
    whole = Part(sentence, 0, len(sentence.text))
    clauses = sentence.clauses
    if clauses is None or not clauses.verbs:
        return [whole]
    gapped = _gapped(sentence, clauses)
    if gapped:
        return gapped
    parts, start = [], 0
    lead = ""
    for joint in _joints(sentence):
        following = _lead(sentence, clauses, start, joint)
        if following is not None:
            parts.append(Part(sentence, start, joint.left, lead))
            start, lead = joint.right, following
    return [*parts, Part(sentence, start, len(sentence.text), lead)] if parts else [whole]


def _joints(sentence: ReadSentence) -> Iterator[_Joint]:
    """Yield the places outside quotation marks and brackets where two clauses may be joined."""
    text = sentence.text
    closed = _nested(text)
    for place, sign in enumerate(text):
        if sign == ";" and not closed[place]:
            yield _Joint(place, place + 1, ";", is_marked=True)
        elif sign == "," and not closed[place] and LIST_WORD in text[place:]:
            yield _Joint(place, place + 1, ",", is_marked=True)
        elif sign == " " and not closed[place]:
            word = text[place + 1 : place + 9].partition(" ")[0]
            if word in JOINTS:
                is_marked = text[place - 1 : place] == ","
                yield _Joint(place - is_marked, place + 1 + len(word), word, is_marked=is_marked)


def _nested(text: str) -> list[bool]:
    """Tell of each place whether it lies in quotation marks or brackets; what is never closed goes to the end."""
    found, awaited = [], ""
    for sign in text:
        if awaited:
            found.append(True)
            awaited = "" if sign == awaited else awaited
        else:
            awaited = PAIRS.get(sign, "")
            found.append(bool(awaited))
    return found


def _lead(sentence: ReadSentence, clauses: Clauses, start: int, joint: _Joint) -> str | None:
    """Return what must go before the part behind *joint*, empty where nothing must; None where no cut may be made."""
    text = sentence.text
    left = _finite(sentence, clauses, start, joint.left)
    right = _finite(sentence, clauses, joint.right, len(text))
    lengths = (_words(sentence, start, joint.left), _words(sentence, joint.right, len(text)))
    if not left or not right or min(lengths) < SHORTEST or _is_within_phrase(sentence, joint):
        return None
    if not _has_matter(sentence, start, joint.left) or not _has_matter(sentence, joint.right, _next_end(text, joint)):
        return None
    if joint.word != ";" and _reaches_over(sentence, start, joint.left):
        return None
    first = clauses.verbs[right[0]]
    subject = sentence.subjects[right[0]].phrase
    front = _front(sentence, start, joint)
    opening = _opening(clauses, subject)
    if opening >= joint.right:
        is_clean = joint.word != "," and _is_clean(sentence, joint.right, opening)
        return front if is_clean and (joint.is_marked or _follows_matter(sentence, joint)) else None
    if clauses.tokens[first.first].start > _first_word(sentence, joint.right):
        return None
    carried = _carried(sentence, clauses, left, right[0], joint, start)
    return None if carried is None else f"{front} {carried}".strip()


def _opening(clauses: Clauses, subject: int) -> int:
    """Return where the subject begins, with whoever owns it; -1 without."""
    if subject == NONE:
        return -1
    while clauses.phrases[subject].owner != NONE:
        subject = clauses.phrases[subject].owner
    return clauses.tokens[clauses.phrases[subject].first].start


def _is_clean(sentence: ReadSentence, start: int, opening: int) -> bool:
    """Tell whether a clause begins with its subject, or with an adverbial that a comma closes."""
    return opening <= _first_word(sentence, start) or sentence.text[start:opening].rstrip().endswith(",")


def _is_within_phrase(sentence: ReadSentence, joint: _Joint) -> bool:
    """Tell whether the joint stands between two adjectives: "the costly and delayed project"."""
    before = [token.lower for token in sentence.statement.tokens if token.end <= joint.left][-2:]
    return len(before) > 1 and not joint.is_marked and before[0] in ("the", "a", "an", "its", "their", "his", "her")


def _finite(sentence: ReadSentence, clauses: Clauses, start: int, end: int) -> list[int]:
    """Return the numbers of the finite verbs between two code points."""
    found = []
    for number, (verb, subject) in enumerate(zip(clauses.verbs, sentence.subjects, strict=True)):
        is_bare = verb.is_infinitive or subject.is_reduced or (verb.form is Form.ING and not verb.has_auxiliary)
        if start <= clauses.tokens[verb.first].start < end and not is_bare:
            found.append(number)
    return found


def _words(sentence: ReadSentence, start: int, end: int) -> int:
    return sum(start <= token.start < end for token in sentence.statement.tokens)


def _has_matter(sentence: ReadSentence, start: int, end: int) -> bool:
    """Tell whether a stretch has something of its own to check: a figure, a date, or a name beside its subject."""
    statement = sentence.statement
    figures = [figure for figure in statement.figures if figure.kind is not FigureKind.ORDINAL]
    if any(start <= span.start < end for span in (*figures, *statement.periods)):
        return True
    verbs = [token for token in statement.tokens if start <= token.start < end]
    names = [statement.tokens[name.first].start for name in statement.names]
    inside = [place for place in names if start <= place < end]
    return len(inside) > 1 or (bool(inside) and bool(verbs) and inside[0] > verbs[min(2, len(verbs) - 1)].start)


def _next_end(text: str, joint: _Joint) -> int:
    """Return where the part behind a joint ends at the latest: at the next semicolon."""
    end = text.find(";", joint.right)
    return len(text) if end < 0 else end


def _reaches_over(sentence: ReadSentence, start: int, end: int) -> bool:
    """Tell whether a clause that the left part opens may go on behind the joint."""
    tokens = [token for token in sentence.statement.tokens if start <= token.start < end]
    if tokens and tokens[0].lower in SUBORDINATE and start == 0:
        return True
    return any(token.lower in REACHING and not _governs_date(sentence, token) for token in tokens)


def _governs_date(sentence: ReadSentence, token: Token) -> bool:
    """Tell whether "since", "after" or "for" stands before a date or figure and opens no clause."""
    spans = (*sentence.statement.periods, *sentence.statement.figures)
    if token.lower == "for":
        return True
    return token.lower in ("since", "after", "before", "until", "than", "as") and any(
        0 <= span.start - token.end <= len(" the ") or span.start <= token.start < span.end for span in spans
    )


def _follows_matter(sentence: ReadSentence, joint: _Joint) -> bool:
    """Tell whether a figure or date ends right before a joint without a comma: "fell by 4 % and sales halved"."""
    return any(
        joint.left - span.end <= 1 and span.end <= joint.left
        for span in (*sentence.statement.figures, *sentence.statement.periods)
    )


def _first_word(sentence: ReadSentence, start: int) -> int:
    """Return where the first word behind *start* stands that is no adverb."""
    skipped = ("also", "then", "later", "now", "still", "already", "subsequently", "soon", "eventually", "recently")
    return next(
        (token.start for token in sentence.statement.tokens if token.start >= start and token.lower not in skipped),
        len(sentence.text),
    )


def _carried(
    sentence: ReadSentence, clauses: Clauses, left: Sequence[int], right: int, joint: _Joint, start: int
) -> str | None:
    """Return the subject of the left part, with the modal that the right one needs; None where that is unsure."""
    main = left[0]
    subject = sentence.subjects[main].phrase
    if subject == NONE or sentence.subjects[right].phrase not in (subject, NONE):
        return None
    verb, other = clauses.verbs[main], clauses.verbs[right]
    end = clauses.tokens[clauses.phrases[subject].last - 1].end
    opening = _opening(clauses, subject)
    is_own = opening >= start
    if is_own and not _is_clean(sentence, start, opening) and not _follows_date(sentence, opening):
        return None  # the subject of an insertion: "the role that these firms play, coincides with …"
    if is_own and "," in sentence.text[end : clauses.tokens[verb.first].start]:
        return None  # "Hikvision, like Huawei, has": the subject may be farther off
    auxiliaries = [token.lower for token in clauses.tokens[verb.first : verb.main] if token.lower in MODALS]
    needs = other.form in (Form.PAST, Form.BASE) and not other.has_auxiliary and verb.has_auxiliary
    if needs and not (auxiliaries and other.form is Form.BASE):
        return None
    if _ends_with_date(sentence, joint) and not _has_date(sentence, 0, joint.left):
        return None
    told = sentence.text[_opening(clauses, subject) : clauses.tokens[clauses.phrases[subject].last - 1].end]
    return " ".join([told, *auxiliaries])


def _follows_date(sentence: ReadSentence, opening: int) -> bool:
    """Tell whether a date ends right before: "In 2004 Huawei"."""
    return any(0 < opening - period.end <= 1 for period in sentence.statement.periods)


def _ends_with_date(sentence: ReadSentence, joint: _Joint) -> bool:
    """Tell whether the sentence ends in a date, which may then hold for every part."""
    end = len(sentence.text.rstrip('.!”"’ '))
    return any(period.end >= end and period.start > joint.right for period in sentence.statement.periods)


def _has_date(sentence: ReadSentence, start: int, end: int) -> bool:
    return any(start <= period.start < end for period in sentence.statement.periods)


def _front(sentence: ReadSentence, start: int, joint: _Joint) -> str:
    """Return the date in front of the left part, for a right part that has none: "In 2019,"."""
    if _has_date(sentence, joint.right, len(sentence.text)):
        return ""
    comma = sentence.text.find(",", start)
    for period in sentence.statement.periods:
        if start <= period.start and period.end == comma <= start + LONGEST_FRONT:
            return sentence.text[start : comma + 1].strip()
    return ""


def _gapped(sentence: ReadSentence, clauses: Clauses) -> list[Part]:
    """Read "Norhaven earned 3m euros, Sundlink 2m euros and Fjordline 1m euros": one verb, a figure for each name."""
    statement, text = sentence.statement, sentence.text
    finite = _finite(sentence, clauses, 0, len(text))
    if not finite or min(len(statement.figures), len(statement.names)) < FEWEST:
        return []
    by_start = {figure.start: figure for figure in statement.figures}
    main = clauses.tokens[clauses.verbs[finite[0]].main].start
    first = next((figure for figure in statement.figures if figure.start > main), None)
    if first is None:
        return []
    found = []
    for name in statement.names:
        start, end = statement.tokens[name.first].start, statement.tokens[name.last - 1].end
        figure = by_start.get(end + 1)
        is_alike = figure is not None and (figure.kind, figure.unit) == (first.kind, first.unit)
        if figure is not None and is_alike and start > first.end and text[:start].rstrip().endswith((",", ";", "and")):
            found.append((start, end, figure.end))
    verb = clauses.tokens[clauses.verbs[finite[0]].first].start
    if not found or verb > first.start:
        return []
    cut = len(text[: found[0][0]].rstrip().removesuffix("and").rstrip(" ,;"))
    told, tail = text[verb : first.start].rstrip(), text[first.end : cut]
    parts = [Part(sentence, 0, cut)]
    for start, end, stop in found:
        parts.append(Part(sentence, start, stop, "", ((end, end, f" {told}"), (stop, stop, tail))))
    return parts
