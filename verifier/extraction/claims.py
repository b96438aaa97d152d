"""Claims: one part of a sentence made into a statement that stands alone."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from verifier.domain.extracted import Stand
from verifier.extraction import kinds
from verifier.extraction.dating import dated
from verifier.extraction.parts import Part
from verifier.extraction.read import ReadSentence
from verifier.extraction.speech import SILENT, Speech, read_speech
from verifier.extraction.splitting import split
from verifier.extraction.standing import Resolver

# Words in front that tie a sentence to the one before and say nothing.
_CONNECTORS: Final = (
    "however", "moreover", "furthermore", "in addition", "additionally", "also", "meanwhile", "nevertheless",
    "besides", "nonetheless", "for example", "for instance", "in fact", "indeed", "notably", "in other words",
    "in short", "thus", "in particular", "on the other hand", "by contrast", "in contrast", "similarly", "likewise",
    "finally", "first", "second", "third", "in turn", "as a result", "consequently", "therefore", "still", "yet", "but",
    "and", "so", "in effect", "to be sure", "of course", "after all", "overall", "in conclusion", "in essence",
)  # fmt: skip
_CONNECTED: Final = re.compile(
    rf"(?:(?:{'|'.join(_CONNECTORS)}),\s+|(?:[Bb]ut|[Aa]nd|[Yy]et|[Ss]o)\s+)(?=[\w“\"‘(])", re.IGNORECASE
)


PRONOUNS: Final = kinds.PERSONAL | kinds.THING | kinds.PLURAL


class Alone(NamedTuple):
    """A statement that stands alone as far as it can: its part, its text, who says it, and what had to be told."""

    part: Part
    text: str
    speech: Speech
    stands: tuple[Stand, ...]


def stand_alone(sentence: ReadSentence, resolver: Resolver) -> list[Alone]:
    """Return the statements that *sentence* makes, in order."""
    speech = read_speech(sentence)
    parts = (
        [Part(sentence, 0, len(sentence.text))] if speech is not SILENT and _is_quoted(sentence) else split(sentence)
    )
    return [_alone(part, speech, resolver, is_first=not number) for number, part in enumerate(parts)]


def _is_quoted(sentence: ReadSentence) -> bool:
    return sentence.text.startswith(("“", '"'))


def _alone(part: Part, speech: Speech, resolver: Resolver, *, is_first: bool) -> Alone:
    pieces = list(part.pieces)
    start, end = speech.cut
    if end > start and part.start <= start and end <= part.end:
        pieces.append((start, end, ""))
    connected = _CONNECTED.match(part.sentence.text, part.start) if is_first else None
    if connected is not None and connected.end() <= part.end:
        pieces.append((part.start, connected.end(), ""))
    resolved, stands = resolver.stand(Part(part.sentence, part.start, part.end, part.lead, tuple(pieces)))
    told, dates = dated(resolved)
    told_as = {stand.written: stand.resolved for stand in stands}
    speaker = told_as.get(speech.speaker, resolver.full_name(part.sentence, speech.speaker))
    spoken = replace(speech, speaker="" if speaker.lower() in PRONOUNS else speaker)
    return Alone(told, told.written(), spoken, _in_order((*stands, *dates), part.sentence.text))


def _in_order(stands: Sequence[Stand], text: str) -> tuple[Stand, ...]:
    return tuple(sorted(dict.fromkeys(stands), key=lambda stand: text.find(stand.written)))
