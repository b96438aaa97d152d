"""The register in ``claims/`` checked against the five articles that it was taken from, where they are at hand."""

import os
import shutil
from pathlib import Path

import pytest

from verifier.cli.app import main

ROOT = Path(__file__).parents[2]
ARTICLES = {
    "kim-2025": "kim-huawei-comeback.txt",
    "midfa-2025": "midfa-chip-race.txt",
    "umehara-2025": "umehara-spare-tyre.md",
    "idsa-2022": "idsa-us-tech-sanctions.txt",
    "sputnik-2020": "sputnik-huawei-russia.txt",
}


def articles_folder() -> Path:
    """Return the folder of the articles; the test is skipped where there is none."""
    folder = Path(os.environ.get("VERIFIER_TEST_ARTICLES") or ROOT.parent / "shared" / "articles")
    if not all((folder / name).is_file() for name in ARTICLES.values()):
        pytest.skip("NOT MEASURED: the five articles are not beside the repository")
    return folder


def checked_articles(folder: Path) -> Path:
    """Check the register by the articles in a project of its own at *folder*, which is returned."""
    articles = articles_folder()
    shutil.copytree(ROOT / "claims", folder / "claims", ignore=shutil.ignore_patterns("*.jsonl"))
    (folder / "verifier.toml").write_text("")
    documents = [f"--document={document}={articles / name}" for document, name in ARTICLES.items()]
    place = [f"--archive={folder / 'snapshots'}", f"--database={folder / '.verifier' / 'verifier.db'}"]
    report = [f"--output={folder / 'report.json'}", "--format=json"]
    arguments = ["check", str(folder / "claims"), "--offline", "--quiet", "--fail-on=never"]
    assert main([*arguments, *documents, *place, *report]) == 0
    return folder
