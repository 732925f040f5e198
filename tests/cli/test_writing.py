import io
import os
import stat
from pathlib import Path
from types import SimpleNamespace

import pytest

from enlace.cli import writing
from enlace.cli.errors import CannotWrite, IsAFolder, NoSuchFolder


def test_a_new_file_has_the_mode_the_umask_gives(tmp_path):
    before = os.umask(0o027)
    try:
        writing.write("ñ\n", tmp_path / "out.txt")
    finally:
        os.umask(before)
    assert (tmp_path / "out.txt").read_bytes() == "ñ\n".encode()
    assert stat.S_IMODE((tmp_path / "out.txt").stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["out.txt"]


def test_a_file_that_is_replaced_keeps_its_mode(tmp_path):
    out = tmp_path / "out.txt"
    out.write_text("old")
    out.chmod(0o604)
    writing.write(b"new", out)
    assert out.read_bytes() == b"new"
    assert stat.S_IMODE(out.stat().st_mode) == 0o604


def test_a_link_stays_a_link_and_its_file_is_written(tmp_path):
    (tmp_path / "real").mkdir()
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "real" / "out.txt")
    writing.check(link)
    writing.write("x", link)
    assert link.is_symlink()
    assert (tmp_path / "real" / "out.txt").read_text() == "x"


@pytest.mark.parametrize("when", ["fsync", "replace"])
@pytest.mark.parametrize("why", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_an_interrupted_write_leaves_what_was_there_and_nothing_else(tmp_path, monkeypatch, when, why):
    out = tmp_path / "out.txt"
    out.write_text("old")

    def fail(*args):
        raise why

    monkeypatch.setattr(os, when, fail)
    with pytest.raises((CannotWrite, KeyboardInterrupt)):
        writing.write("new", out)
    assert out.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.txt"]


def test_devices_are_written_as_they_are():
    writing.check(Path("/dev/null"))
    writing.write("x", Path("/dev/null"))
    assert not os.path.isfile("/dev/null")


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(IsAFolder):
        writing.check(tmp_path)


@pytest.mark.parametrize("name", ["missing/out.txt", "file/out.txt"])
def test_a_missing_folder_is_refused(tmp_path, name):
    (tmp_path / "file").write_text("")
    with pytest.raises(NoSuchFolder):
        writing.check(tmp_path / name)


def test_a_file_that_may_not_be_written_is_refused(tmp_path, monkeypatch):
    out = tmp_path / "out.txt"
    out.write_text("old")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(CannotWrite, match="Permission denied"):
        writing.check(out)


def test_what_utf8_cannot_hold_is_escaped(tmp_path):
    writing.write("a\udc80b", tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_text() == r"a\udc80b"


def test_standard_output_gets_utf8_bytes(capfdbinary):
    writing.write("ñ", None)
    assert capfdbinary.readouterr().out == "ñ".encode()


def test_no_standard_output_is_refused(monkeypatch):
    monkeypatch.setattr("sys.stdout", None)
    with pytest.raises(CannotWrite):
        writing.write("x", None)


class Slow(io.RawIOBase):
    """Standard output as it is with PYTHONUNBUFFERED: a write takes a part."""

    def __init__(self, error=None):
        self.got, self.error = b"", error

    def write(self, data):
        if self.error and self.got:
            raise self.error
        self.got += bytes(data[:3])
        return len(data[:3])


def test_all_is_written_where_standard_output_takes_a_part_at_a_time(monkeypatch):
    out = Slow()
    monkeypatch.setattr("sys.stdout", SimpleNamespace(buffer=out, flush=lambda: None))
    writing.write("0123456789", None)
    assert out.got == b"0123456789"


def test_a_full_disk_behind_standard_output_is_told_as_such(monkeypatch):
    out = Slow(OSError(28, "No space left on device"))
    monkeypatch.setattr("sys.stdout", SimpleNamespace(buffer=out, flush=lambda: None))
    with pytest.raises(CannotWrite) as refused:
        writing.write("0123456789", None)
    assert refused.value.sentence("en") == "stdout: cannot be written (No space left on device)."
    assert (
        refused.value.sentence("es") == "stdout: no se puede escribir (no queda espacio en el dispositivo)."
    )


def test_a_pipe_that_nobody_reads_is_left_to_who_called(monkeypatch):
    out = Slow(BrokenPipeError(32, "Broken pipe"))
    monkeypatch.setattr("sys.stdout", SimpleNamespace(buffer=out, flush=lambda: None))
    with pytest.raises(BrokenPipeError):
        writing.write("0123456789", None)
