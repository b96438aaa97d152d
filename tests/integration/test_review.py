"""``verifier review`` as people start and stop it, asked by real requests on loopback."""

import http.client
import signal
import socket
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.integration.review_server import COMMAND, reviewing
from verifier.cli.app import COMMANDS

CLAIMS = """
schema: 1
document: {id: paper, title: A paper, file: paper.txt}
claims:
  - {id: cost, text: The bridge cost 212 million euros.}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a project with one claim that nothing was made of yet."""
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "paper.yaml").write_text(CLAIMS)
    (tmp_path / "claims" / "paper.txt").write_text("The bridge cost 221 million euros.")
    (tmp_path / "verifier.toml").write_text("")
    return tmp_path


def ask(port: int, method: str, path: str, headers: dict[str, str], body: str = "") -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.putrequest(method, path, skip_host="host" in headers)
        for name, value in {**headers, "content-length": str(len(body))}.items():
            connection.putheader(name, value)
        connection.endheaders(body.encode())
        answer = connection.getresponse()
        return answer.status, {name.casefold(): value for name, value in answer.getheaders()}, answer.read().decode()
    finally:
        connection.close()


def test_the_desk_opens_on_loopback_and_stops_cleanly(folder: Path) -> None:
    with reviewing(folder) as desk:
        assert desk.address.startswith("http://127.0.0.1:")
        status, headers, page = ask(desk.port, "GET", "/queue?state=all", {})
        assert (status, headers["cache-control"]) == (200, "no-store")
        assert "server" not in headers
        assert "The bridge cost 212 million euros." in page
        desk.process.send_signal(signal.SIGINT)
        printed, told = desk.process.communicate()
        assert desk.process.returncode == 0
        assert "Traceback" not in printed + told


def test_what_is_told_to_end_ends(folder: Path) -> None:
    with reviewing(folder) as desk:
        assert ask(desk.port, "GET", "/editor", {})[0] == 200
        desk.process.terminate()
        assert "Traceback" not in "".join(desk.process.communicate())
        assert desk.process.returncode == 0


def test_foreign_names_and_foreign_sites_are_refused(folder: Path) -> None:
    form = {"content-type": "application/x-www-form-urlencoded"}
    with reviewing(folder) as desk:
        own = f"127.0.0.1:{desk.port}"
        asked = [
            ask(desk.port, "GET", "/queue", {"host": "example.org"}),
            ask(desk.port, "GET", "/queue", {"host": f"example.org:{desk.port}"}),
            ask(desk.port, "POST", "/editor", {"host": own, "sec-fetch-site": "cross-site", **form}, "name=x"),
            ask(desk.port, "POST", "/editor", {"host": own, "origin": "https://example.org", **form}, "name=x"),
            ask(desk.port, "POST", "/editor", {"host": own, "origin": f"http://{own}", **form}, "name=x"),
            ask(desk.port, "GET", "/static/../../../../etc/passwd", {"host": own}),
            ask(desk.port, "GET", "/static/%2e%2e/%2e%2e/app.py", {"host": own}),
        ]
    assert [status for status, _, _ in asked] == [400, 400, 403, 403, 303, 404, 404]
    assert not any("bridge" in page or "root:" in page for _, _, page in asked)


def test_other_machines_need_the_one_time_address_and_it_is_in_no_log(folder: Path) -> None:
    with reviewing(folder, "--host", "0.0.0.0") as desk:  # noqa: S104  it is what is tested
        address = urlsplit(desk.address)
        assert ask(desk.port, "GET", "/queue", {})[0] == 401
        status, headers, _ = ask(desk.port, "GET", f"{address.path}?{address.query}", {})
        cookie = headers["set-cookie"].partition(";")[0]
        assert status == 200
        assert ask(desk.port, "GET", "/queue", {"cookie": cookie})[0] == 200
        assert ask(desk.port, "GET", "/queue", {"cookie": cookie[:-1]})[0] == 401
        assert ask(desk.port, "GET", f"{address.path}?{address.query}", {})[0] == 403
        desk.process.terminate()
        printed, told = desk.process.communicate()
    assert address.query.partition("=")[2] not in printed + told  # the line with the address was read before
    assert "/enter" not in printed + told


def test_a_port_that_is_taken_is_one_clear_error(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ran = subprocess.run(  # noqa: S603
            [*COMMAND, "--port", port, "--no-browser"], cwd=folder, capture_output=True, check=False, text=True
        )
    assert ran.returncode == 2
    assert f"port {port} of 127.0.0.1 cannot be used: something else listens there" in ran.stderr
    assert "--port 0" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("host", ["no such host", "999.1.1.1", "\u00e9" * 100, "203.0.113.7"])
def test_an_address_that_is_not_ones_own_is_one_clear_error(folder: Path, host: str) -> None:
    ran = subprocess.run(  # noqa: S603
        [*COMMAND, "--host", host, "--port", "0", "--no-browser"],
        cwd=folder,
        capture_output=True,
        check=False,
        text=True,
    )
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr
    assert len(ran.stderr.splitlines()) == 2


def test_help_for_all_commands_loads_no_web_server(folder: Path) -> None:
    script = "import sys; from verifier.cli.app import main; main(['--help']); print({'starlette'} & set(sys.modules))"
    ran = subprocess.run([COMMAND[0], "-c", script], cwd=folder, capture_output=True, check=True, text=True)  # noqa: S603
    assert ran.stdout.rstrip().endswith("set()")
    assert "review" in COMMANDS
    assert "review" in ran.stdout


def own_address() -> str:
    """Return an address of this machine by which others reach it; the test is skipped where it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing: it only asks which of our addresses would be used
            found = str(probe.getsockname()[0])
        except OSError:
            found = "127.0.0.1"
    if found.startswith(("127.", "0.")):
        pytest.skip("NOT MEASURED: this machine has no address but loopback")
    return found


def test_over_a_real_network_address_a_token_opens_the_desk_once(folder: Path) -> None:
    address = own_address()

    def asked(port: int, path: str, cookie: str = "") -> tuple[int, dict[str, str], str]:
        connection = http.client.HTTPConnection(address, port, timeout=60)
        try:
            connection.request("GET", path, headers={"cookie": cookie} if cookie else {})
            answer = connection.getresponse()
            return (
                answer.status,
                {name.casefold(): value for name, value in answer.getheaders()},
                answer.read().decode(),
            )
        finally:
            connection.close()

    with reviewing(folder, "--host", "0.0.0.0") as desk:  # noqa: S104  what is tested
        printed = urlsplit(desk.address)
        port, entry = printed.port, f"{printed.path}?{printed.query}"
        assert port
        status, _, page = asked(port, "/queue?state=all")
        assert status in {401, 403}
        assert "The bridge cost" not in page
        status, headers, _ = asked(port, entry)
        cookie = headers["set-cookie"]
        assert (status, "bridge" in page) == (200, False)  # a page that sets the cookie and leads on
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        status, _, page = asked(port, "/queue?state=all", cookie.partition(";")[0])
        assert (status, "The bridge cost 212 million euros." in page) == (200, True)
        status, _, _ = asked(port, entry)
        assert status in {401, 403, 404}
        status, _, _ = asked(port, "/queue", "verifier_session=guessed")
        assert status in {401, 403}
