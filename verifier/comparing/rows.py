"""The figures of a claim against the cells of a table: which cell the claim speaks of, by its row, column and period.

In prose the words around a number tell what it is; in a row they stand at its ends, and the nearest number is often
another year's. So where a passage is rows of a table, what answers a figure is looked up as a person looks it up: find
the row, find the column, read the cell.

- A cell answers only if the claim speaks of its row. "Profit" is no answer to a claim on revenue, whatever its number.
- If the claim speaks of some column, the cells of others do not answer. If it speaks of none, a cell may bear the claim
  out, but not refute it.
- If the claim is of a period, a cell of another period does not answer while the row has one for it.
"""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from verifier.comparing.figure_periods import nearest_period
from verifier.comparing.figures import is_amount
from verifier.comparing.passage import Passage
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.figure import Figure, FigureKind
from verifier.domain.period import Period
from verifier.domain.span import Span
from verifier.language.cell_units import head_words
from verifier.language.cells import BETWEEN_CELLS, Cell, is_row
from verifier.language.figure_check import check_figures
from verifier.language.lexicon import WordRelation, relation
from verifier.language.period_check import overlap
from verifier.language.statement import NO_NAME, Statement, Word
from verifier.language.words import stem

# Heads that name no thing of their own: the cell is of whatever the rest of the table is about.
GENERIC: Final = frozenset(
    "value amount number total figure count quantity sum all overall whole aggregate item indicator metric".split()
)
TOTALS: Final = frozenset("total totals totalled sum all overall whole aggregate altogether together combined".split())
BRACKETS: Final = re.compile(r"\([^()]*\)")
ANSWERED: Final = 0.34  # of a head's words, weighted by rarity: "net profit" is met by "profit", "profit" by either
ANSWERED_TO_DIFFER: Final = 0.6  # "operating profit" is not met well enough by "profit" to contradict it
NEGATIVE: Final = frozenset("loss deficit outflow cost expense decline decrease charge payment outlay".split())
POSITIVE: Final = frozenset("profit income surplus inflow gain balance result".split())
NUMBER: Final = re.compile(r"[\d.]+")
LONGEST_LABEL: Final = 100  # code points of heads that a reason repeats
ALIKE: Final = frozenset({WordRelation.SAME, WordRelation.DERIVED, WordRelation.SYNONYM})


@dataclass(frozen=True, slots=True)
class Tie:
    """How well a claim speaks of a cell of *statement*, 0 to 1: of its *row*, and of its *column*."""

    statement: Statement
    cell: Cell
    row: float
    column: float
    has_column: bool


def settle(claim: Statement, passage: Passage, checks: Sequence[Check]) -> list[Check]:
    """Return *checks* with those of figures that a table's cells answer put right.

    Args:
        claim: the claim.
        passage: the passage that may answer it.
        checks: what ``check_claim_figures`` returned for them: one for each amount in order, then others.
    """
    rows = [statement for statement in passage.core if is_row(statement.text)]
    if not rows:
        return list(checks)
    ties = [tie for statement in rows for tie in ties_of(claim, statement)]
    in_cells = {tie.cell.figure.text for tie in ties}
    in_rows = {figure.text for statement in rows for figure in statement.figures}
    in_prose = {figure.text for statement in passage.core if statement not in rows for figure in statement.figures}
    settled = list(checks)
    for figure in filter(is_amount, claim.figures):
        at = next((number for number, check in enumerate(settled) if _is_of(check, figure)), None)
        if at is None or not _is_answered_by(settled[at], in_rows - in_prose):
            continue  # prose answers it, or it was worked out from several figures
        if ties and settled[at].stated not in in_rows - in_cells:
            settled[at] = _answer(figure, claim, ties, settled[at])
        elif settled[at].outcome is Outcome.DIFFERS:  # a number among others, of which no head says what it is
            settled[at] = settled[at].model_copy(update={"outcome": Outcome.OPEN})
    return _once_exchanged(settled, in_cells)


def _once_exchanged(checks: Sequence[Check], in_cells: Container[str]) -> list[Check]:
    """Count figures that have changed places as one difference: "from 134.7 to 255.8" for "from 255.8 to 134.7"."""
    odd = [check for check in checks if check.outcome is Outcome.DIFFERS and check.stated in in_cells]
    if len(odd) < 2 or {_number(check.claimed) for check in odd} != {_number(check.stated) for check in odd}:  # noqa: PLR2004
        return list(checks)
    return [check for check in checks if check not in odd[1:]]


