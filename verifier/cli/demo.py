"""``verifier demo``: a small newsroom on this machine, from its pages to the report."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final

import typer

from verifier.archive.archive import Archive
from verifier.cli.console import print_report, progress_bar
from verifier.cli.desk import open_desk
from verifier.demo import story
from verifier.demo.expected import AFTER_CHANGE, VERDICTS, deviations
from verifier.demo.newsroom import desk_files, pages_after, pages_before
from verifier.demo.server import ANY_PORT, Site, serve
from verifier.errors import OutputError
from verifier.fetching.policy import FetchPolicy
from verifier.pipeline.batch import run_batch
from verifier.pipeline.bindings import Bindings
from verifier.pipeline.conflicts import conflicts_of
from verifier.pipeline.desk import Capturing
from verifier.pipeline.results import CheckResults
from verifier.pipeline.run import RunSettings
from verifier.pipeline.verdicts import ExitCode, FailOn
from verifier.register.atomic import create_file
from verifier.register.load import load_register
from verifier.register.register import Register
from verifier.reports.html import render_html
from verifier.reports.output import write_report
from verifier.settings import Settings, template
from verifier.settings_files import OWN_FILE

FOLDER: Final = Path("verifier-demo")
LOOPBACK_NETWORK: Final = "127.0.0.0/8"
HIGHEST_PORT: Final = 65535
REPORT: Final = "report.html"
LATER_REPORT: Final = "report-after-the-change.html"


def demo(
    folder: Annotated[Path, typer.Argument(help="Where to put it; it must be new or empty.")] = FOLDER,
    *,
    port: Annotated[
        int, typer.Option(min=0, max=HIGHEST_PORT, help="The port to serve the pages at; 0 is any that is free.")
    ] = ANY_PORT,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")] = False,
) -> None:
    r"""See everything at work on a small newsroom, which is served on this machine alone while the command runs.

    Two articles make 16 claims and cite five pages and a dead link. The pages are captured into an archive, the claims
    checked, the articles compared; then one page is changed and everything is captured again. No network is needed, and
    nothing is left running. What comes out is held against what should come out.

    \b
    Examples:
      verifier demo
      verifier demo /tmp/newsroom --port 8123

    \b
    Exit code: 0 all went as it should; 1 something came out otherwise, and is named; 2 the folder or the port
    cannot be used; 130 interrupted.
    """
    _require_new(folder)
    with serve(pages_before(), port=port) as site:
        deviating = _play(folder, site, quiet=quiet)
    raise typer.Exit(ExitCode.FINDINGS if deviating else ExitCode.CLEAN)


def _require_new(folder: Path) -> None:
    """Make sure that nothing of anybody's is touched.

    Raises:
        OutputError: there is something at *folder*, or it cannot be looked into.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise OutputError(
                f"{folder} is not an empty folder", hint="Remove it, or name another: verifier demo FOLDER."
            )
    except (OSError, ValueError) as error:  # a name that no file system takes
        reason = getattr(error, "strerror", None) or str(error)
        raise OutputError(f"{folder} cannot be used: {reason}", hint="Name another: verifier demo FOLDER.") from error


def _play(folder: Path, site: Site, *, quiet: bool) -> bool:
    """Tell the story from beginning to end; returns whether anything deviates from what it should be."""
    _write(folder, site.base)
    settings = Settings(
        claims=folder / "claims", archive=folder / "snapshots", database=folder / ".verifier" / "verifier.db"
    )
    register = load_register([settings.claims])
    print_report(story.opening(len(register.documents), len(register.claims), len(_cited(register)), site.base))
    before = _check(register, settings, Capturing.MISSING, quiet=quiet)
    print_report(story.first_check(before, str(settings.archive)))
    site.publish(pages_after())
    after = _check(register, settings, Capturing.ALL, quiet=quiet)
    print_report(story.changed_page(before, after))
    reports = _reports(folder, {REPORT: before, LATER_REPORT: after})
    deviating = [*deviations(before, VERDICTS), *deviations(after, AFTER_CHANGE)]
    deviating += [f"{found.file}: {found.message}" for found in Archive(settings.archive).verify()]
    print_report(story.closing(deviating, reports, str(folder)))
    return bool(deviating)


def _write(folder: Path, base: str) -> None:
    """Write the newsroom's own files: articles, claim files, and settings that make the folder a project."""
    for name, content in desk_files(base).items():
        create_file(folder / name, content)
    create_file(folder / OWN_FILE, template().encode())


def _cited(register: Register) -> set[str]:
    return {source.url for sources in register.sources.values() for source in sources.values() if source.url}


def _check(register: Register, settings: Settings, capturing: Capturing, *, quiet: bool) -> CheckResults:
    """Do what ``verifier check`` does, being allowed to reach this machine."""
    policy = FetchPolicy(allowed_networks=(LOOPBACK_NETWORK,))
    with (
        open_desk(settings, policy, capturing, all_claims=True) as desk,
        progress_bar("checking", quiet=quiet) as progress,
    ):
        return run_batch(
            register,
            Bindings(),
            desk,
            find_conflicts=conflicts_of,
            progress=progress,
            settings=RunSettings(fail_on=FailOn.NEVER, judging=settings.judging),
        )


def _reports(folder: Path, results: Mapping[str, CheckResults]) -> list[str]:
    for name, found in results.items():
        write_report(folder / name, render_html(found))
    return [str(folder / name) for name in results]
