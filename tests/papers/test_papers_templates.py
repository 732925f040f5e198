from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import pytest
from docx import Document

from enlace.core.errors import NotAllowed
from enlace.papers import defaults, errors, fields, queries, services, setting
from enlace.papers.enums import TemplateKind
from enlace.papers.models import Template

AT = datetime(2026, 1, 20, 15, tzinfo=UTC)
MATRIX = TemplateKind.MATRIX


def word(*paragraphs: str) -> bytes:
    document = Document()
    for one in paragraphs:
        document.add_paragraph(one)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_parts(data: bytes, **parts: bytes) -> bytes:
    """That document with these parts beside, or in the place of, its own."""
    out = io.BytesIO()
    added = {name.replace("__", "/"): said for name, said in parts.items()}
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for info in source.infolist():
            target.writestr(info.filename, added.pop(info.filename, source.read(info)))
        for name, said in added.items():
            target.writestr(name, said)
    return out.getvalue()


def replaced(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        said = held.read(part)
    assert old in said
    return with_parts(data, **{part.replace("/", "__"): said.replace(old, new)})


def text_of(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def keep(data: bytes, actor, kind=MATRIX, language="en", name="ours.docx"):
    return services.keep_template(kind, language, name, data, actor=actor, at=AT)


GOOD = "{{ title }}: {% for part in parts %}{{ part.heading }}{% endfor %}"


@pytest.mark.parametrize("kind", list(TemplateKind))
@pytest.mark.parametrize("language", ["en", "es"])
def test_enlaces_own_templates_pass_their_own_check_and_name_every_field(kind, language):
    data = defaults.template(kind, language)

    setting.check(data)
    bare, full = setting.fill_each(data, fields.examples(kind, language))

    said = text_of(full)
    assert "{{" not in said + text_of(bare)
    assert "{%" not in said + text_of(bare)
    assert "Honduras" in said
    assert "<a México> & otros" in said or "<to Mexico>" in said


def test_a_kept_template_is_used_and_the_one_before_is_kept(secretariat, db):
    first = keep(word("One", GOOD), secretariat)
    second = keep(word("Two", GOOD), secretariat)

    assert "Two" in text_of(queries.template_bytes(MATRIX, "en"))
    assert queries.templates_of(MATRIX, "en") == [second, first]
    assert queries.template_bytes(MATRIX, "es") == defaults.template(MATRIX, "es")

    services.restore_template(first.pk, actor=secretariat)
    services.restore_template(first.pk, actor=secretariat)
    assert "One" in text_of(queries.template_bytes(MATRIX, "en"))

    services.use_built_in(MATRIX, "en", actor=secretariat)
    assert queries.template_bytes(MATRIX, "en") == defaults.template(MATRIX, "en")
    assert Template.objects.count() == 2


def test_an_unknown_field_is_refused_by_its_name(secretariat, db):
    with pytest.raises(errors.UnknownField) as refusal:
        keep(word("{{ title }} {{ date_of_birth }}"), secretariat)
    assert refusal.value.facts == {"name": "date_of_birth"}

    with pytest.raises(errors.UnknownField) as refusal:
        keep(word("{% for part in parts %}{{ part.colour }}{% endfor %}"), secretariat)
    assert refusal.value.facts == {"name": "colour"}
    assert not Template.objects.exists()


@pytest.mark.parametrize(
    "wrong", ["{{ title", "{% for part in parts %} {{ title }}", "{% nonsense %}{{ title }}"]
)
def test_a_sign_that_is_written_wrongly_is_refused(wrong, secretariat, db):
    with pytest.raises(errors.TemplateRefused) as refusal:
        keep(word(wrong), secretariat)
    assert isinstance(refusal.value, errors.WrongSyntax | errors.SaysNothing)
    assert "\n" not in refusal.value.sentence
    assert "Traceback" not in refusal.value.sentence


@pytest.mark.parametrize(
    "hostile",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ title.__class__.__base__.__subclasses__() }}",
        "{{ title|attr('__class__') }}",
        "{{ self.__init__.__globals__ }}",
        "{{ parts.append(1) }}{{ title }}",
        "{% include '/etc/passwd' %}{{ title }}",
        "{% import 'os' as os %}{{ title }}",
        "{{ cycler.__init__ }}",
        "{{ range(10) }}",
    ],
)
def test_a_template_reaches_nothing_but_its_fields(hostile, secretariat, db):
    with pytest.raises(errors.TemplateRefused):
        keep(word(hostile), secretariat)


def test_a_template_that_takes_all_memory_or_time_is_stopped(secretariat, db, monkeypatch):
    with pytest.raises(errors.TemplateRefused):
        keep(word("{{ title * 10000000000 }}"), secretariat)
    monkeypatch.setattr(setting, "SECONDS", 8)
    loop = "".join(f"{{% for a{n} in title %}}" for n in range(9)) + "x" + "{% endfor %}" * 9
    with pytest.raises(errors.TemplateTooSlow):
        keep(word(loop), secretariat)


@pytest.mark.parametrize("data", [b"", b"Hello", b"%PDF-1.7 no", b"PK\x03\x04nonsense"])
def test_what_is_no_word_document_is_refused(data, secretariat, db):
    with pytest.raises(errors.TemplateRefused):
        keep(data, secretariat)


