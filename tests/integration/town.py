"""A small town of web pages on loopback, and claims that cite them, for checks with everything real."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.unit.fetching.servers import Server, Speak, ok, serving

OPEN = ("--allow-network", "127.0.0.0/8")
MISSING = ok(
    b"<p>The mill closed in 1974. This page is not here.</p>", "Content-Type: text/html", status="404 Not Found"
)
PARISHES = 8
CLAIMS_EACH = 3


def page(title: str, *sentences: str) -> bytes:
    """Return the answer with a page that says this."""
    body = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    body += "".join(f"<p>{sentence}</p>" for sentence in sentences) + "</article></body></html>"
    return ok(body.encode(), "Content-Type: text/html; charset=utf-8")


@dataclass(slots=True)
class Town:
    """The pages by path; a path that is not there gets *otherwise*, or a 404 with a body.

    *asked* holds every path requested but that of robots.txt. A request that names the version in *versions* (an ETag)
    is answered 304.
    """

    pages: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    delay_s: float = 0.0
    url: str = ""
    otherwise: bytes | None = None
    versions: dict[str, str] = field(default_factory=dict)

    def speak(self) -> Speak:
        """Return what answers for the town."""

        def speak(request: bytes, connection: object) -> None:
            path = request.split(b" ", 2)[1].decode()
            if path != "/robots.txt":
                self.asked.append(path)
            time.sleep(self.delay_s)
            connection.sendall(self._answer(path, request))  # type: ignore[attr-defined]

        return speak

    def _answer(self, path: str, request: bytes) -> bytes:
        version = self.versions.get(path)
        if version and f"If-None-Match: {version}".encode() in request:
            return ok(b"", f"ETag: {version}", status="304 Not Modified")
        return self.pages.get(path, self.otherwise or MISSING)


@pytest.fixture
def town() -> Iterator[Town]:
    """Return a town that answers while the test runs."""
    town = Town()
    with serving(town.speak()) as server:
        town.url = _url(server)
        yield town


def _url(server: Server) -> str:
    return server.url


@pytest.fixture
def mill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, town: Town) -> Path:
    """Return a project with four claims that cite a page, a dead page and none; it is the working directory."""
    town.pages["/deed"] = page(
        "The deed",
        "The mill closed in 1974 after a flood, as the deed of the parish tells everybody who asks for it.",
        "Its wheel was sold to the village of Oster for 900 crowns in the spring of 1975.",
    )
    (tmp_path / "claims").mkdir()
    (tmp_path / "verifier.toml").touch()
    (tmp_path / "claims" / "mill.yaml").write_text(
        f"""\
schema: 1
document: {{id: mill, title: The mill}}
sources:
  deed: {{title: The deed, url: "{town.url}/deed"}}
  lost: {{title: A page that is gone, url: "{town.url}/lost"}}
  diary: {{title: A diary}}
claims:
  - id: closed
    text: The mill closed in 1974.
    cites: [{{source: deed}}]
  - id: wheel
    text: The wheel of the mill was sold for 700 crowns in 1975.
    cites: [{{source: deed}}, {{source: diary}}]
  - id: elsewhere
    text: The mill closed in 1974.
    locator: again
    cites: [{{source: lost}}]
  - id: owner
    text: The mill belonged to the parish.
    cites: [{{source: diary}}]
"""
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def build_parishes(folder: Path, town: Town) -> None:
    """Write claims of one document on PARISHES pages of *town* into *folder*, half of them true."""
    lines = ["schema: 1", "document: {id: county, title: The county}", "sources:"]
    claims = ["claims:"]
    for parish in range(PARISHES):
        name = f"Parish{chr(ord('A') + parish)}"
        years = [1901 + parish * 5 + number for number in range(CLAIMS_EACH)]
        town.pages[f"/{parish}"] = page(
            f"The annals of {name}",
            *(
                f"In {year} the town of {name} counted {year * 3:,} people, said the clerk of the county."
                for year in years
            ),
        )
        lines.append(f'  p{parish}: {{title: "Annals of {name}", url: "{town.url}/{parish}"}}')
        for number, year in enumerate(years):
            people = year * 3 + (number % 2) * 100
            claims.append(
                f"  - id: p{parish}-{number}\n    text: In {year} the town of {name} counted {people:,} people.\n"
                f"    cites: [{{source: p{parish}}}]"
            )
    (folder / "claims").mkdir(parents=True)
    (folder / "verifier.toml").touch()
    (folder / "claims" / "county.yaml").write_text("\n".join([*lines, *claims, ""]))
