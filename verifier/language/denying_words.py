"""The words that deny, and those that bound what a denial reaches; lower-case forms, or stems where so named."""

from typing import Final

DENIALS: Final = frozenset(
    "not no never neither nor without cannot none nobody nothing nowhere hardly scarcely "
    "cant dont didnt doesnt wont isnt arent wasnt werent havent hasnt".split()
)
# These deny the verb that follows ("failed to", "prohibited from"); before a noun they are as weak as those below.
DENYING_STEMS: Final = frozenset(
    "refrain abstain refuse unable prohibit ban bar forbid cease deny decline fail unlikely unwilling failure refusal "
    "inability powerless".split()
)
DENYING_NOUNS: Final = frozenset({"lack", "spare", "absence"})
TAKING_GERUNDS: Final = frozenset({"deny", "cease", "refuse"})
BARRED_REACH: Final = 5  # tokens: "barred the two men from leaving"
LEADING_TO_VERBS: Final = frozenset({"to", "from", "that"})
# These deny as well, but the other side may put it in many ways: they cancel a denial and never speak alone.
WEAK_STEMS: Final = frozenset(
    "avoid prevent stop halt reject lose suspend block curb cancel quit dismiss thwart "
    "foil avert counteract suppress counter struggle insufficient inadequate shortage hamper hinder resist rarely "
    "seldom barely reluctant impossible discontinue abandon protect guard prohibition denial "
    "rejection oppose exclude omit false unsuccessful".split()
)
# A denial before one of these asserts what follows, or denies it of some only: "not only", "not all".
ASSERTING: Final = frozenset(
    "only just merely least doubt surprisingly surprising secret wonder all every everyone everything always "
    "necessarily entirely fully completely quite exactly alone solely simply but".split()
)
# "no more than 20" bounds a figure, "no sooner" is a time.
COMPARING: Final = frozenset("more less fewer later sooner earlier greater higher lower smaller larger".split())
# Having none of these means that what follows holds: "had no trouble making chips".
TROUBLES: Final = frozenset(
    "trouble difficulty problem hesitation hesitate qualm choice alternative option obstacle limit shortage end lack "
    "delay exception".split()
)
CLAUSE_ENDS: Final = frozenset(
    "but although though because while whereas which who whom until due despite amid after before since if "
    "unless".split()
)
BREAKS: Final = frozenset(",;:—–()")
STOP: Final = " ."  # set apart, as in transcripts; after a word it may belong to an abbreviation
REACH: Final = 10  # tokens; longer clauses rarely stay under their negation. Chosen by eye on news text.
NOT_UNTIL: Final = "until"
DECLINE_NEEDS: Final = "to"  # "declined to comment" denies, "exports declined" does not
TROUBLE_REACH: Final = 2  # words behind "no"
# Idioms that end so deny nouns as well: "kept out of", "did without", "did little to", "ruled out".
STRONG_ENDS: Final = frozenset({"of", "without", "to", "out", "on", "from"})
OBJECT_ENDS: Final = frozenset("to so by in on at for with against from into over under through as".split())
SPARING: Final = frozenset("to not will would must should can could may and did".split())
PHRASAL: Final = frozenset({"without"})  # deny no more than a phrase: its end is the next verb
CONDITIONS: Final = frozenset({"if", "unless", "whether", "lest", "so"})
DEMANDS: Final = frozenset(
    "demand insist urge ask request require want wish recommend propose order call warn tell".split()
)
SUPPOSED_REACH: Final = 8  # tokens between a condition or demand and what it governs
PURPOSE: Final = "to"
# Verbs with which an infinitive is no purpose but what is done: "began to ban".
TAKING_INFINITIVES: Final = frozenset(
    "begin start agree decide vote move plan intend continue choose have use appear seem tend go come able".split()
)
# "Left the exports untouched" denies what stands between.
LEAVING: Final = frozenset({"leave", "keep", "remain", "go"})
UNTOUCHED: Final = frozenset("untouched unaffected unscathed unharmed unchanged intact unpunished unaltered".split())