def test_a_zip_of_something_else_is_no_word_document(secretariat, db):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as held:
        held.writestr("hello.txt", "hello")

    with pytest.raises(errors.NotAWordFile):
        keep(out.getvalue(), secretariat)


def test_macros_are_refused(secretariat, db):
    with_code = with_parts(word(GOOD), **{"word__vbaProject.bin": b"code"})
    macro_type = replaced(
        word(GOOD),
        "[Content_Types].xml",
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )

    for data in (with_code, macro_type):
        with pytest.raises(errors.HasMacros):
            keep(data, secretariat)


def test_a_zip_bomb_is_refused(secretariat, db):
    with pytest.raises(errors.TooBigInside):
        keep(with_parts(word(GOOD), **{"word__media__zeros.xml": b"0" * (40 << 20)}), secretariat)


def test_what_fetches_from_elsewhere_is_refused_and_a_link_is_not(secretariat, db):
    rels = "word/_rels/document.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def pointing(what: str) -> bytes:
        one = f'<Relationship Id="rId99" Type="{kind}/{what}" Target="https://x.example/" TargetMode="External"/>'
        return replaced(word(GOOD), rels, b"</Relationships>", one.encode() + b"</Relationships>")

    with pytest.raises(errors.ReachesOut) as refusal:
        keep(pointing("attachedTemplate"), secretariat)
    assert refusal.value.facts == {"what": "attachedTemplate"}
    keep(pointing("hyperlink"), secretariat)


def test_a_document_with_entities_is_refused(secretariat, db):
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'

    with pytest.raises(errors.DamagedTemplate):
        keep(with_parts(word(GOOD), **{"word__extra.xml": bomb}), secretariat)


def test_a_template_without_a_field_is_refused(secretariat, db):
    with pytest.raises(errors.SaysNothing):
        keep(word("Always the same"), secretariat)


def test_nobody_else_brings_templates_in(honduras, presidency, secretariat, db):
    held = keep(word(GOOD), secretariat)

    for actor in (honduras, presidency):
        with pytest.raises(NotAllowed):
            keep(word(GOOD), actor)
        with pytest.raises(NotAllowed):
            services.restore_template(held.pk, actor=actor)
        with pytest.raises(NotAllowed):
            services.use_built_in(MATRIX, "en", actor=actor)


def test_every_field_that_is_explained_is_in_the_example():
    for kind in TemplateKind:
        full = fields.examples(kind, "en")[1]
        parts = {
            "part": full.get("parts", [{}])[0],
            "sheet": full.get("sheets", [{}])[0],
        }
        rows = parts["part"].get("rows") or parts["sheet"].get("late")
        parts["row"] = rows[0]
        for name, _meaning in fields.explained(kind):
            scope, _dot, field = name.rpartition(".")
            assert field in (parts[scope] if scope else full), name


RELS = "word/_rels/document.xml.rels"
PICTURE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


@pytest.mark.parametrize(
    "hidden",
    [
        f'<Relationship Id="r9" Type="{PICTURE}" Target="https://x.example/?a>b" TargetMode="External"/>',
        f'<Relationship Id="r9" Type="{PICTURE}" Target="https://x.example/" TargetMode="&#69;xternal"/>',
        '<p:Relationship xmlns:p="http://schemas.openxmlformats.org/package/2006/relationships" Id="r9"'
        f' Type="{PICTURE}" Target="https://x.example/" TargetMode="External"/>',
    ],
)
def test_what_fetches_is_refused_however_it_is_written(hidden, secretariat, db):
    data = replaced(word(GOOD), RELS, b"</Relationships>", hidden.encode() + b"</Relationships>")

    with pytest.raises(errors.ReachesOut):
        keep(data, secretariat)


@pytest.mark.parametrize(
    "field",
    [
        '<w:fldSimple w:instr=" DDEAUTO c:\\x cmd "/>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDE</w:instrText></w:r>'
        '<w:r><w:instrText>PICTURE "https://x.example/a.png"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ],
)
def test_fields_that_fetch_are_refused_and_page_numbers_are_not(field, secretariat, db):
    def with_field(said: str) -> bytes:
        return replaced(word(GOOD), "word/document.xml", b"</w:p>", said.encode() + b"</w:p>")

    with pytest.raises(errors.ReachesOut):
        keep(with_field(field), secretariat)
    keep(with_field('<w:fldSimple w:instr=" HYPERLINK link "/>'), secretariat)


def test_a_part_that_is_there_twice_is_refused(secretariat, db):
    data = with_parts(word(GOOD), **{"WORD/_rels/document.xml.rels": b"<Relationships/>"})

    with pytest.raises(errors.DamagedTemplate):
        keep(data, secretariat)


def test_what_fills_templates_in_is_told_no_secret(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    run, told = setting.subprocess.run, []
    monkeypatch.setattr(
        setting.subprocess, "run", lambda *args, **said: told.append(said["env"]) or run(*args, **said)
    )

    assert "Honduras" in text_of(setting.fill(word("{{ title }}"), {"title": "Honduras"}))
    assert not {"DATABASE_URL", "ENLACE_SECRET_KEY", "SECRET_KEY"} & set(told[0])
