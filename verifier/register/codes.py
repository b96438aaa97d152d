"""Every mistake and every remark about claim files: its code, how grave it is, what it means and what to do.

One table, so that the loader, the docs and the tests speak of the same things; docs/findings.md explains each code.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from verifier.domain.finding import Code, Finding, Severity
from verifier.register.place import Place

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

_TABLE: Final = (
    # the file as a whole
    Code("no-such-file", _ERROR, "A path that was asked for does not exist.", "Check the path."),
    Code("unreadable-file", _ERROR, "The file cannot be opened, or is not a regular file.", "Check its permissions."),
    Code("file-too-large", _ERROR, "The file is larger than claim files may be.", "Split it: one file a document."),
    Code("not-utf8", _ERROR, "The file is not UTF-8 text.", "Save it as UTF-8."),
    Code("empty-file", _ERROR, "The file holds nothing.", "Start from the example that `verifier init` writes."),
    Code("bad-yaml", _ERROR, "The file is not well-formed YAML.", "Put a value that holds ': ' or ' #' in quotes."),
    Code("tab-indent", _ERROR, "A tab stands where YAML allows only spaces.", "Indent with spaces."),
    Code("too-deep", _ERROR, "Lists and mappings are nested deeper than a claim file needs.", "Check the indentation."),
    Code("too-many-aliases", _ERROR, "YAML aliases would blow the file up.", "Write the values out."),
    Code("tag-used", _ERROR, "A YAML tag such as !!int or !python is used.", "Remove the tag."),
    Code("wrong-schema", _ERROR, "The file is of a schema version that is not known here.", "Write `schema: 1`."),
    Code("too-many-mistakes", _ERROR, "The file has more mistakes than are listed.", "Repair the first ones first."),
    # fields
    Code("unknown-field", _ERROR, "A field is not part of the format.", "Remove it, or put it in a comment."),
    Code("duplicate-field", _ERROR, "A field is given twice in one place.", "Remove one of the two."),
    Code("missing-field", _ERROR, "A field that must be there is missing or null.", "Add it."),
    Code("wrong-type", _ERROR, "A value is of the wrong type.", "See docs/claim-files.md for the format."),
    Code("empty-text", _ERROR, "A text is empty or only white space.", "Write the text, or remove the field."),
    Code("claim-too-long", _ERROR, "A text is too long to be one claim.", "Split it into single statements."),
    Code("value-too-long", _ERROR, "A value is longer than its field allows.", "Shorten it."),
    Code("control-character", _ERROR, "A character that cannot be seen stands in the text.", "Remove it."),
    Code("bad-id", _ERROR, "An id is not a slug.", "Use lower-case letters, digits and single hyphens: grants-2023."),
    Code("bad-choice", _ERROR, "A value is none of those that the field allows.", "Choose one of the listed values."),
    Code("bad-date", _ERROR, "A date does not exist or is not written YYYY-MM-DD.", "Write it as 2025-07-12."),
    Code("bad-url", _ERROR, "A URL cannot be requested.", "Write a full address: https://example.org/page."),
    Code("bad-doi", _ERROR, "A DOI is not written as a DOI.", "Write it bare: 10.1000/182."),
    Code("bad-file", _ERROR, "A file name cannot be used.", "Write it relative to this file: ../samples/report.txt."),
    Code("two-places", _ERROR, "Both a file and a URL are given.", "Keep one of them and set the other to null."),
    # tables of claims
    Code("bad-table", _ERROR, "A table of claims cannot be read.", "See docs/claim-files.md for its columns."),
    Code("bad-row", _ERROR, "A row of a table cannot be read.", "Compare it with the rows around it."),
    # ties
    Code("duplicate-id", _ERROR, "Two entries share an id.", "Give each entry an id of its own."),
    Code("unknown-source", _ERROR, "A claim cites a source that its file does not list.", "Add it under `sources`."),
    # the ledger
    Code("merge-conflict", _ERROR, "A merge left its marks in the file.", "Keep one line for each URL."),
    Code("bad-json", _ERROR, "A line is not a JSON object.", "Restore the line from git, or remove it."),
    Code("bad-record", _ERROR, "A value of a record cannot be used.", "Restore the line from git, or remove it."),
    Code("duplicate-url", _ERROR, "Two lines are about the same URL.", "Keep the one with the later `last_ok`."),
    # ties, doubtful
    Code("broken-source", _WARNING, "A claim is left out: it cites a source with an error.", "Repair the source."),
    Code("duplicate-claim", _WARNING, "Two claims of a document say the same.", "Remove one of them."),
    Code("missing-file", _WARNING, "A local file is not where the claim file says.", "Write it relative to this file."),
    Code("unknown-column", _WARNING, "A column of a table is not known; it is passed over.", "Rename or remove it."),
    Code("described-twice", _WARNING, "A table describes something in two ways; the first one stays.", "Keep one."),
    Code("no-claims", _WARNING, "The file lists no claims.", "Add some under `claims`."),
    Code("uncited", _NOTE, "A claim cites no source.", "Add `cites` if the document names where it has this from."),
    Code("unused-source", _NOTE, "No claim cites this source.", "Cite it, or remove it."),
    Code("no-url", _NOTE, "A source is known by name only.", "Add `url`, `doi` or `file` when you find one."),
    Code("no-place", _NOTE, "The document has neither `file` nor `url`.", "Add one, or use --document ID=PATH."),
)  # fmt: skip

CODES: Final[Mapping[str, Code]] = MappingProxyType({code.name: code for code in _TABLE})


def finding(code: str, message: str, place: Place, *, subject: str = "", hint: str = "") -> Finding:
    """Build the finding *code* at *place*; *hint* replaces the table's hint where something better is known.

    Raises:
        KeyError: the table does not hold *code*.
    """
    known = CODES[code]
    return Finding(
        code=code,
        severity=known.severity,
        message=message,
        hint=hint or known.hint,
        file=place.file,
        line=place.line,
        column=place.column,
        subject=subject,
    )
