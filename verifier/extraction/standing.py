"""Standing alone: what pronouns and "the company" refer to, put in their place, or said to be open.

A wrong antecedent makes a claim that nobody made, an open one only costs a look. So a reference is resolved only where
the sentences right before leave one candidate, or where the candidate is what those sentences are about; a pronoun
whose antecedent stands in the claim itself is left as it is.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from verifier.domain.extracted import Stand
from verifier.extraction import kinds
from verifier.extraction.kinds import Sort
from verifier.extraction.mentions import Entity, Mention, Mentions
from verifier.extraction.parts import Part
from verifier.extraction.read import ReadSentence
from verifier.extraction.references import Means, Reference, read_references

PRONOUN_REACH: Final = 1  # sentences back: what "it" means is in the sentence before
LONGEST_ADVERBIAL: Final = 8  # words
NOUN_REACH: Final = 3  # "the company" reaches farther
FRONTED: Final = frozenset(
    "in on at by for with since after before while when although though despite during as if because from under "
    "following given amid like unlike through without upon having".split()
)
RESOLVABLE: Final = frozenset({Means.PERSON, Means.THING, Means.BODY, Means.COUNTRY})
SORTS: Final = {Means.PERSON: Sort.PERSON, Means.BODY: Sort.BODY, Means.COUNTRY: Sort.COUNTRY}


class Resolver:
    """Resolves the references of an article's sentences, which must be those that *mentions* were read from."""

    def __init__(self, sentences: Sequence[ReadSentence], mentions: Mentions) -> None:
        """Keep the sentences with their mentions."""
        self._sentences = sentences
        self._mentions = mentions

    def stand(self, part: Part) -> tuple[Part, tuple[Stand, ...]]:
        """Return *part* with its references replaced, and what was or could not be resolved, in order."""
        pieces = list(part.pieces)
        stands: list[Stand] = []
        settled: set[str] = set()
        cut = [(start, end) for start, end, new in part.pieces if not new]
        for reference in read_references(part.sentence, part.start, part.end):
            if any(start <= reference.start < end for start, end in cut):
                continue
            written = part.sentence.text[reference.start : reference.end]
            key = reference.noun or reference.means.value
            if key in settled or self._is_bound(part, reference, cut) or _is_told(reference, stands):
                continue
            entity = self._antecedent(part, reference) if reference.means in RESOLVABLE else None
            settled.add(key)
            if entity is None:
                stands.append(Stand(written=written))
                continue
            new = owned(entity.name) if reference.is_possessive else entity.name
            pieces.append((reference.start, reference.end, new))
            stands.append(Stand(written=written, resolved=new))
        for mention in self._short_names(part, cut):
            pieces.append((mention.start, mention.end, mention.entity.name))
            stands.append(Stand(written=part.sentence.text[mention.start : mention.end], resolved=mention.entity.name))
        return Part(part.sentence, part.start, part.end, part.lead, tuple(pieces)), tuple(stands)

    def full_name(self, sentence: ReadSentence, spoken: str) -> str:
        """Return the full name of who is named by *spoken* in *sentence*; *spoken* itself where that is all."""
        for mention in self._mentions.of[sentence.number]:
            if sentence.text[mention.start : mention.end] == spoken and mention.entity.sort is Sort.PERSON:
                return mention.entity.name
        return spoken

    def _short_names(self, part: Part, cut: Sequence[tuple[int, int]]) -> Iterator[Mention]:
        """Yield the first mention of each person of whom the claim has only the surname: "Ren" of "Ren Zhengfei"."""
        seen: set[tuple[str, ...]] = set()
        for mention in self._mentions.of[part.sentence.number]:
            entity = mention.entity
            is_inside = part.start <= mention.start < part.end and not any(a <= mention.start < b for a, b in cut)
            is_joined = part.sentence.text[mention.end : mention.end + 1] == "-"  # "Trump-era"
            if not is_inside or is_joined or entity.sort is not Sort.PERSON or entity.key in seen:
                continue
            seen.add(entity.key)
            if len(part.sentence.text[mention.start : mention.end].split()) == 1 < len(entity.name.split()):
                yield mention

    def _is_bound(self, part: Part, reference: Reference, cut: Sequence[tuple[int, int]]) -> bool:
        """Tell whether what *reference* means stands in the claim itself."""
        if reference.means in (Means.DEMONSTRATIVE, Means.SPEAKER, Means.MATTER):
            return reference.means is Means.MATTER and self._is_told(part, reference)
        if part.lead and reference.means in (Means.THING, Means.PERSON, Means.PLURAL):
            return True
        own = [
            mention
            for mention in self._mentions.of[part.sentence.number]
            if part.start <= mention.start < part.end and not any(a <= mention.start < b for a, b in cut)
        ]
        if any(mention.end <= reference.start and _fits(mention.entity, reference) for mention in own):
            return True
        if reference.means in (Means.THING, Means.PLURAL) and self._has_noun_before(part, reference):
            return True
        return _is_fronted(part, reference) and any(
            _is_subject(part.sentence, mention) and mention.start > reference.start and _fits(mention.entity, reference)
            for mention in own
        )

    @staticmethod
    def _is_told(part: Part, reference: Reference) -> bool:
        """Tell whether the claim names the matter before it speaks of it: "a plan to … the plan"."""
        before = [token.stem for token in part.sentence.statement.tokens if part.start <= token.start < reference.start]
        stems = [token.stem for token in part.sentence.statement.tokens if token.end == reference.end]
        return any(stem in before for stem in stems)

    @staticmethod
    def _has_noun_before(part: Part, reference: Reference) -> bool:
        """Tell whether a common noun before may be meant: "the industry grew thanks to its …"."""
        clauses = part.sentence.clauses
        if clauses is None:
            return True
        return any(
            clauses.tokens[phrase.first].start >= part.start
            and clauses.tokens[phrase.last - 1].end <= reference.start
            and bool(clauses.words(number))
            and not phrase.is_vague
            and not (phrase.preposition and _is_date_or_fronted(part, reference))
            for number, phrase in enumerate(clauses.phrases)
        )

    def _antecedent(self, part: Part, reference: Reference) -> Entity | None:
        """Return what *reference* refers to; None where that is not sure."""
        reach = PRONOUN_REACH if reference.means in (Means.PERSON, Means.THING) else NOUN_REACH
        for number, mentions in self._before(part, reference, reach):
            fitting = list({id(one.entity): one.entity for one in mentions if _could(one.entity, reference)}.values())
            if reference.means is Means.THING:
                return self._topic(number, mentions)
            if not fitting:
                continue
            if len(fitting) == 1:
                return fitting[0] if _surely(fitting[0], reference) else None
            return self._told_by(number, mentions, fitting, reference)
        return None

    def _before(self, part: Part, reference: Reference, reach: int) -> Iterator[tuple[int, list[Mention]]]:
        """Yield the mentions before *reference*, nearest sentence first, up to the heading above."""
        here = part.sentence.number
        own = [mention for mention in self._mentions.of[here] if mention.end <= reference.start]
        if own:
            yield here, own
        heading = part.sentence.sentence.heading
        for number in range(here - 1, max(-1, here - 1 - reach), -1):
            before = self._sentences[number].sentence
            if before.heading != heading or before.is_note != part.sentence.sentence.is_note:
                return
            yield number, self._mentions.of[number]

    def _topic(
        self, number: int, mentions: Sequence[Mention], *, sorts: Collection[Sort] = (Sort.BODY, Sort.COUNTRY)
    ) -> Entity | None:
        """Return the name that sentence *number* is said of, if it is one of *sorts*."""
        sentence = self._sentences[number]
        subjects = [mention for mention in mentions if _is_subject(sentence, mention)]
        if len(subjects) != 1 or subjects[0].entity.sort not in sorts:
            return None
        start, end = sentence.subject_span
        return subjects[0].entity if subjects[0].end == end and subjects[0].start - start <= len("the ") else None

    def _told_by(
        self, number: int, mentions: Sequence[Mention], fitting: Sequence[Entity], reference: Reference
    ) -> Entity | None:
        """Choose among several: the one introduced with that very noun, or the topic if the text is mostly about it."""
        introduced = [entity for entity in fitting if reference.noun and reference.noun in entity.heads]
        if len(introduced) == 1:
            return introduced[0]
        if reference.means is Means.PERSON:
            return self._topic(number, mentions, sorts=(Sort.PERSON,)) if _is_one_person(fitting) else None
        if reference.means is not Means.BODY or introduced or reference.noun not in kinds.GENERIC_BODIES:
            return None
        topic = self._topic(number, mentions)
        others = sum(entity.count for entity in fitting if entity is not topic)
        return topic if topic is not None and topic in fitting and topic.count >= others else None


