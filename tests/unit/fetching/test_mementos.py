"""The client of web archives: which copy it takes, which it passes over, and when it stops asking."""

import asyncio
import json
from collections.abc import Mapping

import pytest

from tests.unit.fetching.web_archives import GATE, MILL, PAGE, Script, day, http_time, memento, reply, second, stored
from verifier.domain.link import LinkStatus
from verifier.errors import FetchError
from verifier.fetching.mementos import MOST_REQUESTS, MOST_TRIED, PATIENCE, Mementos
from verifier.fetching.mementos_answers import Found, Memento, MementoStatus, NotFound
from verifier.fetching.mementos_archives import WebArchive
from verifier.fetching.mementos_protocol import Reply

INDEX = "https://archive.example/cdx"
PLAIN = WebArchive(GATE)
INDEXED = WebArchive(GATE, INDEX)
LINKS = f'<{GATE}timemap/link/{MILL}>; rel="timemap"; type="application/link-format", <{MILL}>; rel="original"'


def found(script: Script, *archives: WebArchive, at: int = 10, url: str = MILL) -> Found | NotFound:
    return asyncio.run(Mementos(archives or (PLAIN,), script).find(url, day(at)))


def copy(answer: Found | NotFound) -> Memento:
    assert isinstance(answer, Found), answer
    return answer.memento


def gate_to(at: int) -> Reply:
    return reply(302, Location=f"{GATE}{second(day(at))}/{MILL}", Link=LINKS, Vary="accept-datetime")


def timemap(*days: int) -> Reply:
    lines = [f'<{GATE}{second(day(each))}/{MILL}>; rel="memento"; datetime="{http_time(day(each))}"' for each in days]
    return reply(200, ",\n".join(lines).encode())


def index(*rows: tuple[int, str], url: str = MILL) -> Reply:
    table = [["timestamp", "original", "statuscode"], *([second(day(at)), url, status] for at, status in rows)]
    return reply(200, json.dumps(table).encode())


def asked_index(at: int, url: str = MILL) -> str:
    return INDEXED.query(url, day(at))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_timegate_may_send_elsewhere_by_any_redirect(status: int) -> None:
    gate = reply(status, Location=f"{GATE}{second(day(9))}/{MILL}")
    script = Script({GATE + MILL: gate, stored(day(9)): memento(day(9))})
    assert copy(found(script)) == Memento(
        MILL, MILL, f"{GATE}{second(day(9))}/{MILL}", day(9), "archive.example", 200, "text/html", PAGE
    )
    assert script.asked[0] == (GATE + MILL, {"Accept-Datetime": "Thu, 10 Jul 2025 12:00:00 GMT"})
    assert script.asked[1] == (stored(day(9)), {})


def test_a_timegate_may_answer_by_itself() -> None:
    here = f"{GATE}{second(day(9))}/{MILL}"
    script = Script({GATE + MILL: memento(day(9), Content_Location=here), stored(day(9)): memento(day(9))})
    assert copy(found(script)).at == day(9)
    assert script.addresses == [GATE + MILL, stored(day(9))]  # the page itself, not one with a banner


def test_a_timegate_that_does_not_say_where_the_copy_stands_is_asked_for_it_with_its_time() -> None:
    def of_time(fields: Mapping[str, str]) -> Reply:
        return memento(day(9) if "Accept-Datetime" in fields else day(9, 11))  # without one it gives the newest

    gate = WebArchive("https://other.example/gate?url=")
    assert copy(found(Script({gate.gate(MILL): of_time}), gate)).at == day(9)


def test_a_timegate_may_send_to_another_timegate_and_archive() -> None:
    other = "https://second.example/memento/1"
    script = Script(
        {
            GATE + MILL: reply(302, Location="https://second.example/gate"),
            "https://second.example/gate": reply(302, Location="/memento/1", Vary="accept-datetime"),
            other: memento(day(9), Link=f'<{MILL}>; rel="original"'),
        }
    )
    assert copy(found(script)).address == other


def test_the_index_is_asked_where_there_is_one_and_the_nearest_copy_is_taken() -> None:
    script = Script({asked_index(10): index((1, "200"), (9, "200"), (11, "200")), stored(day(9)): memento(day(9))})
    assert copy(found(script, INDEXED)).at == day(9)
    assert script.addresses == [asked_index(10), stored(day(9))]


def test_one_from_after_the_day_counts_as_twice_as_far_away() -> None:
    script = Script({asked_index(10): index((1, "200"), (13, "200")), stored(day(13)): memento(day(13))})
    assert copy(found(script, INDEXED)).at == day(13)  # 3 days after, against 9 days before


