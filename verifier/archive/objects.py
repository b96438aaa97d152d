"""Object storage: ``s3://``, ``gs://``, ``az://`` or ``file://``, through one small door.

Credentials come from where each service's programs look for them (variables such as AWS_ACCESS_KEY_ID, or the role of
the machine), never from settings; none is written anywhere.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from verifier.archive.object_faults import told
from verifier.errors import ConfigError, NoBucket, ObjectsMissing

if TYPE_CHECKING:
    from obstore.store import ObjectStore

SCHEMES: Final = ("s3", "gs", "az", "file")
PART: Final = 8 * 1024 * 1024  # bytes of one part; what is no larger is put in one request
AT_ONCE: Final = 4  # parts under way, each of which is in memory
TRIES: Final = 3
PATIENCE: Final = timedelta(seconds=30)  # for one request with its repetitions


def open_objects(url: str) -> "Objects":
    """Return the object storage at *url*. Nothing is asked of it yet.

    Raises:
        ConfigError: *url* is none of an object storage, or holds a password.
        NoBucket: it is a folder that is not there.
        ObjectsMissing: the package for it is not installed.
    """
    parts = urlsplit(url)
    if parts.scheme not in SCHEMES or not (parts.netloc or parts.path.strip("/")):
        raise ConfigError(
            f"{parts.scheme}: is no object storage", hint="Write s3://bucket/prefix, gs://, az:// or file:///."
        )
    if "@" in parts.netloc or parts.query:
        raise ConfigError("the address of the object storage holds more than bucket and prefix", hint=_CREDENTIALS)
    try:
        from obstore.store import from_url  # noqa: PLC0415  an extra, and slow to load
    except ImportError as error:
        hint = 'Install it: pip install "verifier[objects]".'
        raise ObjectsMissing("the package for object storage is not installed", hint=hint) from error
    if parts.scheme == "file":
        if not Path(parts.path).is_dir():
            raise NoBucket(f"there is no folder {parts.path}", hint="Make it, or correct the setting `objects`.")
        return Objects(url, from_url(url))
    with told(url):
        config: Any = {"checksum_algorithm": "sha256"} if parts.scheme == "s3" else {}  # S3 holds each part against it
        retries: Any = {"max_retries": TRIES, "retry_timeout": PATIENCE}
        return Objects(url, from_url(url, config=config, retry_config=retries))


_CREDENTIALS: Final = "Credentials come from the environment, such as AWS_ACCESS_KEY_ID, or from the machine's role."


class Objects:
    """Files by name in one object storage, under one prefix. Each method raises an ObjectsError of its kind."""

    def __init__(self, url: str, store: "ObjectStore") -> None:
        self.url = url
        self._store = store

    def put_new(self, name: str, content: bytes) -> bool:
        """Put *content* under *name* in one request; False if there is something under that name, which stays."""
        import obstore  # noqa: PLC0415
        from obstore.exceptions import AlreadyExistsError  # noqa: PLC0415

        with told(self.url, name, is_upload=True):
            try:
                obstore.put(self._store, name, content, mode="create")
            except (AlreadyExistsError, FileExistsError):
                return False
            return True

    def put_parts(self, name: str, content: Iterable[bytes]) -> None:
        """Put *content* under *name* part by part; it is seen when all of it is there, and not before."""
        import obstore  # noqa: PLC0415

        with told(self.url, name, is_upload=True):
            obstore.put(self._store, name, iter(content), use_multipart=True, chunk_size=PART, max_concurrency=AT_ONCE)

    def size(self, name: str) -> int:
        """Return how many bytes are under *name*."""
        import obstore  # noqa: PLC0415

        with told(self.url, name):
            return int(obstore.head(self._store, name)["size"])

    def content(self, name: str) -> Iterator[bytes]:
        """Yield what is under *name*, piece by piece."""
        import obstore  # noqa: PLC0415

        with told(self.url, name):
            for piece in obstore.get(self._store, name).stream(min_chunk_size=PART):
                yield bytes(piece)

    def part(self, name: str, offset: int, length: int) -> bytes:
        """Return *length* bytes of what is under *name*, at *offset*."""
        import obstore  # noqa: PLC0415

        with told(self.url, name):
            return bytes(obstore.get_range(self._store, name, start=offset, length=length))

    def names(self) -> list[str]:
        """Return all names, sorted."""
        import obstore  # noqa: PLC0415

        with told(self.url):
            return sorted(str(found["path"]) for batch in obstore.list(self._store) for found in batch)
