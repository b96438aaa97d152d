"""A web archive without a network: it answers from a script, and notes what it was asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime

from verifier.errors import FetchError
from verifier.fetching.mementos_protocol import Reply

PAGE = b"<html><head><title>The mill</title></head><body>" + b"<p>The mill closed in 1974.</p>" * 5 + b"</body></html>"
GATE = "https://archive.example/web/"
MILL = "https://town.example/mill"


def day(number: int, month: int = 7) -> datetime:
    return datetime(2025, month, number, 12, tzinfo=UTC)


def second(at: datetime) -> str:
    return f"{at:%Y%m%d%H%M%S}"


def http_time(at: datetime) -> str:
    return format_datetime(at, usegmt=True)


def stored(at: datetime, url: str = MILL, gate: str = GATE) -> str:
    """Return the address of a capture as it was captured."""
    return f"{gate}{second(at)}id_/{url}"


def memento(at: datetime, body: bytes = PAGE, status: int = 200, **fields: str) -> Reply:
    """Return the answer with a capture, marked as one."""
    given = {"Memento-Datetime": http_time(at), "Content-Type": "text/html; charset=utf-8", **fields}
    return Reply(status, tuple((name.replace("_", "-"), value) for name, value in given.items()), body)


def reply(status: int, body: bytes = b"", **fields: str) -> Reply:
    return Reply(status, tuple((name.replace("_", "-"), value) for name, value in fields.items()), body)


@dataclass(slots=True)
class Script:
    """What is answered at which address; *asked* holds every request with its fields. Elsewhere there is a 404."""

    answers: dict[str, Reply | FetchError | Callable[[Mapping[str, str]], Reply]]
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    async def __call__(self, url: str, fields: Mapping[str, str]) -> Reply:
        self.asked.append((url, dict(fields)))
        answer = self.answers.get(url, reply(404))
        if isinstance(answer, FetchError):
            raise answer
        return answer if isinstance(answer, Reply) else answer(fields)

    @property
    def addresses(self) -> list[str]:
        return [url for url, _ in self.asked]
