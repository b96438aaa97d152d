"""What a single value of a claim file must look like, and what to tell the person when it does not.

Each reader takes the value as written and returns it checked, or raises BadValue with the code of the finding.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from pathlib import PurePosixPath, PureWindowsPath
from typing import Final, TypeAlias
from urllib.parse import urlsplit

from rapidfuzz import fuzz, process

from verifier.register.place import quoted
from verifier.register.tree import Node, Scalar, Sequence

LONGEST_CLAIM: Final = 2000  # code points; the longest claim seen in practice has 240
LONGEST_VALUE: Final = 2000  # of a title, quote or address
LONGEST_ID: Final = 80
LIKENESS: Final = 70  # of 100; below that a suggestion is more confusing than helpful

_SLUG: Final = re.compile(r"[a-z0-9]+(?:[-._][a-z0-9]+)*")
_DATE: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[Tt ].*)?", re.ASCII)
_DOI: Final = re.compile(r"10\.\d{4,9}/\S+", re.ASCII)  # Crossref's pattern for all but some DOIs of the 1990s
_DOI_PREFIX: Final = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_UNSPEAKABLE: Final = frozenset({"Cc", "Cs", "Co", "Cn"})  # control, surrogate, private, unassigned
_OVERRIDES: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # they reorder what is shown
_REMOVED_FROM_SLUG: Final = re.compile(r"[^a-z0-9]+")


class BadValue(Exception):
    """A value cannot be used; *code* and *hint* are those of the finding to write."""

    def __init__(self, code: str, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint


Reader: TypeAlias = Callable[[Node], object]


def read_label(node: Node) -> str:
    """Return a short text such as a title or a locator; a number is taken as it was written ("12")."""
    text = _characters(_scalar(node))
    if len(text) > LONGEST_VALUE:
        raise BadValue("value-too-long", f"{len(text):,} characters; at most {LONGEST_VALUE:,} are allowed")
    return text


def read_words(node: Node) -> str:
    """Return a text that somebody wrote or said, such as a quote; a bare number is none."""
    scalar = _scalar(node)
    if scalar.is_number:
        raise BadValue("wrong-type", f"{quoted(scalar.text)} is a number, not a text", hint="Write a whole sentence.")
    return read_label(scalar)


def read_claim_text(node: Node) -> str:
    """Return the text of a claim."""
    scalar = _scalar(node)
    if len(scalar.text) > LONGEST_CLAIM:
        raise BadValue("claim-too-long", f"{len(scalar.text):,} characters; a claim has at most {LONGEST_CLAIM:,}")
    return read_words(scalar)


def read_id(node: Node) -> str:
    """Return an id: lower-case letters and digits, joined by single hyphens, dots or underscores."""
    text = read_label(node)
    if len(text) > LONGEST_ID:
        raise BadValue("value-too-long", f"an id of {len(text):,} characters; at most {LONGEST_ID} are allowed")
    if not _SLUG.fullmatch(text):
        better = slug(text)
        raise BadValue("bad-id", f"{quoted(text)} is not an id", hint=f"Perhaps: {better}" if better else "")
    return text


def read_date(node: Node) -> date:
    """Return a date; of a date with a time the date as written."""
    text = read_label(node)
    written = _DATE.fullmatch(text)
    if not written:
        raise BadValue("bad-date", f"{quoted(text)} is not a date written YYYY-MM-DD")
    try:
        return datetime.fromisoformat(written[1]).date()
    except ValueError as error:
        raise BadValue("bad-date", f"{quoted(text)} does not exist: {error}") from error


def read_url(node: Node) -> str:
    """Return an http or https address that has a host and no password."""
    text = read_label(node)
    problem = _url_problem(text)
    if problem:
        raise BadValue("bad-url", f"{quoted(text)} {problem}")
    return text


def read_doi(node: Node) -> str:
    """Return a DOI without "doi:" or the resolver's address before it."""
    text = read_label(node)
    if not _DOI.fullmatch(text):
        bare = _DOI_PREFIX.sub("", text, count=1)
        hint = f"Write it bare: {bare}" if bare != text and _DOI.fullmatch(bare) else ""
        raise BadValue("bad-doi", f"{quoted(text)} is not a DOI", hint=hint)
    return text