def _number(written: str) -> str:
    return "".join(NUMBER.findall(written))


def _is_answered_by(check: Check, figures: Iterable[str]) -> bool:
    """Tell whether nothing answers the check so far, or one of *figures* does, by itself or with its period behind."""
    stated = check.stated
    return not stated or any(stated == figure or stated.startswith(f"{figure} (") for figure in figures)


def _is_of(check: Check, figure: Figure) -> bool:
    return check.kind is CheckKind.FIGURE and check.claimed.startswith(figure.text)


def ties_of(claim: Statement, statement: Statement) -> list[Tie]:
    """Return how well *claim* speaks of each cell of a row."""
    columns = [_words_in(statement, cell.column) for cell in statement.cells]
    common = (
        set.intersection(*({word.token.stem for word in words} for words in columns)) if len(columns) > 1 else set()
    )
    ties = []
    for cell, words in zip(statement.cells, columns, strict=True):
        own = [word for word in words if word.token.stem not in common]
        ties.append(
            Tie(
                statement,
                cell,
                _row_tie(claim, statement, cell.row),
                _answered(claim, statement, own) if own else 0.0,
                bool(own),
            )
        )
    return ties


def _words_in(statement: Statement, span: Span | None) -> list[Word]:
    """Return the words of a head that name something: none of its unit, none that fits any table.

    What stands in brackets explains the rest, and counts only where there is no rest.
    """
    if span is None:
        return []
    head = statement.text[span.start - statement.start : span.end - statement.start]
    naming = head_words(BRACKETS.sub("", head)) or head_words(head)
    return [
        word
        for word in statement.words
        if span.start <= word.token.start < span.end
        and word.token.stem not in GENERIC
        and any(word.token.text.lower() in part for part in naming)
    ]


def _row_tie(claim: Statement, statement: Statement, span: Span | None) -> float:
    """Return how well the claim speaks of a row; of the row "Total" only if it speaks of a total."""
    words = _words_in(statement, span)
    if words or span is None:
        return _answered(claim, statement, words)
    head = statement.text[span.start - statement.start : span.end - statement.start].lower()
    is_total = any(word in TOTALS for word in head.split())
    return float(not is_total or any(token.lower in TOTALS for token in claim.tokens))


def _answered(claim: Statement, statement: Statement, head: Sequence[Word]) -> float:
    """Return the share of a head's words that the claim says, weighted by rarity; 1 for a head without words.

    It is 0 where the claim names another kind of the same: "gross profit" does not answer "net profit".
    """
    met = [(word, [mine for mine in claim.words if _is_like(mine, word)]) for word in head]
    total = sum(word.weight for word in head)
    unmet = [word for word, mine in met if not mine]
    if unmet and any(_has_other_kind(claim, statement, mine) for _, found in met for mine in found):
        return 0.0
    return sum(word.weight for word, mine in met if mine) / total if total else 1.0


def _is_like(mine: Word, theirs: Word) -> bool:
    if not set(mine.keys).isdisjoint(theirs.keys):
        return True
    return mine.name == NO_NAME and relation(mine.token.stem, theirs.token.stem) in ALIKE


def _has_other_kind(claim: Statement, statement: Statement, mine: Word) -> bool:
    """Tell whether right before *mine* the claim has a word that the row has not: the "gross" of "gross profit"."""
    before = next((word for word in claim.words if word.index == mine.index - 1), None)
    if before is None or before.name != NO_NAME:
        return False
    between = claim.text[before.token.end - claim.start : mine.token.start - claim.start]
    return not between.strip(" -") and not any(_is_like(before, word) for word in statement.words)


