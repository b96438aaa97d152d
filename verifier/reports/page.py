"""Pages: what all HTML reports share: their templates, their style, and what makes text from outside harmless.

A page is one self-contained file that needs no script and fetches nothing. Every string that a template writes goes
through :func:`verifier.reports.safe.visible` and is then escaped. A content security policy lets nothing run or load
but the one style sheet, which it names by its hash.
"""

import base64
import hashlib
import re
from collections.abc import Iterator
from importlib import resources
from typing import Final
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from verifier import __version__
from verifier.reports import words
from verifier.reports.highlight import pieces
from verifier.reports.paths import shown_path
from verifier.reports.safe import visible

_SPACE: Final = re.compile(r"\s+")


def render_page(template: str, styles: tuple[str, ...], **values: object) -> str:
    """Return the page that *template* makes of *values*, with the style sheets *styles* in it, one after the other."""
    return "".join(page_pieces(template, styles, **values))


def page_pieces(template: str, styles: tuple[str, ...], **values: object) -> Iterator[str]:
    """Yield the same piece by piece, which asks of *values* only what is written next."""
    folder = resources.files("verifier.reports").joinpath("templates")
    style = "".join(folder.joinpath(name).read_text(encoding="utf-8") for name in styles)
    return (
        _environment()
        .get_template(template)
        .generate(
            **values,
            version=__version__,
            style=Markup(style),  # noqa: S704  our own files, not input
            style_hash=f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}",
        )
    )


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("verifier.reports"),
        autoescape=True,
        finalize=_harmless,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        pieces=pieces,
        words=words.VERDICT_WORDS,
        signs=words.VERDICT_SIGNS,
        outcome_words=words.OUTCOME_WORDS,
        outcome_signs=words.OUTCOME_SIGNS,
        check_words=words.CHECK_WORDS,
        unavailable_words=words.UNAVAILABLE_WORDS,
    )
    environment.filters.update(sentence=sentence, paragraphs=paragraphs, path=shown_path, flat=flat)
    environment.tests["web_address"] = is_web_address
    return environment


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


def flat(text: str) -> str:
    """Return *text* on one line, with single spaces."""
    return " ".join(text.split())


def is_web_address(url: str) -> bool:
    """Tell whether *url* may become a link: an http or https address with a host, so that none can run a script."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and visible(url) == url
