"""Assembly: blocks become one content with parts and sentences, and from here on offsets hold."""

from verifier.domain.span import Span
from verifier.domain.text import Part, Region, Text
from verifier.language.sentences import split_sentences
from verifier.reading.characters import clean_characters, normalise_spaces
from verifier.reading.draft import Block, Draft, Kind

READER = "verifier-reader 1"  # raise it with every change of what comes out of the same bytes
_LONGEST_ROW = 1000  # code points; a longer row is prose that looked like one
_ON_THE_NEXT_LINE = frozenset({Kind.ITEM, Kind.ROW})
_UNDIVIDED = frozenset({Kind.HEADING, Kind.ROW})


def assemble(draft: Draft, *, language: str = "") -> Text:
    """Put the blocks of *draft* into one text.

    Paragraphs are parted by a blank line, rows by a line break. Neighbouring blocks of one region form one part; no
    sentence crosses a block.
    """
    pieces: list[str] = []
    parts: list[tuple[int, int, Region]] = []
    sentences: list[Span] = []
    length = 0
    previous: Block | None = None
    for block in draft.blocks:
        text = normalise_spaces(clean_characters(block.text))
        if not text:
            continue
        if previous is not None:
            gap = "\n" if previous.kind is block.kind and block.kind in _ON_THE_NEXT_LINE else "\n\n"
            pieces.append(gap)
            length += len(gap)
        if parts and parts[-1][2] is block.region:
            parts[-1] = (parts[-1][0], length + len(text), block.region)
        else:
            parts.append((length, length + len(text), block.region))
        pieces.append(text)
        sentences.extend(_sentences(text, block.kind, length))
        length += len(text)
        previous = block
    return Text(
        content="".join(pieces),
        parts=tuple(Part(start=start, end=end, region=region) for start, end, region in parts),
        sentences=tuple(sentences),
        title=draft.title,
        published=draft.published,
        language=language,
        reader=READER,
    )


def _sentences(text: str, kind: Kind, offset: int) -> list[Span]:
    """Split one block, whose text starts at *offset* of the content."""
    if kind in _UNDIVIDED and len(text) <= _LONGEST_ROW:
        return [Span(start=offset, end=offset + len(text))]
    return [Span(start=offset + span.start, end=offset + span.end) for span in split_sentences(text)]
