"""``verifier links``: do the addresses answer, do they live, and do they still say what they were cited for?"""

import contextlib
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Final

import typer

from verifier.cli.console import print_data, print_report, progress_bar, tell
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
from verifier.cli.due import DryRun, list_due, policy_of
from verifier.cli.link_forms import RENDERERS, LinkForm
from verifier.cli.options import Quiet, settings_with
from verifier.domain.claim import Claim
from verifier.domain.finding import Finding
from verifier.domain.health import DEAD_AFTER
from verifier.domain.linkcheck import Citing
from verifier.errors import ConfigError
from verifier.fetching.mementos_archives import WebArchive
from verifier.fetching.policy import Budget, FetchPolicy
from verifier.pipeline.desk import Capturing, Desk, IsDue
from verifier.pipeline.link_health import links_counted, record_links
from verifier.pipeline.verdicts import ExitCode
from verifier.rechecking.baseline import baseline_of, read_baseline, sort_out
from verifier.rechecking.due import is_older, parse_duration
from verifier.rechecking.findings import findings_of
from verifier.rechecking.recheck import Rechecked, RecheckOptions, recheck
from verifier.rechecking.replacements import with_replacements
from verifier.rechecking.results import FailLevel, LinkResults
from verifier.rechecking.targets import CLAIM_FILES, Targets, chosen, file_targets, register_targets
from verifier.register.ledger import read_ledger
from verifier.register.load import load_register
from verifier.reports.linkcheck_console import render_link_checks
from verifier.reports.linkcheck_markdown import render_link_checks_markdown
from verifier.reports.order import gravest_first
from verifier.reports.output import require_writable, write_report
from verifier.settings import Settings

WEB: Final = ("http://", "https://")


def links(  # noqa: PLR0913  one parameter for each option
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            help="Claim files or folders of them, articles (HTML, Markdown, text), lists with one address a line, or "
            "addresses; without any, the claim files that the settings name."
        ),
    ] = None,
    *,
    form: Annotated[LinkForm, typer.Option("--format", "-f", help="What to write.")] = LinkForm.CONSOLE,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the report to FILE, whole or not at all."),
    ] = None,
    summary: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a Markdown summary to FILE as well, for a pull request.")
    ] = None,
    fail_on: Annotated[FailLevel, typer.Option(help="Exit with 1 at this finding or a graver one.")] = FailLevel.ERROR,
    baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Findings that are known; only others fail the run.")
    ] = None,
    write_baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Accept all findings of this run, and write them to FILE.")
    ] = None,
    due: Annotated[
        bool, typer.Option("--due", help="Request only what is due: the well weekly, the failing daily.")
    ] = (False),
    dry_run: DryRun = False,
    max_age: Annotated[
        str | None, typer.Option(metavar="TIME", help="Request only what was last checked longer ago: 12h, 7d, 2w.")
    ] = None,
    include: Annotated[
        list[str] | None, typer.Option(metavar="REGEX", help="Only addresses that match; may be repeated.")
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option(metavar="REGEX", help="No addresses that match; may be repeated.")
    ] = None,
    max_requests: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Stop after so many requests; the rest stays for next time.")
    ] = None,
    max_time: Annotated[
        str | None, typer.Option(metavar="TIME", help="Stop after so long: 90s, 10m; the rest stays for next time.")
    ] = None,
    timeout: Annotated[
        str | None, typer.Option(metavar="TIME", help="How long one answer may take, redirects included.")
    ] = None,
    dead_after: Annotated[
        int, typer.Option(min=1, metavar="DAYS", help="A link is dead when it has failed on so many days.")
    ] = DEAD_AFTER,
    archive: ArchiveFolder = None,
    database: Database = None,
    no_store: Annotated[
        bool, typer.Option("--no-store", help="Write nothing but the report: no snapshots, no ledger.")
    ] = False,
    allow_network: AllowNetwork = None,
    proxy: Proxy = None,
    no_web_archives: NoWebArchives = False,
    quiet: Quiet = False,
) -> None:
    r"""Check links: do they answer, do they live, and do they still say what they were cited for?

    There are three answers for each address. Its status is of this request. Its health is of all days so far: a link is
    dead only when it has failed on several of them, and a site that refuses programs is not dead at all. Its drift is
    of the passages that verdicts rely on: still there, changed, or gone from a page that is still up. The ledger beside
    the snapshots remembers all of it from run to run.

    \b
    Examples:
      verifier links
      verifier links claims/ --due --baseline known-links.txt --format github
      verifier links draft.md --fail-on warning
      verifier links https://example.org/report.pdf urls.txt --format jsonl

    \b
    Exit code: 0 all is well; 1 a finding at or above --fail-on; 2 wrong use; 3 the budget or the network left
    addresses undone; 5 no address to check; 130 interrupted.
    """
    for path in filter(None, (output, summary, write_baseline)):
        require_writable(path)
    accepted = read_baseline(baseline) if baseline else frozenset[str]()
    settings = settings_with(archive=archive, database=database, proxy=proxy, fetch_timeout=_seconds(timeout))
    given = _given(targets or [settings.claims.as_posix()])
    wanted = chosen(given.found, include or (), exclude or ())
    policy = replace(
        fetch_policy(settings, allow_network),
        budget=_budget(max_requests, max_time),
    )
    if dry_run:
        raise typer.Exit(_listed(wanted, settings, form, dead_after, due=due))
    archives = archives_to_ask(settings, no_web_archives=no_web_archives)
    with (
        _desk(settings, policy, archives, no_store=no_store) as desk,
        progress_bar("checking", quiet=quiet) as progress,
    ):
        began = desk.clock()
        chosen_now = _due(wanted, desk, policy_of(settings, dead_after) if due else None, max_age)
        told = RecheckOptions(dead_after, settings.max_bytes, settings.judging)
        rechecked = recheck(wanted, chosen_now, given.claims, desk, told, progress)
        replaced = with_replacements(rechecked, chosen_now, given.claims, desk, settings.max_bytes, progress)
        results = _results(replaced.rechecked, given.errors, accepted, baseline, desk, fail_on)
        if chosen_now:
            asked = frozenset(chosen_now)
            statuses = [each.status for each in results.checks if each.url in asked]
            record_links(desk, began, links_counted(desk, statuses, dead_after), results.exit_code)
    if write_baseline:
        write_report(write_baseline, baseline_of((*results.findings, *results.known)))
    if summary:
        write_report(summary, render_link_checks_markdown(results))
    _report(results, form, output)
    if not quiet:
        _hint(results, write_baseline, given.errors)
        if replaced.note:
            tell(replaced.note)
    raise typer.Exit(results.exit_code if not (given.errors and fail_on is not FailLevel.NEVER) else ExitCode.FINDINGS)


