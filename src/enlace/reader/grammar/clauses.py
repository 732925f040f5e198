"""Who does what in a sentence: verb groups become predicates with a subject."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from enlace.reader.acts.recogniser import Aim
from enlace.reader.grammar import english, spanish
from enlace.reader.grammar.groups import Group, groups, sense
from enlace.reader.grammar.objects import addressees
from enlace.reader.grammar.parties import Ids, lower_group, row, skip
from enlace.reader.grammar.sentence import Sentence
from enlace.reader.grammar.words import Tongue
from enlace.reader.model import ActKind


@dataclass(frozen=True, slots=True)
class Predicate:
    """One act found in a sentence; units ``[first, group.end)`` lead up to and hold its verb."""

    act: ActKind
    by: Ids
    to: Ids
    first: int
    group: Group
    rule: str
    confidence: float
    lemma: str = ""


@dataclass(frozen=True)
class Setting:
    """What holds for a whole report: the body that meets, the members' group, each act's way to its addressee."""

    body: Ids
    member_group: str | None
    aims: Mapping[str, Aim]
    recommends: bool = False  # the items stand under the heading "Recommendations"


@dataclass
class Thread:
    """What a sentence inherits from the one before in the same item.

    ``opening`` is who acts where a sentence begins with a bare verb; ``quiet`` silences impersonal infinitives (bullets
    that say what a chapeau asked).
    """

    opening: Ids
    subject: Ids = ()
    spoken: Ids = ()  # the last subject that was named: "it", "they"
    aimed: Ids = ()  # whom the last act was aimed at: "asked them to …"
    quiet: bool = False
    listed: bool = False  # the sentence opens a bullet below a chapeau


@dataclass
class _State:
    """Where the scan of one sentence stands."""

    predicates: list[Predicate] = field(default_factory=list)
    after: int = 0  # subjects are sought from here on
    subject: Ids | None = None  # of the last finite clause
    spoken: Ids = ()  # the first subject of the sentence that is named in words
    light: Ids | None = None  # subject lent by "decides to"
    light_end: int = -1
    light_first: int = 0
    light_that: bool = False
    light_used: bool = True
    light_impersonal: bool = False


_ACTS_ALONE = frozenset(
    (
        "thank",
        "note",
        "affirm",
        "request",
        "recommend",
        "approve",
        "withdraw",
        "inform",
        "propose",
        "commit",
        "offer",
    )
)
# After an act that governs an infinitive ("request IOM to study … and to submit …") only these begin a new act.
_STRONG = frozenset(("thank", "note", "affirm", "request"))
_GOVERNING = frozenset(("request", "commit", "offer", "propose", "recommend"))
_PASSIVE_ALONE = frozenset(
    ("affirm", "approve", "note", "thank", "withdraw", "recommend", "propose", "request", "commit")
)
_PUT_OFF = frozenset(("postpone", "defer", "posponer", "aplazar", "postergar", "diferir"))


def predicates(sentence: Sentence, setting: Setting, thread: Thread) -> list[Predicate]:
    """The acts of one sentence in order; ``thread`` is brought up to date for the next sentence."""
    state = _State()
    scan = _Scan(sentence, setting, thread, state)
    for group in groups(sentence):
        found = scan.predicate(group)
        if found is not None:
            state.predicates.append(found)
    scan.close_light(len(sentence.units))
    scan.bound()
    if not state.predicates:
        state.predicates.extend(scan.wish())
    if state.subject:
        thread.subject = state.subject
    if state.spoken:
        thread.spoken = state.spoken
    return state.predicates


class _Scan:
    """Tries each verb group of one sentence in turn."""

    def __init__(self, sentence: Sentence, setting: Setting, thread: Thread, state: _State) -> None:
        self.sentence, self.setting, self.thread, self.state = sentence, setting, thread, state
        self.tongue: Tongue = sentence.tongue
        self.words = sentence.words
        self.has_lead = self._opens_with_lead()
        self.verbs_end = 0  # past the last finite verb tried

    # What each form of the verb needs to be an act -------------------------------------------------------------

    def predicate(self, group: Group) -> Predicate | None:
        found = self._try(group)
        if group.tense != "base":
            self.verbs_end = group.end
        return found

    def _try(self, group: Group) -> Predicate | None:
        if group.tense == "base":
            return self._infinitive(group)
        if group.tense == "fut" or (group.tense == "cond" and self._reported()):
            return self._future(group)
        if group.tense == "cond":
            return None
        if group.tense == "modal":
            return self._modal(group)
        if group.passive:
            return self._passive(group)
        return self._finite(group)

    def _reported(self) -> bool:
        """After "announced that", "agreed that": "would" and "-ría" undertake there."""
        state = self.state
        told = (
            bool(state.predicates)
            and state.predicates[-1].act == "inform"
            and state.predicates[-1].group.tense == "past"
        )
        return told or (state.light is not None and not state.light_used and state.light_that)

    def _infinitive(self, group: Group) -> Predicate | None:
        """ "To thank …", "Thank …", "Agradecer …": an act of the body where a clause begins with it."""
        state = self.state
        if state.light is not None and not state.light_used and self._lent(group):
            return self._borrowed(group)
        meaning = sense(self.sentence, group) if group.readings else None
        subject = self._bare_present(group) if meaning else None
        if subject is not None and meaning is not None and meaning[1].act == "light":
            self._lend(group, subject[0], subject[1])
            return None
        if subject is not None and meaning is not None:
            return self._say(group, meaning[1].act, subject[0], subject[1], "present", meaning[0].lemma)
        if meaning is None or meaning[1].act == "light":
            if meaning is not None and self._begins_clause(group):
                self._lend(group, self.thread.opening, self._edge(group.first))
            return self._plain_infinitive(group)
        act = meaning[1].act
        if self.thread.quiet:
            return None
        if self._begins_clause(group) or self._continues_impersonal(group, act):
            return self._say(
                group, act, self._impersonal_by(), self._edge(group.first), "infinitive", meaning[0].lemma
            )
        if act == "request" and self._joins_future(group):
            return self._say(
                group, act, self.state.subject or (), self._edge(group.first), "future", meaning[0].lemma
            )
        return None

    def _joins_future(self, group: Group) -> bool:
        """ "The TS will circulate the document and request Member Countries to …"."""
        predicates = self.state.predicates
        here = self._back_over_adverbs(group.first - 1)
        return (
            bool(predicates)
            and predicates[-1].rule == "commit.future"
            and not group.marked
            and self.words[here] in self.tongue.conjunctions
        )

    def _impersonal_by(self) -> Ids:
        state = self.state
        if (
            state.predicates
            and state.subject is not None
            and state.predicates[-1].rule.endswith(("lent", "present"))
        ):
            return state.predicates[-1].by
        return self.thread.opening

    def _plain_infinitive(self, group: Group) -> Predicate | None:
        return None

    def _future(self, group: Group) -> Predicate | None:
        """ "The TS will …", "la ST enviará …": a commitment, or a request where the verb asks."""
        if self._in_request(group):
            return None
        meaning = sense(self.sentence, group) if group.readings else None
        asks = (
            meaning is not None
            and meaning[1].act == "request"
            and meaning[0].lemma not in ("remind", "recordar")
        )
        asks = asks and not (group.impersonal and group.word.startswith(_REFLEXIVE))
        subject, first, kind = self._subject(group)
        lemma = meaning[0].lemma if meaning else group.word
        light = self.state.light is not None and not self.state.light_used
        if group.passive or (group.impersonal and not subject and not group.word.startswith(_REFLEXIVE)):
            agent = self._agent(group.end)
            if asks:
                to = subject or (self._aimed(group, "request", lemma) if group.impersonal else ())
                self._spend_light()
                by = agent or (self.state.light if light and self.state.light else self.setting.body)
                return Predicate("request", by, to, first, group, "request.passive", 0.85, lemma)
            if agent:
                return self._commit(group, agent, first, "commit.agent")
            if kind == "relative" and self._undertaken(group) and not self._by_others(group):
                return self._commit(group, self.setting.body, first, "commit.relative", 0.65)
            if light and self.state.light_that:
                return self._commit(group, self.state.light or self.setting.body, first, "commit.agreed", 0.8)
            if kind in ("thing", "none") and self._is_planned(group):
                return self._commit(group, self.setting.body, first, "commit.planned", 0.6)
            return None
        if not subject and kind in ("none", "thing"):
            subject, first = self._carried(group), self._edge(group.first)
        if subject:
            if asks:
                to = self._aimed(group, "request", lemma)
                self._spend_light()
                return self._told(
                    Predicate("request", subject, to, first, group, "request.future", 0.85, lemma)
                )
            return self._commit(group, subject, first, "commit.future", 0.9 if kind == "party" else 0.75)
        if light and self.state.light_that and kind == "thing":
            return self._commit(group, self.state.light or self.setting.body, first, "commit.agreed", 0.7)
        return None

    def _carried(self, group: Group) -> Ids:
        """ "… and will also send …", "anunció que enviará …": the subject of the verb before."""
        here = self._back_over_adverbs(group.first - 1)
        if here < 0:
            return ()
        word = self.words[here]
        if self.tongue.language == "es" and not (word in self.tongue.that and self._is_complement(here)):
            after = row(self.sentence, group.end)
            if after is not None and self.words[group.end] not in ("a", "al"):
                return after.ids
        if self.state.subject is None:
            return ()
        if word in self.tongue.pronouns or self._whose(group):
            return self.state.subject
        joined = (
            word in self.tongue.conjunctions or word in (",", "but", "pero", "then") or self._as_well_as(here)
        )
        return self.state.subject if joined or (word in self.tongue.that and self._is_complement(here)) else ()

    def _whose(self, group: Group) -> bool:
        """ "…, cuya nota conceptual enviará": the subject goes on."""
        return any(
            self.words[here] in ("cuyo", "cuya", "cuyos", "cuyas")
            for here in range(max(0, group.first - 5), group.first)
        )

    def _back_over_adverbs(self, here: int) -> int:
        while here > 0 and self.words[here] in self.tongue.adverbs:
            here -= 1
        return here

    def _undertaken(self, group: Group) -> bool:
        """A relative clause without an agent binds the body, unless it only tells what will happen elsewhere."""
        return not group.word.startswith(_ELSEWHERE)

    def _is_planned(self, group: Group) -> bool:
        """ "A working group will be established": the meeting's own doing, where nobody else is named."""
        if self._in_relative(group) or self._told_here(group) or self._subordinate(group):
            return False
        return not self._by_others(group) and not group.word.startswith(_TALKED_OF)

    def _by_others(self, group: Group) -> bool:
        """ "… by the United Nations": an agent whom the profile does not know."""
        return self.words[group.end : group.end + 1] != [] and self.words[group.end] in self.tongue.agent

    def _commit(self, group: Group, by: Ids, first: int, rule: str, confidence: float = 0.85) -> Predicate:
        self._spend_light()
        if not self._in_relative(group) or self.state.subject is None:
            self.state.subject = by
        self.state.after = group.end
        return Predicate("commit", by, (), first, group, rule, confidence, group.word)

    def _modal(self, group: Group) -> Predicate | None:
        """ "Countries should …", "los países deberán …": the meeting asks them."""
        if self._in_request(group):
            return None
        subject, first, kind = self._subject(group)
        asked: Ids = ()
        if group.passive or (group.impersonal and not subject):
            asked = self._agent(group.end)
            if not asked and (kind != "thing" or self.state.predicates or group.word.startswith(_ELSEWHERE)):
                return None
        elif subject:
            asked = subject
        elif not (group.word.endswith("rse") and kind == "thing" and not self.state.predicates):
            return None
        self._spend_light()
        self.state.subject, self.state.after = asked, group.end
        by = self._last_by() or self.setting.body
        return Predicate("request", by, asked, first, group, "request.modal", 0.75, group.word)

    def _last_by(self) -> Ids:
        return ()

    def _passive(self, group: Group) -> Predicate | None:
        """ "The TS is requested to …", "it is suggested …", "the leadership of Mexico was highlighted"."""
        meaning = sense(self.sentence, group) if group.readings else None
        if meaning is None:
            return None
        act, lemma = meaning[1].act, meaning[0].lemma
        if self._in_relative(group) or self._subordinate(group):
            return None
        subject, first, kind = self._subject(group)
        agent = self._agent(group.end)
        if act == "light":
            near = (
                agent
                if self.words[group.end : group.end + 1] and self.words[group.end] in self.tongue.agent
                else ()
            )
            self._lend(group, near or self.setting.body, first, impersonal=True)
            return None
        if self._told_here(group) and kind != "it":
            return None
        by = agent or self.setting.body
        if kind == "none" and self.state.predicates:
            last = self.state.predicates[-1]
            subject, kind = (last.to if last.group.passive else self.state.subject or ()), "party"
        if act == "commit" and lemma not in _PUT_OFF:
            return None
        if act == "request":
            to = subject if kind == "party" else self._aimed(group, act, lemma)
            return self._told(Predicate("request", by, to, first, group, "request.passive", 0.85, lemma))
        if act == "inform" and not agent:
            if kind == "party" and subject == self.setting.body:
                return self._told(Predicate("note", subject, (), first, group, "note.told", 0.6, lemma))
            return None
        if act == "thank":
            to = subject if kind == "party" else self._thing_parties(first, group.first)
            return self._told(Predicate("thank", by, to, first, group, "thank.passive", 0.8, lemma))
        if act in _PASSIVE_ALONE or agent:
            to = self._aimed(group, act, lemma) if act in ("recommend",) else ()
            if act == "inform" and kind == "party":
                to = subject
            return self._told(Predicate(act, by, to, first, group, f"{act}.passive", 0.75, lemma))
        return None

    def _thing_parties(self, first: int, end: int) -> Ids:
        """ "The work of the TS was recognised": the parties whose work it is."""
        for place in range(first, end):
            if self.words[place] in self.tongue.of or self.words[place] in self.tongue.agent:
                listed = row(self.sentence, place + 1)
                if listed is not None and listed.end <= end:
                    return listed.ids
        return ()

    def _finite(self, group: Group) -> Predicate | None:
        """ "Honduras informed …", "The Network thanks …", "se solicita a …"."""
        meaning = sense(self.sentence, group)
        if meaning is None:
            return None
        act, lemma = meaning[1].act, meaning[0].lemma
        if group.impersonal and not self._reflexive(lemma):
            return self._impersonal(group, act, lemma)
        if (
            (self._in_relative(group)
            and not (self._own_subject(group) and (act == "commit" or group.tense == "pres")))
            or self._subordinate(group)
        ):
            return None
        subject, first, kind = self._subject(group)
        if kind == "told" and not self._own_subject(group):
            return None
        if kind == "it":
            subject = self.setting.body
            kind = "body"
        if kind in ("thing", "relative", "none") or (not subject and kind != "body"):
            inherited = self._inherited(group)
            if inherited is None:
                return None
            subject, first = inherited, self._edge(group.first)
            kind = "party"
        if group.tense == "past" and not group.perfect and self.words[group.end : group.end + 1] == ["by"]:
            return None
        if act == "light":
            self._lend(group, subject, first)
            return None
        if act == "approve" and self._does_follow(group.end):
            # "Accepted to share" undertakes.
            return self._commit(group, subject, first, "commit.accepted")
        return self._say(group, act, subject, first, group.tense, lemma)

    def _own_subject(self, group: Group) -> bool:
        """ "…, which Honduras undertook to …": a relative clause with a party as its subject."""
        here = self._back_over_adverbs(group.first - 1)
        if here <= 0 or not self.sentence.parties[here]:
            return False
        return group.readings != () and self._in_relative(group)

    def _does_follow(self, place: int) -> bool:
        """Whether an infinitive comes next."""
        words = self.words
        if self.tongue.language == "en":
            return (
                words[place : place + 1] == ["to"]
                and words[place + 1 : place + 2] != []
                and words[place + 1].isalpha()
            )
        return place < len(words) and len(words[place]) > 4 and words[place].endswith(_INFINITIVE_ENDINGS)

    def _subordinate(self, group: Group) -> bool:
        """In a clause with "once", "until", "if", "una vez que" before it."""
        subordinators = _SUBORDINATORS[self.tongue.language]
        for here in range(group.first - 1, self.state.after - 1, -1):
            if self.words[here] == "," or self.words[here] in self.tongue.conjunctions:
                return False
            if self.words[here] in subordinators:
                return True
        return False

    def _reflexive(self, lemma: str) -> bool:
        return lemma in ("comprometer", "obligar", "congratular", "ofrecer", "desistir")

    def _impersonal(self, group: Group, act: str, lemma: str) -> Predicate | None:
        """ "Se acordó …", "se solicita a …": the meeting's body acts."""
        if (self._in_relative(group) and not self._that_of_light(group)) or lemma == "referir":
            return None
        before = group.first - 1
        if before >= 0 and self.words[before] in self.tongue.negations:
            return None
        first = self._edge(group.first)
        if self._governed(group) and act not in ("request",):
            return None
        agent = self._agent(group.end) if act != "light" else ()
        by = agent or self.setting.body
        if act == "light":
            self._lend(group, self.setting.body, first, impersonal=True)
            return None
        said = self._say(group, act, by, first, "passive", lemma)
        begin = self._past_connectives(0)
        if (
            act in ("request", "thank", "recommend")
            and self.words[begin : begin + 1] in (["a"], ["al"])
            and not self.state.predicates
        ):
            listed = row(self.sentence, begin + 1)
            if listed is not None and listed.end <= group.first:
                said = self._told(replace(said, to=listed.ids))
        return said

    def _governed(self, group: Group) -> bool:
        """Inside "que se …" after a request or a telling."""
        return self.words[group.first - 1 : group.first] == ["que"] and bool(self.state.predicates)

    # Saying an act -----------------------------------------------------------------------------------------------

    def _say(self, group: Group, act: str, by: Ids, first: int, form: str, lemma: str) -> Predicate:
        self._spend_light()
        if (
            by != self.setting.body
            and lemma in _TOLD_BY_PARTIES
            and self.words[group.end : group.end + 1]
            and self.words[group.end] in self.tongue.that
        ):
            act = "inform"
        kind: ActKind = act  # type: ignore[assignment]  # "light" never comes here
        to = self._aimed(group, act, lemma, by)
        confidence = {
            "infinitive": 0.95,
            "present": 0.9,
            "pres": 0.9,
            "past": 0.85,
            "passive": 0.8,
            "lent": 0.85,
        }.get(form, 0.8)
        return self._told(
            Predicate(kind, by, to, first, group, f"{act}.{_FORM_NAMES.get(form, form)}", confidence, lemma)
        )

    def _told(self, predicate: Predicate) -> Predicate:
        self.state.subject = predicate.by
        if predicate.to:
            self.thread.aimed = predicate.to
        self.state.after = predicate.group.end
        return predicate

    def _aimed(self, group: Group, act: str, lemma: str, by: Ids = ()) -> Ids:
        aim = self.setting.aims.get(act, "nobody")
        if aim != "nobody" and self._by_pronoun(group):
            return self._meant(group, self._is_plural(group), by)
        found = addressees(self.sentence, group.end, len(self.words), aim, lemma)
        if aim in ("asked", "thanked"):
            owner = self._owner_named(group)
            if owner:
                return (owner,)
        return found

    def _owner_named(self, group: Group) -> str | None:
        """ "Congratulated its delegation": the organ of the party named last, other than the subject."""
        words, tongue = self.words, self.tongue
        here = group.end
        if tongue.language == "es" and words[here : here + 1] == ["a"]:
            here += 1
        if (
            words[here : here + 1]
            and words[here] in _OWNING
            and set(words[here + 1 : here + 3]) & (tongue.organs | _ORGANS_OWNED)
        ):
            return self._named_last(group.first)
        return None

    def _by_pronoun(self, group: Group) -> bool:
        """ "Asked them to …", "se le invita a …": those whom the act before was aimed at."""
        words = self.words
        if self.tongue.language == "en":
            return (
                (words[group.end : group.end + 1] != []
                and words[group.end] in _OBJECTS)
                or words[group.end : group.end + 2] in (["to", "it"], ["to", "them"])
            )
        pronoun = any(
            words[here] in ("le", "les") or (words[here] == "se" and not group.impersonal)
            for here in range(group.first, group.head)
        )
        pronoun = pronoun or (group.tense == "base" and words[group.head].endswith(_ENCLITICS))
        named = (
            words[group.end : group.end + 1] in (["a"], ["al"])
            and row(self.sentence, group.end + 1) is not None
        )
        return pronoun and not named

    def bound(self) -> None:
        """An addressee list ends where the next act begins: "the support of UNHCR, and Mexico and Costa Rica asked …"."""
        said = self.state.predicates
        for number in range(len(said) - 1):
            one, following = said[number], said[number + 1]
            if not one.to or following.first <= one.group.end or one.group.passive:
                continue
            self.sentence.limit = following.first
            to = self._aimed(one.group, one.act, one.lemma, one.by)
            if to and to != one.to and set(to) < set(one.to):
                said[number] = replace(one, to=to)
        self.sentence.limit = len(self.words)

    def wish(self) -> list[Predicate]:
        """ "That the Ministers adopt …", "Que la ST publique …": who is to do it, after a bare "that"."""
        words = self.words
        if not words or words[0] not in self.tongue.that:
            return []
        listed = row(self.sentence, 1)
        if listed is None or listed.end >= len(words) or (self.tongue.language == "en" and words[0] != "that"):
            return []
        act: ActKind = "recommend" if self.setting.recommends else "request"
        group = Group(0, 0, listed.end, "base", word="that")
        return [Predicate(act, self.thread.opening, listed.ids, 0, group, f"{act}.wish", 0.7)]

    def _is_plural(self, group: Group) -> bool:
        if self.tongue.language == "en":
            return "them" in self.words[group.end : group.end + 2]
        if "se" in self.words[group.first : group.head] and self.thread.spoken:
            return self._agrees(self.thread.spoken, True)
        return any(
            word in ("les", "los", "las") for word in self.words[group.first : group.head]
        ) or self.words[group.head].endswith("s")

    def _meant(self, group: Group, plural: bool, by: Ids) -> Ids:
        """Whom a pronoun means: who spoke before, whom the act before was aimed at, or the party named last."""
        candidates = [self.thread.spoken, self.thread.aimed]
        for ids in candidates:
            if ids and ids != by and ids != self.setting.body and self._agrees(ids, plural):
                return ids
        for sentence, limit in (
            (self.sentence, group.first),
            *((one, len(one.units)) for one in reversed(self.sentence.earlier[-3:])),
        ):
            for place in range(limit - 1, max(-1, limit - 60), -1):
                if not sentence.parties[place] or set(sentence.words[max(0, place - 3) : place]) & _IN_ROLE:
                    continue
                ids = self._row_ending(sentence, place) if plural else (sentence.parties[place],)
                if ids != by and self._agrees(ids, plural):
                    return ids
        return ()

    def _row_ending(self, sentence: Sentence, place: int) -> Ids:
        for start in range(max(0, place - 12), place + 1):
            listed = row(sentence, start) if sentence.parties[start] else None
            if listed is not None and listed.end > place:
                return listed.ids
        return (sentence.parties[place],)

    def _agrees(self, ids: Ids, plural: bool) -> bool:
        many = len(ids) > 1 or ids == (self.setting.member_group,) or ids == ("vice-ministers",)
        return many == plural

    # Light verbs: "decides to", "agreed that" ----------------------------------------------------------------------

    def _lend(self, group: Group, subject: Ids, first: int, impersonal: bool = False) -> None:
        state = self.state
        self.close_light(group.first)
        state.light, state.light_end, state.light_first = subject, group.end, first
        state.light_used, state.light_impersonal = False, impersonal
        state.light_that = self._that_follows(group.end)
        state.subject = subject
        state.after = group.end

    def _that_follows(self, place: int) -> bool:
        for here in range(place, min(len(self.words), place + 14)):
            word = self.words[here]
            if word in self.tongue.that:
                return True
            if (
                word in _ENDS
                or (not self.sentence.parties[here]
                and word.endswith(("ar", "er", "ir"))
                and self.tongue.language == "es")
            ):
                return False
            if word == "to" and self.tongue.language == "en":
                return False
        return False

    def _lent(self, group: Group) -> bool:
        """Whether this infinitive is what was decided: the first after the light verb."""
        state = self.state
        if state.light_that:
            return False
        if self.tongue.language == "en" and not group.marked:
            return False
        between = self.words[state.light_end : group.first]
        return len(between) <= 12 and ":" not in between

    def _borrowed(self, group: Group) -> Predicate:
        state = self.state
        subject, first = state.light or (), state.light_first
        meaning = sense(self.sentence, group) if group.readings else None
        state.light_used = True
        if meaning is not None and meaning[1].act in _ACTS_ALONE and meaning[1].act not in ("inform",):
            return self._say(group, meaning[1].act, subject, first, "lent", meaning[0].lemma)
        state.after = group.end
        state.subject = subject
        return Predicate("commit", subject, (), first, group, "commit.decided", 0.85, group.word)

    def close_light(self, end: int) -> None:
        """What was agreed without a verb that says who does it ("agreed that the meeting be held …")."""
        state = self.state
        if state.light is None or state.light_used or not state.light_that:
            return
        place = state.light_end
        after = place + 1
        listed = None
        for here in range(place, min(len(self.words), place + 8)):
            if self.words[here] in self.tongue.that:
                after = here + 1
                listed = row(self.sentence, skip(self.sentence, after, _CLITICS))
                break
        group = Group(state.light_end - 1, state.light_end - 1, state.light_end, "pres", word="")
        by = listed.ids if listed else self._agent_before(after, end) or state.light
        state.light_used = True
        state.predicates.append(Predicate("commit", by, (), state.light_first, group, "commit.agreed", 0.55))

    def _agent_before(self, place: int, end: int) -> Ids:
        for here in range(place, min(end, len(self.words))):
            if self.words[here] in self.tongue.agent:
                listed = row(self.sentence, here + 1)
                if listed is not None:
                    return listed.ids
        return ()

    def _spend_light(self) -> None:
        self.state.light_used = True

    def _that_of_light(self, group: Group) -> bool:
        return self.state.light is not None and not self.state.light_used

    # Where a clause begins -----------------------------------------------------------------------------------------

    def _opens_with_lead(self) -> bool:
        here = self._past_connectives(0)
        return here < len(self.words) and self.words[here] in self.tongue.leads

    def _past_connectives(self, place: int) -> int:
        here = place
        while here < len(self.words):
            phrase = next(
                (one for one in _CONNECTIVE_PHRASES if self.words[here : here + len(one)] == one), None
            )
            if phrase:
                here += len(phrase)
            elif (
                self.words[here] in self.tongue.connectives
                or self.words[here] in _SIGNS
                or (self.words[here] in self.tongue.adverbs
                and self.words[here] not in _CLITICS)
            ):
                here += 1
            else:
                break
        return here

    def _edge(self, place: int) -> int:
        """The clause's first unit: back over adverbs and conjunctions before the verb."""
        here = place
        while here > self.state.after and (
            self.words[here - 1] in self.tongue.adverbs
            or self.words[here - 1] in self.tongue.conjunctions
            or self.words[here - 1] in self.tongue.connectives
            or self.words[here - 1] == ","
        ):
            here -= 1
        return here

    def _begins_clause(self, group: Group) -> bool:
        """At the sentence's start, after connectives, or after the comma that ends a leading phrase."""
        if group.first <= self._past_connectives(0):
            return True
        before = self.words[group.first - 1]
        if self.state.predicates:
            return False
        here = group.first - 1
        while here > 0 and self.words[here] in self.tongue.adverbs:
            here -= 1
        before = self.words[here]
        return bool(before in (",", ":", "–", "—") and (self.has_lead or before in (":", "–", "—")))

    def _continues_impersonal(self, group: Group, act: str) -> bool:
        """ "… and to recommend …", "Take note, thank and recognize …" after an act of the body."""
        predicates = self.state.predicates
        if not predicates:
            return False
        last = predicates[-1]
        if not last.rule.endswith(("infinitive", "lent", "decided", "pres", "present")):
            return False
        if self.tongue.language == "en" and last.rule.endswith((".pres", "decided")):
            return False
        here = group.first - 1
        while here > 0 and self.words[here] in self.tongue.adverbs:
            here -= 1
        if (
            self.words[here] not in self.tongue.conjunctions
            and self.words[here] != ","
            and not self._as_well_as(here)
        ):
            return False
        if self.words[here] == "," and not (
            group.first - last.group.end <= 2 or group.marked or self.tongue.language == "es"
        ):
            return False
        direct = here <= last.group.end + 1
        governed = (last.act in _GOVERNING or last.rule.endswith("decided")) and self._inside_infinitive(
            last, here
        )
        if governed and not direct:
            return act in _STRONG and self._comma_before(here)
        if not direct and self._inside_infinitive(last, here):
            return act in _STRONG or self._comma_before(here)
        return True

    def _as_well_as(self, here: int) -> bool:
        return self.words[here - 2 : here + 1] == ["as", "well", "as"] or self.words[here - 1 : here + 1] == [
            "asi",
            "como",
        ]

    def _comma_before(self, here: int) -> bool:
        return self.words[here] == "," or (here > 0 and self.words[here - 1] == ",")

    def _inside_infinitive(self, last: Predicate, here: int) -> bool:
        """Whether another infinitive stands between the last act's verb and here ("with the aim of developing")."""
        if self.tongue.language == "en":
            return last.act != "thank" and any(self._is_to_verb(one) for one in range(last.group.end, here))
        return any(
            len(word) > 4 and word.endswith(("ar", "er", "ir")) for word in self.words[last.group.end : here]
        )

    def _is_to_verb(self, place: int) -> bool:
        if self.words[place] in self.tongue.that:
            return True
        after = place + 1
        if self.words[place] != "to" or after >= len(self.words) or self.sentence.parties[after]:
            return False
        return self.words[after].isalpha() and self.words[after] not in self.tongue.determiners

    # Who is the subject --------------------------------------------------------------------------------------------

    def _subject(self, group: Group) -> tuple[Ids, int, str]:
        """``(ids, first unit of the clause, kind)``; kind is party, body, thing, relative, it or none."""
        _words, state = self.words, self.state
        relative = self._relative(group)
        if relative is not None:
            return relative
        low = state.after
        best: tuple[Ids, int, str] | None = None
        for start in self._starts(low, group.first):
            here = self._past_connectives(start) if start == 0 or start == low else start
            here = self._past_openers(here)
            if here >= group.first:
                continue
            found = self._noun_phrase(here, group.first)
            if found is None:
                continue
            ids, end, kind = found
            if kind == "party" and not state.spoken and low == 0:
                state.spoken = ids
            exact = self._only_adverbs(end, group.first)
            if kind in ("party", "body") and self._told_in(here, group):
                kind = "told"
            if exact:
                return ids, here if start else start, kind
            if best is None and self._aside_between(end, group, start):
                best = (ids, here, kind)
        if best is not None:
            return best
        close = self._close_subject(group, low)
        if close is not None:
            return close
        if self._past_openers(self._edge(group.first)) >= group.first or low >= group.first:
            return (), self._edge(group.first), "none"
        if self.tongue.language == "es":
            after = self._subject_after(group)
            if after is not None:
                return after
        return (), low, "thing"

    def _close_subject(self, group: Group, low: int) -> tuple[Ids, int, str] | None:
        """ "After a long exchange the Group adopted …": a subject right before its verb, with no comma before it."""
        if not (self.has_lead or low > 0):
            return None
        for start in range(max(low, group.first - 9), group.first):
            before = self.words[start - 1] if start else ""
            if self.words[start] not in self.tongue.determiners and not self.sentence.parties[start]:
                continue
            if (
                not before.isalpha()
                or before in self.tongue.leads
                or before in self.tongue.of
                or before in self.tongue.to
                or before in self.tongue.agent
                or before in self.tongue.conjunctions
                or before in self.tongue.determiners
                or before in self.tongue.adjectives
                or before in self.tongue.relatives
            ):
                continue
            listed = row(self.sentence, start)
            if (
                listed is not None
                and listed.end <= group.first
                and self._only_adverbs(listed.end, group.first)
            ):
                return listed.ids, start, "party"
        return None

    def _starts(self, low: int, end: int) -> list[int]:
        """Where a subject may begin: the clause's start, after commas, dashes, "that", and conjunctions of clauses."""
        words = self.words
        starts = [low]
        for here in range(max(low, end - _SUBJECT_REACH), end):
            word = words[here]
            if word in self.tongue.relatives and here + 1 < end:
                starts.extend((here + 1, here + 2) if word in _WITH_NOUN else (here + 1,))
            elif (
                word in (",", "–", "—", ":", ";")
                or word in self.tongue.that
                or word in _CLAUSE_JOINTS[self.tongue.language]
            ) or (
                word in self.tongue.conjunctions
                and low > 0
                and not (here > low and self.sentence.parties[here - 1])
            ) or (word in self.tongue.conjunctions and here == low):
                starts.append(here + 1)
        if low == 0 and self.has_lead:
            starts = starts[1:]
        return starts

    def _past_openers(self, place: int) -> int:
        here = place
        while here < len(self.words) and (
            self.words[here] in self.tongue.connectives
            or self.words[here] in _SIGNS
            or self.words[here] in self.tongue.that
        ):
            here += 1
        return here

    def _noun_phrase(self, here: int, end: int) -> tuple[Ids, int, str] | None:
        words, tongue = self.words, self.tongue
        listed = row(self.sentence, here)
        if listed is not None and listed.end <= end:
            return listed.ids, listed.end, "party"
        group = lower_group(tongue, self.sentence, here, self.setting.member_group)
        if group is not None and group.end <= end and not (group.end < end and words[group.end] in tongue.of):
            return group.ids, group.end, "party"
        latter = self._latter(here)
        if latter is not None:
            return latter
        if words[here] in ("we", "nosotros"):
            return self.setting.body, here + 1, "body"
        if (
            words[here] in ("it", "ello")
            or (words[here] in tongue.pronouns
            and self._only_adverbs(here + 1, end))
        ):
            if words[here] == "it" and not self._refers_back():
                return (), here + 1, "it"
            return self._pronoun(words[here]), here + 1, "party"
        after = skip(self.sentence, here, tongue.determiners | tongue.adjectives)
        if after < end and words[after] in tongue.assemblies and self._is_assembly(after, end):
            return self.setting.body, after + 1, "body"
        return None

    def _pronoun(self, word: str) -> Ids:
        """Whom "it" or "they" as a subject means."""
        plural = word in ("they", "these", "those", "estos", "estas", "ellos", "ellas")
        spoken = self.state.subject if self.state.predicates else None
        for ids in (spoken, self.thread.spoken, self.thread.aimed, self.thread.subject):
            if ids and self._agrees(ids, plural):
                return ids
        if plural:
            for place in range(len(self.words) - 1, max(-1, len(self.words) - _SUBJECT_REACH), -1):
                ids = (self.sentence.parties[place],)
                if self.sentence.parties[place] and self._agrees(ids, True):
                    return ids
        return self.thread.spoken or self.thread.subject or self.setting.body

    def _latter(self, here: int) -> tuple[Ids, int, str] | None:
        """ "The latter", "esta última": the party named last."""
        if self.words[here : here + 2] not in _LATTER:
            return None
        named = self._named_last(here)
        return ((named,), here + 2, "party") if named else None

    def _named_last(self, before: int) -> str | None:
        for sentence, limit in (
            (self.sentence, before),
            *((one, len(one.units)) for one in reversed(self.sentence.earlier[-3:])),
        ):
            for place in range(limit - 1, max(-1, limit - _SUBJECT_REACH), -1):
                if sentence.parties[place]:
                    return sentence.parties[place]
        return None

    def _is_assembly(self, place: int, end: int) -> bool:
        return place + 1 >= end or self.words[place + 1] not in self.tongue.of

    def _refers_back(self) -> bool:
        return bool(self.state.subject or self.thread.subject)

    def _only_adverbs(self, place: int, end: int) -> bool:
        words, tongue = self.words, self.tongue
        return all(
            words[here] in tongue.adverbs
            or words[here].endswith(("ly", "mente"))
            or words[here] in ("has", "have")
            for here in range(place, end)
        )

    def _told_in(self, here: int, group: Group) -> bool:
        """In "that X did …" after an act: what was told or asked, no act of its own unless it lies ahead."""
        if group.tense in ("fut", "modal") or not self.state.predicates:
            return False
        return (
            (here > 0
            and self.words[here - 1] in self.tongue.that)
            or (here > 1
            and self.words[here - 2] in self.tongue.that
            and self.words[here - 1] in self.tongue.determiners)
        )

    def _aside_between(self, place: int, group: Group, start: int) -> bool:
        """A subject followed by an aside: ", in coordination with the TS,", "that have campaigns", "of the region"."""
        words, tongue, end = self.words, self.tongue, group.first
        word = words[place]
        if word not in (",", "–", "—") and (self.state.predicates and start == self.state.after):
            return False
        if word in tongue.conjunctions:
            # "Guatemala y la OEA": one that the profile does not know.
            raw = [self.sentence.units[here].raw for here in range(place + 1, end)]
            return bool(raw) and all(
                one[:1].isupper() or words[here] in tongue.determiners
                for here, one in enumerate(raw, place + 1)
            )
        if word in tongue.adjectives and group.tense in ("fut", "modal"):
            return True
        if (
            group.tense == "fut"
            and tongue.language == "es"
            and end - place <= 2
            and words[place].isalpha()
            and start == self.state.after
        ):
            return True
        if (
            word in _AFTER_NOUN[tongue.language]
            and not group.passive
            and group.tense in ("pres", "past", "base")
        ):
            return False
        if word in (",", "–", "—"):
            return (
                words[end - 1] in (",", "–", "—")
                or (words[place + 1 : place + 2] != []
                and words[place + 1] in tongue.relatives)
            )
        if word in tongue.relatives or word in _AFTER_NOUN[tongue.language]:
            return not any(words[here] in (";", ":") for here in range(place, end))
        return False

    def _relative(self, group: Group) -> tuple[Ids, int, str] | None:
        """The subject of "…, which will be …", "… who will …", "which the RCGM will …"."""
        words, tongue = self.words, self.tongue
        here = group.first - 1
        while here > 0 and words[here] in tongue.adverbs:
            here -= 1
        if here < 1:
            return None
        if (
            words[here] in tongue.that
            and words[here - 1] in tongue.conjunctions
            and self._after_relative()
            and not group.passive
        ):
            return self._made(), here, "party" if self._made() else "relative"
        if words[here] in tongue.relatives and not self._is_complement(here):
            before = here - 1
            if tongue.language == "es" and words[before] in ("el", "la", "los", "las", "lo"):
                before -= 1
            comma = words[before] == ","
            if comma:
                before -= 1
            if before >= 0 and not group.passive and (not group.impersonal or group.word.startswith("reun")):
                antecedent = self._antecedent(before) if self.sentence.parties[before] else ()
                if not antecedent or (self._by_before(before) and self._last_acts() != antecedent):
                    antecedent = self._made() or antecedent
                if antecedent:
                    return antecedent, here, "party"
            return (), before + 1, "relative"
        return None

    def _last_acts(self) -> Ids:
        return self.state.predicates[-1].by if self.state.predicates else ()

    def _after_relative(self) -> bool:
        """Whether the last act stood in a relative clause, which "and that …" goes on with."""
        return bool(self.state.predicates) and self.state.predicates[-1].rule in (
            "commit.agent",
            "commit.relative",
        )

    def _by_before(self, before: int) -> bool:
        """ "…, chaired by Guyana, which will …": the agent of a participle is not what the clause is about."""
        return before > 0 and (
            self.words[before - 1] in self.tongue.agent
            or (before > 1
            and self.words[before - 2] in self.tongue.agent)
        )

    def _made(self) -> Ids:
        """The body that the last verb sets up ("establish a Task Team on …, which will report")."""
        here = (
            skip(self.sentence, self.state.after, self.tongue.determiners | self.tongue.adjectives)
            if self.state.predicates
            else len(self.words)
        )
        for predicate in self.state.predicates:
            if predicate.rule == "commit.decided":
                here = skip(
                    self.sentence, predicate.group.end, self.tongue.determiners | self.tongue.adjectives
                )
        if (
            here < len(self.words)
            and self.sentence.parties[here]
            and not self.sentence.parties[here].isupper()
        ):
            return (self.sentence.parties[here],)
        return ()

    def _antecedent(self, before: int) -> Ids:
        """The party or list that ends just before a relative pronoun."""
        start = before
        while start > 0 and (
            self.sentence.parties[start - 1]
            or self.words[start - 1] in self.tongue.conjunctions
            or self.words[start - 1] == ","
        ):
            start -= 1
        for place in range(start, before + 1):
            listed = row(self.sentence, place)
            if listed is not None and listed.end == before + 1:
                if self.words[start - 1 : start] and place == start:
                    return (
                        (self.sentence.parties[before],)
                        if self.words[before - 1 : before] == [","]
                        else listed.ids
                    )
                return listed.ids
        return (self.sentence.parties[before],)

    def _is_complement(self, here: int) -> bool:
        """Whether "that"/"que" here opens what was said or agreed rather than a relative clause."""
        if self.words[here] not in self.tongue.that:
            return False
        if here == 0:
            return True
        state = self.state
        if (
            self.words[here - 1] in self.tongue.conjunctions
            or (state.light is not None
            and not state.light_used
            and here - state.light_end <= 12)
        ):
            return True
        if state.predicates:
            last = state.predicates[-1]
            near = here - last.group.end
            if near <= 9 and last.act in ("inform", "request", "recommend", "propose", "offer"):
                if self.words[here - 1] == "," and self.tongue.language == "en":
                    return False
                return near == 0 or bool(self.sentence.parties[here - 1]) or self._many_or_adverb(here - 1)
            if last.act in ("note", "affirm", "approve") and (
                near == 0 or (near <= 3 and self.words[here - 1] in ("de", "nota", "note", "en", "a"))
            ):
                return True
        return self.words[here - 1] in _SAYING

    def _many_or_adverb(self, place: int) -> bool:
        word = self.words[place]
        return (
            word in self.tongue.adverbs
            or word in self.tongue.many
            or word in self.tongue.assemblies
            or word in (",", "to", "a")
            or word in self.tongue.organs
        )

    def _in_relative(self, group: Group) -> bool:
        for here in range(group.first - 1, max(self.state.after, group.first - 7) - 1, -1):
            word = self.words[here]
            if word == "," or word in self.tongue.conjunctions:
                return False
            if word == "that" and self.words[here - 1] in _PREPOSITIONS:
                return False
            if word in self.tongue.relatives:
                own_verb = (
                    (self.words[here + 1] in _OWN_VERBS and group.first > here + 2) or self.verbs_end > here + 1
                )
                return here > 0 and not own_verb and not self._is_complement(here)
        return False

    def _in_request(self, group: Group) -> bool:
        """Inside what a request asks for: "asked that the TS will …"."""
        return False

    def _told_here(self, group: Group) -> bool:
        """Inside "that …" of what an act tells or stresses: "underlines that such measures were called for"."""
        if not self.state.predicates or self.state.predicates[-1].act == "commit":
            return False
        start = self.state.predicates[-1].group.end
        that = next(
            (here for here in range(start, group.first) if self.words[here] in self.tongue.that), None
        )
        if that is None or not self._is_complement(that):
            return False
        return not any(
            self.words[here] in self.tongue.conjunctions and self.words[here - 1] == ","
            for here in range(that, group.first)
        )

    def _inherited(self, group: Group) -> Ids | None:
        """The subject that a coordinated or sentence-opening verb takes over."""
        words, state = self.words, self.state
        if group.first <= self._past_connectives(0):
            return self._opening_subject(group)
        here = group.first - 1
        while here > 0 and words[here] in self.tongue.adverbs:
            here -= 1
        joined = (
            words[here] in self.tongue.conjunctions
            or words[here] == ","
            or self._as_well_as(here)
            or words[here] in ("but", "pero", "while", "then")
        )
        if not joined or state.subject is None:
            return self._after_lead(group, here)
        if not state.predicates and state.light is None:
            return None
        if not self._same_time(group):
            return None
        following = words[group.end : group.end + 1]
        if (
            self.tongue.language == "en"
            and following
            and following[0] in _NOT_AFTER_VERB
            and words[here] == ","
        ):
            return None
        if group.tense == "past" and not group.perfect and following and following[0] in ("by", "por"):
            return None
        return state.subject

    def _after_lead(self, group: Group, here: int) -> Ids | None:
        """ "On the budget, takes note of …" where the chapeau has named who acts."""
        if (
            self.has_lead
            and self.words[here] in (",", ":")
            and not self.state.predicates
            and (group.tense == "pres" or self.tongue.language == "es")
        ):
            return self._opening_subject(group)
        return None

    def _opening_subject(self, group: Group) -> Ids | None:
        if group.tense == "past" and self.tongue.language == "en" and not self.thread.listed:
            return None
        if self.tongue.language == "es" and group.tense == "past":
            after = self._subject_after(group)
            if after is not None:
                return after[0]
            return self.thread.subject or self.thread.opening
        following = self.words[group.end : group.end + 1]
        if (
            self.tongue.language == "en"
            and (not following or following[0] in ("of", "by", "from", "on", ","))
            and group.word in _NOUNS_TOO
        ):
            return None
        return self.thread.opening

    def _subject_after(self, group: Group) -> tuple[Ids, int, str] | None:
        """ "Informó México que …": the subject after its verb."""
        if group.tense not in ("past", "pres") or group.impersonal:
            return None
        listed = row(self.sentence, group.end)
        if (
            listed is not None
            and group.first <= self._past_connectives(0)
            and self.words[group.end - 1] != "a"
        ):
            return listed.ids, 0, "party"
        return None

    def _same_time(self, group: Group) -> bool:
        last = self.state.predicates[-1].group if self.state.predicates else None
        if last is None or self.state.light_end > last.end:
            return True
        if group.tense == "past":
            return last.tense in ("past", "fut", "pres") and (
                last.tense == "past" or self.tongue.language == "es"
            )
        return last.tense in ("pres", "fut", "base", "past")

    def _bare_present(self, group: Group) -> tuple[Ids, int] | None:
        """A plural present without an ending: "Member Countries request …", "Canada and Mexico offer …"."""
        if self.tongue.language != "en" or group.marked:
            return None
        if self._in_relative(group):
            return None
        subject, first, kind = self._subject(group)
        if kind in ("party", "body") and subject and self._touches(group):
            return subject, first
        return None

    def _touches(self, group: Group) -> bool:
        here = group.first - 1
        while here > 0 and self.words[here] in self.tongue.adverbs:
            here -= 1
        return here >= 0 and (
            bool(self.sentence.parties[here])
            or self.words[here] == "we"
            or self.words[here] in self.tongue.assemblies
            or self.words[here] in self.tongue.states
        )

    def _is_participle(self, word: str) -> bool:
        return (english if self.tongue.language == "en" else spanish).is_participle(word)

    def _agent(self, place: int) -> Ids:
        """ "… by the TS", "… por la ST" after a passive verb, before the clause ends."""
        words = self.words
        for here in range(place, min(len(words), place + 14)):
            word = words[here]
            if word in self.tongue.agent and here > place and self._is_participle(words[here - 1]):
                return ()
            if word in self.tongue.agent:
                listed = row(self.sentence, here + 1)
                if listed is not None:
                    return listed.ids
                if self.tongue.language == "en":
                    return ()
            if word in (";", ":", ".", "will", "shall") or (word in self.tongue.relatives and here > place):
                return ()
            if word == "," and words[here + 1 : here + 2] and words[here + 1] in self.tongue.conjunctions:
                return ()
        return ()