def read_file(node: Node) -> str:
    """Return a file name relative to the claim file, with forward slashes."""
    text = read_label(node)
    if PurePosixPath(text).is_absolute() or PureWindowsPath(text).drive or "\\" in text:
        raise BadValue("bad-file", f"{quoted(text)} is not a relative path with forward slashes")
    return text


def one_of(choices: type[StrEnum]) -> Reader:
    """Return a reader for the values of *choices*."""
    values = [choice.value for choice in choices]

    def read(node: Node) -> StrEnum:
        text = read_label(node)
        if text not in values:
            hint = did_you_mean(text, values) or f"Choose one of: {', '.join(values)}."
            raise BadValue("bad-choice", f"{quoted(text)} is not one of {', '.join(values)}", hint=hint)
        return choices(text)

    return read


def did_you_mean(written: str, known: list[str]) -> str:
    """Return a question that names the nearest of *known*, or nothing if none is near.

    >>> did_you_mean("tittle", ["title", "url"])
    "Did you mean 'title'?"
    """
    best = process.extractOne(written[:LONGEST_ID], sorted(known), scorer=fuzz.ratio, score_cutoff=LIKENESS)
    return f"Did you mean {quoted(best[0])}?" if best else ""


def _scalar(node: Node) -> Scalar:
    if not isinstance(node, Scalar):
        kind = "a list" if isinstance(node, Sequence) else "a mapping"
        raise BadValue("wrong-type", f"{kind} stands where a text should")
    if node.is_boolean:
        raise BadValue("wrong-type", f"{node.text} is not a text", hint="Put it in quotes if the word is meant.")
    return node


def _characters(scalar: Scalar) -> str:
    """Return the text with runs of white space as one space; line breaks in YAML texts carry no meaning here."""
    text = " ".join(scalar.text.split())
    if not text:
        raise BadValue("empty-text", "there is no text")
    hidden = next((character for character in text if _is_hidden(character)), "")
    if hidden:
        raise BadValue("control-character", f"the text holds {quoted(hidden)}")
    return text


def as_label(text: str, longest: int = LONGEST_VALUE) -> str:
    r"""Return *text* as :func:`read_label` takes it: on one line, without what cannot be seen, cut at a word.

    >>> as_label("a\x1b[1m  long\ntitle", 12)
    'a[1m long…'
    """
    plain = " ".join("".join(" " if one.isspace() else one for one in text if not _is_unseen(one)).split())
    if len(plain) <= longest:
        return plain
    return f"{plain[: longest - 1].rpartition(' ')[0] or plain[: longest - 1]}…"


def _is_unseen(character: str) -> bool:
    return _is_hidden(character) and not character.isspace()


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in _UNSPEAKABLE or character in _OVERRIDES


def is_id(text: str) -> bool:
    """Tell whether *text* may be an id as it stands."""
    return len(text) <= LONGEST_ID and _SLUG.fullmatch(text) is not None


def slug(text: str) -> str:
    """Return *text* as an id, as far as its letters allow; empty where they allow none.

    >>> slug("Huawei: the comeback")
    'huawei-the-comeback'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return _REMOVED_FROM_SLUG.sub("-", plain).strip("-")[:LONGEST_ID].strip("-")


def _url_problem(text: str) -> str:
    """Say what is the matter with the address *text*; nothing if all is well."""
    if " " in text or "\\" in text or not text.isprintable():
        return "holds a space, a backslash or something invisible"
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018  raises for a port that is no number or too high
    except ValueError as error:
        return f"is no address: {error}"
    if parts.scheme not in {"http", "https"}:
        return "does not begin with http:// or https://"
    if not parts.hostname or parts.hostname.strip(".") == "":
        return "has no host"
    if parts.username is not None or parts.password is not None:
        return "holds a user name or password"
    return ""
