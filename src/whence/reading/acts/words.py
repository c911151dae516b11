"""The words of a text as the tables of acts name them."""

from collections.abc import Iterator

from whence.lexicon.acts import Acts
from whence.model import Status
from whence.reading.acts.arguments import Arguments
from whence.reading.syntax import Syntax

WRAPPER = "wrapper"
SAYING = "saying"
MONEY = "money"
WRAPPED = ("of", "worth")
VERBAL = frozenset({"VERB", "AUX"})
PARTICLES = frozenset({"compound:prt", "advmod", "compound"})
SUFFIX = {"VERB": "/v", "AUX": "/v", "NOUN": "/n", "PROPN": "/n"}
DEEPEST = 5
CLOSE = 2  # how near a preposition must stand to be of a verb's name («called sharply on»)


class ActWords:
    """What each word may be in the tables: its keys, the classes it belongs to, what it wraps."""

    def __init__(self, syntax: Syntax, arguments: Arguments, table: Acts) -> None:
        self._syntax = syntax
        self._arguments = arguments
        self._table = table
        self._names: dict[int, tuple[str, ...]] = {}

    def triggers(self) -> Iterator[int]:
        """The words that may tell an event."""
        syntax, known, forms = self._syntax, self._table.heads, self._table.forms
        obliging = self._table.classes["(must)"]
        for i, lemma in enumerate(syntax.lemmas):
            lower = syntax.lower[i]
            if lemma in known or lower in known or lower in forms:
                yield i
            elif lower in obliging and syntax.deps[i] == "aux":
                yield syntax.heads[i]

    def is_clause(self, i: int) -> bool:
        """Whether ``i`` heads a clause (and is not, say, a participle before a noun)."""
        syntax = self._syntax
        if syntax.pos[i] in VERBAL:
            return syntax.deps[i] not in ("amod", "compound", "case", "mark", "aux", "aux:pass", "cop", "fixed")
        return syntax.pos[i] in ("ADJ", "NOUN", "ADP", "ADV") and syntax.child(i, "cop") is not None

    def verb_keys(self, i: int) -> list[str]:
        """The keys of a verb or predicate in the tables, with particle or preposition first."""
        syntax = self._syntax
        lemma, lower = self.lemma(i), syntax.lower[i]
        if syntax.pos[i] == "NOUN":
            return [f"{syntax.lemmas[i]}/n"]
        forms = [lemma]
        if lower != lemma and (syntax.pos[i] == "ADJ" or syntax.is_passive(i)):
            forms.insert(0, lower)
        keys: list[str] = []
        for form in forms:
            if form in self._table.phrasal:
                keys += [f"{form} {word}" for word in self._followers(i)]
            keys += [form + SUFFIX.get(syntax.pos[i], ""), form]
        return keys

    def lemma(self, i: int) -> str:
        """A verb's lemma: the parser's where the tables have it, else what a regular form in the tables comes from."""
        lemma = self._syntax.lemmas[i]
        return lemma if lemma in self._table.verbal else self._table.forms.get(self._syntax.lower[i], lemma)

    def is_gerund(self, i: int) -> bool:
        """Whether a verb is a form in -ing."""
        lower = self._syntax.lower[i]
        return self._syntax.tags[i] == "VBG" or (lower.endswith("ing") and self._table.forms.get(lower, lower) != lower)

    def _followers(self, i: int) -> Iterator[str]:
        syntax = self._syntax
        for kid in syntax.kids[i]:
            if syntax.deps[kid] in PARTICLES and syntax.pos[kid] in ("ADP", "ADV", "PART"):
                yield syntax.lower[kid]
        for kid in syntax.kids[i]:
            if syntax.deps[kid] in ("obl", "advcl", "xcomp") and i < syntax.left[kid] <= i + CLOSE:
                yield self._arguments.case(kid)

    def noun_keys(self, i: int) -> list[str]:
        """The keys of a noun in the tables, the longest name first."""
        names = self.names(i)
        return [*reversed(names[1:]), names[0] + "/n", names[0]]

    def may_be(self, i: int, heads: frozenset[str]) -> bool:
        """Whether a word is one of those that names may be made of: a quick look before ``names``."""
        return self._syntax.lemmas[i] in heads or self._syntax.lower[i] in heads

    def names(self, i: int) -> tuple[str, ...]:
        """What a word may be called in the tables: its lemma, its form, and names of several words that it heads.

        A name that the nouns have as a whole is all that it is called: an «air strike» is no strike.
        """
        if i not in self._names:
            called = dict.fromkeys(self._called(i))
            whole = [name for name in called if name in self._table.names]
            self._names[i] = tuple(whole or called)
        return self._names[i]

    def _called(self, i: int) -> Iterator[str]:
        syntax = self._syntax
        lemma, lower = syntax.lemmas[i], syntax.lower[i]
        yield lemma
        yield lower
        if i > 0 and syntax.heads[i - 1] == i and syntax.deps[i - 1] in ("amod", "compound"):
            yield f"{syntax.lemmas[i - 1]} {lemma}"
            yield f"{syntax.lower[i - 1]} {lemma}"
        if i > 1 and syntax.lower[i - 1] == "-":
            yield f"{syntax.lower[i - 2]}-{lemma}"
        if i + 2 < syntax.size and syntax.lower[i + 1] in ("-", "of"):
            joint = "-" if syntax.lower[i + 1] == "-" else " of "
            yield f"{lemma}{joint}{syntax.lower[i + 2]}"

    def belongs(self, i: int, words: frozenset[str]) -> bool:
        """Whether a phrase is of a class of words: by its head, or by what its head wraps."""
        return any(not words.isdisjoint(self.names(j)) for j in self.unwrapped(i))

    def unwrapped(self, i: int) -> Iterator[int]:
        """A head, then what it wraps («a series of attacks», «bombing campaign», «$5 million in aid»)."""
        syntax = self._syntax
        wrappers = self._table.classes[WRAPPER]
        for _ in range(DEEPEST):
            yield i
            if wrappers.isdisjoint(self.names(i)):
                return
            slots = self._arguments.noun(i)
            inner = [head for slot in WRAPPED for head in slots.get(slot, ())]
            if not self._table.classes[MONEY].isdisjoint(self.names(i)):
                inner += slots.get("in", [])
            inner += [kid for kid in syntax.kids[i] if syntax.deps[kid] == "compound"]
            if not inner:
                return
            i = inner[0]

    def is_event_noun(self, i: int) -> bool:
        """Whether a noun stands in the tables of acts, as an act or as what acts on one."""
        table = self._table
        if self._is_person(i):
            return False
        return any(name in table.nouns or name in table.operators for name in self.names(i))

    def _is_person(self, i: int) -> bool:
        """Whether a word is part of somebody's name («Ban Ki-moon»)."""
        return self._syntax.pos[i] == "PROPN" and self._syntax.doc[i].ent_type_ == "PER"

    def telling(self, i: int) -> int | None:
        """The verb of saying whose clause ``i`` heads («Iran said it would …», «…, Iran said»)."""
        syntax, saying = self._syntax, self._table.classes[SAYING]
        while not self.is_clause(i) and syntax.heads[i] != i:
            i = syntax.heads[i]
        for _ in range(DEEPEST):
            for kid in syntax.kids[i]:
                if syntax.deps[kid] == "parataxis" and syntax.lemmas[kid] in saying:
                    return kid
            label, above = syntax.deps[i], syntax.heads[i]
            if label == "ccomp" and syntax.lemmas[above] in saying:
                return above
            if label not in ("conj", "xcomp", "ccomp") or above == i:
                return None
            i = above
        return None

    def purposes(self, i: int) -> list[int]:
        """The clauses that say what for («gave money to help X»)."""
        syntax = self._syntax
        return [
            kid
            for kid in syntax.kids[i]
            if syntax.deps[kid] in ("advcl", "xcomp", "acl")
            and any(syntax.lower[mark] == "to" for mark in syntax.kids[kid])
        ]

    def aspect(self, i: int) -> Status:
        """Whether the clause at ``i`` goes on («is attacking») or is done."""
        syntax = self._syntax
        if syntax.tags[i] == "VBG" and any(
            syntax.deps[kid] == "aux" and syntax.lemmas[kid] == "be" for kid in syntax.kids[i]
        ):
            return "ongoing"
        return "actual"

    def cue(self, i: int) -> tuple[int, ...]:
        """The words that name an act at ``i``: its head, its particles, and the rest of a name."""
        syntax = self._syntax
        particles = [kid for kid in syntax.kids[i] if syntax.deps[kid] == "compound:prt"]
        return tuple(sorted([i, *particles]))
