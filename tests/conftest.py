"""What holds for all tests."""

from hypothesis import settings

# How long an example takes depends on the machine; what a test finds must not.
settings.register_profile("enlace", deadline=None)
settings.load_profile("enlace")
