import os
from pathlib import Path

import pytest

from enlace.cli import files
from enlace.cli.errors import NoInput, NothingToRead, OverwritesInput


def shown(named):
    return [one.shown for one in named.inputs]


def test_a_folder_is_walked_in_sorted_order_without_what_is_no_report(folder):
    named = files.gather([str(folder)])
    assert shown(named) == [str(folder / name) for name in ("a.docx", "b.txt", "below/c.pdf")]
    assert (named.troubles, named.single) == ((), False)


def test_a_named_file_is_read_whatever_its_name(folder):
    named = files.gather([str(folder / "~$a.docx")])
    assert shown(named) == [str(folder / "~$a.docx")]
    assert named.single


def test_each_file_is_read_once(folder):
    link = folder.parent / "link.txt"
    link.symlink_to(folder / "b.txt")
    named = files.gather([str(folder / "b.txt"), str(folder), str(folder / "b.txt"), str(link)])
    assert shown(named) == [str(folder / name) for name in ("b.txt", "a.docx", "below/c.pdf")]


def test_the_same_file_named_twice_is_still_a_single_one(folder):
    assert files.gather([str(folder / "b.txt")] * 2).single


def test_a_lone_folder_without_reports_is_refused(tmp_path):
    with pytest.raises(NothingToRead, match="no reports here"):
        files.gather([str(tmp_path)])


def test_an_empty_folder_beside_others_is_a_trouble(folder, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    named = files.gather([str(empty), str(folder)])
    assert len(named.inputs) == 3
    [(name, failure)] = named.troubles
    assert name == str(empty)
    assert failure.sentence("es").startswith("aquí no hay informes")


def test_a_folder_that_may_not_be_opened_is_a_trouble(folder, monkeypatch):
    real = os.scandir

    def scandir(path):
        if Path(path).name == "below":
            raise PermissionError(13, "denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    named = files.gather([str(folder)])
    assert shown(named) == [str(folder / "a.docx"), str(folder / "b.txt")]
    assert [name for name, _ in named.troubles] == [str(folder / "below")]


def test_folders_behind_links_are_not_walked(folder):
    (folder / "again").symlink_to(folder, target_is_directory=True)
    assert len(files.gather([str(folder)]).inputs) == 3


def test_standard_input_is_taken_as_bytes(monkeypatch, tmp_path):
    path = tmp_path / "piped"
    path.write_bytes(b"\xff\x00")
    with path.open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        named = files.gather(["-"])
    [one] = named.inputs
    assert (one.shown, one.name, one.data, named.single) == ("-", "stdin", b"\xff\x00", True)


def test_no_standard_input_is_refused(monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(NoInput):
        files.gather(["-"])


def test_a_pipe_is_read_as_bytes(tmp_path):
    reading, writing = os.pipe()
    os.write(writing, b"1. Piped")
    os.close(writing)
    [one] = files.gather([f"/dev/fd/{reading}"]).inputs
    os.close(reading)
    assert one.data == b"1. Piped"


def test_a_device_without_end_is_cut_off(monkeypatch):
    monkeypatch.setattr(files, "MOST_BYTES", 1000)
    [one] = files.gather(["/dev/zero"]).inputs
    assert one.data == bytes(1000)


def test_names_hold_in_every_output():
    assert files.Input("x", Path(os.fsdecode(b"caf\xe9.txt"))).name == "caf\ufffd.txt"


@pytest.mark.parametrize("way", ["same", "link", "dots"])
def test_output_over_an_input_is_refused_by_whatever_way_it_is_named(folder, way):
    output = {
        "same": folder / "b.txt",
        "link": folder.parent / "link",
        "dots": folder / "below" / ".." / "b.txt",
    }[way]
    if way == "link":
        output.symlink_to(folder / "b.txt")
    with pytest.raises(OverwritesInput):
        files.refuse_to_overwrite(output, files.gather([str(folder)]).inputs, OverwritesInput)


def test_of_a_file_far_too_large_only_enough_is_read_to_refuse_it(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MOST_BYTES", 10)
    path = tmp_path / "large.txt"
    path.write_bytes(b"x" * 1000)
    assert files.Input("large.txt", path).read() == b"x" * 10
