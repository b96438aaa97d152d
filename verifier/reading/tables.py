"""Tables, written out row by row so that a row reads as a sentence: "Year: 2019 | Revenue: 255.8 bn"."""

from collections.abc import Iterator, Sequence
from typing import Final

from verifier.domain.text import Region
from verifier.reading.characters import normalise_spaces
from verifier.reading.draft import Block, Kind

_LONGEST_HEAD: Final = 80  # code points; a longer cell heads nothing


def write_table(
    rows: Sequence[Sequence[str]], *, heads: Sequence[str] = (), region: Region = Region.MAIN
) -> Iterator[Block]:
    """Yield one block a row; with *heads* every cell is named by its column, else cells are parted by bars.

    >>> [block.text for block in write_table([["2019", "255.8"]], heads=["Year", "Revenue"])]
    ['Year: 2019 | Revenue: 255.8']
    """
    names = [normalise_spaces(head) for head in heads]
    if any(len(name) > _LONGEST_HEAD for name in names):
        names = []
    if names and not rows:
        yield Block(" | ".join(filter(None, names)), region, Kind.ROW)
    for row in rows:
        cells = [normalise_spaces(cell) for cell in row]
        if names and len(cells) == len(names):
            cells = [f"{name}: {cell}" if name and cell else cell for name, cell in zip(names, cells, strict=True)]
        text = " | ".join(filter(None, cells))
        if text:
            yield Block(text, region, Kind.ROW)
