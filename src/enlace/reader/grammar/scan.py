"""How far one sentence has been read, from its first verb to its last."""

from __future__ import annotations

from dataclasses import dataclass

from enlace.reader.grammar.parties import Ids
from enlace.reader.grammar.positions import past_connectives
from enlace.reader.grammar.predicate import Predicate, Setting, Thread
from enlace.reader.grammar.sentence import Sentence


@dataclass(slots=True)
class Light:
    """A verb that is no act of its own ("decides to", "agreed that") and lends its subject to the next."""

    subject: Ids
    first: int
    end: int
    that: bool  # "that" follows, not an infinitive
    used: bool = False


class Scan:
    """What has been found in a sentence so far, and what the next verb takes over from it."""

    __slots__ = (
        "after",
        "begin",
        "has_lead",
        "light",
        "predicates",
        "sentence",
        "setting",
        "spoken",
        "subject",
        "thread",
        "tongue",
        "verbs_end",
        "words",
    )

    def __init__(self, sentence: Sentence, setting: Setting, thread: Thread) -> None:
        self.sentence, self.setting, self.thread = sentence, setting, thread
        self.words, self.tongue = sentence.words, sentence.tongue
        self.begin = past_connectives(sentence, 0)  # where the first clause begins
        self.has_lead = self.begin < len(self.words) and self.words[self.begin] in self.tongue.leads
        self.predicates: list[Predicate] = []
        self.after = 0  # subjects are sought from here on
        self.verbs_end = 0  # past the last finite verb tried
        self.subject: Ids | None = None  # of the last finite clause
        self.spoken: Ids = ()  # the first subject of the sentence that is named in words
        self.light: Light | None = None

    @property
    def pending(self) -> Light | None:
        """The light verb whose subject nobody has taken over yet."""
        return None if self.light is None or self.light.used else self.light

    def spend_light(self) -> None:
        if self.light is not None:
            self.light.used = True

    def follows(self, place: int, words: frozenset[str]) -> bool:
        return place < len(self.words) and self.words[place] in words