_INFINITIVE_ENDINGS = (
    "ar",
    "er",
    "ir",
    "arlo",
    "erlo",
    "irlo",
    "arla",
    "erla",
    "irla",
    "arlos",
    "erlos",
    "irlos",
    "arlas",
    "erlas",
    "irlas",
    "arse",
    "erse",
    "irse",
    "arles",
    "erles",
    "irles",
    "arle",
    "erle",
    "irle",
)
_SUBORDINATORS = {
    "en": frozenset(("once", "until", "if", "when", "unless", "because", "since", "whether")),
    "es": frozenset(("vez", "hasta", "si", "cuando", "porque", "cuanto")),
}
# Verbs with which a relative clause is complete, so that a later verb is the main one ("those that have campaigns offered …").
_OWN_VERBS = frozenset(
    "have has had are is was were do did attended participated wish so hold lead chair tienen tiene cuentan cuenta han ha son es estan "
    "asistieron participaron desean asi coordina coordinan preside".split()
)
_TOLD_BY_PARTIES = frozenset(("note", "recall", "recordar"))
_WITH_NOUN = frozenset(("which", "cual", "cuales"))  # "for which purpose", "a cual efecto"
_PREPOSITIONS = frozenset(("for", "to", "in", "of", "on", "at", "with", "from", "by", "after", "since"))
_OWNING = frozenset(("its", "their", "su", "sus"))
_ORGANS_OWNED = frozenset(("committee", "comite", "secretariat", "board", "junta"))
_NOUNS_TOO = frozenset(
    "requests reports offers notes comments supports thanks states calls welcomes updates advances".split()
)
_ELSEWHERE = (
    "addressed",
    "held",
    "discussed",
    "dealt",
    "celebrad",
    "be",
    "ser",
    "abordad",
    "tratad",
    "discutid",
)
_OBJECTS = frozenset(("them", "it", "him", "her"))
_ENCLITICS = ("rle", "rles", "rla", "rlas", "rlo", "rlos")
_IN_ROLE = frozenset(("as", "como", "capacity", "calidad", "position", "condicion"))
_TALKED_OF = (
    "addressed",
    "discussed",
    "dealt",
    "be",
    "ser",
    "abordad",
    "tratad",
    "discutid",
    "llev",
    "required",
    "needed",
    "based",
)
_LATTER = (["the", "latter"], ["este", "ultimo"], ["esta", "ultima"], ["la", "ultima"], ["estos", "ultimos"])
_SUBJECT_REACH = 150  # units before a verb in which its subject is sought
_ENDS = frozenset((";", ":", "."))
_NOT_AFTER_VERB = frozenset(("of", "on", "by", "from", "in", "for", ",", ".", ";"))
# Verbs whose "se" is no passive: "se sumará a la iniciativa".
_REFLEXIVE = (
    "reunir",
    "sumar",
    "unir",
    "incorporar",
    "adherir",
    "encargar",
    "ocupar",
    "abstendr",
    "dirigir",
    "esforzar",
    "responsabilizar",
    "abocar",
    "comprometer",
    "pronunciar",
    "retirar",
)
_CONNECTIVE_PHRASES = (
    ["por", "ultimo"],
    ["a", "su", "vez"],
    ["de", "igual", "manera"],
    ["de", "igual", "forma"],
    ["por", "su", "parte"],
    ["del", "mismo", "modo"],
    ["de", "la", "misma", "manera"],
    ["en", "primer", "lugar"],
    ["en", "segundo", "lugar"],
    ["in", "addition"],
    ["as", "well"],
)
_FORM_NAMES = {"pres": "present", "past": "past", "base": "infinitive"}
_SIGNS = frozenset((",", "–", "—", ":", ";", "-", "•"))
_CLITICS = frozenset(("se", "le", "les"))
_CLAUSE_JOINTS = {
    "en": frozenset(("while", "whereas", "but", "whereby", "if", "although", "where")),
    "es": frozenset(("mientras", "pero", "si", "aunque", "donde", "cuando", "mientras")),
}
_AFTER_NOUN = {
    "en": frozenset(
        (
            "in",
            "with",
            "as",
            "of",
            "from",
            "for",
            "through",
            "through",
            "having",
            "represented",
            "present",
            "to",
            "at",
            "on",
            "including",
            "concerned",
        )
    ),
    "es": frozenset(
        (
            "en",
            "con",
            "como",
            "de",
            "del",
            "para",
            "a",
            "representado",
            "representada",
            "presentes",
            "por",
            "ante",
            "incluyendo",
        )
    ),
}
_SAYING = frozenset(
    "agreed decided announced informed indicated stated reported explained said confirmed mentioned noted added clarified proposed "
    "acordo acordaron acuerda acuerdan decidio informo informaron indico indicaron anuncio anunciaron senalo senalaron manifesto "
    "manifestaron comunico explico confirmo menciono expreso preciso agrego acordado".split()
)
