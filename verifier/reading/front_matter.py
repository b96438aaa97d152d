"""Front matter: the lines between ``---`` at the top of a Markdown file.

Only plain ``key: value`` lines at the left edge are read, and folded values under them. That needs no YAML reader, so
nothing that YAML can be made to do (aliases without end, objects) can happen here.
"""

import re
from collections.abc import Mapping
from typing import Final

from verifier.reading.authors import split_authors
from verifier.reading.dates import leading_date
from verifier.reading.draft import About

_FENCE: Final = re.compile(r"\s*---[ \t]*\n")
_CLOSE: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_ENTRY: Final = re.compile(r"([A-Za-z][\w-]{0,40})[ \t]*:(?:[ \t]+(.*))?$")
_LISTED: Final = re.compile(r"[ \t]*-[ \t]+(\S.*)$")
_LIST: Final = "[]"  # behind the key of entries that are listed below it, one a line
_FOLD: Final = frozenset({">", "|", ">-", "|-"})
_LONGEST: Final = 20_000  # code points of a front matter; beyond it the fence is a rule


def split_front_matter(content: str) -> tuple[Mapping[str, str], str]:
    r"""Return the entries, keys in lower case, and the rest of *content*; without front matter, nothing and all.

    >>> split_front_matter('---\ntitle : "A: b"\n---\nText')
    ({'title': 'A: b'}, 'Text')
    """
    opening = _FENCE.match(content)
    if opening is None:
        return {}, content
    closing = _CLOSE.search(content, opening.end(), opening.end() + _LONGEST)
    if closing is None:
        return {}, content
    return _entries(content[opening.end() : closing.start()]), content[closing.end() :]


def about_of(entries: Mapping[str, str]) -> About:
    """Return who wrote an article, who published it and where, and when it was last changed, by its front matter."""
    keys = [f"{key}{ending}" for key in ("authors", "author", "byline") for ending in ("", _LIST)]
    authors = next((entries[key] for key in keys if entries.get(key)), "")
    url = next((entries[key] for key in ("canonical_url", "canonical", "url", "link") if entries.get(key)), "")
    updated = (entries.get(key, "") for key in ("updated", "modified", "lastmod", "last_modified_at", "last_updated"))
    return About(
        authors=split_authors(authors),
        publisher=next((entries[key] for key in ("publisher", "site", "publication") if entries.get(key)), None),
        updated=next(filter(None, map(leading_date, updated)), None),
        url=url if url.startswith(("http://", "https://")) else None,
    )


def _entries(matter: str) -> dict[str, str]:
    entries: dict[str, str] = {}
    folding = last = ""
    for line in matter.split("\n"):
        if folding and line[:1] in (" ", "\t"):
            entries[folding] = f"{entries[folding]} {line.strip()}".strip()
            continue
        folding = ""
        match = _ENTRY.match(line)
        if match is None:
            item = _LISTED.match(line)
            if item and last:
                listed = entries.get(f"{last}{_LIST}", "")
                entries[f"{last}{_LIST}"] = "; ".join(filter(None, (listed, _unquote(item[1].strip()))))
            continue
        key, value = match[1].lower(), (match[2] or "").strip()
        if value in _FOLD:
            folding, value = key, ""
        entries[key] = _unquote(value)
        last = key if not value else ""
    return entries


def _unquote(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace('\\"', '"').replace("''", "'")
    return value
