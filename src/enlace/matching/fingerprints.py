"""What matching keeps of an item: its terms, the things it names, who acts and owes, places, days, references."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath

from enlace.matching.lexicon import lexicon
from enlace.matching.model import Fingerprint, Topic
from enlace.matching.references import references
from enlace.matching.topics import topics
from enlace.matching.wording import Wording, months, wording
from enlace.reader.grammar.tokens import fold
from enlace.reader.model import Item, Report
from enlace.reader.profile import Body, Profile, load

INHERITED = 0.5
_INHERITED_TERMS = 80
_RANKS = {"network": 0, "working-group": 0, "consultation-group": 1, "plenary": 2}
_SHARED = frozenset({*_RANKS, "members", "secretariat"})
_MANY = 4
_COURTEOUS = frozenset({"thank", "note", "approve", "affirm", "inform"})
_EVERYWHERE = frozenset({"good_practices", "financial_report", "exchange"})
_STRAY = 2
_PROPOSING = frozenset({"propose", "offer", "withdraw", "commit", "inform"})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ORDINALS = {
    "first": 1, "primera": 1, "primer": 1, "primero": 1, "second": 2, "segunda": 2, "segundo": 2, "third": 3,
    "tercera": 3, "tercer": 3, "tercero": 3, "fourth": 4, "cuarta": 4, "cuarto": 4, "fifth": 5, "quinta": 5,
    "quinto": 5, "sixth": 6, "sexta": 6, "sexto": 6, "seventh": 7, "septima": 7, "septimo": 7, "eighth": 8,
    "octava": 8, "octavo": 8, "ninth": 9, "novena": 9, "noveno": 9, "tenth": 10, "decima": 10, "decimo": 10,
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10,
}  # fmt: skip
_ROMANS = frozenset("i ii iii iv v vi vii viii ix x".split())
_ORDINAL_OF = frozenset(
    """workshop taller seminar seminario course curso meeting reunion encuentro forum foro phase fase stage etapa
    edition edicion week semana version round ronda cohort cohorte conference conferencia module modulo call
    convocatoria congress congreso jornada""".split()
)


def fingerprint(item: Item, report: Report, *, profile: Profile | str | None = None) -> Fingerprint:
    """The fingerprint of an item of that report. A sub-item has its parent's terms too, at half their weight."""
    return _Maker(report, load(profile)).make(item)


def fingerprints(report: Report, *, profile: Profile | str | None = None) -> list[Fingerprint]:
    """The fingerprints of all items, in their order."""
    maker = _Maker(report, load(profile))
    return [maker.make(item) for item in report.items]


