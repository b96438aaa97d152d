"""Prepared texts: everything about a text that does not depend on a claim, worked out once.

Sentences are read into statements and indexed by the keys of their words, so that many claims on one text cost little.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from verifier.comparing.passage import Passage, passage_of
from verifier.domain.period import Period
from verifier.domain.text import Region, Text
from verifier.language.aliases import read_aliases
from verifier.language.capitals import capitalised_words
from verifier.language.cells import is_row
from verifier.language.name_kinds import NameKind, kind_of
from verifier.language.statement import Background, Statement, read_statement
from verifier.language.words import Token, tokenize

OPENING, CLOSING = 4, 4  # sentences at either end of a text in which bylines stand
FEWEST_OF_A_PERSON, MOST_OF_A_PERSON = 2, 4  # words of a full name
CONTEXT_SENTENCES: Final = 2  # before the passage: most references reach no further back


@dataclass(frozen=True, slots=True)
class PreparedText:
    """A text with its statements, one a sentence and in order.

    *regions* says for each statement where it stands; *index* maps a key to the numbers of the statements that have
    it, ascending; *heading* is the title as a statement; *bylines* say who wrote it.
    """

    text: Text
    background: Background
    statements: tuple[Statement, ...]
    regions: tuple[Region, ...]
    index: Mapping[str, Sequence[int]]
    heading: Statement
    bylines: tuple[Statement, ...] = ()


def prepare(text: Text) -> PreparedText:
    """Read every sentence of *text* into a statement and index them."""
    sentences = [span.within(text.content) for span in text.sentences]
    tokens = [tokenize(sentence, span.start) for span, sentence in zip(text.sentences, sentences, strict=True)]
    prose = [words for words, sentence in zip(tokens, sentences, strict=True) if not is_row(sentence)]
    background = Background(read_aliases(text.content), capitalised_words(prose), text.published)
    statements = _read_all(text, sentences, tokens, background)
    index: dict[str, list[int]] = defaultdict(list)
    for number, statement in enumerate(statements):
        for key in {key for word in statement.words for key in word.keys}:
            index[key].append(number)
    regions = tuple(text.region_at(span.start) for span in text.sentences)
    heading = read_statement(text.title or "", background=background)
    return PreparedText(text, background, statements, regions, index, heading, bylines_of(statements))


def bylines_of(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the sentences at either end of a text that introduce a person: mostly whoever wrote it.

    "By Ann Lee" counts, and "Ann Lee is a fellow of …".
    """
    ends = dict.fromkeys((*statements[:OPENING], *statements[-CLOSING:]))
    return tuple(statement for statement in ends if _introduces_a_person(statement))


def _introduces_a_person(statement: Statement) -> bool:
    tokens = statement.tokens
    name = next(iter(statement.names), None)
    if name is None or not FEWEST_OF_A_PERSON <= name.last - name.first <= MOST_OF_A_PERSON:
        return False
    before, behind = [token.lower for token in tokens[: name.first]], [token.lower for token in tokens[name.last :]]
    if kind_of(name.text.split()) not in {NameKind.PERSON, NameKind.UNKNOWN}:
        return False
    is_introduced = not before and behind[:1] in (["is"], ["was"]) and behind[1:2] in (["a"], ["an"], ["the"])
    return is_introduced or (before == ["by"] and not behind)


def _read_all(
    text: Text, sentences: Sequence[str], tokens: Sequence[Sequence[Token]], background: Background
) -> tuple[Statement, ...]:
    """Read the sentences in order; the periods met so far help to resolve those to come."""
    statements = []
    periods: list[Period] = []
    for span, sentence, words in zip(text.sentences, sentences, tokens, strict=True):
        statement = read_statement(sentence, span.start, background=background, before=periods, tokens=words)
        periods.extend(period for period in statement.periods if period.is_resolved)
        statements.append(statement)
    return tuple(statements)


def passage_at(prepared: PreparedText, first: int, last: int) -> Passage:
    """Return the passage of the statements *first* (included) to *last* (excluded), title and bylines being context."""
    before = prepared.statements[max(0, first - CONTEXT_SENTENCES) : first]
    return passage_of(prepared.statements[first:last], (prepared.heading, *prepared.bylines, *before))
