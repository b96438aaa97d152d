"""What went wrong with a connection, in plain words."""

import errno
import socket
import ssl
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

import httpcore

from verifier.domain.link import LinkStatus
from verifier.errors import BrokenFile, CertificateError, FetchError, PassingTrouble, ReadError, TooLarge
from verifier.fetching.tape import head_too_large

TRY_AGAIN: Final = "Try again later."
CHECK_URL: Final = "Check the address."
FIELDS_TOO_LARGE: Final = 431  # the status that h11 would answer where a head is too long

# X509_V_ERR_…, from OpenSSL's x509_vfy.h
CERTIFICATES: Final[Mapping[int, tuple[str, str]]] = MappingProxyType(
    {
        9: ("not_yet_valid", "the certificate is not valid yet"),
        10: ("expired", "the certificate has expired"),
        18: ("self_signed", "the certificate is self-signed"),
        19: ("self_signed", "the certificate goes back to a self-signed one that nobody vouches for"),
        20: ("untrusted", "the certificate is from an unknown issuer"),
        21: ("untrusted", "the certificate is from an unknown issuer"),
        23: ("revoked", "the certificate was revoked"),
        62: ("wrong_name", "the certificate is for another name"),
        64: ("wrong_name", "the certificate is for another address"),
    }
)
NUMBERS: Final[Mapping[int, str]] = MappingProxyType(
    {
        errno.ECONNREFUSED: "the server refuses connections",
        errno.ECONNRESET: "the server broke the connection off",
        errno.EPIPE: "the server broke the connection off",
        errno.EHOSTUNREACH: "the server cannot be reached",
        errno.ENETUNREACH: "there is no way to the server's network",
        errno.ETIMEDOUT: "the server does not answer",
    }
)


def lookup_trouble(host: str, error: Exception) -> FetchError:
    """Return the error for a name without an address."""
    if isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN:
        return PassingTrouble(f"no name server answered for {host}", LinkStatus.DNS_ERROR, hint=TRY_AGAIN)
    return FetchError(f"there is no server of the name {host}", LinkStatus.DNS_ERROR, hint=CHECK_URL)


def tls_trouble(error: BaseException) -> FetchError:
    """Return the error for an encrypted connection that did not come about."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            other = ("other", f"the certificate is not sound ({cause.verify_message})")
            problem, reason = CERTIFICATES.get(cause.verify_code, other)
            return CertificateError(reason, problem, hint="Open it in a browser; it will warn as well.")
    return FetchError("no encrypted connection came about", LinkStatus.TLS_ERROR, hint="Try the address with http://.")


def connection_trouble(error: Exception) -> FetchError:
    """Return the error for a connection that failed, or for an answer that is no proper one."""
    if isinstance(error, httpcore.TimeoutException):
        return PassingTrouble("the server does not answer", LinkStatus.CONNECTION_ERROR, hint=TRY_AGAIN)
    if isinstance(error, httpcore.ProxyError):
        return FetchError(f"the proxy refuses: {error}", LinkStatus.CONNECTION_ERROR, hint="Ask who runs the proxy.")
    if any(getattr(cause, "error_status_hint", 0) == FIELDS_TOO_LARGE for cause in _causes(error)):
        return head_too_large()
    if isinstance(error, httpcore.ProtocolError):
        return FetchError(f"the server breaks the rules of HTTP: {error}", LinkStatus.CONNECTION_ERROR, hint=TRY_AGAIN)
    numbers = [cause.errno or 0 for cause in _causes(error) if isinstance(cause, OSError)]
    reason = next((NUMBERS[number] for number in numbers if number in NUMBERS), "the connection failed")
    return PassingTrouble(reason, LinkStatus.CONNECTION_ERROR, hint=TRY_AGAIN)


def content_trouble(error: ReadError) -> FetchError:
    """Return the error for an answer the content of which cannot be decoded."""
    if isinstance(error, TooLarge):
        return FetchError(str(error), LinkStatus.TOO_LARGE, hint="Raise the limit.")
    status = LinkStatus.CONNECTION_ERROR if isinstance(error, BrokenFile) else LinkStatus.UNSUPPORTED
    return FetchError(str(error), status, hint="Save the page by hand and hand in the file.")


def timeout_trouble(seconds: float) -> FetchError:
    """Return the error for an answer that was not there whole after *seconds*."""
    return PassingTrouble(f"no whole answer within {seconds:g} s", LinkStatus.TIMEOUT, hint=TRY_AGAIN)


def no_connection(seconds: float) -> FetchError:
    """Return the error for a server with which there was no connection after *seconds*."""
    return PassingTrouble(f"no connection within {seconds:g} s", LinkStatus.TIMEOUT, hint=TRY_AGAIN)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        if isinstance(error, BaseExceptionGroup):
            for inner in error.exceptions:
                yield from _causes(inner)
        error = error.__cause__ or error.__context__
