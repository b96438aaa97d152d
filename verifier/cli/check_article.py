"""``verifier check ARTICLE --sources FOLDER``: an article straight to verdicts, without a claim file."""

from collections.abc import Sequence
from pathlib import Path

import typer

from verifier.cli.console import progress_bar, tell, tell_error
from verifier.cli.desk import archive_of
from verifier.cli.executors import executor_of
from verifier.cli.options import told_matcher
from verifier.errors import ConfigError, ForeignLanguage
from verifier.pipeline.article_check import Against, check_article
from verifier.pipeline.article_codes import SOURCE_FOUND
from verifier.pipeline.bindings import Bindings
from verifier.pipeline.extracting import USUAL_SCORE, Told, run_extraction
from verifier.pipeline.pool import read_folder, register_texts
from verifier.pipeline.reading_articles import article_in, is_address, limits
from verifier.pipeline.results import CheckResults
from verifier.pipeline.run import RunSettings
from verifier.pipeline.verdicts import ExitCode
from verifier.register.load import load_register
from verifier.settings import Settings


def checked_article(
    files: Sequence[Path] | None, folder: Path, bindings: Bindings, settings: Settings, *, quiet: bool
) -> CheckResults:
    """Return the verdicts on the claims of the one article in *files*, by the texts in *folder* and the register.

    Raises:
        ConfigError: there is not just one article, or the folder is none.
        ReadError: the article cannot be opened, or gives no text.
    """
    article = _only(files)
    if bindings.documents:
        raise ConfigError("--document is for claim files", hint="the article is the document")
    told_matcher(settings, quiet=quiet)
    reading = limits(settings.max_bytes)
    with progress_bar("checking", quiet=quiet) as progress:
        try:
            found = article_in(article, reading)
        except ForeignLanguage as error:
            tell_error(error)
            raise typer.Exit(ExitCode.NOTHING_TO_CHECK) from error
        extraction = run_extraction(found, USUAL_SCORE, Told(), article.parent)
        texts = read_folder(folder, reading, progress)
        archive = archive_of(settings)
        register = load_register([settings.claims]) if settings.claims.exists() else None
        against = Against(texts, register_texts(register, archive) if register else (), bindings.sources, archive)
        told = RunSettings(settings.fail_on, settings.max_bytes, settings.judging)
        with executor_of(settings, told.judging) as execute:
            results = check_article(extraction, found, against, progress=progress, settings=told, execute=execute)
    if not quiet:
        _tell(results, len(texts.texts), len(against.register), texts.passed_over)
    return results


def _only(files: Sequence[Path] | None) -> Path:
    if not files or len(files) != 1:
        raise ConfigError("--sources goes with one article", hint="verifier check draft.md --sources folder/")
    if is_address(str(files[0]).replace(":/", "://", 1)):
        raise ConfigError("--sources goes with a file", hint="take the claims out with `verifier extract` first")
    return files[0]


def _tell(results: CheckResults, in_folder: int, in_register: int, passed_over: int) -> None:
    """Tell which text was taken for which source, and how much there was to hold claims against."""
    for finding in results.findings:
        if finding.code == SOURCE_FOUND.name:
            tell(finding.message)
    others = f"; files of other kinds, passed over: {passed_over}" if passed_over else ""
    uncited = sum(not result.claim.citations for result in results.claims)
    tell(f"claims: {len(results.claims)}, citing nothing: {uncited}")
    tell(f"texts in the folder: {in_folder}, in the register: {in_register}{others}")
    if not results.claims:
        tell("no claims were found in the article: `verifier extract --format html` shows what was read")
