"""Date shapes: what calendar expressions look like, as one scanner built from named parts.

What each shape means is read in :mod:`verifier.language.dates`.
"""

import re
from collections.abc import Iterator
from typing import Final

_FEW: Final = "two|three|four|five|six|seven|eight|nine|ten|eleven"
_LONG: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT: Final = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
MONTH: Final = rf"\b(?:{_LONG}|{_LONG.upper()}|{_LONG.lower()}|{_SHORT})"
_DAY: Final = r"(?<![\d.,])\d{1,2}(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:1[5-9]|20|21)\d\d"
_CENTURY_YEAR: Final = rf"{_YEAR}(?![\w%]|[.,:/]\d)"
_GAP: Final = r"[ \u00a0\n]"
_OF: Final = rf"{_GAP}(?:of{_GAP})?"
_COMMA: Final = rf"{_GAP}?(?:,{_GAP}?|{_GAP}|[-/])"
_FREE: Final = r"(?<![\w$€£¥.,/#:])"
_SHAPES: Final = {
    "iso": rf"(?<![\w-])({_YEAR})[-/.](\d\d?)[-/.](\d\d?)(?![\w-])",
    "dmy": rf"\b({_DAY})(?:{_OF}|[-/])({MONTH})(?:(?:{_COMMA}|{_GAP}in{_GAP})({_CENTURY_YEAR}))?",
    "days": rf"({MONTH}){_GAP}({_DAY}){_GAP}?(?:-|–|to|and){_GAP}?({_DAY})(?:{_COMMA}({_CENTURY_YEAR}))?(?![\w%])",
    "mdy": rf"({MONTH}){_GAP}({_DAY})(?![\w%]|[.,:]\d)(?:{_COMMA}({_CENTURY_YEAR}))?",
    "my": rf"({MONTH})(?:,?{_OF}|[-/]|{_GAP}in{_GAP})({_CENTURY_YEAR})",
    "quarter": rf"\b(first|second|third|fourth|final|last|1st|2nd|3rd|4th)[- ]quarter{_OF}({_CENTURY_YEAR})",
    "q": rf"\bQ([1-4])(?:,?{_OF}|[-/’']?)({_CENTURY_YEAR})",
    "yq": rf"{_FREE}({_YEAR}){_GAP}?Q([1-4])\b",
    "half": rf"\b(first|second|latter|last|1st|2nd)[- ]half{_OF}({_CENTURY_YEAR})",
    "h": rf"\b(?:H([12])|([12])H)(?:{_OF}|[-/’']?)({_CENTURY_YEAR})",
    "span": rf"\b(first|last|final|opening){_GAP}({_FEW}|\d{{1,2}}){_GAP}months{_OF}({_CENTURY_YEAR})",
    "fiscal": (
        rf"\b(?:(?:[Ff]iscal|[Ff]inancial)(?:{_GAP}[Yy]ear)?{_GAP}|FY{_GAP}?[’']?)"
        rf"({_YEAR}|\d\d)(?:[-–/](\d\d(?:\d\d)?))?(?![\w%])"
    ),
    "yy": rf"{_FREE}({_YEAR})(?:[-–—/]|{_GAP}[–—-]{_GAP})((?:{_YEAR})|\d\d)(?![\w%]|[.,:/-]\d)",
    "decade": rf"{_FREE}((?:1[5-9]|20|21)\d)0[’']?s\b",
    "shortdecade": r"(?<!\w)[’'‘](\d)0s\b",
    "year": rf"{_FREE}({_YEAR})(?![\w%]|[,:/]\d|\.\d\d\d\d)",
    "month": rf"({MONTH})",
}  # fmt: skip
_BEGINNINGS: Final = {  # by what a shape begins with, so that few are tried at any place
    r"\d": ("iso", "dmy", "yq", "yy", "decade", "year"),
    r"[JFMASONDjfmasond]": ("days", "mdy", "my", "month"),
    r"[fslto1234]": ("quarter", "half", "span"),
    r"[QH12Ff’'‘]": ("q", "h", "fiscal", "shortdecade"),
}
_SCANNER: Final = re.compile(
    r"(?<!\w)(?:"
    + "|".join(
        f"(?={beginning})(?:{'|'.join(f'(?P<{name}>{_SHAPES[name]})' for name in names)})"
        for beginning, names in _BEGINNINGS.items()
    )
    + ")"
)
_SIGNS: Final = re.compile(rf"\d\d|\d0s|{_LONG}")  # a sentence without any of these holds no date
_DETAIL: Final = {name: re.compile(shape) for name, shape in _SHAPES.items()}


def scan(sentence: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the name of each shape found in *sentence*, in order, with a match whose groups are numbered from 1."""
    if _SIGNS.search(sentence) is None:
        return
    for match in _SCANNER.finditer(sentence):
        shape = match.lastgroup or ""
        detail = _DETAIL[shape].match(sentence, match.start())
        if detail is not None:
            yield shape, detail