def test_the_nearest_copy_of_all_archives_is_taken() -> None:
    second_gate = "https://second.example/"
    script = Script(
        {
            asked_index(10): index((1, "200")),
            second_gate + MILL: reply(302, Location=f"{second_gate}{second(day(9))}/{MILL}"),
            stored(day(9), gate=second_gate): memento(day(9)),
        }
    )
    assert copy(found(script, INDEXED, WebArchive(second_gate))).archive == "second.example"


def test_copies_of_refusals_are_passed_over_and_told() -> None:
    login = PAGE.replace(b"The mill", b"Sign in | Town")
    script = Script(
        {
            asked_index(10): index((9, "200"), (8, "404"), (7, "200"), (6, "-")),
            stored(day(9)): memento(day(9), login),
            stored(day(7)): memento(day(7), status=403),
            stored(day(6)): memento(day(6)),
        }
    )
    answer = found(script, INDEXED)
    assert copy(answer).at == day(6)
    assert isinstance(answer, Found)
    assert [note.split(": ", 1)[1] for note in answer.passed_over] == [
        "not the copy of 2025-07-09: its title is 'Sign in | Town'",
        "not the copy of 2025-07-07: the server answered 403 Forbidden",
    ]


def test_where_the_first_copy_is_none_the_list_of_all_is_asked_for() -> None:
    script = Script(
        {
            GATE + MILL: gate_to(9),
            stored(day(9)): memento(day(9), b"<title>404 Not Found</title>" + PAGE[50:]),
            f"{GATE}timemap/link/{MILL}": timemap(1, 5, 9),
            stored(day(5)): memento(day(5)),
        }
    )
    assert copy(found(script)).at == day(5)
    assert script.addresses.count(stored(day(9))) == 1


def test_a_redirect_that_was_captured_is_followed_within_the_archive_at_its_time() -> None:
    new = "https://town.example/new"
    for location in ("/new", new, f"/web/{second(day(9))}id_/{new}", f"{GATE}{second(day(9))}/{new}"):
        moved = memento(day(9), b"", 301, Location=location)
        script = Script({GATE + MILL: gate_to(9), stored(day(9)): moved, stored(day(9), new): memento(day(9))})
        answer = copy(found(script))
        assert (answer.url, answer.original) == (MILL, new)


def test_a_redirect_to_the_front_page_is_no_copy() -> None:
    home = "https://town.example/"
    script = Script(
        {
            asked_index(10): index((9, "302")),
            stored(day(9)): memento(day(9), b"", 302, Location="/"),
            stored(day(9), home): memento(day(9)),
        }
    )
    answer = found(script, INDEXED)
    assert isinstance(answer, NotFound)
    assert (answer.status, "front page" in answer.passed_over[0]) == (MementoStatus.UNUSABLE, True)


def test_redirects_that_turn_in_a_circle_end() -> None:
    turning = memento(day(9), b"", 302, Location="/other")
    back = memento(day(9), b"", 302, Location="/mill")
    other = stored(day(9), "https://town.example/other")
    script = Script({asked_index(10): index((9, "302")), stored(day(9)): turning, other: back})
    assert isinstance(found(script, INDEXED), NotFound)
    assert len(script.asked) < 10


def test_what_is_not_marked_as_a_memento_is_never_taken_for_one() -> None:
    gate = WebArchive("https://odd.example/?u=")
    live = Reply(200, (("Content-Type", "text/html"),), PAGE)
    at_gate = found(Script({gate.gate(MILL): live}), gate)
    assert isinstance(at_gate, NotFound)
    there = memento(day(9), Content_Location="https://odd.example/copy")
    script = Script({gate.gate(MILL): there, "https://odd.example/copy": live})
    assert isinstance(found(script, gate), NotFound)


def test_the_wayback_machine_may_leave_the_mark_out_at_addresses_with_a_time() -> None:
    script = Script({asked_index(10): index((9, "200")), stored(day(9)): Reply(200, (), PAGE)})
    assert copy(found(script, INDEXED)).at == day(9)


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ({}, MementoStatus.NOT_ARCHIVED),
        ({GATE + MILL: reply(500)}, MementoStatus.UNREACHABLE),
        ({GATE + MILL: reply(200, PAGE)}, MementoStatus.UNREACHABLE),
        ({GATE + MILL: reply(302, Location="file:///etc/passwd")}, MementoStatus.UNREACHABLE),
        ({GATE + MILL: reply(302, Location=GATE + MILL)}, MementoStatus.UNREACHABLE),
        ({GATE + MILL: reply(429, Retry_After="60")}, MementoStatus.UNREACHABLE),
        ({GATE + MILL: FetchError("no answer in time", LinkStatus.TIMEOUT)}, MementoStatus.UNREACHABLE),
        ({GATE + MILL: gate_to(9)}, MementoStatus.UNUSABLE),
    ],
)
def test_only_archives_that_answered_can_say_that_there_is_no_copy(
    answers: dict[str, Reply | FetchError], status: MementoStatus
) -> None:
    answer = found(Script({**answers}))
    assert isinstance(answer, NotFound)
    assert (answer.url, answer.status, bool(answer.reason)) == (MILL, status, True)


