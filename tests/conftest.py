"""What all tests share: what property tests are judged by, and that no test asks anybody on the internet.

Property tests are judged by what they find, never by how fast a busy machine is. Web archives are asked only where a
test names one of its own.
"""

from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("verifier", deadline=None)
settings.load_profile("verifier")


@pytest.fixture(scope="session", autouse=True)
def no_web_archives() -> Iterator[None]:
    """Have the setting name no archive, for commands that run in processes of their own as well."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VERIFIER_WEB_ARCHIVES", "none")
        yield
