"""The network as it is set: can requests be made, and can those who are asked tell who asks? Nobody is asked here."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from verifier.domain.link import Robots
from verifier.errors import ConfigError
from verifier.fetching.policy import FetchPolicy
from verifier.pipeline.diagnosing.diagnosis import Diagnosis, doubtful, well, wrong

SUBJECT: Final = "network"
PROXIES: Final = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY")


def diagnose_network(policy: Callable[[], FetchPolicy], contact: str, env: Mapping[str, str]) -> Iterator[Diagnosis]:
    """Look at what *policy* allows; *contact* is how people who run servers reach the newsroom."""
    try:
        found = policy()
    except ConfigError as error:
        yield wrong(SUBJECT, str(error), error.hint)
        return
    asked = [name for name in PROXIES if env.get(name) or env.get(name.lower())]
    if asked and not found.proxy:
        yield doubtful(
            SUBJECT,
            f"{asked[0]} is set, which verifier does not follow: requests go out directly",
            "Set `proxy`, if requests must go through it.",
        )
    if not contact:
        yield doubtful(
            SUBJECT,
            "requests do not say how to reach you",
            "Set `contact` to an address of the web or of mail: servers block strangers sooner.",
        )
    if found.robots is Robots.NEVER:
        hint = "Set `robots` to `capture`, unless the sites allow it."
        yield doubtful(SUBJECT, "robots.txt is never obeyed", hint)
    way = "through the proxy" if found.proxy else "directly"
    yield well(SUBJECT, f"requests go out {way} as {found.user_agent!r}; robots.txt: {found.robots.value}")
