"""Against texts: statements held against what the other documents say in full, in whatever words.

Two sentences are compared where they share most of their wording. A text that tells the same in other words is asked
as a source is, by the matcher's rules: what it refutes is a conflict, with the passage that does so. Where there is an
entailment model, it may take a conflict away, unless that is of a name and much else agrees.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from verifier.conflicts.by_passage import BARS, is_conflict, is_near, is_same_person, met
from verifier.conflicts.compare import Compared, named
from verifier.conflicts.differences import turned
from verifier.conflicts.figure_taken import figure_taken
from verifier.conflicts.find import certainty
from verifier.conflicts.other_ordinals import other_ordinals
from verifier.conflicts.place_taken import UNANSWERED, place_taken
from verifier.conflicts.seeming import is_seeming, is_tied, is_well_tied
from verifier.conflicts.turned_words import turned_words
from verifier.domain.assessment import Assessment, Verdict
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.claim import Claim
from verifier.domain.conflict import Conflict, Position
from verifier.domain.text import Text
from verifier.language.statement import Statement
from verifier.matching.considering import read_claim
from verifier.matching.match import PreparedText, match, prepare
from verifier.matching.matcher import RULES_ONLY, Matcher
from verifier.pipeline.asked import Asked
from verifier.pipeline.near_texts import NearTexts
from verifier.pipeline.remembering import Comparisons, NoComparisons
from verifier.pipeline.second_opinion import is_doubted
from verifier.pipeline.told import digest_of_text, keep_answers, known_answers, names_of

NOTHING_KEPT: Final = NoComparisons()


@dataclass(frozen=True, slots=True)
class Question:
    """A statement and the other document whose text is asked about it."""

    asked: Asked
    document: str


def conflicts_with_texts(
    asked: Iterable[Asked],
    texts: Mapping[str, Text],
    matcher: Matcher = RULES_ONLY,
    kept: Comparisons = NOTHING_KEPT,
) -> list[Conflict]:
    """Return a conflict for each statement and each near text of another document that refutes it.

    Args:
        asked: the statements.
        texts: the text of each document that has one.
        matcher: with or without an entailment model.
        kept: the answers of earlier runs; what is among them is not asked again.

    Raises:
        ModelError: the model cannot be loaded.
    """
    by_document: dict[str, list[Question]] = defaultdict(list)
    for question in questions(asked, texts):
        by_document[question.document].append(question)
    found: list[Conflict] = []
    for document, its in sorted(by_document.items()):
        found += _of_one_text(its, document, texts[document], matcher, kept)
    return found


def _of_one_text(
    its: Sequence[Question], document: str, text: Text, matcher: Matcher, kept: Comparisons
) -> Iterator[Conflict]:
    """Yield the conflicts of the questions to one *text*, which is prepared only if one of them is new."""
    digest = digest_of_text(text)
    names = [names_of(question.asked, document, digest, matcher.version) for question in its]
    known = known_answers(kept, names)
    new = {name: question for name, question in zip(names, its, strict=True) if name not in known}
    if new:
        prepared = prepare(text)
        fresh = {name: tuple(answers(question, prepared, matcher)) for name, question in new.items()}
        keep_answers(kept, fresh)
        known |= fresh
    for name in names:
        yield from known[name]


def questions(asked: Iterable[Asked], texts: Mapping[str, Text]) -> Iterator[Question]:
    """Yield which statement is to be held against the text of which document: a few of the nearest for each."""
    near = NearTexts(texts)
    for one in asked:
        for document in near.of(one.text, one.position.document):
            yield Question(one, document)


def answers(question: Question, prepared: PreparedText, matcher: Matcher = RULES_ONLY) -> list[Conflict]:
    """Return the conflict of a statement with a text, *prepared*; empty where the text does not refute it.

    Depends on both, the rules (see ``PASSAGE_RULES``) and the version of the *matcher* alone, so that it can be kept.
    """
    asked = question.asked
    claim = Claim(id="asked", document=asked.position.document, text=asked.text, published=asked.published)
    statement, assessment = read_claim(claim, prepared), match(claim, prepared)
    core = _core(assessment, prepared)
    contrary = _contrary(statement, assessment, core)
    if contrary is None:
        return []
    words = [one.text for one in core]
    is_sure = is_well_tied(contrary.check, assessment.checks)
    if matcher.model and not is_sure and is_doubted(asked.text, words, contrary.check.kind, matcher.model):
        return []
    start, end = contrary.sentences[0].start, contrary.sentences[-1].end
    passage = Position(
        document=question.document,
        text=prepared.text.content[start:end],
        start=start,
        end=end,
        text_sha256=prepared.text.sha256,
    )
    return [_in_order(asked.position, passage, Compared(contrary.check, contrary.shared))]


@dataclass(frozen=True, slots=True)
class _Contrary:
    """What differs, in which sentences, and how much of the statement's wording these share, 0 to 1."""

    check: Check
    sentences: Sequence[Statement]
    shared: float


