"""What goes wrong with object storage, told so that a person knows what to do; no address in it lets anybody in."""

import contextlib
import re
from collections.abc import Iterator
from typing import Final

from verifier.errors import MissingObject, NoBucket, NoRights, ObjectsError, UploadInterrupted

_CODE: Final = re.compile(r"<Code>([A-Za-z]{1,60})</Code>")
_STATUS: Final = re.compile(r"status code: ([1-5]\d\d)")
NO_BUCKET: Final = frozenset({"NoSuchBucket", "ContainerNotFound"})  # S3 and its like; Azure
FORBIDDEN: Final = frozenset({"401", "403"})
# what the services' builders say where there are neither credentials in the environment nor a role to ask for any
NOBODY: Final = ("credential", "metadata endpoint", "metadata service", "169.254.169.254", "InvalidAccessKeyId")


@contextlib.contextmanager
def told(url: str, name: str = "", *, is_upload: bool = False) -> Iterator[None]:
    """Raise what the object storage at *url* reports about *name* as an error for people.

    Raises:
        NoBucket, NoRights, MissingObject, UploadInterrupted, ObjectsError: as the case may be.
    """
    from obstore.exceptions import BaseError  # noqa: PLC0415  an extra, and slow to load

    try:
        yield
    except (BaseError, FileNotFoundError, FileExistsError, PermissionError, OSError) as error:
        raise _as_told(url, name, error, is_upload=is_upload) from error


def _as_told(url: str, name: str, error: Exception, *, is_upload: bool) -> ObjectsError:
    from obstore.exceptions import PermissionDeniedError, UnauthenticatedError  # noqa: PLC0415

    words = str(error)
    code = _first(_CODE, words)
    about = f"{url}: {name}" if name else url
    if code in NO_BUCKET:
        return NoBucket(f"{url}: there is no such bucket", hint="Make it, or correct the setting `objects`.")
    is_refused = isinstance(error, PermissionDeniedError | UnauthenticatedError | PermissionError)
    if is_refused or _first(_STATUS, words) in FORBIDDEN or any(sign in words for sign in NOBODY):
        why = f" ({code})" if code else ""
        return NoRights(
            f"{about}: the object storage refuses{why}",
            hint="Credentials come from the environment or the machine's role: check them, and what they allow.",
        )
    if isinstance(error, FileNotFoundError) and not is_upload:
        return MissingObject(f"{about}: there is no such object", hint="`verifier archive push` puts it there.")
    if is_upload:
        return UploadInterrupted(
            f"{about}: the upload broke off ({_short(words)})",
            hint="Nothing of it is visible. `verifier archive push` goes on; so does the next run.",
        )
    return ObjectsError(f"{about}: {_short(words)}", hint="Check the address, the network and the service.")


def _first(pattern: re.Pattern[str], words: str) -> str:
    found = pattern.search(words)
    return found[1] if found else ""


def _short(words: str) -> str:
    """Return the gist of a message that goes on with what the library was doing inside."""
    status = _first(_STATUS, words)
    gist = words.split("\n", 1)[0].rsplit(" - ", 1)[-1]
    return _first(_CODE, words) or (f"status {status}" if status else gist[:200])