def test_an_index_of_refusals_alone_or_in_trouble_is_told() -> None:
    answer = found(Script({asked_index(10): index((9, "404"), (8, "403"))}), INDEXED)
    assert isinstance(answer, NotFound)
    assert answer.status is MementoStatus.UNUSABLE
    assert answer.passed_over == ("archive.example: it has copies of refusals alone, 2 in all",)
    broken = found(Script({asked_index(10): reply(502)}), INDEXED)
    assert isinstance(broken, NotFound)
    assert broken.status is MementoStatus.UNREACHABLE


def test_an_archive_that_asks_for_less_is_left_alone() -> None:
    script = Script({GATE + MILL: reply(503, Retry_After="600")})
    client = Mementos([PLAIN], script)
    for _ in range(3):
        answer = asyncio.run(client.find(MILL, day(10)))
        assert isinstance(answer, NotFound)
        assert answer.passed_over == ("archive.example: it answered 503: it wants to be asked less",)
    assert len(script.asked) == 1


def test_a_copy_of_a_503_is_no_word_of_the_archive() -> None:
    script = Script(
        {
            asked_index(10): index((9, "200"), (8, "200")),
            stored(day(9)): memento(day(9), status=503),
            stored(day(8)): memento(day(8)),
        }
    )
    assert copy(found(script, INDEXED)).at == day(8)


def test_an_archive_that_fails_several_times_in_a_row_is_left_alone() -> None:
    script = Script({GATE + MILL: FetchError("no answer in time", LinkStatus.TIMEOUT)})
    client = Mementos([PLAIN], script)
    for _ in range(PATIENCE + 3):
        asyncio.run(client.find(MILL, day(10)))
    assert len(script.asked) == PATIENCE


def test_one_failure_costs_one_copy() -> None:
    script = Script(
        {
            asked_index(10): index((9, "200"), (8, "200")),
            stored(day(9)): FetchError("the answer is larger than 10 bytes", LinkStatus.TOO_LARGE),
            stored(day(8)): memento(day(8)),
        }
    )
    answer = found(script, INDEXED)
    assert copy(answer).at == day(8)
    assert isinstance(answer, Found)
    assert answer.passed_over == ("archive.example: the answer is larger than 10 bytes",)


def test_only_the_nearest_few_copies_are_tried() -> None:
    rows = index(*((number, "200") for number in range(1, 10)))
    script = Script({asked_index(10): rows})
    assert isinstance(found(script, INDEXED), NotFound)
    assert len(script.asked) == 1 + MOST_TRIED


def test_many_archives_together_make_no_more_requests_than_are_allowed() -> None:
    archives = [WebArchive(f"https://a{number}.example/", f"https://a{number}.example/cdx") for number in range(50)]
    script = Script({})
    answer = found(script, *archives)
    assert isinstance(answer, NotFound)
    assert len(script.asked) == MOST_REQUESTS


def test_a_judge_of_ones_own_decides() -> None:
    script = Script(
        {
            asked_index(10): index((9, "200"), (8, "200")),
            stored(day(9)): memento(day(9)),
            stored(day(8)): memento(day(8), PAGE.replace(b"1974", b"1973")),
        }
    )
    client = Mementos([INDEXED], script, judge=lambda one: "" if b"1973" in one.body else "it says something else")
    assert copy(asyncio.run(client.find(MILL, day(10)))).at == day(8)


@pytest.mark.parametrize(
    "url", ["ftp://town.example/mill", "", "file:///etc/passwd", "https://a.example/\r\nX: y", "https://a b/"]
)
def test_what_is_no_web_address_is_asked_for_nowhere(url: str) -> None:
    script = Script({})
    assert isinstance(found(script, url=url), NotFound)
    assert script.asked == []


def test_the_fragment_is_no_part_of_what_archives_know() -> None:
    script = Script({GATE + MILL: gate_to(9), stored(day(9)): memento(day(9))})
    assert copy(found(script, url=f"{MILL}#wheel")).original == MILL
