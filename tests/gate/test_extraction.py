"""The gate of extraction: what is taken out of an article, how it is cut, who says it, and what it stands for.

Each article is a text of invented matters with a mark before every sentence: "+" is worth a check, "-" is not. Lines
that begin with ">" say of the sentence before who its speaker is, into which parts it is cut, and what its words stand
for. Half of the articles were held back while the rules were written. Floors can only be raised.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from verifier.domain.extracted import ExtractedClaim
from verifier.domain.span import Span
from verifier.domain.text import Text
from verifier.extraction.extract import extract
from verifier.language.sentences import split_sentences

FOLDER: Final = Path(__file__).parent / "extraction"
LOWEST_PRECISION: Final = {"dev": 0.97, "held": 0.97}
LOWEST_RECALL: Final = {"dev": 0.99, "held": 0.97}
LOWEST_SPEAKERS: Final = 0.85
LOWEST_PARTS: Final = 0.95
LOWEST_STANDS: Final = 0.95
MOST_WRONG_STANDS: Final = 0.03  # of what was resolved: a wrong antecedent is worse than an open one
FEWEST_ARTICLES, FEWEST_SENTENCES = 8, 120


@dataclass(slots=True)
class Labelled:
    """A sentence of an article with what is wanted of it."""

    text: str
    is_worthy: bool
    speaker: str = ""
    parts: list[str] = field(default_factory=list)
    stands: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Labels:
    """An article with its labelled sentences, and what is to be read."""

    name: str
    split: str
    published: date
    blocks: list[list[str]] = field(default_factory=lambda: [[]])
    sentences: list[Labelled] = field(default_factory=list)

    @property
    def text(self) -> Text:
        """The article as a reader would hand it on."""
        content = "\n\n".join(" ".join(block) for block in self.blocks if block)
        spans: list[Span] = []
        start = 0
        for block in content.split("\n\n"):
            spans += split_sentences(content, start, start + len(block))
            start += len(block) + 2
        return Text(content=content, sentences=tuple(spans), published=self.published, language="en", reader="gate")


def read_labels(path: Path) -> Labels:
    """Read one article of the gate."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    labels = Labels(path.stem, fields["split"], date.fromisoformat(fields["published"]))
    for line in body.splitlines():
        sign, text = line[:2], line[2:].strip()
        if sign in ("+ ", "- "):
            labels.sentences.append(Labelled(text, sign == "+ "))
            labels.blocks[-1].append(text)
        elif text.startswith("> "):
            _annotate(labels.sentences[-1], *text[2:].split(": ", 1))
        else:
            labels.blocks.append([text] if sign == "# " else [])
            labels.blocks += [[]] if sign == "# " else []
    return labels


def _annotate(labelled: Labelled, kind: str, value: str) -> None:
    if kind == "speaker":
        labelled.speaker = value
    elif kind == "part":
        labelled.parts.append(value)
    else:
        written, resolved = value.split(" => ")
        labelled.stands[written] = resolved


@pytest.fixture(scope="module")
def articles() -> list[Labels]:
    return [read_labels(path) for path in sorted(FOLDER.glob("*.txt"))]


@pytest.fixture(scope="module")
def judged(articles: Sequence[Labels]) -> list[tuple[Labels, Labelled, list[ExtractedClaim]]]:
    """Every labelled sentence with the claims that were taken out of it."""
    return [(labels, labelled, claims) for labels in articles for labelled, claims in claims_of(labels)]


def claims_of(labels: Labels) -> Iterator[tuple[Labelled, list[ExtractedClaim]]]:
    text = labels.text
    claims = extract(text)
    for labelled in labels.sentences:
        start = text.content.index(labelled.text)
        span = Span(start=start, end=start + len(labelled.text))
        yield labelled, [claim for claim in claims if claim.overlaps(span)]


Judged = Sequence[tuple[Labels, Labelled, list[ExtractedClaim]]]


def say(capsys: pytest.CaptureFixture[str], line: str) -> None:
    with capsys.disabled():
        sys.stdout.write(f"\nextraction, {line}\n")


@pytest.mark.parametrize("split", ["dev", "held"])
def test_what_is_worth_a_check_is_taken_out(judged: Judged, split: str, capsys: pytest.CaptureFixture[str]) -> None:
    own = [(labelled, bool(claims)) for labels, labelled, claims in judged if labels.split == split]
    hits = sum(labelled.is_worthy and taken for labelled, taken in own)
    precision = hits / sum(taken for _, taken in own)
    recall = hits / sum(labelled.is_worthy for labelled, _ in own)
    say(capsys, f"{split}: {len(own)} sentences, precision {precision:.3f}, recall {recall:.3f}")
    assert precision >= LOWEST_PRECISION[split]
    assert recall >= LOWEST_RECALL[split]


def test_who_says_it_is_told(judged: Judged, capsys: pytest.CaptureFixture[str]) -> None:
    spoken = [(labelled.speaker, claims) for _, labelled, claims in judged if labelled.speaker]
    right = sum(any(claim.speaker == speaker for claim in claims) for speaker, claims in spoken)
    invented = [
        (labelled.text, claim.speaker)
        for _, labelled, claims in judged
        for claim in claims
        if claim.speaker not in labelled.text and claim.speaker not in [stand.resolved for stand in claim.stands]
    ]
    say(capsys, f"speakers: {right} of {len(spoken)}")
    assert right / len(spoken) >= LOWEST_SPEAKERS
    assert invented == []


def test_compound_sentences_are_cut(judged: Judged, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = [(part, claims) for _, labelled, claims in judged for part in labelled.parts]
    right = sum(part in [claim.text for claim in claims] for part, claims in wanted)
    say(capsys, f"parts: {right} of {len(wanted)}")
    assert right / len(wanted) >= LOWEST_PARTS


def test_what_needs_its_text_is_resolved_or_open_but_hardly_ever_wrong(
    judged: Judged, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = right = wrong = resolved = 0
    for _, labelled, claims in judged:
        found = {stand.written: stand.resolved for claim in claims for stand in claim.stands}
        wanted += len(labelled.stands)
        right += sum(found.get(written) == meant for written, meant in labelled.stands.items())
        resolved += sum(bool(meant) for meant in found.values())
        wrong += sum(bool(found.get(written)) and found[written] != meant for written, meant in labelled.stands.items())
    say(capsys, f"stands: {right} of {wanted} resolved rightly, {wrong} of {resolved} wrongly")
    assert right / wanted >= LOWEST_STANDS
    assert wrong / resolved <= MOST_WRONG_STANDS


def test_the_gate_is_wide_and_mixed(articles: Sequence[Labels]) -> None:
    sentences = [labelled for labels in articles for labelled in labels.sentences]
    assert len(articles) >= FEWEST_ARTICLES
    assert len({labelled.text for labelled in sentences}) == len(sentences) >= FEWEST_SENTENCES
    assert 0.4 <= sum(labelled.is_worthy for labelled in sentences) / len(sentences) <= 0.6
    held = [labels for labels in articles if labels.split == "held"]
    assert len(held) * 2 == len(articles)
