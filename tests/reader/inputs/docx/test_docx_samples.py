import json
import re
import runpy
import sys
import zipfile
from pathlib import Path

import pytest

from enlace.reader.inputs.docx import extract

SAMPLES = Path(__file__).parents[4] / "samples"
FILES = sorted((SAMPLES / "word").glob("*.docx"))


def squeezed(text):
    return "".join(re.findall(r"\w", text.lower()))[:30]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_item_of_a_sample_has_its_number(file):
    gold = json.loads((SAMPLES / f"{file.stem}.gold.json").read_text("utf-8"))
    document = extract(file.read_bytes())
    labelled = [paragraph for paragraph in document.paragraphs if paragraph.label]
    texts = [document.plain[one.start + len(one.label) + 1 : one.end] for one in labelled]

    assert [squeezed(text) for text in texts] == [squeezed(item["starts"]) for item in gold["items"]]
    for paragraph, item in zip(labelled, gold["items"], strict=True):
        shown = re.findall(r"\w+", paragraph.label)
        if shown and len(shown[-1]) < 3:
            assert shown[-1] == item["path"].split(".")[-1]


def test_only_the_sample_with_changes_has_a_warning():
    warned = {file.stem for file in FILES if extract(file.read_bytes()).warnings}

    assert warned == {"trafficking-2004-03.es"}


def test_the_samples_are_what_their_maker_writes(monkeypatch):
    monkeypatch.setattr(sys, "path", [str(SAMPLES), *sys.path])
    maker = runpy.run_path(str(SAMPLES / "make_word.py"))

    assert [file.stem for file in FILES] == sorted(maker["LAYOUTS"])
    for file in FILES:
        with zipfile.ZipFile(file) as package:
            written = {name: package.read(name).decode() for name in package.namelist()}
        assert written == maker["Writer"](file.stem, maker["LAYOUTS"][file.stem]).parts()
