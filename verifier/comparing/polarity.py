"""Polarity and direction: does the source say the contrary of what the claim says?

Two things turn a statement round: a negation that only one side has, and a word whose contrary stands on the other side
("tightened" and "eased"). Both together cancel out: "did not rise" is no contrary of "fell".
"""

from collections.abc import Container, Iterator, Sequence
from typing import Final

from verifier.comparing.align import Alignment, Link, LinkKind
from verifier.comparing.facing import TIED, Facing, face
from verifier.comparing.passage import Place, is_designation
from verifier.comparing.roles import is_turned, statements_of
from verifier.domain.change import Direction
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.changes_words import direction_of
from verifier.language.denying_words import BREAKS
from verifier.language.lexicon import derivations, is_converse
from verifier.language.polarity import NEVER, NOBODY, Denial
from verifier.language.statement import NO_NAME, Statement

# Words so light that what a negation denies is the word behind them: "played no part in the sale", "no longer sells".
LIGHT_HEADS: Final = frozenset(
    "part hand role single say intention intent plan need reason right way longer long more sign evidence mention "
    "begin start yet even single any longer ever still play whatsoever have take give make manage able allow case "
    "fear use idea indication sort kind form".split()
)
ATTITUDES: Final = frozenset("want wish like believe think know mean seem feel hope love care".split())
MAIN_SHARE: Final = 0.5  # of the claim's words that the best sentence answers: less, and a sentence is beside the point
# Share of the claim, by rarity and but for the word denied: then the source speaks of what the claim denies.
SPOKEN_OF: Final = 0.6
REACHED_BONUS: Final = 0.2  # what the denial itself reaches tells more than the rest of the claim
# Shares and reaches here were chosen on public inference data.
NEARLY_ALL: Final = 0.8  # of the claim: then small words are of the same matter
PLAIN: Final = frozenset("be is are was were been being have has had do does did it so".split())
NEAR_DENIAL: Final = 5  # tokens
QUOTED_WORDS: Final = 5


def check_polarity(claim: Statement, alignment: Alignment) -> list[Check]:
    """Return a check that differs for each one-sided negation and each pair of contraries; else nothing."""
    asserted = [statement for statement in statements_of(alignment) if not statement.text.rstrip().endswith("?")]
    everything = [face(claim, statement) for statement in asserted]
    facings = relevant(everything)
    shared = {
        denial
        for facing in everything
        for denial in claim.denials
        if denial not in effective_denials(facing, ours=True)
    }
    found = [
        check for facing in facings for check in (*_contraries(facing, facings), *_one_sided_denials(facing, shared))
    ]
    return [*_other_models(alignment), *found]


def relevant(facings: Sequence[Facing]) -> list[Facing]:
    """Return those of the sentences that answer enough of the claim, the best first."""
    everything = {id(facing): facing.share(range(len(facing.claim.words))) for facing in facings}
    best = max(everything.values(), default=0.0)
    kept = [facing for facing in facings if everything[id(facing)] >= MAIN_SHARE * best]
    return sorted(kept, key=lambda facing: -everything[id(facing)])


def _other_models(alignment: Alignment) -> Iterator[Check]:
    """Yield a check for each designation that stands as another one in the source: "4G" where the claim has "5G"."""
    for link in alignment.links:
        if link.kind is LinkKind.OPPOSITE and link.place is not None and is_designation(link.word.token):
            yield _contrary(link.word.token.text, link.place.word.token.text)


def _contraries(facing: Facing, others: Sequence[Facing]) -> Iterator[Check]:
    """Yield a check for each contrary that is tied to the claim's word better than anything in the *others*."""
    for mine, places in facing.clashes.items():
        for theirs in places:
            tie = facing.tie(mine, theirs)
            if tie < TIED or _is_denied_once(facing, mine, theirs) or _is_minus_growth(facing, theirs):
                continue
            if any(other.best_tie(mine) >= tie for other in others) or _is_turned_converse(facing, mine, theirs):
                continue
            yield _contrary(facing.claim.words[mine].token.text, facing.statement.words[theirs].token.text)


def _is_denied_once(facing: Facing, mine: int, theirs: int) -> bool:
    """Tell whether one of the two words is denied and the other is not."""
    return is_denied(facing, mine, ours=True) != is_denied(facing, theirs, ours=False)


