"""Letters of other languages and accents that are written apart are folded too; what holds such letters is told anew."""

from django.db import migrations

BARE = ("øØłŁđĐðÐħĦŧŦı", "oOlLdDdDhHtTi")
SPREAD = {"æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ß": "ss", "ẞ": "SS", "þ": "th", "Þ": "TH",
          "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
# Of all other texts the words stay as they are: no index is made anew.
RARE = f"[{UNSEEN}ÅåÆæØøßÐðÞþÝýÿ\u0100-\u024f\u0300-\u036f\u1e00-\u1eff\ufb00-\ufb04]"


def _spread(said):
    for letter, letters in SPREAD.items():
        said = f"replace({said}, '{letter}', '{letters}')"
    return said


# As the first migration has it.
_OLD = """lower(translate({said},
    'áàâãäéèêëíìîïóòôõöúùûüñçÁÀÂÃÄÉÈÊËÍÌÎÏÓÒÔÕÖÚÙÛÜÑÇ/\\<>-_–—',
    'aaaaaeeeeiiiiooooouuuuncaaaaaeeeeiiiiooooouuuunc        '))"""
_BARED = f"translate(regexp_replace(normalize(said, NFD), '[\u0300-\u036f]', '', 'g'), '{BARE[0]}{UNSEEN}', '{BARE[1]}')"
_FOLD = """CREATE OR REPLACE FUNCTION library_fold(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT {fold}
$$;"""
FOLD = _FOLD.format(fold=_OLD.format(said=f"CASE WHEN said ~ '{RARE}' THEN {_spread(_BARED)} ELSE said END"))
TOLD = f"""
SELECT kind, array_agg(DISTINCT source) FROM (
  SELECT kind, CASE kind WHEN 'matter' THEN path ELSE ref END AS source FROM library_passage
  WHERE concat(title_en, title_es, text_en, text_es) ~ '{RARE}') told GROUP BY kind"""


def telling(told):
    """Tells those rows alone anew, so that an archive of a million passages is not held up."""

    def tell(apps, schema_editor):
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(told)
            for kind, concerned in cursor.fetchall():
                cursor.execute("SELECT library_tell(%s, %s)", [kind, concerned])

    return tell


tell = telling(TOLD)


class Migration(migrations.Migration):
    dependencies = [("library", "0005_corrigenda_and_moves")]
    operations = [
        migrations.RunPython(migrations.RunPython.noop, tell),
        migrations.RunSQL(FOLD, _FOLD.format(fold=_OLD.format(said="said"))),
        migrations.RunPython(tell, migrations.RunPython.noop),
    ]
