"""Which statements are worth holding against each other, however many there are."""

from verifier.conflicts.candidates import WIDEST_KEY, find_candidates
from verifier.conflicts.side import read_side
from verifier.conflicts.traces import Trace, trace_of

MANY = WIDEST_KEY + 20
GAMES = ("hurling", "fencing", "curling", "rowing", "archery", "cricket", "sailing", "wrestling", "skating", "cycling")


def traces(texts: list[str]) -> list[Trace]:
    return [trace_of(read_side(text)) for text in texts]


def pairs(texts: list[str], nearest: int = 12) -> tuple[tuple[int, int], ...]:
    return find_candidates(traces(texts), [str(at) for at in range(len(texts))], nearest).pairs


def test_what_shares_only_common_words_is_not_paired() -> None:
    assert pairs(["Halvor Steel was founded in 1921.", "The company grew last year."]) == ()


def test_statements_of_one_document_are_not_paired() -> None:
    texts = ["Halvor Steel was founded in 1921.", "Halvor Steel was founded in 1934."]
    assert find_candidates(traces(texts), ["a", "a"], 12).pairs == ()
    assert find_candidates(traces(texts), ["a", "b"], 12).pairs == ((0, 1),)


def test_a_name_that_very_many_have_is_looked_up_with_another_common_word() -> None:
    others = [f"Tolva won {number + 2} medals in {GAMES[number % len(GAMES)]}." for number in range(MANY)]
    clubs = [f"The harbour of Bresk-{number} freezes." for number in range(MANY)]
    found = pairs([*others, *clubs, "The harbour of Tolva sank.", "Tolva closed its harbour."])
    last = len(others) + len(clubs)
    assert (last, last + 1) in found


def test_the_nearest_are_of_the_same_year() -> None:
    texts = ["Halvor Steel employed 900 welders in 2019."]
    texts += [f"Halvor Steel employed {number} welders in {1990 + number}." for number in range(20)]
    texts.append("Halvor Steel employed 800 welders in 2019.")
    assert (0, len(texts) - 1) in find_candidates(traces(texts), list(map(str, range(len(texts)))), 1).pairs


def test_what_is_left_out_is_counted() -> None:
    texts = [f"Halvor Steel employs {number} welders." for number in range(10)]
    documents = list(map(str, range(10)))
    everything, some = (find_candidates(traces(texts), documents, nearest) for nearest in (9, 2))
    assert (len(everything.pairs), everything.left_out) == (45, 0)
    assert len(some.pairs) + some.left_out == 45


def test_two_common_words_lead_to_what_many_statements_repeat() -> None:
    repeated = ["The theatre of Tolva opened in 1904."] * MANY
    others = [f"The harbour of Bresk-{number} opened a theatre." for number in range(MANY)]
    found = pairs([*repeated, *others, "The theatre of Tolva opened in 1911."])
    last = len(repeated) + len(others)
    assert any(last in pair and min(pair) < MANY for pair in found)
