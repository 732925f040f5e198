"""How English names days, months and parts of a year, in folded text."""

from __future__ import annotations

from enlace.reader.dates.numbers import NUMBER, ORDINAL_EN, YEAR
from enlace.reader.dates.patterns import compiled

MONTHS = {
    name: count for count, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?:\.|(?=\s*\d)))"
)
_YEAR = r"(?:19|20)\d\d(?!\d)"
_YEAR_SAID = YEAR["en"]
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s*,)?\s*(?:the\s+)?)?"
_DAY = r"[0-3]?\d(?!\d)(?:\s?(?:st|nd|rd|th)(?![a-z]))?"
_DAY_OF = rf"(?:{_DAY}|{ORDINAL_EN}(?=\s+of\s))"
_TO = r"\s*(?:-|/|(?:to|and|&|through|until|or)(?![a-z]))\s*(?:the\s+)?"
_MORE = rf"(?:\s*,\s*{_DAY}){{0,6}}"
_THIS = r"this|the\s+(?:current|present|same)"
_NEXT = r"next|the\s+(?:following|coming)"
_TAIL = (
    rf"(?:(?:\s*,)?\s*(?:of\s+)?(?:the\s+year\s+)?(?P<y>{_YEAR_SAID})"
    rf"|(?:\s*,)?\s+(?:of\s+)?(?:(?P<this>{_THIS})|(?P<next>{_NEXT})|the)\s+year\b)?"
)
ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1, "final": -1,
}  # fmt: skip
PARTS = {"quarter": 4, "trimester": 4, "semester": 2, "half": 2, "quadrimester": 3, "four-month": 3}
_ORDINAL = "|".join(ORDINALS)

DAY_FIRST = compiled(
    rf"{_WEEKDAY}(?P<d>{_DAY_OF})(?:{_MORE}{_TO}{_WEEKDAY}(?P<d2>{_DAY_OF})|(?:\s*(?:of\s+)?(?P<m>{MONTH})"
    rf"(?:(?:\s*,)?\s*(?P<y1>{_YEAR_SAID}))?{_TO}{_WEEKDAY}(?P<d3>{_DAY})))?\s*(?:of\s+)?(?P<m2>{MONTH}){_TAIL}"
)
MONTH_FIRST = compiled(
    rf"{_WEEKDAY}(?P<m>{MONTH})\s*(?:the\s+)?(?P<d>{_DAY})(?:(?:\s*,)?\s*(?P<y1>{_YEAR_SAID})(?={_TO}{_WEEKDAY}{MONTH}\s*{_DAY}))?"
    rf"{_MORE}(?:{_TO}{_WEEKDAY}(?P<m2>{MONTH})?\s*(?P<d2>{_DAY}))?{_TAIL}"
)
IN_MONTH = compiled(
    rf"(?:the\s+month\s+of\s+|this\s+coming\s+|this\s+|next\s+)?(?P<m>{MONTH})(?:{_TO}(?P<m2>{MONTH}))?{_TAIL}(?![a-z])"
)
IN_PART = compiled(
    rf"(?:(?:this|the\s+(?P<same>current|present))\s+|(?:the\s+)?(?:(?P<ord>{_ORDINAL})|(?P<following>next|following|coming))[-\s]+)"
    rf"(?P<unit>{'|'.join(PARTS)})(?:[-\s](?:period|year))?(?!\s*-?\s*(?:of\s+)?{MONTH}){_TAIL}(?![a-z])"
    rf"|(?P<q>q[1-4])\s*(?:of\s+)?,?\s*(?P<yq>{_YEAR})"
)
IN_FIRST_MONTHS = compiled(
    rf"(?:the\s+)?first\s+(?P<n>{NUMBER['en']})\s+months(?:\s*,)?\s*of\s+(?:(?P<y>{_YEAR_SAID})|(?:(?P<this>{_THIS})|(?P<next>{_NEXT}))\s+year\b)"
)
IN_WEEK = compiled(
    rf"(?:the\s+)?(?P<ord>{_ORDINAL})\s+(?P<unit>week|half|fortnight)\s+(?:of|in)\s+(?:the\s+month\s+of\s+)?(?P<m>{MONTH}){_TAIL}"
)
IN_YEAR = compiled(
    rf"(?:(?:the\s+)?(?:(?:calendar|fiscal)\s+)?years?\s+(?:of\s+)?)?"
    rf"(?:(?P<from>{_YEAR})\s*(?:-|/|and|to)\s*)?(?P<y>{_YEAR}(?![-/\d])|{_YEAR_SAID}(?!\s*[a-z]))"
    r"(?!\s*(?:dollars|usd|us\$|euros|people|persons|migrants|copies|officers|work|budget|plan|edition))"
    rf"|(?:(?P<this>{_THIS})|(?P<next>{_NEXT}))\s+(?:calendar\s+)?year\b"
)
IN_SOME = compiled(
    rf"(?:(?:(?P<this>{_THIS})|(?P<next>{_NEXT}))\s+|(?P<the>the)\s+)(?P<unit>month|quarter|semester|year)\b"
)
PART = compiled(
    r"(?:(?:the\s+)?(?:very\s+)?(?:(?P<end>end|close|conclusion|last\s+day|finish)|(?P<start>beginning|start)|(?P<middle>middle))\s+of\s+"
    r"(?!(?:the|this)\s+(?:meeting|session))"
    r"|(?:(?P<late>late)\s+|(?P<early>early)\s+(?:in\s+)?|(?P<mid>mid)[-\s]\s*))(?:the\s+month\s+of\s+)?"
)
