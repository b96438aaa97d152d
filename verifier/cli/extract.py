"""``verifier extract``: an article in, the claims that it makes out, each with what it cites."""

import contextlib
import difflib
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final

import typer

from verifier.cli.console import print_data, progress_bar, tell, tell_error
from verifier.cli.desk import AllowNetwork, ArchiveFolder, Database, Proxy, fetch_policy, open_desk
from verifier.cli.extract_forms import REFERENCES, ExtractForm, extract_form_of, rendered_extraction
from verifier.cli.extract_told import tell_extraction, tell_merge, tell_nothing
from verifier.cli.options import Quiet, require_id, settings_with
from verifier.errors import ConfigError, FetchError, ForeignLanguage
from verifier.fetching.policy import FetchPolicy
from verifier.pipeline.desk import Capturing
from verifier.pipeline.extracting import USUAL_SCORE, Extraction, Told, run_extraction
from verifier.pipeline.links import STOPPED
from verifier.pipeline.merging import Merge, carry_out_merge, merge_into, new_file
from verifier.pipeline.progress import Progress
from verifier.pipeline.reading_articles import Found, article_at, article_in, is_address, limits
from verifier.pipeline.verdicts import ExitCode
from verifier.register.naming import stem_of
from verifier.reports.output import require_writable, write_report
from verifier.reports.safe import visible
from verifier.settings import Settings

STEPS: Final = 3  # reading, taking out, writing


def extract(  # noqa: PLR0913  one parameter for each option
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="The article: a file, or the address of a page on the web.")
    ],
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to FILE; a claim file that exists is added to."),
    ] = None,
    form: Annotated[
        ExtractForm | None,
        typer.Option("--format", "-f", help="What to write; by default as the ending of --output says, else yaml."),
    ] = None,
    min_score: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="Take statements of this score or more, 0 to 1.")
    ] = USUAL_SCORE,
    every: Annotated[bool, typer.Option("--all", help="Take every statement, whatever its score.")] = False,
    document_id: Annotated[
        str | None, typer.Option(metavar="ID", help="The document's id; by default made of the file's name or author.")
    ] = None,
    published: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="When it was published, where it does not say so itself."
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Write nothing; show what would change in the claim file.")
    ] = False,
    offline: Annotated[
        bool, typer.Option("--offline", help="Request nothing; of an address use the snapshot that is there.")
    ] = False,
    archive: ArchiveFolder = None,
    database: Database = None,
    allow_network: AllowNetwork = None,
    proxy: Proxy = None,
    quiet: Quiet = False,
) -> None:
    r"""Take the claims out of an article: the checkable statements, each with a score, why, and what it cites.

    A new claim file has comments for the person who reviews it: lines that begin with 'look:' are about what a program
    cannot decide. A claim file that exists keeps every byte: new claims go to its end, and those that changed or are
    gone are told. To drop a claim for good, comment it out.

    A page on the web is captured and archived first.

    \b
    Examples:
      verifier extract draft.docx --output claims/draft.yaml
      verifier extract https://example.org/story --output claims/story.yaml --dry-run
      verifier extract draft.md --format html --output draft.html
      verifier extract draft.md --format json --min-score 0.7 > claims.json

    \b
    Exit code: 0 done; 1 the address is dead or refuses; 2 wrong use, or the article cannot be read;
    3 the network stopped the capture; 5 there are no claims, or the article is not in English.
    """
    form = form or extract_form_of(output)
    _require_sense(form, output, document_id, dry_run=dry_run)
    _require_other(output, article)
    settings = settings_with(archive=archive, database=database, proxy=proxy)
    policy = fetch_policy(settings, allow_network)
    threshold = 0.0 if every else min_score
    told = Told(document_id or "", published.date() if published else None)
    with progress_bar("extracting", quiet=quiet) as progress:
        found = _found(article, settings, policy, Capturing.NONE if offline else Capturing.ALL, progress)
        progress(1, STEPS, "taking out claims")
        extraction = run_extraction(found, threshold, _named(told, output, form), _folder(output, form, settings))
        progress(2, STEPS, "writing")
        merge = _written(extraction, form, output, told, dry_run=dry_run)
    if not quiet:
        if found.remark:
            tell(found.remark)
        tell_extraction(extraction)
        _tell_written(merge, output, dry_run=dry_run)
    if not extraction.claims and form not in REFERENCES:
        tell_nothing(extraction, threshold)
        raise typer.Exit(ExitCode.NOTHING_TO_CHECK)
    raise typer.Exit(ExitCode.CLEAN)


