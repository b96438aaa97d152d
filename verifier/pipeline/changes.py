"""Changes: which claims are not what they were at an earlier commit.

A claim has changed if its text, date or citations have, or what its document or a cited source refers to. Comments,
order and titles do not count. Claim files as they were are read from git; those that are new or could not be read then
count as changed.
"""

import subprocess
import tempfile
from pathlib import Path
from typing import Final, TypeAlias

from verifier.domain.claim import Claim, Document, Source
from verifier.errors import ConfigError, RegisterError
from verifier.register.load import load_register
from verifier.register.register import Register

GIT_PATIENCE: Final = 60  # seconds for one call of git

State: TypeAlias = tuple[str, tuple[tuple[str | None, ...], ...]]


def changed_claims(register: Register, reference: str, folder: Path) -> tuple[Claim, ...]:
    """Return the claims of *register* that are new or changed since *reference*, a commit, branch or tag.

    *folder* lies in the repository.

    Raises:
        ConfigError: *folder* lies in no git repository, *reference* names no commit, or git is not there.
    """
    shown = _git(folder, "rev-parse", "--show-toplevel", trouble=f"{folder} lies in no git repository")
    root = Path(shown.rstrip("\n")).resolve()
    commit = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}",
        trouble=f"there is no commit, branch or tag {reference!r}",
    ).strip()  # fmt: skip
    before = _states(_register_at(commit, register, root))
    return tuple(claim for claim in register.claims if before.get(claim.key) != state_of(claim, register))


def state_of(claim: Claim, register: Register) -> State:
    """Return all that a check of *claim* depends on in the claim files."""
    told: list[Document | Source] = [register.document_of(claim)]
    told += [register.source_of(claim, citation) for citation in claim.citations]
    return claim.sha256, tuple(_reference(each) for each in told)


def _reference(named: Document | Source) -> tuple[str | None, ...]:
    return named.id, named.file, named.url, named.doi if isinstance(named, Source) else None


def _states(register: Register | None) -> dict[str, State]:
    return {claim.key: state_of(claim, register) for claim in register.claims} if register else {}


def _register_at(commit: str, register: Register, root: Path) -> Register | None:
    """Return the claim files of *register* as they were at *commit*; None if they cannot be read."""
    with tempfile.TemporaryDirectory(prefix="verifier-") as folder:
        written: list[Path] = []
        for path in dict.fromkeys(path.resolve() for path in register.paths.values()):
            if path.is_relative_to(root):
                copy = Path(folder) / path.relative_to(root)
                written += _copied(commit, path.relative_to(root), root, copy)
        try:
            return load_register(written) if written else None
        except RegisterError:
            return None


def _copied(commit: str, path: Path, root: Path, copy: Path) -> list[Path]:
    """Write *path* as it was at *commit* to *copy*; nothing is written if it was not there."""
    ran = _run(root, "cat-file", "blob", f"{commit}:{path.as_posix()}")
    if ran.returncode:
        return []
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_bytes(ran.stdout)
    return [copy]


def _git(folder: Path, *arguments: str, trouble: str) -> str:
    ran = _run(folder, *arguments)
    if ran.returncode:
        raise ConfigError(
            trouble, hint="--changed-since needs a git repository and a name that git knows, such as main."
        )
    return ran.stdout.decode("utf-8", "surrogateescape")


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run git; it takes no input, and its messages are not shown.

    Raises:
        ConfigError: git is not there, or does not answer.
    """
    command = ["git", "-C", str(folder), *arguments]
    try:
        return subprocess.run(  # noqa: S603  a list of arguments, no shell
            command, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=GIT_PATIENCE
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise ConfigError(f"git cannot be run: {error}", hint="--changed-since needs git.") from error
