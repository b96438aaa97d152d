"""The HTML report: one self-contained file to read, print and pass on. It needs no script and fetches nothing.

Every string that the template writes goes through :func:`verifier.reports.safe.visible` and is then escaped. A content
security policy lets nothing run or load but the one style sheet, which it names by its hash.
"""

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import groupby
from typing import Final
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from verifier import __version__
from verifier.domain.assessment import Verdict
from verifier.domain.claim import Document, Source
from verifier.domain.finding import Severity
from verifier.pipeline.results import CheckResults, ClaimResult
from verifier.reports import words
from verifier.reports.highlight import pieces
from verifier.reports.order import gravest_first, worst_first
from verifier.reports.paths import shown_path
from verifier.reports.safe import visible

_SPACE: Final = re.compile(r"\s+")
BAR_WIDTH: Final = 1000  # units of the picture's own coordinates


@dataclass(frozen=True, slots=True)
class BarPart:
    """The stretch of the bar that one verdict takes up."""

    verdict: Verdict
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Listed:
    """A document with the sources that its claims cite."""

    document: Document
    sources: tuple[Source, ...]


def render_html(results: CheckResults) -> str:
    """Return *results* as one HTML page."""
    style = report_style()
    groups = [
        (verdict, list(group)) for verdict, group in groupby(worst_first(results.claims), lambda one: one.verdict)
    ]
    return (
        environment()
        .get_template("report.html")
        .render(
            results=results,
            counts=results.counts,
            groups=groups,
            bar=_bar(groups, len(results.claims)),
            documents=_listed(results.claims),
            findings=[found for found in gravest_first(results.findings) if found.severity is not Severity.NOTE],
            summary=_summary(results),
            version=__version__,
            style=style,
            style_hash=hash_of(style),
        )
    )


def report_style() -> Markup:
    """Return the style sheet that all reports have."""
    style = resources.files("verifier.reports").joinpath("templates/report.css").read_text(encoding="utf-8")
    return Markup(style)  # noqa: S704  our own file, not input


def hash_of(style: str) -> str:
    """Return what a content security policy calls the style sheet by."""
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"


def environment() -> Environment:
    """Return what fills in templates: everything is made visible and escaped."""
    made = Environment(
        loader=PackageLoader("verifier.reports"),
        autoescape=True,
        finalize=_harmless,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        pieces=pieces,
        words=words.VERDICT_WORDS,
        signs=words.VERDICT_SIGNS,
        outcome_words=words.OUTCOME_WORDS,
        outcome_signs=words.OUTCOME_SIGNS,
        check_words=words.CHECK_WORDS,
        unavailable_words=words.UNAVAILABLE_WORDS,
    )
    made.filters.update(sentence=sentence, paragraphs=paragraphs, path=shown_path)
    made.tests["web_address"] = is_web_address
    return made


def _harmless(value: object) -> object:
    """Return what the template writes for *value*, made visible; markup of the template's own stays as it is."""
    return value if isinstance(value, Markup) else visible(str(value))


def sentence(text: str) -> str:
    """Return *text* as a sentence of its own.

    >>> sentence("the source says 7.3 billion yuan")
    'The source says 7.3 billion yuan.'
    """
    capitalised = text[:1].upper() + text[1:]
    return capitalised if capitalised.endswith((".", "!", "?", "…")) else f"{capitalised}."


def paragraphs(text: str) -> str:
    r"""Return *text* with one line break for each gap between paragraphs, and a space for each break within one.

    >>> paragraphs("Traffic\n\nIt had 40 per\ncent more.")
    'Traffic\nIt had 40 per cent more.'
    """
    return _SPACE.sub(lambda space: "\n" if space.group().count("\n") > 1 else " ", text)


def is_web_address(url: str) -> bool:
    """Tell whether *url* may become a link: an http or https address with a host, so that none can run a script."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and visible(url) == url


def _bar(groups: Sequence[tuple[Verdict, Sequence[ClaimResult]]], total: int) -> list[BarPart]:
    parts: list[BarPart] = []
    done = 0
    for verdict, group in groups:
        parts.append(BarPart(verdict, round(BAR_WIDTH * done / total, 2), round(BAR_WIDTH * len(group) / total, 2)))
        done += len(group)
    return parts


def _listed(results: Sequence[ClaimResult]) -> list[Listed]:
    """Return each document with its cited sources, in the order of the claims."""
    documents: dict[str, Document] = {}
    sources: dict[str, dict[str, Source]] = {}
    for result in results:
        documents.setdefault(result.document.id, result.document)
        sources.setdefault(result.document.id, {}).update({source.id: source for source in result.sources})
    return [Listed(document, tuple(sources[name].values())) for name, document in documents.items()]


def _summary(results: CheckResults) -> str:
    """Return the headline: how many claims, and the count that matters most."""
    total = len(results.claims)
    claims = "1 claim" if total == 1 else f"{total:,} claims"
    counts = results.counts.overall
    shown = [
        f"{counts[verdict]:,} {words.VERDICT_WORDS[verdict]}" for verdict in words.VERDICT_WORDS if counts[verdict]
    ]
    return f"{claims}: {', '.join(shown)}" if shown else claims
