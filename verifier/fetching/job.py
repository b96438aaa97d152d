"""A job: one request on its way through the engine, over all its attempts."""

from collections.abc import Callable
from dataclasses import replace

from verifier.errors import CertificateError, FetchError
from verifier.fetching.answers import Fetched
from verifier.fetching.asking import FetchRequest
from verifier.fetching.chain import Chain, begin
from verifier.fetching.policy import FetchPolicy


class Job:
    """What is asked for, and how far it has come.

    *peek_bytes* is how much of the content is read where only the link is checked; *deliver* takes the result.
    *attempts* counts those that were begun; *is_reached* tells whether the last request had a connection.
    """

    __slots__ = ("_policy", "attempts", "chain", "deliver", "is_reached", "peek_bytes", "request", "retries")

    def __init__(
        self,
        request: FetchRequest,
        policy: FetchPolicy,
        deliver: Callable[["Job", Fetched], None],
        *,
        retries: int,
        peek_bytes: int,
    ) -> None:
        self.request = request
        self.deliver = deliver
        self.retries = retries
        self.peek_bytes = peek_bytes
        self.attempts = 0
        self.is_reached = False
        self.chain: Chain = begin(request, policy)
        self._policy = policy

    def begin_again(self) -> None:
        """Forget the last attempt."""
        self.chain = begin(self.request, self._policy)

    def failed(self, error: FetchError) -> Fetched:
        """Return the result of an attempt that ended with *error*."""
        problem = error.problem if isinstance(error, CertificateError) else ""
        result = failed(self.request, error)
        return replace(result, hops=tuple(self.chain.hops), attempts=self.attempts, tls_problem=problem)


def failed(request: FetchRequest, error: FetchError) -> Fetched:
    """Return the result of a request that could not even begin."""
    return Fetched(request, error.status, str(error), error.hint)
