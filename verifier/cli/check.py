"""``verifier check``: claims in, verdicts with evidence out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from verifier.cli.check_article import checked_article
from verifier.cli.console import print_parts, print_pieces, progress_bar, tell
from verifier.cli.desk import (
    AllowNetwork,
    ArchiveFolder,
    Database,
    NoWebArchives,
    Proxy,
    archives_to_ask,
    fetch_policy,
    now,
    open_desk,
    reading_desk,
)
from verifier.cli.due import DryRun, list_due
from verifier.cli.executors import Scheduler, Workers, executor_of
from verifier.cli.formats import Format, format_of, written
from verifier.cli.noting import noting_report
from verifier.cli.options import ClaimFiles, Documents, Quiet, Sources, claim_paths, settings_with, told_matcher
from verifier.domain.claim import Claim
from verifier.errors import ConfigError
from verifier.fetching.mementos_archives import WebArchive
from verifier.fetching.policy import FetchPolicy
from verifier.pipeline.batch import run_batch
from verifier.pipeline.bindings import Bindings, parse_bindings, require_known
from verifier.pipeline.changes import changed_claims
from verifier.pipeline.conflicts import conflicts_of
from verifier.pipeline.decided import with_decisions
from verifier.pipeline.desk import Capturing
from verifier.pipeline.links import STOPPED
from verifier.pipeline.progress import Progress
from verifier.pipeline.results import CheckResults
from verifier.pipeline.run import RunSettings, run_check
from verifier.pipeline.snapshots import addresses_of
from verifier.pipeline.verdicts import ExitCode, FailOn, exit_code
from verifier.register.decisions import read_decisions
from verifier.register.load import load_register
from verifier.register.register import Register
from verifier.reports.console import console_report
from verifier.reports.output import require_writable, write_report
from verifier.review.opening import log_path
from verifier.settings import Settings


def check(  # noqa: PLR0913  one parameter for each option
    files: ClaimFiles = None,
    *,
    document: Documents = None,
    source: Sources = None,
    sources: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="FILES is one article: check its claims against the texts in FOLDER."),
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="What to write; by default as the ending of --output says, else console."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the report to FILE, whole or not at all."),
    ] = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(help="Exit with 1 at this verdict or a graver one, refuted and disputed being the gravest."),
    ] = None,
    offline: Annotated[
        bool, typer.Option("--offline", help="Request nothing; use the snapshots that are there.")
    ] = False,
    refresh: Annotated[bool, typer.Option("--refresh", help="Capture every address anew.")] = False,
    due: Annotated[
        bool, typer.Option("--due", help="Capture anew what is due: the well weekly, the failing daily.")
    ] = False,
    dry_run: DryRun = False,
    changed_since: Annotated[
        str | None, typer.Option(metavar="REF", help="Check only claims that changed since a commit, branch or tag.")
    ] = None,
    archive: ArchiveFolder = None,
    database: Database = None,
    no_store: Annotated[
        bool, typer.Option("--no-store", help="Write nothing but the report: no database, no snapshots, no ledger.")
    ] = False,
    allow_network: AllowNetwork = None,
    proxy: Proxy = None,
    no_web_archives: NoWebArchives = False,
    workers: Workers = None,
    scheduler: Scheduler = None,
    quiet: Quiet = False,
) -> None:
    r"""Check claims against their documents and sources.

    Addresses of which there is no snapshot are captured first; of dead ones web archives are asked for a copy, and what
    is judged by it says so. What was read and judged before is not read or judged
    again. For each claim there are two answers: 'stated', whether its document says it, and 'cited', whether the
    sources it cites bear it out. The claim's verdict is 'cited' where a cited source has a file or a snapshot, or was
    requested in vain; otherwise it is 'stated'.

    \b
    Examples:
      verifier check claims/ --document kim-2025=articles/kim.pdf
      verifier check --source huawei-ar-2023=reports/2023.pdf --output report.html
      verifier check --offline --format json --fail-on partial --quiet > results.json
      verifier check --changed-since origin/main --format github --quiet
      verifier check draft.md --sources sources/

    With --sources nothing is requested or kept: the claims are taken out of the article, what they cite is looked for
    in the folder, and claims that cite nothing are held against all texts of the folder and of the register.

    \b
    Exit code: 0 all is well; 1 a verdict at or above --fail-on, or a file with errors; 2 wrong use;
    3 the network stopped a capture, or the scheduler or the database's server was lost on the way;
    5 nothing to check; 130 interrupted.
    """
    form = form or format_of(output)
    if output:
        require_writable(output)
    capturing = _capturing(offline=offline, refresh=refresh, no_store=no_store, due=due)
    settings = settings_with(
        fail_on=fail_on, archive=archive, database=database, proxy=proxy, workers=workers, scheduler=scheduler
    )
    bindings, policy = parse_bindings(document or (), source or ()), fetch_policy(settings, allow_network)
    ways = Ways(bindings, policy, capturing, archives_to_ask(settings, no_web_archives=no_web_archives))
    if sources is not None:
        _require_plain(changed_since, refresh=refresh, due=due or dry_run)
        results = checked_article(files, sources, ways.bindings, settings, quiet=quiet)
        _report(results, form, output)
        raise typer.Exit(exit_code(results, settings.fail_on))
    register = load_register(claim_paths(files, settings))
    if dry_run:
        raise typer.Exit(_listed(register, settings, form, capturing))
    require_known(ways.bindings, register)
    told_matcher(settings, quiet=quiet)
    claims = None if changed_since is None else _changed(register, changed_since)
    with progress_bar("checking", quiet=quiet) as progress:
        if no_store or not register.claims:
            results = _checked(register, claims, ways, settings, progress)
        else:
            results = _recorded(register, claims, ways, settings, progress, all_claims=not files)
    results = with_decisions(results, read_decisions(log_path(claim_paths(files, settings)[0])))
    with noting_report(settings.place, "" if no_store or not register.claims else results.run):
        _report(results, form, output)
    code = ExitCode.CLEAN if claims == () and not register.errors else exit_code(results, settings.fail_on)
    if not quiet:
        _hint(results, code, output, changed_since)
    raise typer.Exit(code)


@dataclass(frozen=True, slots=True)
class Ways:
    """How texts are come by: from files, by requests, which of these are to be made, and whom to ask for copies."""

    bindings: Bindings
    policy: FetchPolicy
    capturing: Capturing
    archives: tuple[WebArchive, ...]


def _checked(
    register: Register, claims: Sequence[Claim] | None, ways: Ways, settings: Settings, progress: Progress
) -> CheckResults:
    told = RunSettings(settings.fail_on, settings.max_bytes, settings.judging)
    desk = reading_desk(settings)
    with executor_of(settings, told.judging) as execute:
        return run_check(
            register, ways.bindings, claims=claims, progress=progress, settings=told, desk=desk, execute=execute
        )


def _recorded(
    register: Register,
    claims: Sequence[Claim] | None,
    ways: Ways,
    settings: Settings,
    progress: Progress,
    *,
    all_claims: bool,
) -> CheckResults:
    told = RunSettings(settings.fail_on, settings.max_bytes, settings.judging)
    everything = all_claims and claims is None
    with (
        open_desk(settings, ways.policy, ways.capturing, all_claims=everything, archives=ways.archives) as desk,
        executor_of(settings, told.judging) as execute,
    ):
        return run_batch(
            register,
            ways.bindings,
            desk,
            find_conflicts=conflicts_of,
            claims=claims,
            progress=progress,
            settings=told,
            execute=execute,
        )


def _listed(register: Register, settings: Settings, form: Format, capturing: Capturing) -> int:
    if capturing is not Capturing.DUE:
        raise ConfigError("--dry-run lists what is due", hint="use it with --due")
    return list_due(addresses_of(register), settings, now(), form.value)


def _capturing(*, offline: bool, refresh: bool, no_store: bool, due: bool) -> Capturing:
    if due and (offline or refresh or no_store):
        other = "--offline" if offline else "--refresh" if refresh else "--no-store"
        raise ConfigError(f"--due and {other} both say what to request", hint="use one of them")
    if refresh and (offline or no_store):
        raise ConfigError(
            f"--refresh captures anew, {'--offline requests' if offline else '--no-store writes'} nothing",
            hint="use one of them",
        )
    if due:
        return Capturing.DUE
    return Capturing.NONE if offline or no_store else Capturing.ALL if refresh else Capturing.MISSING


def _require_plain(changed_since: str | None, *, refresh: bool, due: bool) -> None:
    if changed_since is not None or refresh or due:
        option = "--due" if due else "--refresh" if refresh else "--changed-since"
        raise ConfigError(f"{option} is for claim files", hint="leave it out, or leave out --sources")


def _changed(register: Register, reference: str) -> tuple[Claim, ...]:
    paths = list(register.paths.values())
    return changed_claims(register, reference, paths[0].resolve().parent if paths else Path.cwd())


def _report(results: CheckResults, form: Format, output: Path | None) -> None:
    if form is Format.CONSOLE and output is None:
        print_parts(console_report(results))
        return
    pieces = written(results, form)
    if output:
        write_report(output, pieces)
    else:
        print_pieces(pieces)


def _hint(results: CheckResults, code: int, output: Path | None, changed_since: str | None) -> None:
    if output:
        tell(f"written to {output}")
    if changed_since is not None and not results.claims:
        tell(f"no claim has changed since {changed_since}")
    elif code == ExitCode.NOTHING_TO_CHECK and not results.claims:
        tell("nothing to check: there are no claims; `verifier init` writes a first claim file")
    elif not results.pairs_judged:
        tell("nothing was checked: no claim has a text; give texts with --document ID=PATH or --source ID=PATH")
    if results.work.is_nothing_new:
        tell(f"nothing changed: {_judgements(results.work.reused)} reused, nothing was read or matched")
    elif results.work.reused:
        tell(f"{_judgements(results.work.reused)} reused, {results.work.matched} new")
    if not results.is_complete:
        stopped = sum(link.status in STOPPED for link in results.links)
        tell(f"not complete: {stopped} of {len(results.links)} addresses could not be captured; run it again later")


def _judgements(count: int) -> str:
    return "1 judgement" if count == 1 else f"{count} judgements"
