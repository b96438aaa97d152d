"""Front matter: the lines between ``---`` at the top of a Markdown file.

Only plain ``key: value`` lines at the left edge are read, and folded values under them. That needs no YAML reader, so
nothing that YAML can be made to do (aliases without end, objects) can happen here.
"""

import re
from collections.abc import Mapping
from typing import Final

_FENCE: Final = re.compile(r"\s*---[ \t]*\n")
_CLOSE: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_ENTRY: Final = re.compile(r"([A-Za-z][\w-]{0,40})[ \t]*:(?:[ \t]+(.*))?$")
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


def _entries(matter: str) -> dict[str, str]:
    entries: dict[str, str] = {}
    folding = ""
    for line in matter.split("\n"):
        if folding and line[:1] in (" ", "\t"):
            entries[folding] = f"{entries[folding]} {line.strip()}".strip()
            continue
        folding = ""
        match = _ENTRY.match(line)
        if match is None:
            continue
        key, value = match[1].lower(), (match[2] or "").strip()
        if value in _FOLD:
            folding, value = key, ""
        entries[key] = _unquote(value)
    return entries


def _unquote(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace('\\"', '"').replace("''", "'")
    return value
