"""Deciding about everything that a filter finds: counted and shown first, then confirmed, and undone as one."""

import sys
from typing import Final

import typer

from verifier.cli.console import print_data, tell
from verifier.cli.options import Form
from verifier.domain.decision import Draft
from verifier.domain.review import Filter
from verifier.errors import ConfigError, UnknownName
from verifier.reports.json_report import to_json
from verifier.reports.safe import one_line
from verifier.review.deciding import Batch, BulkPlan
from verifier.review.desk import ReviewDesk

SHOWN: Final = 5  # items that are named before one says yes


def decide_all(desk: ReviewDesk, wanted: Filter, draft: Draft, who: str, *, confirmed: bool) -> Batch:
    """Say *draft* of all items that *wanted* finds, after asking unless that is *confirmed*; returns the batch.

    Raises:
        ChangedMeanwhile: somebody has decided about one of them since they were counted; nothing is written.
        ConfigError: there is nobody to ask, or the answer is no.
        UnknownName: the filter finds nothing that this can be said of.
    """
    plan = desk.plan_bulk(wanted, draft)
    if not plan.count:
        raise UnknownName("the filter finds nothing that this can be said of", hint="`--list` shows what it finds.")
    _show(desk, plan, draft)
    if not confirmed:
        _ask(plan)
    return desk.bulk(wanted, draft, who, plan.token)


def tell_batch(batch: Batch, form: Form) -> None:
    """Print which batch was written."""
    count = len(batch.entries)
    if form is Form.JSON:
        print_data(to_json({"schema": 1, "batch": batch.id, "count": count}))
    else:
        print_data(f"{batch.id} {_decisions(count)}\n")


def _show(desk: ReviewDesk, plan: BulkPlan, draft: Draft) -> None:
    particulars = draft.verdict or draft.why or draft.assignee
    tell(f"{draft.act.value}{f' ({particulars})' if particulars else ''}: {_items(plan.count)}")
    for name in plan.first[:SHOWN]:
        item = desk.item(name)
        tell(f"  {item.key}: {one_line(item.text)[:100]}")
    if plan.count > SHOWN:
        tell(f"  … and {plan.count - SHOWN:,} more")
    if plan.left_out:
        tell(f"left out, for it cannot be said of them: {plan.left_out:,}")


def _ask(plan: BulkPlan) -> None:
    if not sys.stdin.isatty():
        raise ConfigError("nothing was written: there is nobody to ask", hint="Look at it, then repeat with --yes.")
    if not typer.confirm(f"Write {_decisions(plan.count)}?", err=True):
        raise ConfigError("nothing was written", hint="Narrow the filter, or say yes.")


def _items(count: int) -> str:
    return f"{count:,} item" if count == 1 else f"{count:,} items"


def _decisions(count: int) -> str:
    return f"{count:,} decision" if count == 1 else f"{count:,} decisions"
