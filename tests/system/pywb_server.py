"""pywb as a real Memento server over an archive of ours: in an environment of its own, for it is under the GPL."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Final

START_S: Final = 60  # seconds that it may take to start on a busy machine
CONFIG: Final = """\
framed_replay: false
redirect_to_exact: true
collections:
  web:
    index_paths: {folder}/index.cdxj
    archive_paths: {folder}/
"""


def wayback(folder: Path) -> Path:
    """Return the program, from VERIFIER_TEST_PYWB (a virtual environment) or installed into one in *folder*."""
    given = os.environ.get("VERIFIER_TEST_PYWB")
    home = Path(given) if given else folder / "pywb"
    program = home / "bin" / "wayback"
    if not given and not program.exists():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)  # noqa: S603
        pip = [str(home / "bin" / "pip"), "install", "--quiet", "pywb>=2.9"]
        subprocess.run(pip, check=True)  # noqa: S603
    assert program.exists(), f"there is no {program}: system tests need pywb"
    return program


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def serving_archive(program: Path, archive: Path, work: Path, port: int = 0) -> Iterator[str]:
    """Serve the *archive* folder while the block runs; gives the address that goes before a page's."""
    port = port or free_port()
    work.mkdir(parents=True, exist_ok=True)
    (work / "config.yaml").write_text(CONFIG.format(folder=archive.resolve()))
    command = [str(program), "-b", "127.0.0.1", "-p", str(port)]
    with (work / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=work, stdout=log, stderr=log)  # noqa: S603
        try:
            _wait(server, f"http://127.0.0.1:{port}/", work / "log")
            yield f"http://127.0.0.1:{port}/web/"
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait(server: "subprocess.Popen[bytes]", url: str, log: Path) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for _ in range(START_S * 10):
        assert server.poll() is None, log.read_text()
        try:
            opener.open(url, timeout=5).close()
        except (urllib.error.HTTPError, urllib.error.URLError, ConnectionError) as error:
            if isinstance(error, urllib.error.HTTPError):
                return
            time.sleep(0.1)
        else:
            return
    raise AssertionError(log.read_text())