def _is_one_person(entities: Sequence[Entity]) -> bool:
    """Tell whether one of them is a person for sure, and the others are not known to be any."""
    return sum(entity.sort is Sort.PERSON for entity in entities) == 1


def _is_subject(sentence: ReadSentence, mention: Mention) -> bool:
    """Tell whether the sentence is said of what is mentioned there."""
    start, end = sentence.subject_span
    return start <= mention.start < end and not mention.is_owner


def _is_told(reference: Reference, stands: Sequence[Stand]) -> bool:
    """Tell whether a pronoun may mean what a reference before it means: "the company said it would pay"."""
    if reference.means in (Means.THING, Means.PLURAL):
        return bool(stands)
    return reference.means is Means.PERSON and any(stand.resolved for stand in stands)


def owned(name: str) -> str:
    """Return the possessive of *name*.

    >>> owned("Norhaven"), owned("the Netherlands")
    ("Norhaven's", "the Netherlands'")
    """
    return f"{name}'" if name.endswith("s") and name.startswith("the ") else f"{name}'s"


def _fits(entity: Entity, reference: Reference) -> bool:
    """Tell whether an entity in the claim itself may be what is meant, or is not known not to be."""
    if reference.means is Means.THING:
        return entity.sort is not Sort.PERSON
    if reference.means is Means.PLURAL:
        return True
    if reference.means is Means.BODY and reference.noun not in kinds.GENERIC_BODIES:
        return reference.noun in entity.heads
    wanted = Sort.PERSON if reference.means is Means.PERSON_NOUN else SORTS[reference.means]
    return entity.sort in (wanted, None)


def _could(entity: Entity, reference: Reference) -> bool:
    """Tell whether an entity named before is a candidate; one of unknown sort is, and stands in the way of others."""
    if reference.means is Means.BODY and reference.noun not in kinds.GENERIC_BODIES:
        return reference.noun in entity.heads
    if reference.means is Means.BODY and not kinds.PUBLIC.isdisjoint(entity.key):
        return False
    return entity.sort in (SORTS.get(reference.means), None)


def _surely(entity: Entity, reference: Reference) -> bool:
    return entity.sort is SORTS.get(reference.means)


def _is_fronted(part: Part, reference: Reference) -> bool:
    """Tell whether *reference* stands in a phrase put before the subject: "In its report, ASML …"."""
    tokens = [token for token in part.sentence.statement.tokens if token.start >= part.start]
    return bool(tokens) and tokens[0].lower in FRONTED and "," in part.sentence.text[reference.end : part.end]


def _is_date_or_fronted(part: Part, reference: Reference) -> bool:
    """Tell whether only an adverbial stands before: "In 2019, it …"."""
    text = part.sentence.text[part.start : reference.start]
    return len(text.split()) <= LONGEST_ADVERBIAL and text.rstrip().endswith(",")