def _answer(claimed: Figure, claim: Statement, ties: Sequence[Tie], found: Check) -> Check:
    """Return the check of *claimed* with the cell that the claim speaks of; *found* where no cell can be meant."""
    wanted = nearest_period(claimed, claim.periods)
    bound = [tie for tie in ties if tie.row >= ANSWERED]
    best = max((tie.row for tie in bound), default=0.0)
    bound = [tie for tie in bound if tie.row == best]
    named = max((tie.column for tie in bound), default=0.0)
    if named > 0:
        bound = [tie for tie in bound if tie.column == named or not tie.has_column]
    else:
        bound = [tie for tie in bound if _counts_that(claimed, tie.statement)]
    timely = [tie for tie in bound if _is_of_period(tie.cell, wanted)]
    for chosen in (timely, [] if timely else bound):
        answers = [(tie, check_cell(claimed, tie)) for tie in chosen]
        agreeing = [check for _, check in answers if check.outcome is Outcome.AGREES]
        if agreeing:
            return agreeing[0]
    answers = [(tie, check_cell(claimed, tie)) for tie in timely]
    differing = [check for tie, check in answers if check.outcome is Outcome.DIFFERS and _may_differ(tie, ties)]
    is_open = [check for _, check in answers if check.outcome is Outcome.OPEN and claimed.kind is FigureKind.MONEY]
    if differing:
        return differing[0]
    if is_open:
        return is_open[0]
    if _is_derived(found, ties):
        return found
    return Check(
        kind=CheckKind.FIGURE,
        claimed=claimed.text,
        outcome=Outcome.ABSENT,
        reason=f"the table does not give {claimed} for what the claim speaks of",
    )


def _counts_that(claimed: Figure, statement: Statement) -> bool:
    """Tell whether a row speaks of the things that a claim counts; where it counts none, any row may."""
    stems = {stem(word) for word in claimed.counted if claimed.kind is FigureKind.COUNT}
    said = {word.token.stem for word in statement.words}
    return not stems or any(mine == other or relation(mine, other) in ALIKE for mine in stems for other in said)


def _is_of_period(cell: Cell, wanted: Period | None) -> bool:
    """Tell whether a cell holds for the period; one without a period of its own holds for any."""
    resolved = [period for period in cell.periods if period.is_resolved]
    return wanted is None or not resolved or all(overlap(wanted, period) for period in resolved)


def _may_differ(tie: Tie, ties: Iterable[Tie]) -> bool:
    """Tell whether the claim surely speaks of the cell: of its row, and of its column unless the row has no other."""
    rivals = {other.cell.column for other in ties if other.has_column}
    has_column = tie.column >= ANSWERED_TO_DIFFER or not rivals
    has_row = tie.row >= ANSWERED_TO_DIFFER and tie.cell.row is not None
    return has_column and (has_row or tie.column >= ANSWERED_TO_DIFFER)


def check_cell(claimed: Figure, tie: Tie) -> Check:
    """Check a figure of the claim against a cell; a bare number may stand for money whose currency no head gives."""
    stated = _without_sign_of_loss(claimed, tie)
    check = check_figures(claimed, stated)
    if claimed.kind is FigureKind.MONEY and stated.kind is FigureKind.COUNT:
        same_currency = stated.model_copy(update={"kind": FigureKind.MONEY, "unit": claimed.unit})
        supposed = check_figures(claimed, same_currency)
        check = supposed if supposed.outcome is Outcome.AGREES else check
    if check.outcome is Outcome.OPEN:
        return check
    said = f"the table gives {stated} for {_label(tie)}"
    reason = said if check.outcome is Outcome.AGREES else f"{said}, the claim says {claimed}"
    return check.model_copy(update={"reason": reason})


def _without_sign_of_loss(claimed: Figure, tie: Tie) -> Figure:
    """Return the cell's figure as a loss is put in words: "(3.2)" beside "Net loss" is a loss of 3.2, no gain of it."""
    stated = tie.cell.figure
    words = {
        word.token.stem for word in _words_in(tie.statement, tie.cell.row) + _words_in(tie.statement, tie.cell.column)
    }
    if stated.high < 0 < claimed.low and words & NEGATIVE and not words & POSITIVE:
        return stated.model_copy(update={"low": -stated.high, "high": -stated.low})
    return stated


def _label(tie: Tie) -> str:
    """Return the heads of a cell as a reader would name it: "Results (bn yuan): Revenue, 2020"."""
    start, text = tie.statement.start, tie.statement.text
    row, column = tie.cell.row, tie.cell.column
    opening = text[: row.end - start] if row is not None else ""
    heads = [
        opening.rpartition(BETWEEN_CELLS)[2],
        text[column.start - start : column.end - start] if column is not None else "",
    ]
    label = ", ".join(filter(None, heads))
    return f"“{label}”" if len(label) <= LONGEST_LABEL else "it"


def _is_derived(check: Check, ties: Iterable[Tie]) -> bool:
    """Tell whether a check rests on more than the number of one cell, as a difference or a share does."""
    return bool(check.stated) and not any(check.stated.startswith(tie.cell.figure.text) for tie in ties)
