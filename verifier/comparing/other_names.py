"""Other names: is a name of the passage another than the claim's, though they share a word?

"Commerce Department" is another than "State Department", "Meng Hongwei" than "Meng Wanzhou", "Mate 70" than "Mate 60".
"Huawei" is none than "Huawei Technologies Co.", nor "J. Rowling" than "Joanne Rowling".
"""

from collections.abc import Collection, Sequence

from verifier.comparing.mentions import Mention, Named, is_initial, is_loose, is_media_name, kind_in, words_by_name
from verifier.language.name_kinds import NATIONS, PLACES, NameKind, kind_of
from verifier.language.name_words import WordSort, name_words
from verifier.language.statement import Word


def variant_of(named: Named, taken: Collection[int]) -> str:
    """Return the name of the passage that is like *named* but for one part, where both have a part of their own.

    *taken* are the ids of the passage's words that answer a word of the claim. Empty where there is no such name.
    """
    best = named.best
    if best is None or not best.names:
        return ""
    number = best.names[0]
    name = best.statement.names[number]
    words = words_by_name(best.statement)[number]
    said = {id(word) for word in best.answers.values()}
    theirs = [word for word in words if id(word) not in said and id(word) not in taken]
    own = [link.word for link in named.links if link.word.index not in best.answers]
    own = [word for word in own if is_initial(word.token) or not is_loose(word.token, named.kind)]
    their_kind = kind_in(name)
    if (their_kind in PLACES) != (named.kind in PLACES) or best.statement.text.isupper():
        return ""
    parts = (named, own, theirs, words, their_kind)
    is_other = _have_own_parts(*parts) if own else _is_longer_body(named, best, words)
    return name.text if is_other else ""


def _have_own_parts(
    named: Named, own: Sequence[Word], theirs: Sequence[Word], words: Sequence[Word], their_kind: NameKind
) -> bool:
    """Tell whether each of two names has a part that the other lacks; initials stand for what they begin."""
    if is_media_name(words):
        return named.kind is NameKind.ORGANISATION
    theirs = [word for word in theirs if is_initial(word.token) or not is_loose(word.token, their_kind)]
    if not theirs:
        return False
    initials = [word for word in (*own, *theirs) if is_initial(word.token)]
    if initials:
        return named.kind is not NameKind.ORGANISATION and not _begin_alike(own, theirs)
    return not _is_nation(theirs) or _is_place(own)


def _begin_alike(own: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Tell whether an initial on one side may stand for a word of the other."""
    return any(
        one.token.text[0].lower() == other.token.text[0].lower()
        for one in own
        for other in theirs
        if is_initial(one.token) or is_initial(other.token)
    )


def _is_nation(words: Sequence[Word]) -> bool:
    """Tell whether the words are a country that a name is given with or without: "US Commerce Department"."""
    return kind_of([word.token.text for word in words]) in NATIONS


def _is_place(words: Sequence[Word]) -> bool:
    return kind_of([word.token.text for word in words]) in PLACES | NATIONS


def _is_longer_body(named: Named, best: Mention, words: Sequence[Word]) -> bool:
    """Tell whether the passage has a longer name in front, which is another body: "People's Bank of China"."""
    first = min(word.index for word in best.answers.values())
    before = [word for word in words if word.index < first]
    if named.kind is not NameKind.ORGANISATION or not before or _is_nation(before):
        return False
    heads = name_words()[WordSort.BODY]
    starts = named.telling[0].word.token.lower in heads
    return (starts and len(named.telling) > 1) or is_media_name([link.word for link in named.telling])


def is_other_version(named: Named) -> bool:
    """Tell whether the passage speaks of another version of the claim's product: "Mate 60 Pro" for "Mate 60"."""
    best = named.best
    if named.kind is not NameKind.PRODUCT or best is None or not best.names:
        return False
    said = {word.index for word in best.answers.values()}
    behind = [word for word in words_by_name(best.statement)[best.names[0]] if word.index > max(said)]
    return any(word.token.lower in name_words()[WordSort.MODEL] for word in behind)
