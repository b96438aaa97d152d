"""Language: recognise it where the text is long enough to be sure, and name the one that is not read.

A short English claim full of foreign names must never be taken for a foreign language, so below 200 letters only the
script is looked at, and above them the recogniser must be nearly certain.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from verifier.errors import ForeignLanguage

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

FEWEST_LETTERS: Final = 200  # below this only scripts are told apart
FEWEST_OF_A_SCRIPT: Final = 40
_SAMPLE: Final = 20_000  # code points looked at: more do not change the answer
_CERTAIN: Final = 0.95
_ENOUGH_ASCII: Final = 0.25  # of all letters
_ENOUGH_ENGLISH_WORDS: Final = 0.2  # of all words; English prose has a third, Dutch, the nearest, a tenth

_ENGLISH_WORDS: Final = frozenset(
    "the of and to in a is that for it as was with be by on not he this are at from but have an they which or his had "
    "you has were their been its will would said".split()
)
_WORDS: Final = re.compile(r"[^\W\d_]+")
_SCRIPTS: Final = MappingProxyType(
    {
        "ja": re.compile("[\u3040-\u30ff]"),
        "zh": re.compile("[\u3400-\u9fff]"),
        "ko": re.compile("[\uac00-\ud7af]"),
        "ru": re.compile("[\u0400-\u052f]"),
        "ar": re.compile("[\u0600-\u06ff]"),
        "he": re.compile("[\u0590-\u05ff]"),
        "hi": re.compile("[\u0900-\u097f]"),
        "el": re.compile("[\u0370-\u03ff]"),
        "th": re.compile("[\u0e00-\u0e7f]"),
    }
)
_NAMES: Final = MappingProxyType(
    {
        "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech", "da": "Danish",
        "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian",
        "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
        "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian",
        "lv": "Latvian", "ms": "Malay", "my": "Burmese", "nb": "Norwegian", "nl": "Dutch", "no": "Norwegian",
        "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
        "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai",
        "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
    }
)  # fmt: skip


def recognise_language(text: str) -> str:
    """Return the ISO 639-1 code of the language of *text*, or "" where it is too short or not clear.

    >>> recognise_language("Huawei, SMIC")
    ''
    """
    sample = text[:_SAMPLE]
    words = _WORDS.findall(sample)
    letters = sum(map(len, words))
    if _is_english(words, letters):
        return "en"
    script = _script(sample, letters)
    if script or letters < FEWEST_LETTERS:
        return script
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= _CERTAIN else ""


def _is_english(words: Sequence[str], letters: int) -> bool:
    """Tell whether the words in ASCII are English and enough, whatever menu in another script stands around them."""
    plain = [word.lower() for word in words if word.isascii()]
    length = sum(map(len, plain))
    if length < FEWEST_LETTERS or length < _ENOUGH_ASCII * letters:
        return False
    return sum(word in _ENGLISH_WORDS for word in plain) > _ENOUGH_ENGLISH_WORDS * len(plain)


def require_language(code: str, accepted: frozenset[str]) -> None:
    """Do nothing where *code* is "" or accepted, or where *accepted* is empty.

    Raises:
        ForeignLanguage: the text is in a language that is not accepted; the message names it.
    """
    if code and accepted and code not in accepted:
        name = _NAMES.get(code, f"the language '{code}'")
        known = ", ".join(sorted(_NAMES.get(other, other) for other in accepted))
        raise ForeignLanguage(
            f"the text is in {name}, not in {known}", hint="cite a translation, or check this source by hand"
        )


def _script(sample: str, letters: int) -> str:
    """Return the language that a script other than Latin stands for, where most letters are of it."""
    if sample.isascii():
        return ""
    counts = {code: len(pattern.findall(sample)) for code, pattern in _SCRIPTS.items()}
    if counts["ja"]:
        counts["ja"] += counts["zh"]  # Japanese mixes kana with Chinese characters
    code = max(counts, key=lambda other: counts[other])
    if counts[code] < FEWEST_OF_A_SCRIPT or counts[code] * 2 < letters:
        return ""
    if code in ("ru", "ar") and letters >= FEWEST_LETTERS:
        return str(_identifier().classify(sample)[0])  # Ukrainian, Bulgarian, Persian share the script
    return code


@lru_cache(maxsize=1)
def _identifier() -> "LanguageIdentifier":
    """Load the recogniser once, when it is first needed: it takes a moment."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
