"""Acts: verbs and nouns that tell a political act, with their frames, and the words that act on them.

Frames give an act PLOVER 0.8's type and say which argument is actor and which recipient. Operators
(refuse, agree, threaten, begin, negation …) say what becomes of an event under them. What the columns
mean is told at the head of each table.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, cast, get_args

from whence.lexicon.inflection import regular_forms
from whence.lexicon.tables import Row, read_table
from whence.model import Certainty, Polarity, Status

TYPES = frozenset((
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
))  # fmt: skip
NOT_AN_ACT = "NONE"
SAME, NOTHING, ANY, NONE = "same", "nothing", "any", "none"
Asks = Literal["words", "slots", "nothing"]
NEEDS = frozenset((
    "actor", "recipient", "either", "both", "two", "pair", "leaders", "any", "official", "visitor", "hosting", "crowd",
    "violence", "warring", "custody", "armed", "force", "donor", "keeper", "carried",
))  # fmt: skip
WHEN = frozenset({"", "own", "other", "two", "self", "said", "teller", "negative"})
KINDS = frozenset({"PARTY", "PARTIES", "PLACE", "POLITICIAN", "POLICE", "OFFICIAL", "BODY", "STATE", "CANDIDATE"})

FRAMES = ("with", "type", "mode", "contexts", "cameo", "actor", "together", "recipient", "needs")
VERBS = ("acts_verbs.tsv", ("verbs", *FRAMES))
NOUNS = ("acts_nouns.tsv", ("nouns", *FRAMES))
WORDS = ("acts_words.tsv", ("class", "words"))
OPERATORS = ("operators.tsv", (
    "operators", "through", "under", "when", "becomes", "mode", "cameo", "actor", "recipient", "polarity", "certainty",
    "status",
))  # fmt: skip
CONTEXTS = ("contexts.tsv", ("context", "words"))
IRREGULAR = ("irregular_verbs.tsv", ("verb", "forms"))


@dataclass(frozen=True, slots=True)
class Condition:
    """What must stand in one of some slots (or in none of them, where ``forbidden``).

    ``words`` are lemmas; ``kinds`` holds PARTY, PARTIES (two or more), PLACE, POLITICIAN, POLICE, OFFICIAL
    (a state or who holds office), STATE, BODY (of states), CANDIDATE (a politician): that the slot names them.
    Without either, it is enough that a slot is filled.
    """

    slots: tuple[str, ...]
    words: frozenset[str]
    kinds: frozenset[str]
    forbidden: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """One way in which a verb or noun tells an act. Slots stand in the order in which they are tried.

    ``asks`` is what the conditions ask for: certain words, only slots to be filled, or nothing. ``row`` says which
    row of which table it is, and the word that it was found by.
    """

    conditions: tuple[Condition, ...]
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    actor: tuple[str, ...]
    together: tuple[str, ...]
    recipient: tuple[str, ...]
    needs: str
    asks: Asks
    row: str


@dataclass(frozen=True, slots=True)
class Operator:
    """What a word makes of an event under it. ``under`` holds types; it is empty where no event is wanted."""

    through: frozenset[str]
    under: frozenset[str]
    when: str
    becomes: str
    mode: str | None
    cameo: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    polarity: Polarity | None
    certainty: Certainty | None
    status: Status | None
    row: str


class Acts:
    """The look-up over the tables of acts, by lemma (with the particle or the words that belong to it)."""

    def __init__(self, overlay: Path | None = None) -> None:
        self.classes = _classes(_rows(WORDS, overlay))
        self.verbs = self._frames(VERBS, overlay, "subject", "object")
        self.nouns = self._frames(NOUNS, overlay, "whose", "of")
        self.operators: dict[str, tuple[Operator, ...]] = self._operators(overlay)
        self.contexts = self._contexts(overlay)
        self.contextual = frozenset(part for word in self.contexts for part in re.split("[ -]", word))
        verbs = [key for key in (*self.verbs, *self.operators) if " " in key]
        self.phrasal = frozenset(key.split(" ", 1)[0] for key in verbs)
        keys = [key.split("/")[0] for key in (*self.verbs, *self.nouns, *self.operators)]
        self.heads = frozenset(word for key in keys for word in (key.split()[0], key.split()[-1]))
        self.verbal = frozenset(key.split("/")[0].split()[0] for key in (*self.verbs, *self.operators))
        self.names = frozenset(key for key in self.nouns if " " in key or "-" in key)
        self.moving = frozenset(
            key.removesuffix("/v")
            for key, operators in self.operators.items()
            if any(operator.when == "other" and "to do" in operator.through for operator in operators)
        )
        self.forms = self._forms(overlay)

    def _forms(self, overlay: Path | None) -> dict[str, str]:
        """The verbs of the tables by their forms."""
        forms = {form: word for word in sorted(self.verbal) for form in (word, *regular_forms(word))}
        for row in _rows(IRREGULAR, overlay):
            if row["verb"] in self.verbal:
                forms |= {form: row["verb"] for form in row.items("forms") if form not in self.verbal}
        return forms

    def _frames(
        self, table: tuple[str, tuple[str, ...]], overlay: Path | None, actor: str, recipient: str
    ) -> dict[str, tuple[Frame, ...]]:
        frames: dict[str, list[Frame]] = {}
        for row in _rows(table, overlay):
            frame = self._frame(row, actor, recipient)
            for key in self._expand(row, table[1][0]):
                frames.setdefault(key, []).append(replace(frame, row=f"{frame.row} {key}"))
        return {key: tuple(those) for key, those in frames.items()}

    def _frame(self, row: Row, actor: str, recipient: str) -> Frame:
        if row["type"] not in TYPES and row["type"] != NOT_AN_ACT:
            raise row.error(f"no PLOVER type {row['type']!r}")
        needs = row["needs"] or "actor"
        if needs not in NEEDS:
            raise row.error(f"no need {needs!r}; needs are {', '.join(sorted(NEEDS))}")
        recipients = tuple(row.items("recipient")) or (recipient,)
        conditions = tuple(self._condition(row, text) for text in row["with"].split(";") if text.strip())
        worded = any(condition.words and not condition.forbidden for condition in conditions)
        return Frame(
            conditions=conditions,
            asks="words" if worded else "slots" if conditions else "nothing",
            type=row["type"],
            mode=row.get("mode"),
            contexts=tuple(row.items("contexts")),
            cameo=row.get("cameo"),
            actor=tuple(row.items("actor")) or (actor,),
            together=tuple(row.items("together")),
            recipient=() if recipients == ("none",) else recipients,
            needs=needs,
            row=_place(row),
        )

    def _condition(self, row: Row, text: str) -> Condition:
        slots, _, wanted = text.strip().partition("=")
        items = [item.strip() for item in wanted.split("|") if item.strip()]
        kinds = frozenset(item for item in items if item in KINDS)
        words: set[str] = set()
        for item in items:
            if item not in KINDS:
                words |= self._class(row, item) if item.startswith("@") else {item}
        return Condition(tuple(slots.lstrip("!").split("|")), frozenset(words), kinds, slots.startswith("!"))

    def _operators(self, overlay: Path | None) -> dict[str, tuple[Operator, ...]]:
        operators: dict[str, list[Operator]] = {}
        for row in _rows(OPERATORS, overlay):
            operator = self._operator(row)
            for key in dict.fromkeys(self._expand(row, "operators")):
                operators.setdefault(key, []).append(replace(operator, row=f"{operator.row} {key}"))
        return {key: tuple(those) for key, those in operators.items()}

    def _operator(self, row: Row) -> Operator:
        becomes, when = row["becomes"], row["when"]
        if becomes not in TYPES and becomes not in (SAME, NOTHING):
            raise row.error(f"becomes {becomes!r}, which is no PLOVER type, nor {SAME}, nor {NOTHING}")
        if when not in WHEN:
            raise row.error(f"no condition {when!r}; conditions are {', '.join(sorted(WHEN - {''}))}")
        return Operator(
            through=frozenset(row.items("through")),
            under=self._under(row),
            when=when,
            becomes=becomes,
            mode=row.get("mode"),
            cameo=row.get("cameo"),
            actor=tuple(row.items("actor")),
            recipient=tuple(row.items("recipient")),
            polarity=cast(Polarity | None, _one_of(row, "polarity", get_args(Polarity))),
            certainty=cast(Certainty | None, _one_of(row, "certainty", get_args(Certainty))),
            status=cast(Status | None, _one_of(row, "status", get_args(Status))),
            row=_place(row),
        )

    @staticmethod
    def _contexts(overlay: Path | None) -> dict[str, dict[str, str]]:
        """For each word the contexts that it brings in, each with its row."""
        contexts: dict[str, dict[str, str]] = {}
        for row in _rows(CONTEXTS, overlay):
            for word in row.items("words"):
                contexts.setdefault(word, {}).setdefault(row["context"], f"{_place(row)} {word}")
        return contexts

    def _under(self, row: Row) -> frozenset[str]:
        types: set[str] = set()
        for item in row.items("under"):
            if item == ANY:
                types |= TYPES
            elif item != NONE:
                types |= self._class(row, item) if item.startswith("@") else {item}
        if unknown := sorted(types - TYPES):
            raise row.error(f"no PLOVER type {unknown[0]!r}")
        return frozenset(types)

    def _class(self, row: Row, name: str) -> frozenset[str]:
        try:
            return self.classes[name[1:]]
        except KeyError:
            raise row.error(f"no class {name!r} in {WORDS[0]}") from None

    def _expand(self, row: Row, column: str) -> Iterable[str]:
        for item in row.items(column):
            if item.startswith("@"):
                yield from sorted(self._class(row, item))
            else:
                yield item


def load_acts(overlay: Path | None = None) -> Acts:
    """The tables of acts; a user's own rows under ``overlay`` come before ours and so override them.

    Raises LexiconError for a row that names an unknown type, class, need or condition.
    """
    return Acts(overlay)


def _rows(table: tuple[str, tuple[str, ...]], overlay: Path | None) -> list[Row]:
    """The rows of a table, the user's own first: the first row that fits is the one that counts."""
    return sorted(read_table(*table, overlay), key=lambda row: row.path == table[0])


def _classes(rows: list[Row]) -> Mapping[str, frozenset[str]]:
    """The classes of words; those of a class named twice are put together."""
    classes: dict[str, frozenset[str]] = {}
    for row in rows:
        words = [item for item in row.items("words") if not item.startswith("@")]
        classes[row["class"]] = classes.get(row["class"], frozenset()) | frozenset(words)
    for row in rows:
        for item in row.items("words"):
            if item.startswith("@"):
                if item[1:] not in classes:
                    raise row.error(f"no class {item!r}")
                classes[row["class"]] |= classes[item[1:]]
    return classes


def _one_of(row: Row, column: str, values: tuple[str, ...]) -> str | None:
    value = row.get(column)
    if value is not None and value not in values:
        raise row.error(f"no {column} {value!r}; it is one of {', '.join(values)}")
    return value


def _place(row: Row) -> str:
    return f"{row.path}:{row.line}"
