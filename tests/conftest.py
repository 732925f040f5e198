"""What holds for all tests."""

from hypothesis import settings

# How long an example takes depends on the machine; what a test finds, and covers, must not.
settings.register_profile("enlace", deadline=None, derandomize=True)
settings.load_profile("enlace")
