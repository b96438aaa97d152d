"""Claims that a person struck out: those in the comments of a claim file, which are not to come back.

Whoever decides that a statement is no claim to check puts ``#`` before its lines. A comment that reads as a list of
claims is taken as one; all other comments are just comments.
"""

import re
from collections.abc import Iterator
from typing import Final

from verifier.register.tree import Node, Scalar, Sequence, Table, Unparsable, parse

_COMMENT: Final = re.compile(r"[ \t]*#(.*)")
_BEGINS: Final = re.compile(r"(\s*)- id:")


def struck_claims(content: str) -> dict[str, str]:
    r"""Return the claims that are commented out in *content*: their texts by their ids, in the order of the file.

    >>> struck_claims("claims: []\n  # - id: a\n  #   text: It grew.\n")
    {'a': 'It grew.'}
    """
    found: dict[str, str] = {}
    for lines in _blocks(content):
        try:
            root = parse("\n".join(lines))
        except Unparsable:
            continue
        for item in root.items if isinstance(root, Sequence) else ():
            name, text = _value(item, "id"), _value(item, "text")
            if name and text:
                found.setdefault(name, " ".join(text.split()))
    return found


def _blocks(content: str) -> Iterator[list[str]]:
    """Yield the lines of each comment that begins like a claim, without the signs that make them comments."""
    block: list[str] = []
    indent = ""
    for line in (*content.split("\n"), ""):
        comment = _COMMENT.match(line)
        begins = _BEGINS.match(comment[1]) if comment else None
        inside = bool(block) and not begins and comment is not None and comment[1].startswith(f"{indent} ")
        if block and not inside:
            yield block
            block = []
        if comment and inside:
            block.append(comment[1].rstrip())
        elif comment and begins:
            indent = begins[1]
            block = [comment[1].rstrip()]


def _value(node: Node, name: str) -> str:
    entries = node.entries if isinstance(node, Table) else ()
    value = next((value for key, value in entries if key.text == name), None)
    return value.text if isinstance(value, Scalar) and not value.is_null else ""
