"""What the client of web archives finds in the scene: held against a real pywb, and against cassettes of one."""

from datetime import datetime
from typing import Final, NamedTuple

import httpx
import vcr  # type: ignore[import-untyped]

from tests.unit.archive.scene import FIRST, GONE, LATER, MILL, MOVED, OLD, PACKED, PDF, SAVED, TOWN, day
from verifier.fetching.mementos import Mementos
from verifier.fetching.mementos_answers import Found, MementoStatus
from verifier.fetching.mementos_archives import web_archive
from verifier.fetching.mementos_protocol import Ask, Reply


class Case(NamedTuple):
    """Which page is asked for, of which day of the scene, and what is to be found: a copy of a day, or why none is."""

    name: str
    url: str
    at: int
    found: tuple[int, bytes] | MementoStatus


CASES: Final = (
    Case("the-page-of-the-day", MILL, 1, (1, FIRST)),
    Case("long-before", MILL, -400, (0, FIRST)),
    Case("unchanged", MILL, 2, (0, FIRST)),  # pywb gives a page that was not modified the time of its capture
    Case("changed", MILL, 5, (5, LATER)),
    Case("years-after", MILL, 800, (5, LATER)),
    Case("redirected", OLD, 3, (3, FIRST)),
    Case("redirected-to-the-front-page", MOVED, 3, MementoStatus.UNUSABLE),
    Case("missing", GONE, 3, MementoStatus.UNUSABLE),
    Case("compressed", PACKED, 3, (3, FIRST)),
    Case("handed-in", SAVED, 4, (4, PDF)),
    Case("never-captured", f"{TOWN}nowhere", 3, MementoStatus.NOT_ARCHIVED),
)


def archives(gate: str) -> dict[str, str]:
    """Return the same archive as a setting names it, by its TimeGate alone and with its index."""
    return {"timegate": gate, "index": f"{gate} {gate}cdx"}


def recorder(mode: str) -> vcr.VCR:
    """Return what records requests and plays them again, whatever else a client sends than what archives heed."""
    tape = vcr.VCR(record_mode=mode, match_on=["method", "uri", "time"], decode_compressed_response=True)
    tape.register_matcher("time", _same_time)
    return tape


def _same_time(one: vcr.request.Request, other: vcr.request.Request) -> bool:
    time, of_other = one.headers.get("Accept-Datetime"), other.headers.get("Accept-Datetime")
    return bool(time == of_other)


def stock_client(client: httpx.AsyncClient) -> Ask:
    """Return what asks with a stock *client*, as cassettes need it."""

    async def ask(url: str, fields: object) -> Reply:
        answer = await client.get(url, headers=dict(fields))  # type: ignore[call-overload]
        return Reply(answer.status_code, tuple(answer.headers.multi_items()), answer.content)

    return ask


async def check(case: Case, setting: str) -> None:
    """Hold what is found against what is to be found."""
    async with httpx.AsyncClient(trust_env=False, timeout=30) as client:
        answer = await Mementos([web_archive(setting)], stock_client(client)).find(case.url, _moment(case.at))
    if isinstance(case.found, MementoStatus):
        assert not isinstance(answer, Found), answer
        assert answer.status is case.found, answer
        return
    assert isinstance(answer, Found), answer
    number, body = case.found
    assert (answer.memento.at, answer.memento.body) == (day(number).replace(microsecond=0), body)
    assert answer.memento.url == case.url


def _moment(number: int) -> datetime:
    return day(number)