def _is_minus_growth(facing: Facing, theirs: int) -> bool:
    """Tell whether the source's word of change is turned by a minus: what "grew by −4 %" fell."""
    is_change = direction_of(facing.statement.words[theirs].token.stem) is not Direction.NONE
    return is_change and any(figure.high < 0 for figure in facing.statement.figures)


def _is_turned_converse(facing: Facing, mine: int, theirs: int) -> bool:
    """Tell whether the words are converses whose parties have changed places, so that both say the same."""
    word, other = facing.claim.words[mine], facing.statement.words[theirs]
    if not _are_converses(word.token.stem, other.token.stem):
        return False
    if word.token.lower.endswith(("er", "or")) != other.token.lower.endswith(("er", "or")):
        return True  # the buyer of a thing and its sale go together
    place = Place(facing.statement, other, is_context=False)
    return is_turned(facing.claim, Link(word, place, LinkKind.OPPOSITE, 0.0))


def _are_converses(one: str, other: str) -> bool:
    """Tell whether two words are converses, in these forms or as the verbs that they are made from."""
    return any(is_converse(a, b) for a in (one, *derivations(one)) for b in (other, *derivations(other)))


def _one_sided_denials(facing: Facing, shared: Container[Denial]) -> Iterator[Check]:
    """Yield a check for each denial whose head is said without a denial on the other side; none for *shared* ones."""
    for denial in effective_denials(facing, ours=True):
        if not denial.is_weak and denial not in shared and _is_denial_of_the_said(facing, denial):
            yield _denied(facing.claim, denial, "the claim denies what the source says")
    for denial in effective_denials(facing, ours=False):
        if not denial.is_weak and _is_said_of_the_denied(facing, denial):
            yield _denied(facing.statement, denial, "the source denies what the claim says")


def _is_denial_of_the_said(facing: Facing, denial: Denial) -> bool:
    """Tell whether the source says what a denial of the claim denies."""
    reached = heads(facing.claim, denial)
    if not reached or facing.claim.words[reached[0]].token.stem in LIGHT_HEADS:
        return _is_alone(facing, denial)
    head = reached[0]
    if head in facing.answers:
        return _is_turned(facing, head)
    if head in facing.clashes or facing.claim.words[head].token.stem in ATTITUDES:
        return False  # "did not rise", where the source says "fell"; what is wanted is seldom said twice
    # The verb that a claim denies is often another one in the source.
    spoken = [position for position in reached if position in facing.answers]
    others = [position for position in range(len(facing.claim.words)) if position != head]
    weakly = [p for p in spoken if any(_is_by_weak_denial(facing, place) for place in facing.best_answers(p))]
    if len(weakly) * 2 > len(spoken):
        return False
    return (
        bool(spoken)
        and all(_is_turned(facing, p) for p in spoken)
        and max(facing.share(others), facing.share(reached) + REACHED_BONUS) >= SPOKEN_OF
    )


def _is_by_weak_denial(facing: Facing, position: int) -> bool:
    """Tell whether a word that denies in some way stands close to a word of the sentence."""
    index = facing.statement.words[position].index
    return any(
        denial.is_weak and _is_close(facing.statement, denial.index, index)
        for denial in effective_denials(facing, ours=False)
    )


def _is_alone(facing: Facing, denial: Denial) -> bool:
    """Tell whether a denial that reaches only a figure denies the one thing that the sentence says without any."""
    if not any(denial.first <= at < denial.last for at in range(len(facing.claim.tokens))):
        return False
    everything = facing.share(range(len(facing.claim.words)))
    return everything >= SPOKEN_OF and not any(not one.is_weak for one in effective_denials(facing, ours=False))


def _is_turned(facing: Facing, mine: int) -> bool:
    """Tell whether word *mine* of the claim is denied, and nothing like it is where the source says it."""
    places = facing.best_answers(mine)
    return is_denied(facing, mine, ours=True) and not any(is_near_denial(facing, p, ours=False) for p in places)


def is_near_denial(facing: Facing, position: int, *, ours: bool) -> bool:
    """Tell whether a denial reaches the word or stands close by; who denies a sentence may put it in either place."""
    statement = facing.claim if ours else facing.statement
    index = statement.words[position].index
    return is_denied(facing, position, ours=ours) or any(
        not denial.is_weak and not (denial.first <= index < denial.last) and _is_close(statement, denial.index, index)
        for denial in effective_denials(facing, ours=ours)
    )


