"""What an extraction is written as: the formats, which file endings mean them, and who writes them."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final

from verifier.pipeline.extracting import Extraction
from verifier.pipeline.merging import proposed_text
from verifier.register.proposal import propose
from verifier.reports.bibtex import to_bibtex
from verifier.reports.csl import to_csl
from verifier.reports.extraction_csv import render_extraction_csv
from verifier.reports.extraction_html import render_extraction_html
from verifier.reports.extraction_json import render_extraction_json
from verifier.reports.safe import json_safe, visible


class ExtractForm(StrEnum):
    """What an extraction is written as."""

    YAML = "yaml"
    JSON = "json"
    CSV = "csv"
    HTML = "html"
    CSL_JSON = "csl-json"
    BIBTEX = "bibtex"


_ENDINGS: Final = MappingProxyType(
    {
        ".csl.json": ExtractForm.CSL_JSON,  # before ".json", which it ends with
        ".json": ExtractForm.JSON,
        ".csv": ExtractForm.CSV,
        ".html": ExtractForm.HTML,
        ".htm": ExtractForm.HTML,
        ".bib": ExtractForm.BIBTEX,
    }
)
REFERENCES: Final = frozenset({ExtractForm.CSL_JSON, ExtractForm.BIBTEX})  # of the article, not its claims


def extract_form_of(output: Path | None) -> ExtractForm:
    """Return the format that the ending of *output* names; without one, a claim file."""
    name = output.name.lower() if output else ""
    return next((form for ending, form in _ENDINGS.items() if name.endswith(ending)), ExtractForm.YAML)


def rendered_extraction(extraction: Extraction, form: ExtractForm) -> str:
    """Return *extraction* in the format *form*."""
    return _RENDERERS[form](extraction)


def _yaml(extraction: Extraction) -> str:
    return proposed_text(propose(extraction.article, extraction.claims, extraction.document))


_RENDERERS: Final[Mapping[ExtractForm, Callable[[Extraction], str]]] = MappingProxyType(
    {
        ExtractForm.YAML: _yaml,
        ExtractForm.JSON: render_extraction_json,
        ExtractForm.CSV: render_extraction_csv,
        ExtractForm.HTML: render_extraction_html,
        ExtractForm.CSL_JSON: lambda extraction: json_safe(to_csl(extraction.article.references)),
        ExtractForm.BIBTEX: lambda extraction: visible(to_bibtex(extraction.article.references)),
    }
)
