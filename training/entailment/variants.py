"""Variants: true pairs made true in another way, false, or not said, by one edit each.

A true pair is either a supported pair of the data, or a sentence that stands in its own evidence. Where an edit allows
it, every other variant changes the evidence and leaves the claim alone.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from random import Random

from training.entailment.date_edits import date_edits
from training.entailment.detail_edits import detail_edits
from training.entailment.edits import Edit, Edits, Scene
from training.entailment.example import Example, Label
from training.entailment.figure_edits import figure_edits
from training.entailment.limits import SEED
from training.entailment.name_edits import name_edits
from training.entailment.word_edits import word_edits
from verifier.language.sentences import split_sentences
from verifier.language.statement import Statement, read_statement

EDITORS: tuple[Callable[[Scene], Edits], ...] = (figure_edits, date_edits, name_edits, word_edits, detail_edits)
PER_PAIR = 2  # true variants of one true pair, and as many others: an edit as such gives nothing away
PER_KIND = 1700  # variants of one kind of edit; of sentences left as they are, there may be more
FIRST_NAMES = 500  # pairs whose names are at hand from the start
# How often a kind is wanted against the others: what people get wrong most, and least.
WANTED = {"figure": 3.5, "year": 2.5, "name": 2, "name of the passage": 2, "said": 2, "negation": 1.5, "roles": 1.5}
STRANGERS = 12  # names from other passages at hand for each pair
SENTENCE_WORDS = (6, 40)  # of a sentence that may be a claim about itself
EVIDENCE_WORDS = 75
# Sets whose evidence is written prose with names, figures and dates.
PROSE = frozenset(
    "fever3 semi_nli lingnli sufficient_facts feverous_dev foolmetwice rte1_dev rte1_test conjnli fnc1 mnli_pieces fib "
    "climatefever_pairs covidfact checkcovid summedits rte_scifact cad_nli web_statistics factcg_synth "
    "wfc_contradictions".split()
)


def variants(examples: Sequence[Example], most: int) -> list[Example]:
    """Return up to *most* variants of the true pairs among *examples*, and of sentences of their evidence."""
    luck = Random(f"{SEED}/variants")  # noqa: S311 - chance by seed, no secret
    pairs = [pair for example in examples if example.kind in PROSE for pair in true_pairs(example, luck)]
    pairs = measured_first(pairs, luck)
    pool = [name for pair in pairs[:FIRST_NAMES] for name in names_of(read_statement(pair.claim))]
    made: list[Example] = []
    counts: Counter[tuple[str, Label]] = Counter()
    for pair in pairs:
        if len(made) >= most:
            break
        found = list(_variants(pair, pool, luck))
        luck.shuffle(found)
        found.sort(key=lambda one: counts[one.kind, one.label] / WANTED.get(one.kind, 1))  # the rarest kinds first
        true = [one for one in found if one.label is Label.SUPPORTED and (one.kind == "said" or is_rare(one, counts))]
        other = [one for one in found if one.label is not Label.SUPPORTED and is_rare(one, counts)]
        for one in true[:PER_PAIR] + other[: min(PER_PAIR, max(1, len(true)))]:
            counts[one.kind, one.label] += 1
            made.append(one)
    return made


def measured_first(pairs: list[Example], luck: Random) -> list[Example]:
    """Return the pairs in no order, but with two whose claim has a digit to each that has none, while there are any."""
    luck.shuffle(pairs)
    measured = [pair for pair in pairs if any(sign.isdigit() for sign in pair.claim)]
    plain = [pair for pair in pairs if not any(sign.isdigit() for sign in pair.claim)]
    mixed = [pair for at, one in enumerate(plain) for pair in (*measured[2 * at : 2 * at + 2], one)]
    return mixed + measured[2 * len(plain) :]


def is_rare(one: Example, counts: Counter[tuple[str, Label]]) -> bool:
    """Tell whether more of this kind are wanted."""
    return counts[one.kind, one.label] < PER_KIND


def names_of(statement: Statement) -> list[str]:
    """Return the names of a sentence that are surely names, not the first word alone."""
    return [name.text for name in statement.names if name.first or len(name.text.split()) > 1]


def true_pairs(example: Example, luck: Random) -> Iterator[Example]:
    """Yield the pair itself if it is supported, and a sentence of the evidence as a claim about the evidence."""
    if len(example.evidence.split()) > 4 * EVIDENCE_WORDS:
        return
    if example.label is Label.SUPPORTED and len(example.evidence.split()) <= EVIDENCE_WORDS:
        yield example
    sentences = [span.within(example.evidence) for span in split_sentences(example.evidence)]
    usable = [number for number, text in enumerate(sentences) if _may_be_claim(text)]
    if usable:
        number = luck.choice(usable)
        first = max(0, number - luck.randint(0, 1))
        evidence = " ".join(sentences[first : number + luck.randint(1, 2)])
        if len(evidence.split()) <= EVIDENCE_WORDS:
            yield Example(evidence, sentences[number], Label.SUPPORTED, "itself")


def _may_be_claim(text: str) -> bool:
    return SENTENCE_WORDS[0] <= len(text.split()) <= SENTENCE_WORDS[1] and text[:1].isupper() and text.endswith(".")


def _variants(pair: Example, pool: list[str], luck: Random) -> Iterator[Example]:
    """Yield one variant for each edit that the pair allows; its names join the *pool* of strangers."""
    statement = read_statement(pair.claim)
    evidence = whole_statement(pair.evidence)
    strangers = tuple(name for name in luck.sample(pool, min(STRANGERS, len(pool))) if name not in pair.evidence)
    scene = Scene(statement, evidence, strangers, luck)
    for editor in EDITORS:
        for edit in editor(scene):
            yield varied(pair, edit, luck)
    if not pair.evidence.startswith(pair.claim) or len(pair.evidence) > len(pair.claim):
        yield Example(pair.evidence, pair.claim, Label.SUPPORTED, "said")
    rest = pair.evidence.replace(pair.claim, "").strip()
    if pair.kind == "itself" and len(rest.split()) > SENTENCE_WORDS[0]:
        yield Example(rest, pair.claim, Label.NEI, "sentence removed")
    pool.extend(names_of(statement))


def varied(pair: Example, edit: Edit, luck: Random) -> Example:
    """Make *edit* in the claim, or in the evidence where that comes to the same."""
    edited = edit.apply(pair.claim)
    if pair.kind == "itself":
        if edit.is_mutual and luck.random() < 0.5:  # noqa: PLR2004 - every other
            return Example(pair.evidence.replace(pair.claim, edited), pair.claim, edit.label, edit.kind)
        return Example(pair.evidence, edited, edit.label, edit.kind)
    old = pair.claim[edit.start : edit.end]
    if edit.is_mutual and edit.end - edit.start > 2 and pair.evidence.count(old) == 1 and luck.random() < 0.5:  # noqa: PLR2004
        return Example(pair.evidence.replace(old, edit.new), pair.claim, edit.label, edit.kind)
    return Example(pair.evidence, edited, edit.label, edit.kind)


def whole_statement(text: str) -> Statement:
    """Read evidence of several sentences as one statement, to look its figures, dates and names up."""
    parts = [read_statement(span.within(text), span.start) for span in split_sentences(text)]
    return Statement(
        text, 0, len(text),
        tokens=tuple(token for part in parts for token in part.tokens),
        words=(), names=tuple(name for part in parts for name in part.names),
        figures=tuple(figure for part in parts for figure in part.figures),
        periods=tuple(period for part in parts for period in part.periods),
        denials=(),
    )  # fmt: skip
