import pytest

from verifier.reading.references import drop_marks, drop_references, reference_numbers


@pytest.mark.parametrize(
    ("line", "notes", "read"),
    [
        ("listed by the States.1 It", {1}, "listed by the States. It"),
        ("under the Act 20161, it", {1}, "under the Act 2016, it"),
        ("since 2011.1", {1}, "since 2011."),
        ("with the rules1, and", {1}, "with the rules, and"),
        ("“a fair trial”.1", {1}, "“a fair trial”."),
        ("so he said.”1", {1}, "so he said.”"),
        ("it cost 134.7 billion", {7}, "it cost 134.7 billion"),
        ("the H20 and the 910B at 0.1", {20, 1}, "the H20 and the 910B at 0.1"),
        ("in 2016 and 20200 others", {0}, "in 2016 and 20200 others"),
        ("rules1 and points9", {1, 9}, "rules and points9"),  # 9 does not follow 1
        ("listed by the States.1 It", (), "listed by the States.1 It"),  # no note of that number
        ("The first.1 The second.2 The third.3", (), "The first. The second. The third."),
        ("Q.1: who? Q.2: when? Q.3: why?", (), "Q.1: who? Q.2: when? Q.3: why?"),
        ("Version.1 is out. See rule.7 too", (), "Version.1 is out. See rule.7 too"),
    ],
)
def test_a_glued_number_goes_only_where_a_note_stands_for_it(line: str, notes: set[int], read: str) -> None:
    assert drop_references([line], notes) == [read]


def test_order_holds_over_lines() -> None:
    assert drop_references(["one1 two words2", "three words3 and four2"], {1, 2, 3}) == [
        "one two words",
        "three words and four2",
    ]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("They left.[12] Then", "They left. Then"),
        ("It is so[citation needed].", "It is so."),
        ("They left.[1][2][3] Then", "They left. Then"),
        ("They left.[2]Then", "They left. Then"),
        ("an area of 5 km² in all", "an area of 5 km² in all"),
        ("at 10⁹ units", "at 10⁹ units"),
        ("the list.³ Then", "the list. Then"),
        ("sanctions¹² were", "sanctions were"),
        ("see [12] there", "see [12] there"),
    ],
)
def test_marks_that_show_themselves_go(line: str, read: str) -> None:
    assert drop_marks(line) == read


def test_glued_numbers_are_found_in_every_form() -> None:
    assert reference_numbers(["States.1 rules2, Act 20163 since 2009.4 said.”5 list⁶ H20 134.7"]) == {1, 2, 3, 4, 5, 6}
