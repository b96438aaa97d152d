"""Repeats: "ibid.", "no. 2" and "op. cit." stand for a note before them, whose particulars they take over."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from verifier.reading.citing.entries import find_locator

_LONGEST: Final = 160  # code points of a note that says nothing but where the source was named
_PAGES: Final = r"(?:[,;:.]?\s*(?:at\s+)?(?:pp?\.?|paras?\.?|ch\.)?\s*[\divxlc]+(?:\s?[–-]\s?[\divxlc]+)?)?\s*\.?\s*"
_IBID: Final = re.compile(rf"\s*(?:see\s+)?(?:ibid(?:em)?|id)\b\.?{_PAGES}", re.IGNORECASE)
_NUMBERED: Final = re.compile(
    r"(?:^|[\s,(])(?:supra|op\.?\s?cit\.?,?|see|above)?\s*(?:no|note|n|fn|footnote|endnote|ref)\.?\s*(?P<number>\d{1,4})"
    rf"\)?(?:\s+above|\s+supra)?{_PAGES}$",
    re.IGNORECASE,
)
_CITED: Final = re.compile(rf"^(?P<author>[^,]{{2,60}}),?\s*(?:op|loc)\.?\s?cit\.?{_PAGES}$", re.IGNORECASE)
_QUOTE: Final = re.compile(r"[“”\"«»]")


@dataclass(frozen=True, slots=True)
class Repeat:
    """What a note that repeats another stands for: the *key* of that one, and the *locator* given with it."""

    key: str
    locator: str | None


def find_repeats(notes: Sequence[tuple[str, str]], numbers: Mapping[str, str]) -> Mapping[str, Repeat]:
    """Return what the *notes*, by key and text in their order, stand for; "ibid." before all others has the key "".

    *numbers* give the keys of notes by the numbers that readers see.

    >>> notes = [("a", "Ana Ruiz, “Ports”, 2022."), ("b", "Ibid., p. 5."), ("c", "Ana Ruiz, no. 1.")]
    >>> [find_repeats(notes, {"1": "a"})[key].key for key in "bc"]
    ['a', 'a']
    """
    found: dict[str, Repeat] = {}
    surnames: dict[str, str] = {}
    previous = ""
    for key, text in notes:
        stripped = text.strip()
        if len(stripped) <= _LONGEST:
            target = _target(stripped, previous, numbers, surnames)
            if target is not None:
                found[key] = Repeat(target, find_locator(stripped))
        if key not in found:
            surname = _surname(stripped)
            surnames.setdefault(surname, key)
        previous = key
    return found


def final_key(key: str, repeats: Mapping[str, Repeat]) -> str | None:
    """Return the key of the note that *key* stands for in the end; None where that goes round or leads to nothing."""
    seen = set[str]()
    while key in repeats:
        if key in seen or not repeats[key].key:
            return None
        seen.add(key)
        key = repeats[key].key
    return key


def _target(text: str, previous: str, numbers: Mapping[str, str], surnames: Mapping[str, str]) -> str | None:
    if _IBID.fullmatch(text):
        return previous
    if _QUOTE.search(text):
        return None  # a source with a title is not a repeat
    numbered = _NUMBERED.search(text)
    if numbered and numbered["number"] in numbers and _leads(text[: numbered.start()]):
        return numbers[numbered["number"]]
    cited = _CITED.match(text)
    return surnames.get(_surname(cited["author"])) if cited else None


def _leads(text: str) -> bool:
    """Tell whether what stands before "no. 2" is a name and no sentence: few words, each with a capital or small."""
    words = text.strip(" ,;(").split()
    small = {"and", "et", "al", "al.", "see", "also", "cf.", "&", "de", "van", "von"}
    return len(words) <= 8 and all(word[:1].isupper() or word.lower().strip(",") in small for word in words)  # noqa: PLR2004


def _surname(text: str) -> str:
    """Return the last word of the first author that *text* begins with, in small letters."""
    words = re.split(r"[,“\"]", text, maxsplit=1)[0].split()
    return words[-1].casefold() if words else ""
