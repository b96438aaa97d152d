"""Read sentences: each sentence of an article with its statement and clauses, and what it is said of.

Everything that later steps ask about a sentence is read once. Places count in the sentence's own text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from verifier.domain.article import Article
from verifier.domain.period import Period
from verifier.extraction.prose import Sentence
from verifier.language.aliases import read_aliases
from verifier.language.capitals import capitalised_words
from verifier.language.chunks import read_clauses
from verifier.language.clauses import NONE, Clauses
from verifier.language.statement import Background, Statement, read_statement
from verifier.language.subjects import Subject, read_subjects
from verifier.language.words import tokenize

LONGEST: Final = 150  # tokens: a longer sentence is a list or worse, and is cut into no clauses
SUBORDINATE: Final = frozenset(
    "if when while although though since because as unless after before despite whereas until once".split()
)
_INSERTED: Final = re.compile(
    r",\s(?:for example|for instance|however|too|meanwhile|in turn|in fact|therefore|for \w+ part|then|also|of course),"
)
MEMORY: Final = 12  # periods before a sentence that may explain its own


@dataclass(frozen=True)
class ReadSentence:
    """A sentence of the article with what was read from it; *number* is its place among the article's sentences."""

    number: int
    sentence: Sentence
    statement: Statement

    @property
    def text(self) -> str:
        """The sentence on one line."""
        return self.sentence.text

    @cached_property
    def clauses(self) -> Clauses | None:
        """Its phrases and verbs; None where it is too long to be cut into any."""
        return read_clauses(self.statement) if len(self.statement.tokens) <= LONGEST else None

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """What each verb of the clauses is said of."""
        return read_subjects(self.clauses) if self.clauses else ()

    @cached_property
    def _opening_name(self) -> tuple[int, int] | None:
        """The name that opens the sentence, if a comma follows it and no other name does, as in a list."""
        names, tokens = self.statement.names, self.statement.tokens
        if not names or names[0].first > 0:
            return None
        end = tokens[names[0].last - 1].end
        is_parted = self.text.startswith(", ", end)
        is_list = len(names) > 1 and names[1].first == names[0].last
        return (tokens[0].start, end) if is_parted and not is_list else None

    @cached_property
    def subject_span(self) -> tuple[int, int]:
        """The code points of what the sentence is said of; two zeros where that is not plain.

        A name that opens the sentence before a comma is what it is said of: "Norhaven, the ferry company, has …". It is
        not plain where a subordinate clause comes first, nor where a comma parts another subject from its verb.
        """
        opening = self._opening_name
        if opening is not None:
            return opening
        clauses = self.clauses
        if clauses is None or (clauses.tokens and clauses.tokens[0].lower in SUBORDINATE):
            return 0, 0
        for verb, subject in zip(clauses.verbs, self.subjects, strict=True):
            if verb.is_infinitive or subject.is_reduced or subject.phrase == NONE:
                continue
            phrase = clauses.phrases[subject.phrase]
            start, end = clauses.tokens[phrase.first].start, clauses.tokens[phrase.last - 1].end
            between = _INSERTED.sub("", self.text[end : clauses.tokens[verb.first].start])
            is_plain = "," not in between
            return (start, end) if is_plain else (0, 0)
        return 0, 0


def read_sentences(article: Article, prose: Sequence[Sentence]) -> list[ReadSentence]:
    """Read the sentences in order; the periods met so far help to resolve those to come."""
    tokens = [tokenize(sentence.text) for sentence in prose]
    background = Background(read_aliases(article.text.content), capitalised_words(tokens), article.text.published)
    found: list[ReadSentence] = []
    periods: list[Period] = []
    for number, (sentence, words) in enumerate(zip(prose, tokens, strict=True)):
        near = [_moved(period, -sentence.start) for period in periods[-MEMORY:]]
        statement = read_statement(sentence.text, background=background, before=near, tokens=words)
        periods.extend(_moved(period, sentence.start) for period in statement.periods if period.is_resolved)
        found.append(ReadSentence(number, sentence, statement))
    return found


def _moved(period: Period, by: int) -> Period:
    """Return *period* with its place counted from another point; places before that point are below zero."""
    return period.model_copy(update={"start": period.start + by, "end": period.end + by})
