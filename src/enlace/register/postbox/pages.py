"""The text of mail that was written as a web page only."""

from __future__ import annotations

from lxml import etree, html

_BLOCKS = frozenset(
    "address article blockquote div dd dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre "
    "section table tbody thead tr ul".split()
)
_SILENT = frozenset("script style head title template noscript svg math iframe object".split())
_QUOTES = ("gmail_quote", "yahoo_quoted", "moz-cite-prefix", "protonmail_quote", "gmail_attr")
_HEADS = ("divRplyFwdMsg", "appendonsend", "mail-editor-reference-message-container")
MOST = 2_000_000


def text_of(page: str) -> str:
    """What a reader sees, one block a line; what is quoted stands behind ``>``, or is left out where it is marked."""
    try:
        tree = html.document_fromstring(
            page[:MOST] or " ", parser=html.HTMLParser(recover=True, no_network=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    out: list[str] = [""]
    depth = silent = 0
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            if not silent and _is_head_of_quote(node):
                break
            if tag in _SILENT or _is_marked_quote(node) or silent:
                silent += 1
            elif tag in _BLOCKS or tag == "br":
                out.append("> " * min(depth + (tag == "blockquote"), 3))
            depth += tag == "blockquote"
            if not silent:
                _say(out, node.text)
            continue
        if event == "end":
            depth -= tag == "blockquote"
            silent -= bool(silent)
            if tag in _BLOCKS and not silent:
                out.append("> " * min(depth, 3))
        if not silent:
            _say(out, node.tail)
    return "\n".join(line.rstrip() for line in out).strip()


def _say(out: list[str], text: str | None) -> None:
    if not text:
        return
    words = " ".join(text.split())
    if text[:1].isspace() and out[-1] and not out[-1].endswith(" "):
        out[-1] += " "
    out[-1] += words
    if words and text[-1:].isspace():
        out[-1] += " "


def _is_marked_quote(node: etree._Element) -> bool:
    kind = f"{node.get('class', '')} {node.get('type', '') if node.tag == 'blockquote' else ''}"
    return any(one in kind for one in _QUOTES) or kind.endswith(" cite")


def _is_head_of_quote(node: etree._Element) -> bool:
    return node.get("id", "").removeprefix("x_") in _HEADS