class _Maker:
    def __init__(self, report: Report, profile: Profile) -> None:
        self.report = report
        self.profile = profile
        self.items = {(item.section, item.path): item for item in report.items}
        self.wordings: dict[int, Wording] = {}
        self.topics: dict[int, list[Topic]] = {}
        self.told: dict[int, tuple[str, ...]] = {}
        body = profile.body(report.meeting.body) if report.meeting.body else None
        self.rank = _RANKS.get(body.kind, 1) if body else 1
        self.purpose = _purpose(body)
        self.groups = {one for one in (profile.member_group, report.meeting.body) if one}
        self.common = {one.id for one in profile.bodies if one.kind in _SHARED} | self.groups
        day = report.meeting.end or report.meeting.start
        self.day = day.isoformat() if day else ""
        self.name = PurePath(report.source.name).stem
        self.meeting = f"{report.meeting.body}|{self.day}" if report.meeting.body and day else self.name

    def make(self, item: Item) -> Fingerprint:
        said = self._wording(item)
        named = list(self._topics(item))
        weights: dict[str, float] = dict.fromkeys(said.terms(), 1.0)
        chain = list(self._parents(item))
        for parent in chain:
            for term in self._told(parent):
                weights.setdefault(term, INHERITED)
            named.extend(self._topics(parent))
        group_of = lexicon().group_of
        body = self.report.meeting.body
        return Fingerprint(
            report=self.name,
            section=item.section,
            path=item.path,
            day=self.day,
            rank=self.rank,
            position=item.span[0],
            body=body,
            meeting=self.meeting,
            language=self.report.source.language,
            terms=weights,
            said=_telling(said),
            names=tuple(said.names()),
            topics=_distinct(named),
            instruments=_unique(topic.instrument for topic in named if topic.instrument),
            stages=_unique(term for term in said.terms() if group_of.get(term) == "stage"),
            players=self._players(item),
            proposers=self._proposers(item),
            debtors=_unique(
                one for act in item.acts if act.commitment for one in act.commitment.owed_by if one != body
            ),
            actors=_unique(
                one for act in item.acts for one in (*act.by, *act.to) if one not in (body, *self.groups)
            ),
            acts=_unique(act.act for act in item.acts),
            rhythms=_unique(
                act.commitment.due.rrule
                for act in item.acts
                if act.commitment and act.commitment.due and act.commitment.due.rrule
            ),
            places=self._places(said),
            dates=_dates(said),
            editions=_editions(said),
            refers=references(item.text),
            routine=self._is_routine(item, said, named),
        )

    def _is_routine(self, item: Item, said: Wording, named: list[Topic]) -> bool:
        """Whether it could stand in every report of this body: thanks for reports on what the body is for."""
        if any(act.act not in _COURTEOUS for act in item.acts) or any(topic.instrument for topic in named):
            return False
        group_of = lexicon().group_of
        told = {term for term in said.terms() if group_of.get(term) not in ("common", "stage")}
        left = told - self.purpose - _EVERYWHERE
        return all(term[0] == "~" for term in left) and len(left) <= _STRAY

    def _wording(self, item: Item) -> Wording:
        if item.span[0] not in self.wordings:
            self.wordings[item.span[0]] = wording(item)
        return self.wordings[item.span[0]]

    def _topics(self, item: Item) -> list[Topic]:
        if item.span[0] not in self.topics:
            self.topics[item.span[0]] = topics(self._wording(item))
        return self.topics[item.span[0]]

    def _told(self, parent: Item) -> tuple[str, ...]:
        """What its children have of a parent: the terms it begins with, for a parent may be long."""
        if parent.span[0] not in self.told:
            self.told[parent.span[0]] = _unique(self._wording(parent).terms())[:_INHERITED_TERMS]
        return self.told[parent.span[0]]

    def _parents(self, item: Item) -> Iterable[Item]:
        above = self.items.get((item.section, item.parent)) if item.parent else None
        while above is not None:
            yield above
            above = self.items.get((above.section, above.parent)) if above.parent else None

    def _players(self, item: Item) -> tuple[str, ...]:
        """Who is named besides the body that meets and the groups; nobody where many are, as in a list of thanks."""
        named = self._without_crowd(item.mentions)
        return named if len(named) < _MANY else ()

    def _proposers(self, item: Item) -> tuple[str, ...]:
        """Who acts or is thanked, else the only one named: the report, the proposal, the offer is theirs."""
        acting = [one for act in item.acts if act.act in _PROPOSING for one in act.by]
        thanked = [one for act in item.acts if act.act == "thank" for one in act.to]
        named = self._without_crowd(_unique([*acting, *thanked]))
        if not named and len(alone := self._players(item)) == 1:
            return alone
        return named if len(named) < _MANY else ()

    def _without_crowd(self, named: Iterable[str]) -> tuple[str, ...]:
        return tuple(one for one in named if one not in self.common)

    def _places(self, said: Wording) -> tuple[str, ...]:
        towns = self.profile.towns
        found: list[str] = []
        for at in range(len(said.folded)):
            for length in (4, 3, 2, 1):
                name = said.folded[at : at + length]
                if len(name) == length and name in towns and said.written[at][:1].isupper():
                    found.append(" ".join(name))
                    break
        return _unique(found)


def _telling(said: Wording) -> dict[str, str]:
    group_of = lexicon().group_of
    return {
        term: words
        for term, words in said.surfaces().items()
        if group_of.get(term) not in ("common", "stage")
    }


def _purpose(body: Body | None) -> frozenset[str]:
    """What a body is for, by its names: its items speak of that whatever they are about."""
    if body is None:
        return frozenset()
    texts = (tuple(fold(text).split()) for names in body.names.values() for text in names)
    return frozenset(found.concept for words in texts for found in lexicon().find(words))


def _distinct(named: Iterable[Topic]) -> tuple[Topic, ...]:
    return tuple(dict.fromkeys(named))[:10]


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _dates(said: Wording) -> tuple[str, ...]:
    """Months with their year where one stands near (``2013-09``), and years alone (``2013``)."""
    found: list[str] = []
    used: set[int] = set()
    for month, at in months(said.folded):
        for near in (*range(at + 1, min(at + 9, len(said.folded))), at - 1):
            if near >= 0 and _YEAR.fullmatch(said.folded[near]):
                found.append(f"{said.folded[near]}-{month:02}")
                used.add(near)
                break
    found.extend(word for at, word in enumerate(said.folded) if at not in used and _YEAR.fullmatch(word))
    return _unique(found)


def _editions(said: Wording) -> tuple[str, ...]:
    """Ordinals of an activity: the second phase, the IX Week, la tercera reunión."""
    found: Counter[str] = Counter()
    for at, word in enumerate(said.folded):
        number = _ORDINALS.get(word)
        if number is None or (word in _ROMANS and not said.written[at].isupper()):
            continue
        near = [fold(other) for other in said.written[at + 1 : at + 4]]
        if any(other in _ORDINAL_OF for other in near):
            found[str(number)] += 1
    return tuple(found)
