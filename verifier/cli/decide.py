"""``verifier decide``: what a person makes of the machine's verdict, written down for good."""

import getpass
from pathlib import Path
from typing import Annotated, Final

import typer
from pydantic import ValidationError

from verifier.cli.console import print_data, tell
from verifier.cli.decide_all import decide_all, tell_batch
from verifier.cli.desk import ArchiveFolder, Database
from verifier.cli.options import Form, Quiet, claim_paths, settings_with
from verifier.domain.assessment import Verdict
from verifier.domain.decision import Act, Decision, Draft, Subject, Why
from verifier.domain.review import OPEN, Filter, ReviewItem, item_id
from verifier.errors import ConfigError, UnknownName
from verifier.reports.decisions import decision_json, item_json, render_history, render_items
from verifier.reports.json_report import to_json
from verifier.reports.safe import one_line
from verifier.review.desk import ReviewDesk
from verifier.review.gone import gone_view
from verifier.review.opening import open_review
from verifier.review.where import filter_of
from verifier.settings import Settings

OPEN_SIDE: Final = "open"
WAITING: Final = Filter(states=OPEN)  # what is listed unless asked otherwise
HELP: Final = "see `verifier decide --help`"


def decide(  # noqa: PLR0913  one parameter for each option
    subject: Annotated[
        str | None, typer.Argument(metavar="[CLAIM|CONFLICT]", help="A claim's key or id, or an id of the list.")
    ] = None,
    *,
    accept: Annotated[bool, typer.Option("--accept", help="The machine's verdict is right.")] = False,
    override: Annotated[
        Verdict | None, typer.Option(metavar="VERDICT", help="Another verdict is right; needs --reason.")
    ] = None,
    confirm: Annotated[
        str | None,
        typer.Option(
            metavar="SIDE", help="A conflict it is; right is this claim or document, what a side says, or 'open'."
        ),
    ] = None,
    dismiss: Annotated[Why | None, typer.Option(help="It is no conflict, and why.")] = None,
    needs_work: Annotated[bool, typer.Option("--needs-work", help="Somebody has to find out more.")] = False,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="Write a note.")] = None,
    assign: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who is to see to it; '' takes it from whoever has it.")
    ] = None,
    undo: Annotated[
        str | None, typer.Option(metavar="ID", help="Take back a decision, or all of a batch, by its id.")
    ] = None,
    listing: Annotated[
        bool, typer.Option("--list", help="List what waits, or all decisions about one claim or conflict.")
    ] = False,
    where: Annotated[
        str | None,
        typer.Option(metavar="FILTER", help="Decide about everything that this finds: 'verdict=refuted words'."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="With --where: do not ask before writing.")] = False,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why it is decided so.")] = "",
    who: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who decides; by default the setting 'editor'.")
    ] = None,
    seen: Annotated[
        str | None,
        typer.Option(metavar="STATE", help="Decide only if it is still as 'seen' in the list's JSON says."),
    ] = None,
    files: Annotated[
        list[Path] | None, typer.Option("--claims", metavar="PATH", help="Claim files, or folders; may be repeated.")
    ] = None,
    archive: ArchiveFolder = None,
    database: Database = None,
    form: Annotated[Form, typer.Option("--format", "-f", help="What to print.")] = Form.CONSOLE,
    quiet: Quiet = False,
) -> None:
    r"""Decide about a claim or a conflict: accept or override the machine's verdict, note, assign, or take back.

    Decisions are appended to decisions.jsonl beside the claim files, and never overwritten. The machine's verdict
    stays beside them; when the claim or its text changes, the decision is shown as stale.

    \b
    Examples:
      verifier decide --list
      verifier decide kim-2025/grants-2023 --accept
      verifier decide kim-2025/grants-2023 --override partial --reason "The report gives 7.0 billion."
      verifier decide 6156db0f7a8a59b3 --dismiss other_period --who ana
      verifier decide --where "state=open verdict=supported document=kim-2025" --accept
      verifier decide --undo a56db53a39b354f2

    A filter has kind, document, source, verdict, state, assignee and changed, and words to look for; what is open is
    found unless it names a state. What it finds is counted and shown before anything is written; one --undo takes all
    of it back.

    \b
    Exit code: 0 done; 2 wrong use, or somebody else has decided meanwhile.
    """
    wanted = {
        Act.ACCEPT: accept,
        Act.OVERRIDE: override is not None,
        Act.CONFIRM: confirm is not None,
        Act.DISMISS: dismiss is not None,
        Act.NEEDS_WORK: needs_work,
        Act.NOTE: note is not None,
        Act.ASSIGN: assign is not None,
        Act.UNDO: undo is not None,
    }
    acts = [act for act, is_wanted in wanted.items() if is_wanted]
    if len(acts) + listing != 1:
        raise ConfigError("say one thing: --accept, --override, …, --undo or --list", hint=HELP)
    settings = settings_with(archive=archive, database=database, editor=who)
    with open_review(claim_paths(files, settings), settings.place, settings.archive) as desk:
        if listing:
            print_data(_listed(desk, subject, form, filter_of(where) if where is not None else WAITING))
            return
        if where is not None:
            _require_bulk(acts, subject, seen)
            wanted_items = filter_of(where)
            draft = _draft(
                act=acts[0],
                verdict=override,
                why=dismiss,
                reason=note if note is not None else reason,
                assignee=assign or "",
            )
            batch = decide_all(desk, wanted_items, draft, editor(settings), confirmed=yes)
            tell_batch(batch, form)
            if not quiet:
                tell(f"written to {desk.log.path}; `verifier decide --undo {batch.id}` takes all of it back")
            return
        if undo is not None:
            written = desk.undo(undo, editor(settings)).entries
        else:
            side = _side(desk, subject, confirm) if confirm is not None else ""
            draft = _draft(
                act=acts[0],
                verdict=override,
                side=side,
                why=dismiss,
                reason=note if note is not None else reason,
                assignee=assign or "",
            )
            written = (_decided(desk, subject, draft, editor(settings), seen),)
    print_data(to_json([decision_json(entry) for entry in written]) if form is Form.JSON else render_history(written))
    if not quiet:
        tell(f"written to {desk.log.path}; `verifier decide --undo {written[0].batch or written[0].id}` takes it back")


