"""``verifier snapshot``: what sources say now, kept for good."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

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
    open_desk,
)
from verifier.cli.options import ClaimFiles, Form, Quiet, claim_paths, settings_with
from verifier.domain.finding import Finding
from verifier.errors import ConfigError
from verifier.fetching.client import parse_url
from verifier.pipeline.desk import Capturing
from verifier.pipeline.links import STOPPED, CitedAt
from verifier.pipeline.snapshots import Taken, addresses_of, hand_in, take
from verifier.pipeline.verdicts import ExitCode
from verifier.register.load import load_register
from verifier.reports.lines import finding_lines
from verifier.reports.snapshots import render_snapshots, render_snapshots_json


def snapshot(  # noqa: PLR0913  one parameter for each option
    files: ClaimFiles = None,
    *,
    source: Annotated[
        list[str] | None,
        typer.Option("--source", "-s", metavar="ID", help="A source to capture; may be repeated."),
    ] = None,
    url: Annotated[list[str] | None, typer.Option(metavar="URL", help="An address; may be repeated.")] = None,
    file: Annotated[
        Path | None, typer.Option(metavar="PATH", help="Keep this copy as what the one --url or --source holds.")
    ] = None,
    archive: ArchiveFolder = None,
    database: Database = None,
    allow_network: AllowNetwork = None,
    proxy: Proxy = None,
    no_web_archives: NoWebArchives = False,
    form: Annotated[Form, typer.Option("--format", "-f", help="What to print.")] = Form.CONSOLE,
    quiet: Quiet = False,
) -> None:
    r"""Capture what the sources say now, whether or not there are snapshots already, and keep it for good.

    Without --source and --url, all addresses of documents and sources are captured. A page that programs cannot see (a
    paywall, a login) can be saved from a browser and handed in with --file; it is recorded as handed in. Of a page that
    is dead and of which there is no snapshot yet, the copy of a web archive is kept as what it is.

    \b
    Examples:
      verifier snapshot
      verifier snapshot claims/kim-2025.yaml --source huawei-ar-2023
      verifier snapshot --file saved.pdf --url https://example.org/report.pdf

    \b
    Exit code: 0 all captured; 1 an address is dead or refuses; 2 wrong use; 3 the network stopped a capture;
    5 nothing to capture.
    """
    settings = settings_with(archive=archive, database=database, proxy=proxy)
    policy = fetch_policy(settings, allow_network)
    archives = archives_to_ask(settings, no_web_archives=no_web_archives)
    addresses, errors = _addresses(source or (), url or (), claim_paths(files, settings))
    for line in finding_lines(errors).splitlines():
        tell(line)
    if file is not None and len(addresses) != 1:
        raise ConfigError("--file is a copy of one address", hint="name it with one --url or one --source")
    if not addresses:
        if not quiet and not errors:
            tell("nothing to capture: no document and no source has a URL")
        raise typer.Exit(ExitCode.FINDINGS if errors else ExitCode.NOTHING_TO_CHECK)
    with (
        open_desk(settings, policy, Capturing.ALL, archives=archives) as desk,
        progress_bar("capturing", quiet=quiet) as progress,
    ):
        if file is None:
            taken = take(addresses, desk, settings.max_bytes, progress)
        else:
            taken = [hand_in(file, address, desk, settings.max_bytes, places) for address, places in addresses.items()]
    if form is Form.JSON:
        print_data(render_snapshots_json(taken, desk.run_id))
    else:
        print_report(render_snapshots(taken))
    raise typer.Exit(ExitCode.FINDINGS if errors else _exit_code(taken))


def _addresses(
    sources: Sequence[str], urls: Sequence[str], paths: list[Path]
) -> tuple[dict[str, list[CitedAt]], tuple[Finding, ...]]:
    """Return the addresses that are meant, those of claim files with where they are written, and the files' errors.

    Claim files are read only where they are asked for an address.

    Raises:
        FetchError: an address cannot be requested.
    """
    found: dict[str, list[CitedAt]] = {}
    for each in urls:
        parse_url(each)
        found[each.strip()] = []
    if urls and not sources:
        return found, ()
    register = load_register(paths)
    return found | addresses_of(register, sources), register.errors


def _exit_code(taken: Sequence[Taken]) -> int:
    failed = [one.link for one in taken if one.link.has_failed]
    if any(link.status not in STOPPED for link in failed):
        return ExitCode.FINDINGS
    return ExitCode.INCOMPLETE if failed else ExitCode.CLEAN
