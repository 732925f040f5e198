"""Fills in a Word template, as a process of its own: ``python -m enlace.papers.setter TEMPLATE DATA FOLDER``.

What somebody uploaded runs here with little memory and little time, in Jinja's sandbox, with plain values alone. Prints
one line of JSON that says how it went: ``{}``, or ``{"refused": …, "said": …}``. No Django.
"""

from __future__ import annotations

import json
import re
import resource
import sys
from pathlib import Path
from typing import Any

SECONDS, BYTES = 60, 2 << 30
LONGEST_OUT = 60 << 20


def main(argv: list[str]) -> int:
    template, data, out = (Path(one) for one in argv)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LONGEST_OUT, LONGEST_OUT))
    print(json.dumps(_fill(template, json.loads(data.read_text(encoding="utf-8")), out)))
    return 0


def _fill(template: Path, contexts: list[dict[str, Any]], out: Path) -> dict[str, str]:
    """Filled in with each of these: ``0.docx``, ``1.docx`` … in that folder."""
    from docxtpl import DocxTemplate
    from jinja2 import TemplateSyntaxError, UndefinedError
    from jinja2.exceptions import SecurityError

    try:
        for at, context in enumerate(contexts):
            document = DocxTemplate(str(template))
            environment = _environment()
            if not document.get_undeclared_template_variables(environment):
                return {"refused": "says_nothing", "said": ""}
            document = DocxTemplate(str(template))
            document.render(context, environment, autoescape=True)
            document.save(str(out / f"{at}.docx"))
            _see_that_word_reads_it(out / f"{at}.docx")
    except SecurityError as error:
        return {"refused": "not_allowed", "said": _short(error)}
    except UndefinedError as error:
        return {"refused": "unknown_field", "said": _field_of(str(error))}
    except TemplateSyntaxError as error:
        return {"refused": "syntax", "said": _short(error), "near": _near(error)}
    except MemoryError:
        return {"refused": "too_slow", "said": ""}
    except Exception as error:  # whatever a stranger's template brings about has a sentence
        return {"refused": "fails", "said": _short(error)}
    return {}


def _environment() -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    environment.globals.clear()
    return environment


def _see_that_word_reads_it(out: Path) -> None:
    from docx import Document

    Document(str(out))


def _field_of(said: str) -> str:
    """The name in Jinja's words: ``'x' is undefined``, ``'dict object' has no attribute 'x'``."""
    found = re.findall(r"'([^']*)'", said)
    return found[-1] if "has no attribute" in said and len(found) > 1 else (found[0] if found else said[:80])


def _near(error: Any) -> str:
    """The words around the wrong sign, without the signs of XML."""
    lines = (error.source or "").splitlines()
    line = lines[error.lineno - 1] if 0 < error.lineno <= len(lines) else ""
    tags = re.findall(r"\{[%{].*?[%}]\}", re.sub(r"<[^>]*>", "", line))
    token = re.search(r"'([^']+)'", str(error.message))
    for tag in tags:
        if token and token[1] in tag:
            return str(tag)[:80]
    return str(tags[0])[:80] if tags else "…"


def _short(error: BaseException) -> str:
    return (
        " ".join(re.sub(r"<[^>]*>", "", str(getattr(error, "message", None) or error)).split())[:160]
        or type(error).__name__
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
