"""What all tests share: property tests are judged by what they find, never by how fast a busy machine is."""

from hypothesis import settings

settings.register_profile("verifier", deadline=None)
settings.load_profile("verifier")
