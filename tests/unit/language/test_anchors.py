from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.domain.assessment import Evidence
from verifier.domain.text import Text
from verifier.language.anchors import Anchored, Standing, find_anchor
from verifier.reading.reader import read_bytes

THEN = (
    "The harbour handled 4.2 million tonnes in 2024. At the end of 2024 the harbour employed 430 people, most of them "
    "in Norhaven. Revenue rose by 6 % to 61 million dollars. The new quay was not finished in time.\n\n"
    "The port of Aldersund took in 12 ferries. The port of Brekke took in 17 ferries."
)
STAFF = "At the end of 2024 the harbour employed 430 people, most of them in Norhaven."


def anchor(quote: str, content: str = THEN) -> Evidence:
    start = content.index(quote)
    end = start + len(quote)
    return Evidence(
        start=start, end=end, quote=quote, prefix=content[max(0, start - 32) : start], suffix=content[end : end + 32]
    )


def text(content: str) -> Text:
    return read_bytes(content.encode(), name="page.txt")


def found(quote: str, now: str) -> tuple[Anchored, str]:
    page = text(now)
    where = find_anchor(anchor(quote), page.content, page.sentences)
    return where, page.content[where.start : where.end]


def test_a_passage_that_has_not_moved_is_in_place() -> None:
    assert found(STAFF, THEN) == (
        Anchored(Standing.IN_PLACE, THEN.index(STAFF), THEN.index(STAFF) + len(STAFF)),
        STAFF,
    )


@pytest.mark.parametrize(
    "now",
    [
        f"Menu. News.\n\n{THEN}",
        THEN.replace("The harbour handled 4.2 million tonnes in 2024. ", ""),
        THEN.replace("most of them", "most  of\nthem"),  # the page is wrapped in another place
    ],
)
def test_the_same_words_elsewhere_have_only_moved(now: str) -> None:
    where, quote = found(STAFF, f"Home\n\n{now}")
    assert where.standing is Standing.MOVED
    assert quote.split() == STAFF.split()


def test_other_quotes_and_dashes_are_no_change() -> None:
    then, now = (
        "It is “the harbour’s best year” – so far, he said.",
        'It is "the harbour\'s best year" - so far, he said.',
    )
    page = text(f"News.\n\n{now}")
    assert find_anchor(anchor(then, then), page.content, page.sentences).standing is Standing.MOVED


def test_of_several_places_the_surroundings_decide() -> None:
    line = "It was open all year."
    then = f"The baths: a pool of 50 metres. {line} The museum: a hall of 20 metres. {line} Entry is free."
    second = then.rindex(line)
    relied = Evidence(
        start=second,
        end=second + len(line),
        quote=line,
        prefix=then[second - 32 : second],
        suffix=then[second + len(line) : second + len(line) + 32],
    )
    now = f"A menu. {then}"
    page = text(now)
    assert find_anchor(relied, page.content, page.sentences).start == now.rindex(line)


@pytest.mark.parametrize(
    ("old", "new", "altered"),
    [
        ("430", "340", "430 → 340"),
        ("430", "431", "430 → 431"),  # 98.7 % of the letters are the same
        ("end of 2024", "end of 2023", "end of 2024 → end of 2023"),
        ("Norhaven", "Suthaven", "Norhaven → Suthaven"),
        ("employed", "did not employ", "nothing → not"),
        (" 430 people, most", " people, most", "430 → nothing"),
    ],
)
def test_a_changed_part_is_never_a_match(old: str, new: str, altered: str) -> None:
    where, _ = found(STAFF, THEN.replace(STAFF, STAFF.replace(old, new)))
    assert where.standing is Standing.ALTERED
    assert altered in " ".join(where.altered)


@pytest.mark.parametrize(
    "reworded",
    [
        "By the end of 2024, 430 people were employed by the harbour, most of them in Norhaven.",
        "At the end of 2024 the harbour employed 430 persons, most of them in Norhaven.",
        "At the end of 2024, the harbour had employed some more: 430 people, most of them from Norhaven.",
    ],
)
def test_other_words_for_the_same_are_reworded(reworded: str) -> None:
    where, quote = found(STAFF, THEN.replace(STAFF, reworded))
    assert where.standing in {Standing.REWORDED, Standing.ALTERED}
    assert quote == reworded


@pytest.mark.parametrize(
    ("quote", "now"),
    [
        (STAFF, THEN.replace(STAFF, "")),
        (STAFF, "This page has moved."),
        (
            STAFF,
            THEN.replace(STAFF, "At the end of 2024 the airport of Westing employed 220 people, few of them there."),
        ),
        # a like row of a list is about something else
        ("The port of Aldersund took in 12 ferries.", THEN.replace("The port of Aldersund took in 12 ferries. ", "")),
    ],
)
def test_a_deleted_passage_is_gone_whatever_stands_beside_it(quote: str, now: str) -> None:
    where, _ = found(quote, now)
    assert where == Anchored(Standing.GONE)


def test_a_short_quote_is_found_by_its_very_words_only_and_not_inside_others() -> None:
    page = text("In all 4300 of 5,430 people came.")
    short = Evidence(start=90, end=93, quote="430")
    assert find_anchor(short, page.content, page.sentences).standing is Standing.GONE


def test_an_empty_quote_stands_nowhere() -> None:
    assert find_anchor(Evidence(start=0, end=0, quote=" "), THEN, ()).standing is Standing.GONE


def words() -> st.SearchStrategy[str]:
    return st.text(st.sampled_from("ab1 .“’\n\u00a0é-%,$"), max_size=120)


@given(words(), words(), words())
def test_what_is_found_lies_in_the_text_and_moved_words_are_the_same(before: str, quote: str, after: str) -> None:
    content = before + quote + after
    relied = Evidence(start=0, end=len(quote), quote=quote, suffix=after[:32])
    where = find_anchor(relied, content, ())
    assert 0 <= where.start <= where.end <= len(content)
    if where.standing is Standing.MOVED:
        assert _bare(content[where.start : where.end]) == _bare(quote)


def _bare(written: Iterable[str]) -> str:
    plain = {"“": '"', "’": "'"}
    return "".join(plain.get(each, each) for each in written if not each.isspace())