def _contrary(statement: Statement, assessment: Assessment, core: Sequence[Statement]) -> _Contrary | None:
    """Return what contradicts the *statement*, None where nothing does: what the rules refute it by, or a lone word."""
    difference = _difference(assessment)
    if difference is not None:
        return _by_difference(statement, assessment, core, difference)
    if any(check.outcome is Outcome.DIFFERS for check in assessment.checks):
        return None
    turned = [
        *other_ordinals(statement, core),
        *turned_words(statement, core),
        *place_taken(statement, core, assessment.checks),
        *figure_taken(statement, core, assessment.checks),
    ]
    return _Contrary(turned[0].check, [turned[0].sentence], turned[0].share) if turned else None


def _by_difference(
    statement: Statement, assessment: Assessment, core: Sequence[Statement], difference: Check
) -> _Contrary | None:
    """Return the *difference* as what contradicts the statement, None where the passage may be of another matter."""
    found, checks = met(statement, core, difference), assessment.checks
    if assessment.verdict is not Verdict.REFUTED and not is_near(statement, found, difference, checks):
        return None
    if is_seeming(statement, found.best, difference, checks) or not is_tied(difference, checks):
        return None
    sentences = [found.best] if found.sentence >= found.passage else core
    return _Contrary(difference, sentences, found.passage) if is_conflict(statement, found, difference) else None


def _difference(assessment: Assessment) -> Check | None:
    """Return what alone differs between the statement and the passage; None where nothing or more does.

    A verdict asks for more words in common before it refutes; here that is for :func:`is_near` to say.
    """
    differing = [
        check
        for check in assessment.checks
        if check.outcome is Outcome.DIFFERS and check.kind in BARS and not _is_of_one_person(check)
    ]
    if assessment.verdict is Verdict.REFUTED:
        return differing[0] if differing else None
    open_names = [check for check in assessment.checks if check.kind is CheckKind.NAME and check.outcome in UNANSWERED]
    # "One sixth, 16 %" beside "60 %" are two checks and one difference.
    answers = {(check.kind, check.stated or check.reason) for check in differing}
    return differing[0] if len(answers) == 1 and not open_names else None


def _is_of_one_person(check: Check) -> bool:
    return check.kind is CheckKind.NAME and is_same_person(check.claimed, check.stated)


def _core(assessment: Assessment, prepared: PreparedText) -> list[Statement]:
    if not assessment.evidence:
        return []
    evidence = assessment.evidence[0]
    return [one for one in prepared.statements if evidence.start <= one.start and one.end <= evidence.end]


def _in_order(stated: Position, passage: Position, compared: Compared) -> Conflict:
    """Return the conflict with the documents in the order of their ids, as every other."""
    certain = certainty(compared)
    if stated.document <= passage.document:
        return Conflict(one=stated, other=passage, check=named(compared.check), certain=certain)
    return Conflict(one=passage, other=stated, check=named(turned(compared.check)), certain=certain)