def _require_sense(form: ExtractForm, output: Path | None, document_id: str | None, *, dry_run: bool) -> None:
    """Make sure, before any work, that the options go together and that something can be written.

    Raises:
        ConfigError: they do not.
        OutputError: nothing can be written there.
    """
    if dry_run and (form is not ExtractForm.YAML or output is None):
        raise ConfigError("--dry-run shows what would change in a claim file", hint="name one with --output")
    if document_id is not None:
        require_id("--document-id", document_id)
    if output and (form is not ExtractForm.YAML or output.exists()):
        require_writable(output)


def _require_other(output: Path | None, article: str) -> None:
    """Make sure that the article is not written over.

    Raises:
        ConfigError: it would be.
    """
    if output and output.exists() and not is_address(article):
        with contextlib.suppress(OSError, ValueError):
            if output.samefile(article):
                raise ConfigError(f"{output} is the article itself", hint="name another file with --output")


def _found(article: str, settings: Settings, policy: FetchPolicy, capturing: Capturing, progress: Progress) -> Found:
    """Read the article; what is not to be read ends the command.

    Raises:
        ReadError: it cannot be opened, or gives no text.
    """
    try:
        if not is_address(article):
            return article_in(Path(article), limits(settings.max_bytes))
        with open_desk(settings, policy, capturing) as desk:
            return article_at(article, desk, limits(settings.max_bytes), progress)
    except ForeignLanguage as error:
        tell_error(error)
        raise typer.Exit(ExitCode.NOTHING_TO_CHECK) from error
    except FetchError as error:
        tell_error(error)
        raise typer.Exit(ExitCode.INCOMPLETE if error.status in STOPPED else ExitCode.FINDINGS) from error


def _named(told: Told, output: Path | None, form: ExtractForm) -> Told:
    """Return *told* with an id: claim files are called after their documents."""
    if told.id or output is None or form is not ExtractForm.YAML:
        return told
    return replace(told, id=stem_of(output.stem, "article"))


def _folder(output: Path | None, form: ExtractForm, settings: Settings) -> Path:
    """Return the folder that the claim file is, or would be, in; its files are relative to it."""
    if output and form is ExtractForm.YAML:
        return output.parent
    return settings.claims if settings.claims.is_dir() or not settings.claims.suffix else settings.claims.parent


def _written(
    extraction: Extraction, form: ExtractForm, output: Path | None, told: Told, *, dry_run: bool
) -> Merge | None:
    """Write what was taken out; returns what became of a claim file, None where none was asked for."""
    if form is not ExtractForm.YAML or output is None:
        content = rendered_extraction(extraction, form) if extraction.claims or form is not ExtractForm.YAML else ""
        if output:
            write_report(output, content)
        else:
            print_data(content)
        return None
    article, claims = extraction.article, extraction.claims
    if output.exists():
        merge = merge_into(output, article, claims, told.id)
    elif claims:
        merge = new_file(output, article, claims, extraction.document)
    else:
        return None
    if dry_run:
        print_data(visible(_difference(merge)))
    else:
        carry_out_merge(merge)
    return merge


def _difference(merge: Merge) -> str:
    """Return how the claim file would change, as ``diff -u`` shows it."""
    name = merge.path.as_posix()
    before, after = merge.before.splitlines(keepends=True), merge.after.splitlines(keepends=True)
    lines = difflib.unified_diff(before, after, name, name)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _tell_written(merge: Merge | None, output: Path | None, *, dry_run: bool) -> None:
    if merge:
        tell_merge(merge, written=not dry_run)
    elif output:
        tell(f"written to {output}")
