"""Nothing leaves a demonstration: its mail goes into files, whatever mail server is set up."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_ASK = (
    "from django.conf import settings; "
    "print(settings.EMAIL_BACKEND.rsplit('.', 2)[-2]); "
    "print(getattr(settings, 'EMAIL_FILE_PATH', None) or ''); print(settings.EMAIL_HOST)"
)


@pytest.mark.parametrize(("demo", "backend"), [("1", "filebased"), ("", "smtp")])
def test_mail_of_a_demonstration_goes_into_files(tmp_path: Path, demo: str, backend: str) -> None:
    env = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("ENLACE_", "DJANGO_"))},
        "DJANGO_SETTINGS_MODULE": "enlace.config.settings",
        "ENLACE_HOME": str(tmp_path),
        "ENLACE_SECRET_KEY": "nobody-s-secret-" * 5,
        "ENLACE_MAIL_URL": "smtp://mail.example.org:25",
        "ENLACE_DEMO": demo,
    }

    said = subprocess.run(
        [sys.executable, "-c", _ASK], env=env, capture_output=True, text=True, timeout=60, check=False
    )

    assert said.returncode == 0, said.stderr
    told = said.stdout.split()
    assert told[0] == backend
    assert told[1:] == ([str(tmp_path / "mail"), "localhost"] if demo else ["mail.example.org"])