def editor(settings: Settings) -> str:
    """Return who decides: the setting, or else the name of the system's user.

    Raises:
        ConfigError: neither is known.
    """
    try:
        name = settings.editor.strip() or getpass.getuser()
    except (OSError, KeyError, ImportError) as error:  # a user without a name
        raise ConfigError("it is not known who decides", hint="name yourself with --who or VERIFIER_EDITOR") from error
    return name


def _require_bulk(acts: list[Act], subject: str | None, seen: str | None) -> None:
    """Make sure that what is asked for can be said of many.

    Raises:
        ConfigError: it cannot.
    """
    if subject or seen is not None or not acts or acts[0] in {Act.CONFIRM, Act.UNDO}:
        raise ConfigError("--where decides about many: name no claim, state, side or decision with it", hint=HELP)


def _draft(**fields: object) -> Draft:
    try:
        return Draft.model_validate(fields)
    except ValidationError as error:
        raise _refused(error) from error


def _refused(error: ValidationError) -> ConfigError:
    message = str(error.errors(include_url=False)[0]["msg"]).removeprefix("Value error, ")
    return ConfigError(message, hint=HELP)


def _decided(desk: ReviewDesk, subject: str | None, draft: Draft, who: str, seen: str | None) -> Decision:
    item = find_item(desk, subject)
    try:
        return desk.decide(item.subject, item.key, draft, who, item.seen if seen is None else seen)
    except ValidationError as error:
        raise _refused(error) from error


def _side(desk: ReviewDesk, subject: str | None, named: str) -> str:
    """Return the name of the side of a conflict that *named* stands for; "" for "open".

    It may be a claim, a document, or what the side says, as it is written there.
    """
    if named == OPEN_SIDE:
        return ""
    item = find_item(desk, subject)
    if item.subject is not Subject.CONFLICT:
        raise ConfigError(f"{item.key} is a claim: --accept or --override it", hint=HELP)
    sides = desk.conflict(item.key).sides
    found = [side.name for side in sides if named == side.says or named in side.documents or side.is_named(named)]
    if len(found) != 1:
        names = ", ".join(side.name for side in sides)
        raise UnknownName(f"{named!r} is no side of the conflict", hint=f"Choose one of: {names}, {OPEN_SIDE}")
    return found[0]


def find_item(desk: ReviewDesk, name: str | None) -> ReviewItem:
    """Return the claim or conflict that *name* stands for: a key, a claim's id, or an id of the list.

    Raises:
        ConfigError: there is no name.
        UnknownName: there is nothing of that name.
    """
    if not name:
        raise ConfigError("name a claim or a conflict", hint="`verifier decide --list` shows them")
    ids = (name, item_id(Subject.CLAIM, name), item_id(Subject.CONFLICT, name))
    found = desk.store.reviewing.items(ids)
    for each in ids:
        if each in found:
            return found[each]
    return desk.item(item_id(Subject.CLAIM, desk.register.claim_named(name).key))


def _gone(desk: ReviewDesk, name: str, form: Form) -> str:
    """Return what was decided about something that is found no more.

    Raises:
        UnknownName: nobody has ever decided anything about it.
    """
    found = gone_view(desk.store, name, item_id(Subject.CLAIM, name), item_id(Subject.CONFLICT, name))
    if form is Form.JSON:
        return to_json({"schema": 1, "item": None, "history": [decision_json(each) for each in found.history]})
    return f"found no more: {found.why} ({one_line(found.key)})\n{render_history(found.history)}"


def _listed(desk: ReviewDesk, name: str | None, form: Form, wanted: Filter) -> str:
    """Return what meets *wanted*, the most urgent first; of one claim or conflict all decisions."""
    if name:
        try:
            item = find_item(desk, name)
        except UnknownName:
            return _gone(desk, name, form)
        history = desk.history(item.subject, item.key)
        if form is Form.JSON:
            return to_json({"schema": 1, "item": item_json(item), "history": [decision_json(each) for each in history]})
        return render_items([item]) + render_history(history)
    page = desk.queue(wanted)
    if form is Form.JSON:
        return to_json({"schema": 1, "total": page.total, "items": [item_json(item) for item in page.items]})
    more = f"{page.total - len(page.items)} more\n" if page.total > len(page.items) else ""
    return render_items(page.items) + more
