"""Texts written as YAML values: as plainly as YAML lets one, and always read back as exactly the same text."""

import json
from typing import Final

from verifier.register.tree import Scalar, Table, Unparsable, parse

_BLOCK: Final = "k: {}\n"
_FLOW: Final = "{{k: {}}}\n"


def as_block_value(text: str, *, style: str = "") -> str:
    """Write the one-line *text* as a value in a block mapping; *style* is the quotation mark it had before, if any.

    >>> as_block_value("Huawei: the comeback")
    "'Huawei: the comeback'"
    """
    return _written(text, style, _BLOCK)


def as_flow_value(text: str, *, style: str = "") -> str:
    """Write the one-line *text* as a value between braces, where commas and brackets need quotes as well."""
    return _written(text, style, _FLOW)


def _written(text: str, style: str, context: str) -> str:
    single = "'" + text.replace("'", "''") + "'"
    double = json.dumps(text, ensure_ascii=False)  # JSON strings are YAML, but for a few characters tried below
    kept = {"'": [single], '"': [double]}.get(style, [])
    for candidate in (*kept, text, double if "'" in text else single, single, double):
        if _reads_back(candidate, text, context):
            return candidate
    return json.dumps(text)


def _reads_back(candidate: str, text: str, context: str) -> bool:
    try:
        root = parse(context.format(candidate))
    except Unparsable:
        return False
    if not isinstance(root, Table) or len(root.entries) != 1:
        return False
    value = root.entries[0][1]
    plain_is_text = isinstance(value, Scalar) and not (value.is_null or value.is_boolean or value.is_number)
    return plain_is_text and isinstance(value, Scalar) and value.text == text
