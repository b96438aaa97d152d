"""Parts: the stretches of a sentence that are claims by themselves, with what they lack put before them."""

from dataclasses import dataclass

from verifier.extraction.read import ReadSentence


@dataclass(frozen=True, slots=True)
class Part:
    """The code points *start* to *end* of a sentence, with *lead* to go before them: the subject that they lack.

    *pieces* are replacements within the part, in order: a stretch of the sentence and what stands in its place.
    """

    sentence: ReadSentence
    start: int
    end: int
    lead: str = ""
    pieces: tuple[tuple[int, int, str], ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether the part is the whole sentence."""
        return self.start == 0 and self.end == len(self.sentence.text)

    def written(self) -> str:
        """Return the part as a sentence: with its lead, its replacements, a capital and a full stop."""
        text, at, found = self.sentence.text, self.start, []
        for start, end, new in sorted(self.pieces):
            if start >= at and end <= self.end:
                found += [text[at:start], new]
                at = end
        found.append(text[at : self.end])
        body = "".join(found).strip(" ,;—–") if (self.lead or not self.is_whole) else "".join(found).strip()
        whole = f"{self.lead} {body}".strip() if self.lead else body.lstrip(" ,;—–")
        closed = whole if whole[-1:] in ".!?…" or whole[-2:-1] in ".!?…" else f"{whole}."
        return closed[:1].upper() + closed[1:]
