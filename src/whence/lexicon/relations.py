"""Relations: nouns, verbs and participles that say what one party is to another, and the types of relations.

What the columns mean is told at the head of each table.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from whence.lexicon.tables import Row, read_table

TYPES = ("relations.tsv", ("type", "former", "subject", "object", "state", "mutual", "one_of", "meaning"))
NOUNS = ("relations_nouns.tsv", ("nouns", "type", "subject", "whose", "between", "unsaid", "called", "kinds"))
VERBS = ("relations_verbs.tsv", ("verbs", "type", "subject", "object", "when", "kinds"))
JOINED = ("relations_joined.tsv", ("participles", "type", "subject", "kinds"))
WORDS = ("relations_words.tsv", ("class", "words"))

KINDS = frozenset({"person", "people", "state", "public", "body", "place"})
NOTHING = "none"


@dataclass(frozen=True, slots=True)
class RelationType:
    """A type of relations: its name and its name in the past, what its subject and object can be, and the type that it
    is of one of several."""

    name: str
    former: str | None
    subject: tuple[str, ...]
    object: tuple[str, ...]
    state: str
    mutual: bool
    one_of: str | None


@dataclass(frozen=True, slots=True)
class RelationNoun:
    """A noun that says what someone is to someone. ``noun`` is the first of its row: all of these are one office.

    ``type`` is None where it says nothing; ``inverse`` is true where who is called so is the relation's object.
    """

    noun: str
    type: RelationType | None
    inverse: bool
    whose: frozenset[str]
    called: frozenset[str]
    between: bool
    unsaid: str


@dataclass(frozen=True, slots=True)
class RelationVerb:
    """A verb that says what one party is to another: in which of its slots its subject and object stand."""

    type: RelationType
    needs: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    when: str


@dataclass(frozen=True, slots=True)
class Joined:
    """A participle joined to a name: whether what the participle describes is the relation's object."""

    type: RelationType
    inverse: bool


@dataclass(frozen=True, slots=True)
class NounForm:
    """A noun's words after its first, and what it can say."""

    rest: tuple[str, ...]
    nouns: tuple[RelationNoun, ...]


class Relations:
    """The look-up over the tables of relations, by lemma. ``nouns`` is by first word, its longest forms first."""

    def __init__(self, overlay: Path | None = None) -> None:
        rows = _rows(TYPES, overlay)
        self.types = {row["type"]: _type(row) for row in reversed(rows)}
        for row in rows:
            if row["one_of"] and row["one_of"] not in self.types:
                raise row.error(f"no type {row['one_of']!r}")
        self.nouns: Mapping[str, tuple[NounForm, ...]] = self._nouns(overlay)
        self.verbs: dict[str, tuple[RelationVerb, ...]] = {}
        for row in _rows(VERBS, overlay):
            for item in row.items("verbs"):
                verb, _, needs = item.partition("=")
                self.verbs[verb] = (*self.verbs.get(verb, ()), self._verb(row, needs))
        self.joined: dict[str, tuple[Joined, ...]] = {}
        for row in _rows(JOINED, overlay):
            for word in row.items("participles"):
                inverse = _one_of(row, "subject", ("noun", "name")) == "name"
                self.joined[word] = (*self.joined.get(word, ()), Joined(self._known(row, inverse), inverse))
        self.words: dict[str, frozenset[str]] = {}
        for row in _rows(WORDS, overlay):
            self.words[row["class"]] = self.words.get(row["class"], frozenset()) | frozenset(row.items("words"))

    def _nouns(self, overlay: Path | None) -> dict[str, tuple[NounForm, ...]]:
        found: dict[str, list[RelationNoun]] = {}
        for row in _rows(NOUNS, overlay):
            noun = self._noun(row)
            for item in row.items("nouns"):
                for form in dict.fromkeys((item, item.replace("-", " - "))):
                    found.setdefault(form, []).append(noun)
        forms: dict[str, list[NounForm]] = {}
        for key, nouns in found.items():
            first, *rest = key.split()
            forms.setdefault(first, []).append(NounForm(tuple(rest), tuple(nouns)))
        return {first: tuple(sorted(those, key=lambda form: -len(form.rest))) for first, those in forms.items()}

    def _noun(self, row: Row) -> RelationNoun:
        inverse = _one_of(row, "subject", ("", "whose")) == "whose"
        return RelationNoun(
            noun=row.items("nouns")[0],
            type=None if row["type"] == NOTHING else self._known(row, inverse),
            inverse=inverse,
            whose=frozenset(row.items("whose")),
            called=frozenset(row.items("called")),
            between=_one_of(row, "between", ("", "yes")) == "yes",
            unsaid=_one_of(row, "unsaid", ("", "known", "any")),
        )

    def _verb(self, row: Row, needs: str) -> RelationVerb:
        when = _one_of(row, "when", ("", "lasting", "present"))
        type = self._known(row, False)
        return RelationVerb(type, needs, tuple(row.items("subject")), tuple(row.items("object")), when)

    def _known(self, row: Row, inverse: bool) -> RelationType:
        """A row's type; the kinds that the row gives are its object's, or its subject's where it is told inversely."""
        if row["type"] not in self.types:
            raise row.error(f"no type {row['type']!r} in {TYPES[0]}")
        type, kinds = self.types[row["type"]], _kinds(row, "kinds")
        if not kinds:
            return type
        return replace(type, subject=kinds) if inverse else replace(type, object=kinds)


def load_relations(overlay: Path | None = None) -> Relations:
    """The tables of relations; a user's own rows under ``overlay`` come before ours and so override them.

    Raises LexiconError for a row that names an unknown type or kind.
    """
    return Relations(overlay)


def _rows(table: tuple[str, tuple[str, ...]], overlay: Path | None) -> list[Row]:
    """The rows of a table, the user's own first: the first row that fits is the one that counts."""
    return sorted(read_table(*table, overlay), key=lambda row: row.path == table[0])


def _type(row: Row) -> RelationType:
    return RelationType(
        name=row["type"],
        former=row.get("former"),
        subject=_kinds(row, "subject"),
        object=_kinds(row, "object"),
        state=_one_of(row, "state", ("", "yes", "whole")),
        mutual=_one_of(row, "mutual", ("", "yes")) == "yes",
        one_of=row.get("one_of"),
    )


def _kinds(row: Row, column: str) -> tuple[str, ...]:
    kinds = tuple(row.items(column))
    if unknown := [kind for kind in kinds if kind not in KINDS]:
        raise row.error(f"no kind {unknown[0]!r}; kinds are {', '.join(sorted(KINDS))}")
    return kinds


def _one_of(row: Row, column: str, values: tuple[str, ...]) -> str:
    if row[column] not in values:
        raise row.error(f"no {column} {row[column]!r}; it is one of {', '.join(value for value in values if value)}")
    return row[column]
