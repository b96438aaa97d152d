"""Talk: the words that tell a statement of fact from opinion, forecast, wish, question and small talk.

Closed lists, kept in one place so that they can be read and argued with. All are lower-case words or stems.
"""

from typing import Final

DUTY: Final = frozenset("should must ought shouldn't mustn't oughtn't needn't".split())
DUTY_VERBS: Final = frozenset({("need", "to"), ("needs", "to"), ("have", "to"), ("has", "to"), ("got", "to")})
FUTURE: Final = frozenset("will won't shall i'll we'll you'll he'll she'll it'll they'll gonna".split())
FUTURE_VERBS: Final = frozenset({("going", "to"), ("set", "to"), ("due", "to be"), ("bound", "to")})
POSSIBLE: Final = frozenset("may might could can would couldn't can't cannot wouldn't perhaps maybe possibly".split())
CONDITION: Final = frozenset("if unless whether".split())
BELIEF: Final = frozenset("think believe hope feel guess wish want hate love like suppose know mean mind".split())
FIRST_SINGULAR: Final = frozenset("i me my mine myself i'm i've i'd i'll".split())
FIRST_PLURAL: Final = frozenset("we us our ours ourselves we're we've we'd we'll let's".split())
SECOND: Final = frozenset("you your yours yourself yourselves you're you've you'd you'll".split())
VAGUE_OPENERS: Final = frozenset("it this that these those there they he she such it's that's there's".split())
# Stems that weigh or value; whoever checks facts finds nothing in them to check.
JUDGEMENT: Final = frozenset(
    "good bad better best worse worst great terrible awful wonderful fantastic tremendous horrible right wrong fair "
    "unfair smart stupid foolish important essential crucial critical vital imperative urgent necessary urgently "
    "disgrace shame shameful proud pride outrageous ridiculous absurd remarkable remarkably striking surprising "
    "surprisingly unfortunately fortunately sadly clearly obviously undoubtedly arguably inevitable inevitably "
    "beautiful ugly brave courage honest dishonest decent moral immoral responsible irresponsible reckless naive "
    "dangerous exciting promising disappointing unacceptable reasonable unreasonable sensible worthwhile deserve "
    "hopefully frankly certainly truly really simply warning lesson underscore highlight testament exemplify".split()
)
# Stems of general talk about how things hang together; a statement made of little else is analysis.
ANALYSIS: Final = frozenset(
    "risk ramification implication broader trajectory landscape resilience dimension paradigm challenge opportunity "
    "potentially likely unlikely essence essentially fundamentally reflect underscore illustrate suggest imply seem "
    "appear argue therefore thus hence must lesson example illustration exemplify highlight episode presence striking "
    "combination incentive demonstrate showcase signal pose shape harden factor aspect context role".split()
)
SMALL_TALK: Final = frozenset(
    "thank thanks welcome hello goodbye applause laughter please sorry okay ok well yes yeah evening tonight sir "
    "gentlemen ladies moderator question answer debate".split()
)
SAYING: Final = frozenset(
    "say state announce report disclose confirm note declare tell add write explain warn deny accuse claim argue "
    "allege insist reveal acknowledge admit estimate find show record publish release".split()
)
CHANGE: Final = frozenset(
    "rise fall grow shrink increase decrease decline drop climb jump surge soar plunge double triple treble halve cut "
    "raise lower gain lose reduce expand widen narrow exceed quadruple slump slip".split()
)
# What public actors do, and can be seen to have done.
DEEDS: Final = frozenset(
    "vote sign pass sell buy acquire spend pay invest fund finance build open close launch found establish create "
    "appoint elect resign hire fire dismiss win defeat kill arrest charge convict sentence sue ban bar restrict "
    "impose sanction approve reject veto repeal enact introduce join leave move register list add remove order agree "
    "supply produce manufacture export import own control employ receive grant lend borrow owe operate hold adopt "
    "propose issue extend merge settle withdraw deploy attack invade support oppose start begin end die bear born "
    "marry visit meet hit reach cost earn develop design use include contain consist".split()
)
EXTREMES: Final = frozenset(
    "largest biggest smallest highest lowest fastest slowest longest shortest oldest youngest richest poorest most "
    "least fewest record only first last sole second third majority half none every never leading main".split()
)
COMPARING: Final = frozenset("than more less fewer higher lower larger smaller compared twice double".split())
NAVIGATION: Final = (
    "sign up", "subscribe", "read more", "click", "follow us", "related article", "get the latest", "share this",
    "image:", "photo:", "photograph:", "source:", "caption:", "credit:", "advertisement", "newsletter", "log in",
    "cookie", "all rights reserved", "copyright", "©", "continue reading", "download", "watch:", "listen:",
    "editing by", "reporting by", "this article was", "available at", "see also",
)  # fmt: skip
