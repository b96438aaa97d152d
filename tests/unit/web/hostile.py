"""A project whose every text is written by somebody who means harm; judged by a real run.

Claim files themselves hold no turned text, no ``javascript:`` address and no text beyond 2,000 characters: the register
refuses them.
"""

import json
from pathlib import Path
from typing import Final

from verifier.cli.app import main

SCRIPT: Final = "<script>document.title='owned'</script>"
HANDLER: Final = "\"><img src=x onerror=\"document.title='owned'\">'"
TURNED: Final = "\u202edetroppus\u202c \u2066\u200b\ufeff"
LONG: Final = "word" * 25_000  # 100 kB without a place to break
TEMPLATE: Final = "{{ 7 * 7 }}{% raw %} ${7*7} <%= 7 %>"
ADDRESS: Final = "https://example.org/\"><script>document.title='owned'</script>?q='onmouseover=alert(1)"
PAGE: Final = (
    "<html lang=en><title>{script}</title><body onload=\"document.title='owned'\"><p>The {script} bridge cost"
    " 221 million euros in 2019, said {handler}. {turned}</p><p>{long}</p><script>document.title='owned'</script>"
)

_ESCAPED: Final = {"<": "&lt;", '"': "&quot;"}


def hostile_project(folder: Path) -> Path:
    """Write a hostile project into *folder*, hand a hostile page in for its source, and check it; returns *folder*."""
    claims = folder / "claims"
    claims.mkdir(parents=True)
    (folder / "verifier.toml").write_text("")
    (folder / "page.html").write_text(_page(), encoding="utf-8")
    for name, figure in (("a-hostile", "212"), ("b-hostile", "213")):
        (claims / f"{name}.yaml").write_text(json.dumps(_document(name, figure)), encoding="utf-8")
        (folder / f"{name}.txt").write_text(f"{_claim(figure)} {SCRIPT} {TURNED}", encoding="utf-8")
    place = ["--archive", str(folder / "snapshots"), "--database", str(folder / ".verifier" / "verifier.db"), "--quiet"]
    given = ["--url", ADDRESS, "--file", str(folder / "page.html")]
    assert main(["snapshot", str(claims), *given, *place]) == 0
    documents = [f"--document={name}={folder / name}.txt" for name in ("a-hostile", "b-hostile")]
    report = ["--output", str(folder / "report.json"), "--format", "json"]
    assert main(["check", str(claims), "--offline", "--fail-on", "never", *documents, *place, *report]) == 0
    return folder


def _claim(figure: str) -> str:
    return f"The {SCRIPT} bridge cost {figure} million euros in 2019, said {HANDLER}."


def _page() -> str:
    def shown(text: str) -> str:
        return "".join(_ESCAPED.get(character, character) for character in text)

    return PAGE.format(script=shown(SCRIPT), handler=shown(HANDLER), turned=TURNED, long=LONG)


def _document(name: str, figure: str) -> dict[str, object]:
    hostile = f"{SCRIPT}{HANDLER}{TEMPLATE}"
    return {
        "schema": 1,
        "document": {"id": name, "title": hostile, "author": hostile, "published": "2020-01-02", "url": None},
        "sources": {
            "s": {"title": f"{hostile} {LONG[:1500]}", "url": ADDRESS, "kind": "report", "rank": "primary"},
        },
        "claims": [
            {
                "id": "c",
                "text": _claim(figure),
                "locator": hostile,
                "cites": [{"source": "s", "quote": hostile, "locator": hostile}],
            },
            {"id": "long", "text": f"{LONG[:1500]} {hostile} cost 5 euros.", "cites": [{"source": "s"}]},
        ],
    }
