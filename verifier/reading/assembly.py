"""Assembly: blocks become one content with parts and sentences, and from here on offsets hold."""

from collections.abc import Iterator, Sequence
from typing import Final

from verifier.domain.span import Span
from verifier.domain.text import Part, Text
from verifier.language.sentences import split_sentences
from verifier.reading.characters import clean_characters, normalise_spaces
from verifier.reading.draft import Block, Draft, Kind

READER: Final = "verifier-reader 2"  # raise it with every change of what comes out of the same bytes
_LONGEST_ROW: Final = 1000  # code points; a longer row is prose that looked like one
_ON_THE_NEXT_LINE: Final = frozenset({Kind.ITEM, Kind.ROW})
_UNDIVIDED: Final = frozenset({Kind.HEADING, Kind.ROW})


def assemble(draft: Draft, *, language: str = "") -> Text:
    """Put the blocks of *draft* into one text.

    Paragraphs are parted by a blank line, rows and items by a line break. Neighbouring blocks of one region form one
    part; no sentence crosses a block.
    """
    blocks: list[Block] = []
    starts: list[int] = []
    pieces: list[str] = []
    length = 0
    for block in draft.blocks:
        text = normalise_spaces(clean_characters(block.text))
        if not text:
            continue
        if blocks:
            gap = "\n" if blocks[-1].kind is block.kind and block.kind in _ON_THE_NEXT_LINE else "\n\n"
            pieces.append(gap)
            length += len(gap)
        blocks.append(block)
        starts.append(length)
        pieces.append(text)
        length += len(text)
    ends = [start + len(piece) for start, piece in zip(starts, pieces[::2], strict=True)]
    content = "".join(pieces)
    return Text(
        content=content,
        parts=tuple(_parts(blocks, starts, ends)),
        sentences=tuple(
            span
            for block, start, end in zip(blocks, starts, ends, strict=True)
            for span in _sentences(content, block.kind, start, end)
        ),
        title=draft.title,
        published=draft.published,
        language=language,
        reader=READER,
    )


def _parts(blocks: Sequence[Block], starts: Sequence[int], ends: Sequence[int]) -> Iterator[Part]:
    """Yield one part for each run of blocks of one region."""
    first = 0
    for number in range(1, len(blocks) + 1):
        if number == len(blocks) or blocks[number].region is not blocks[first].region:
            yield Part(start=starts[first], end=ends[number - 1], region=blocks[first].region)
            first = number


def _sentences(content: str, kind: Kind, start: int, end: int) -> list[Span]:
    if kind in _UNDIVIDED and end - start <= _LONGEST_ROW:
        return [Span(start=start, end=end)]
    return split_sentences(content, start, end)
