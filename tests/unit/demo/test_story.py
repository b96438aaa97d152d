"""Rules of the story: it is told to the end whatever came out, and says what did not come out."""

import pytest

from tests.unit.demo.test_expected import BASE, conflict, link, result
from verifier.cli.console import plain
from verifier.demo import story
from verifier.demo.expected import CHANGED_PAGE, PROMISE
from verifier.domain.assessment import Verdict
from verifier.domain.link import LinkStatus
from verifier.pipeline.results import CheckResults

NOTHING = CheckResults(())


def test_a_check_that_found_nothing_is_told_all_the_same() -> None:
    told = plain(story.first_check(NOTHING, "snapshots"))
    assert "No contradiction was found." in told
    assert "No link was found to be dead." in told
    assert "was not captured" in plain(story.changed_page(NOTHING, NOTHING))


def test_only_a_contradiction_that_the_sources_bear_out_on_both_sides_is_called_so() -> None:
    keys = ("toll-bridge/opening", "sea-cable/opening")
    pair = (conflict(*keys),)
    both = tuple(result(key, Verdict.SUPPORTED) for key in keys)
    one = (both[0], result(keys[1], Verdict.REFUTED))
    assert "yet both cannot be true" in plain(story.contradictions(CheckResults(both, conflicts=pair)))
    assert "yet both cannot be true" not in plain(story.contradictions(CheckResults(one, conflicts=pair)))


def test_the_changed_page_is_told_with_both_verdicts() -> None:
    links = (link(CHANGED_PAGE, LinkStatus.OK),)
    before = CheckResults((result(PROMISE, Verdict.SUPPORTED),), links=links)
    after = CheckResults((result(PROMISE, Verdict.NOT_ENOUGH_INFO),), links=links)
    told = plain(story.changed_page(before, after))
    assert "✓ supported  by the first capture" in told
    assert "? not enough info  by the second" in told


@pytest.mark.parametrize(
    ("deviating", "said"), [((), "as expected"), (("a is b",), "in 1 place:"), (("a", "b"), "2 places:")]
)
def test_the_end_says_whether_all_went_as_it_should_and_where_the_reports_lie(
    deviating: tuple[str, ...], said: str
) -> None:
    told = plain(story.closing(deviating, ["demo/report.html"], "demo"))
    assert said in told
    assert all(each in told for each in deviating)
    assert told.rstrip().endswith("demo/report.html")


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in plain(story.closing(("\x1b[31mred",), ["a\x1b]0;b"], "c\x1b"))


def test_the_opening_names_the_place() -> None:
    assert BASE in plain(story.opening(2, 16, 6, BASE))
