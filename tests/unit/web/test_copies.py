"""Archive copies: their text, escaped; the original as a file to be stored; nothing else of the disk."""

import re

import pytest
from starlette.testclient import TestClient

from tests.unit.web.desks import REFUTED, Project, claim_page, words


def copy_of(client: TestClient, key: str = REFUTED) -> str:
    found = re.search(r'href="(/copy/[^"]+)"', client.get(claim_page(key)).text)
    assert found
    return found[1].replace("&amp;", "&")


def test_the_passage_is_marked_in_the_whole_text(client: TestClient) -> None:
    page = client.get(copy_of(client).partition("#")[0]).text
    assert '<mark id="passage">The bridge cost 221 million euros.</mark>' in page
    assert "SHA-256" in page


@pytest.mark.parametrize("place", ["start=5&end=1", "start=-1&end=3", f"start=1&end={'9' * 20}", "start=x&end=1e3"])
def test_a_place_that_there_is_not_marks_nothing(client: TestClient, place: str) -> None:
    page = client.get(f"{copy_of(client).partition('?')[0]}?{place}")
    assert page.status_code == 200
    assert "<mark" not in page.text


def test_the_original_is_stored_and_never_shown(client: TestClient, project: Project) -> None:
    address = copy_of(client, "toll-bridge/opening").partition("?")[0]
    answer = client.get(f"{address}/original")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert re.fullmatch(
        r'attachment; filename="copy-[0-9a-f]{8}\.html\.untrusted"', answer.headers["content-disposition"]
    )
    snapshot = project.desk.archive.with_id(address.removeprefix("/copy/"))
    assert answer.content == project.desk.archive.payload(snapshot)
    assert b"<" in answer.content


@pytest.mark.parametrize(
    "name",
    [
        "..%2f..%2f..%2fetc%2fpasswd",
        "%2e%2e",
        "....//",
        "ledger.jsonl",
        "0" * 36,
        "-" * 36,
        "urn:uuid:1",
        "%00",
    ],
)
def test_no_part_of_an_address_becomes_a_path(client: TestClient, name: str) -> None:
    for address in (f"/copy/{name}", f"/copy/{name}/original", f"/static/{name}", f"/static/vendor/{name}"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "root:" not in answer.text


def test_a_copy_whose_file_is_gone_is_told_in_one_sentence(client: TestClient, project: Project) -> None:
    address = copy_of(client).partition("?")[0]
    for file in (project.folder / "snapshots").glob("*.warc.gz"):
        file.write_bytes(b"")
    answer = client.get(f"{address}/original")
    assert answer.status_code in {404, 500}
    assert "Traceback" not in words(answer.text)
