"""What ``make`` puts into the virtual environment."""

import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

MAKEFILE = Path(__file__).parents[2] / "Makefile"


def test_the_source_is_found_in_a_folder_with_accents_whatever_the_locale(tmp_path):
    clone = tmp_path / "Conferencia año 1"
    (clone / "src").mkdir(parents=True)
    (clone / "src" / "ours.py").write_text("print('found')")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", clone / ".venv"], check=True)
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(clone / ".venv")}))
    line = re.search(r"printf '%s\\n' (\S+) > .+/_editable_impl_enlace.pth", MAKEFILE.read_text("utf-8"))
    (packages / "_editable_impl_enlace.pth").write_text(f"{line[1]}\n")

    done = subprocess.run(
        [clone / ".venv" / "bin" / "python", "-c", "import ours"],
        env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "found\n", "")