def _is_close(statement: Statement, one: int, other: int) -> bool:
    """Tell whether two tokens stand a few words apart, without a break between them."""
    first, last = sorted((one, other))
    between = statement.text[
        statement.tokens[first].end - statement.start : statement.tokens[last].start - statement.start
    ]
    return last - first <= NEAR_DENIAL and not BREAKS.intersection(between)


def _is_said_of_the_denied(facing: Facing, denial: Denial) -> bool:
    """Tell whether the claim says what a denial of the source denies."""
    reached = heads(facing.statement, denial)
    if not reached:
        return _is_denied_in_small_words(facing, denial)
    head = reached[0]
    return any(
        head in facing.best_answers(mine)
        and facing.tie(mine, head) >= TIED
        and not is_near_denial(facing, mine, ours=True)
        and all(is_denied(facing, place, ours=False) for place in facing.best_answers(mine))
        for mine in facing.answered(head)
    )


def _is_denied_in_small_words(facing: Facing, denial: Denial) -> bool:
    """Tell whether the denial reaches small words alone, which the claim has without it: "will not be enough".

    Nearly all of the claim must be said, for small words tie nothing to one matter.
    """
    small = {token.lower for token in facing.statement.tokens[denial.first : denial.last]} - PLAIN
    said = {token.lower for token in facing.claim.tokens}
    everything = facing.share(range(len(facing.claim.words)))
    return bool(small) and small <= said and not facing.claim.denials and everything >= NEARLY_ALL


def heads(statement: Statement, denial: Denial) -> list[int]:
    """Return the positions of the content words that the denial reaches and that are not light; its head first."""
    reached = [position for position, word in enumerate(statement.words) if denial.first <= word.index < denial.last]
    heavy = [position for position in reached if statement.words[position].token.stem not in LIGHT_HEADS]
    return sorted(heavy or reached, key=lambda position: statement.words[position].name != NO_NAME)


def is_denied(facing: Facing, position: int, *, ours: bool) -> bool:
    """Tell whether an odd number of denials reaches a word of the claim (*ours*) or of the sentence."""
    index = (facing.claim if ours else facing.statement).words[position].index
    return sum(denial.first <= index < denial.last for denial in effective_denials(facing, ours=ours)) % 2 == 1


def effective_denials(facing: Facing, *, ours: bool) -> list[Denial]:
    """Return the denials that tell the sides apart.

    A denying verb that both sides have does not, nor does what is denied under a condition, for a purpose, or in a
    demand that only one side has.
    """
    statement = facing.claim if ours else facing.statement
    numbers = {word.index: position for position, word in enumerate(statement.words)}
    return [
        denial
        for denial in statement.denials
        if denial.under != NEVER
        and not (denial.is_verb and _is_shared_verb(facing, numbers.get(denial.index, NOBODY), ours=ours))
        and (denial.under == NOBODY or _is_shared(facing, numbers.get(denial.under, NOBODY), ours=ours))
    ]


def _is_shared(facing: Facing, position: int, *, ours: bool) -> bool:
    return position in facing.answers if ours else bool(facing.answered(position))


def _is_shared_verb(facing: Facing, position: int, *, ours: bool) -> bool:
    """Tell whether the denying verb at *position* meets one on the other side, so that it tells nothing apart."""
    if ours:
        denying = {denial.index for denial in facing.statement.denials if denial.is_verb}
        return any(facing.statement.words[place].index in denying for place in facing.answers.get(position, ()))
    denying = {denial.index for denial in facing.claim.denials if denial.is_verb}
    return any(
        facing.claim.words[mine].index in denying and position in facing.best_answers(mine)
        for mine in facing.answered(position)
    )


def _contrary(claimed: str, stated: str) -> Check:
    return Check(
        kind=CheckKind.DIRECTION,
        claimed=claimed,
        stated=stated,
        outcome=Outcome.DIFFERS,
        reason=f"the source says “{stated}”, the claim says “{claimed}”",
    )


def _denied(statement: Statement, denial: Denial, reason: str) -> Check:
    tokens = statement.tokens[denial.index : min(denial.last, denial.first + QUOTED_WORDS)]
    quoted = statement.text[tokens[0].start - statement.start : tokens[-1].end - statement.start]
    return Check(
        kind=CheckKind.POLARITY, claimed="", stated="", outcome=Outcome.DIFFERS, reason=f"{reason}: “{quoted}”"
    )
