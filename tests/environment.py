"""Loaded before anything else (``-p tests.environment``): tests have a home of their own and never the user's."""

import os
import secrets
import shutil
import tempfile
from pathlib import Path

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
"""The same ones as in requirements/chromium.sh."""
HOME = Path(tempfile.gettempdir()) / f"enlace-tests-{os.getuid()}"

for name in [name for name in os.environ if name.startswith("ENLACE_")]:
    del os.environ[name]
os.environ["ENLACE_HOME"] = str(HOME / f"home-{os.getpid()}")
os.environ["ENLACE_SECRET_KEY"] = secrets.token_urlsafe(60)
os.environ["ENLACE_REQUIRE_MFA"] = "0"  # tests of the second factor ask for it themselves
(HOME / f"home-{os.getpid()}" / "static").mkdir(parents=True, exist_ok=True)
