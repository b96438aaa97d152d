"""Trailing matter: the invitations and link titles that follow the last sentence of a page.

What is short, unpunctuated and without a verb at the very end says nothing that a claim could rest on. It is set aside,
never dropped, and only where enough prose stands before it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from verifier.domain.text import Region
from verifier.reading.draft import Block, Kind

_MOST_BLOCKS: Final = 12
_MOST_WORDS: Final = 10
_FEWEST_PROSE: Final = 3  # blocks; a list of names is not trailing matter
_ENDS_SENTENCE: Final = re.compile(r"[.!?:;…][)\]”’\"']*$")
_AUXILIARIES: Final = (
    "is are was were be been has have had will would can could may might must shall should does did said says"
)
_VERB: Final = re.compile(rf"\b(?:{_AUXILIARIES.replace(' ', '|')})\b|\s\w{{2,}}ed\b")
_FIGURE: Final = re.compile(r"\d")


def set_trailing_aside(blocks: Sequence[Block]) -> list[Block]:
    """Mark the blocks after the last sentence as SIDE."""
    result = list(blocks)
    if sum(block.kind is Kind.PROSE and block.region is Region.MAIN for block in blocks) < _FEWEST_PROSE:
        return result
    for index in range(len(result) - 1, max(-1, len(result) - 1 - _MOST_BLOCKS), -1):
        block = result[index]
        if block.region is Region.SIDE:
            continue
        if not _is_trailing(block):
            break
        result[index] = replace(block, region=Region.SIDE)
    return result


def _is_trailing(block: Block) -> bool:
    text = block.text
    return (
        block.kind is not Kind.ROW
        and len(text.split()) <= _MOST_WORDS
        and not _ENDS_SENTENCE.search(text)
        and not _VERB.search(text)
        and not _FIGURE.search(text)
    )