@contextlib.contextmanager
def _desk(
    settings: Settings, policy: FetchPolicy, archives: tuple[WebArchive, ...], *, no_store: bool
) -> Iterator[Desk]:
    if no_store:
        yield replace(reading_desk(settings), policy=policy, web_archives=archives)
        return
    with open_desk(settings, policy, Capturing.ALL, archives=archives) as desk:
        yield desk


@dataclass(frozen=True, slots=True)
class Given:
    """What the arguments name: addresses with where they are cited, claims, and mistakes in claim files."""

    found: Mapping[str, list[Citing]]
    claims: tuple[Claim, ...]
    errors: tuple[Finding, ...]


def _given(targets: Iterable[str]) -> Given:
    """Read what the arguments name.

    Raises:
        ConfigError: one of them is neither an address nor a file that can be read.
    """
    found: dict[str, list[Citing]] = defaultdict(list)
    claim_paths: list[Path] = []
    for target in targets:
        path = Path(target)
        if target.lower().startswith(WEB):
            found[target].append(Citing(file=""))
        elif path.is_dir() or path.suffix.lower() in CLAIM_FILES or not path.exists():
            claim_paths.append(path)  # the register reports a path that does not exist, as for any claim file
        else:
            _add(found, file_targets(path))
    if not claim_paths:
        return Given(found, (), ())
    register = load_register(claim_paths)
    _add(found, register_targets(register))
    return Given(found, tuple(register.claims), register.errors)


def _add(found: dict[str, list[Citing]], more: Mapping[str, list[Citing]]) -> None:
    for url, citing in more.items():
        found[url] += citing


def _seconds(written: str | None) -> float | None:
    return parse_duration(written).total_seconds() if written else None


def _budget(max_requests: int | None, max_time: str | None) -> Budget:
    seconds = _seconds(max_time)
    return Budget(max_requests if max_requests is not None else math.inf, seconds if seconds is not None else math.inf)


def _listed(wanted: Targets, settings: Settings, form: LinkForm, dead_after: int, *, due: bool) -> int:
    if not due:
        raise ConfigError("--dry-run lists what is due", hint="use it with --due")
    return list_due(wanted, settings, now(), form.value, dead_after)


def _due(wanted: Targets, desk: Desk, is_due: IsDue | None, max_age: str | None) -> list[str]:
    """Return the addresses to request now.

    Raises:
        ConfigError: both ways to choose are given, or the age cannot be read.
    """
    if is_due and max_age:
        raise ConfigError("--due and --max-age both say what to request", hint="use one of them")
    ledger, moment = read_ledger(desk.ledger), desk.clock()
    if max_age:
        age = parse_duration(max_age)
        return [url for url in wanted if is_older(ledger.entry(url), moment, age)]
    return [url for url in wanted if is_due is None or is_due(ledger.entry(url), moment)]


def _results(
    rechecked: Rechecked,
    errors: tuple[Finding, ...],
    accepted: frozenset[str],
    baseline: Path | None,
    desk: Desk,
    fail_on: FailLevel,
) -> LinkResults:
    found = [finding for check in rechecked.checks for finding in findings_of(check)]
    asked = [check.url for check in rechecked.checks]
    judged = sort_out(found, accepted, baseline or Path(), asked)
    return LinkResults(
        run_id=desk.run_id,
        checks=rechecked.checks,
        findings=tuple(gravest_first([*errors, *judged.new, *judged.stale])),
        known=judged.known,
        requested=rechecked.requested,
        fail_on=fail_on,
    )


def _report(results: LinkResults, form: LinkForm, output: Path | None) -> None:
    if form is LinkForm.CONSOLE and output is None:
        print_report(render_link_checks(results))
        return
    content = RENDERERS[form](results)
    if output:
        write_report(output, content)
    else:
        print_data(content)


def _hint(results: LinkResults, write_baseline: Path | None, errors: tuple[Finding, ...]) -> None:
    if write_baseline:
        tell(f"{len(results.findings) + len(results.known)} findings accepted in {write_baseline}")
    if not results.checks and not errors:
        tell("nothing to check: no document, source, article or list names a web address")
    elif results.exit_code == ExitCode.INCOMPLETE:
        tell(f"not complete: {results.left} of {len(results.checks)} addresses have no answer; run it again later")
