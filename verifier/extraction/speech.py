"""Reported speech: who says what a sentence states, and what the claim then is.

The rule, read off what fact-checkers register: where a person or a party speaks ("Ren said that …", "TSMC denied …"),
the claim keeps the speaker in its text, for that it was said is what a source can show, and what was said may be
nobody's to know. Where a document or a body that measures speaks ("According to the 2023 annual report, …"), the
claim is what it states; the attribution is a citation, so it leaves the text, and the speaker is kept beside it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from verifier.extraction.kinds import BODIES, PERSON_NOUNS, ROLES
from verifier.extraction.read import SUBORDINATE, ReadSentence
from verifier.language.words import Token

TELLING: Final = frozenset(
    "say state announce report disclose confirm note declare tell add write explain warn deny accuse claim argue "
    "allege insist reveal acknowledge admit estimate believe expect predict forecast suggest think maintain stress "
    "emphasize emphasise conclude promise pledge vow remark opine show find complain observe assert contend recall "
    "reply respond deny reckon".split()
)
# They tell only with a clause behind them: "announced that", not "announced a plan".
WITH_CLAUSE: Final = frozenset(
    "report show find believe expect suggest estimate think reveal disclose announce allege claim note record add "
    "complain write confirm emphasize emphasise stress maintain respond reply".split()
)
RECORDS: Final = frozenset(
    "report survey study statistics figures data filing census register index review paper database "
    "statement accounts audit poll document minutes records estimate estimates analysis".split()
)
BE_FORMS: Final = frozenset("is are was were be been being".split())
SPEAKERS: Final = (
    BODIES
    | ROLES
    | PERSON_NOUNS
    | RECORDS
    | frozenset(
        "expert official critic authority authorities prosecutor source scientist people investigator police he she "
        "they witness campaigner doctor engineer resident worker minister supporter opponent study studies".split()
    )
)
CLAUSE_WORDS: Final = frozenset("that it to in on how what who would had was is by of at".split())
LONGEST: Final = 12  # tokens of a speaker
_ACCORDING: Final = re.compile(r"[Aa]ccording to ")
_SPEAKER_END: Final = re.compile(r"[,;.:—–()]|[”\"“]")
_CLOSING: Final = "\"”’')"


@dataclass(frozen=True, slots=True)
class Speech:
    """Who speaks in a sentence; empty where the article itself does.

    *cut* is the stretch of the sentence that leaves the claim's text, both 0 where none does.
    """

    speaker: str = ""
    cut: tuple[int, int] = (0, 0)


SILENT: Final = Speech()


def read_speech(sentence: ReadSentence) -> Speech:
    """Return who says what *sentence* states."""
    return _according(sentence) or _telling(sentence) or SILENT


def _according(sentence: ReadSentence) -> Speech | None:
    """Read "according to X": cut where X is a record and the phrase stands at either end."""
    text = sentence.text
    match = _ACCORDING.search(text)
    if match is None:
        return None
    end = _speaker_end(text, match.end())
    speaker = text[match.end() : end].strip()
    if not speaker:
        return None
    is_record = not RECORDS.isdisjoint(speaker.lower().split())
    if is_record and match.start() == 0 and text[end : end + 1] == ",":
        return Speech(speaker, (0, end + 1))
    if is_record and text[: match.start()].rstrip().endswith(",") and text[end:].strip(_CLOSING) in (".", ""):
        return Speech(speaker, (len(text[: match.start()].rstrip()) - 1, end))
    return Speech(speaker)


def _speaker_end(text: str, start: int) -> int:
    """Return where the speaker named at *start* ends: at a comma or the like that is no part of a number or name."""
    for match in _SPEAKER_END.finditer(text, start):
        is_inner = match[0] in ".," and match.end() < len(text) and not text[match.end()].isspace()
        if not is_inner and not (match[0] == "." and match.end() < len(text.rstrip(_CLOSING))):
            return match.start()
    return len(text)


def _telling(sentence: ReadSentence) -> Speech | None:
    """Read "X said (that) …", "…, X said" and "…, said X": the first verb of telling that has somebody to tell."""
    tokens = sentence.statement.tokens
    for at, token in enumerate(tokens):
        if token.stem not in TELLING or token.is_capitalised or _is_passive(tokens, at) or token.lower.endswith("ing"):
            continue
        if token.stem in WITH_CLAUSE and not _has_clause(sentence, at):
            continue
        if at and tokens[at - 1].lower in ("which", "who", "that"):
            continue
        speaker = _before(sentence, at) or _behind(sentence, at) or _far_before(sentence, at)
        if speaker:
            return Speech(speaker)
    return None


def _is_passive(tokens: Sequence[Token], at: int) -> bool:
    near = {token.lower for token in tokens[max(0, at - 2) : at]}
    return not near.isdisjoint(BE_FORMS) or (
        at > 0 and tokens[at - 1].lower in ("the", "a", "an", "its", "their", "to")
    )


def _has_clause(sentence: ReadSentence, at: int) -> bool:
    tokens = sentence.statement.tokens
    return any(token.lower in ("that", "having", "how") for token in tokens[at + 1 : at + 3]) or (
        sentence.text[: tokens[at].start].rstrip().endswith((",", "”", '"')) or at + 1 == len(tokens)
    )


def _before(sentence: ReadSentence, at: int) -> str:
    """Return the subject of the verb at token *at*, as written."""
    clauses = sentence.clauses
    if clauses is None:
        return ""
    place = sentence.statement.tokens[at].start
    for verb, subject in zip(clauses.verbs, sentence.subjects, strict=True):
        main = clauses.tokens[verb.main]
        if main.start <= place < max(main.end, main.start + 1) and subject.phrase >= 0 and not subject.is_passive:
            phrase = clauses.phrases[subject.phrase]
            start, end = clauses.tokens[phrase.first].start, clauses.tokens[phrase.last - 1].end
            spoken = sentence.text[start:end]
            owned = _with_owner(sentence, subject.phrase, spoken)
            if end > place:
                return ""
            if _is_subordinate(sentence, start):
                return ""
            apposed = _apposed_name(sentence, start, end)
            return apposed or (owned if _can_speak(sentence, end - len(owned), end) else "")
    return ""


def _can_speak(sentence: ReadSentence, start: int, end: int) -> bool:
    """Tell whether what is written there is somebody: a name, an official, a body, or people."""
    statement = sentence.statement
    if any(start <= statement.tokens[name.first].start < end for name in statement.names):
        return True
    words = [token.lower for token in statement.tokens if start <= token.start < end]
    return bool(words) and (words[-1] in SPEAKERS or words[-1].removesuffix("s") in SPEAKERS)


def _is_subordinate(sentence: ReadSentence, start: int) -> bool:
    """Tell whether a clause such as "after an audit found …" begins there: the rest is not by its word."""
    before = [token.lower for token in sentence.statement.tokens if token.end <= start][-2:]
    return any(word in SUBORDINATE for word in before)


def _apposed_name(sentence: ReadSentence, start: int, end: int) -> str:
    """Return the name before an apposition at *start* to *end*: "Norhaven, a ferry company, said"."""
    statement, text = sentence.statement, sentence.text
    is_article = text[start:end].lower().startswith(("a ", "an ", "the "))
    if not is_article or not text[:start].rstrip().endswith(",") or not text.startswith(",", end):
        return ""
    before = [name for name in statement.names if statement.tokens[name.last - 1].end <= start]
    return before[-1].text if before else ""


def _with_owner(sentence: ReadSentence, phrase: int, spoken: str) -> str:
    clauses = sentence.clauses
    owner = clauses.phrases[phrase].owner if clauses else -1
    if clauses is None or owner < 0:
        return spoken
    end = clauses.tokens[clauses.phrases[phrase].last - 1].end
    return sentence.text[clauses.tokens[clauses.phrases[owner].first].start : end]


def _behind(sentence: ReadSentence, at: int) -> str:
    """Return who is named right behind the verb: "…, said Ann Lee, the mayor"."""
    statement = sentence.statement
    text = statement.text
    before = text[: statement.tokens[at].start].rstrip()
    if not before.endswith((",", "”", '"', "’", "?", "!")):
        return ""
    for name in statement.names:
        if at < name.first <= at + LONGEST:
            start = statement.tokens[at].end
            between = {token.lower for token in statement.tokens[at + 1 : name.first]}
            if not between.isdisjoint(CLAUSE_WORDS):
                return ""
            if _SPEAKER_END.search(text, start, statement.tokens[name.first].start) is None:
                return text[start : statement.tokens[name.last - 1].end].strip()
    return ""


def _far_before(sentence: ReadSentence, at: int) -> str:
    """Return the name that an insertion parts from its verb: "Ann Lee, in a speech on Monday, said that …"."""
    statement = sentence.statement
    tokens, text = statement.tokens, statement.text
    told = at + 1 < len(tokens) and tokens[at + 1].lower == "that"
    if not told or not text[: tokens[at].start].rstrip().endswith(","):
        return ""
    before = [name for name in statement.names if name.last <= at]
    parted = [name.text for name in before if text[tokens[name.last - 1].end :].startswith(",")]
    return parted[0] if parted else ""
