from handmade import hostile, item, report, whole
from markdown_it import MarkdownIt

from enlace.reader.model import Meeting
from enlace.reader.outputs import md_out


def test_a_report_is_facts_commitments_items_and_doubts():
    assert (
        md_out.render([whole()], lang="en")
        == """\
# Regional Consultation Group

- **Report:** report.txt
- **First day:** 18 November 2013
- **Last day:** 19 November 2013
- **City:** San José
- **Country:** Costa Rica
- **Participants:** Costa Rica; Honduras; IOM
- **Reports to:** Regional Consultation Group

## Commitments

| Item | Owed by | Act | The report's words | Owed to | By when |
| --- | --- | --- | --- | --- | --- |
| 1 | Technical Secretariat | undertaking | and the TS will send the report before the end of 2013.<br>It will do so \
quarterly. | IOM | 2013: in time until 31 December 2013 |
| 1 | Technical Secretariat | undertaking | It will do so quarterly. |  | quarterly |
| 1.a | IOM | offer | IOM offered a course. |  |  |
| 1 |  | request | Approve the plan as soon as possible. |  | “as soon as possible” |

## Items

### Conclusions

- **1** To thank Honduras, and the TS will send the report before the end of 2013.<br>It will do so quarterly.
  - *thanks*; Who acts: Regional Consultation Group; To whom: Honduras
  - *undertaking*; Who acts: Technical Secretariat; Owed by: Technical Secretariat; Owed to: IOM; \
By when: 2013: in time until 31 December 2013
  - *undertaking*; Who acts: Technical Secretariat; Owed by: Technical Secretariat; By when: quarterly
  - **1.a** IOM offered a course.
    - *offer*; Who acts: IOM; Owed by: IOM
    - **1.a.1** a bullet
- **2** To take note.

### Recommendations

- **1** Approve the plan as soon as possible.
  - *request*; Who acts: Regional Consultation Group; By when: “as soon as possible”

## Doubts

- The heading says &lt;b&gt;Tegucigalpa&lt;/b&gt;.
"""
    )


def test_spanish_words_stand_around_the_text_when_asked():
    said = md_out.render([whole()], lang="es")

    assert "## Compromisos\n" in said
    assert "*compromiso*; Quién actúa: Secretaría Técnica" in said


def test_hostile_text_is_read_as_text():
    html = MarkdownIt("gfm-like", {"linkify": False}).render(md_out.render([hostile()], lang="en"))

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script" not in html
    assert "href" not in html
    assert "<em>b</em>" not in html
    assert html.count("<td>") == html.count("<th>") == 6


def test_escaped_text_reads_as_it_was_written():
    text = r"a_b_c *x* `y` [z](w) # \ <i> &amp; ~~s~~ $1 and $2 | 1. --- ![p](q)"

    (inline,) = MarkdownIt("commonmark").parseInline("x " + md_out.escaped(text))

    assert "".join(child.content for child in inline.children) == "x " + text


def test_a_report_with_neither_items_nor_facts_says_so():
    said = md_out.render([report("", meeting=Meeting())], lang="en")

    assert said == (
        "# report.txt\n\n- **Report:** report.txt\n\n## Commitments\n\nNo commitments were found.\n\n"
        "## Items\n\nNo items were found.\n"
    )


def test_no_reports_are_said_in_a_sentence():
    assert md_out.render([], lang="es") == "No se leyó ningún informe.\n"


def test_endless_nesting_is_shown_at_one_depth():
    text = "x"
    paths = [".".join(["1"] * n) for n in range(1, 40)]

    said = md_out.render([report(text, *(item(text, "x", path) for path in paths))], lang="en")

    assert max(len(line) - len(line.lstrip()) for line in said.splitlines()) == 2 * md_out.MAX_DEPTH
