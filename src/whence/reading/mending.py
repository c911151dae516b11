"""Mending: what the parser often gets wrong of sources and titles, set right in the tree before anything is read.

Each rule is told by its docstring's example. All go by the tree and the order of words alone, but for the few
words of the constants.
"""

from whence.lexicon.timewords import time_words

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer"})
NOUNS = frozenset({"NOUN", "PROPN"})
NAMED = NOUNS | {"PRON"}
CASES = frozenset({"case"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
PHRASES = frozenset({"obl", "obl:unmarked", "obl:npmod", "obl:tmod", "nmod", "nmod:unmarked"})
GOVERNED = PHRASES | {"obj", "iobj"}  # what an apposition does not speak from
CCOMP = frozenset({"ccomp"})
CONTENTS = frozenset({"ccomp", "xcomp", "parataxis", "csubj"})
AUXILIARIES = frozenset({"aux", "aux:pass", "mark"})
FULL = CONTENTS - {"xcomp"}
OBJECT = frozenset({"obj"})
STRAYED = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "xcomp", "csubj", "csubj:pass"})
TELLING = frozenset({"tell", "inform", "notify", "assure", "say"})  # verbs that are nothing without what is told
SPEAKING = frozenset({"speak", "talk", "discuss", "comment"})  # verbs that take no clause
WHOLE = frozenset({"anonymity"})  # nouns of which no relative clause tells
TOPICS = frozenset({"about", "of"})  # what follows them is what is told
TAIL = 3  # tokens that can follow a verb of saying at a sentence's end: «on Monday.»


class Mending:
    """One parsed text: the lists of its tokens, of which ``deps`` and ``steps`` (from a token to its head) change."""

    def __init__(
        self, lower: list[str], lemmas: list[str], pos: list[str], tags: list[str], deps: list[str], steps: list[int]
    ) -> None:
        self.lower, self.lemmas, self.pos, self.tags, self.deps, self.steps = lower, lemmas, pos, tags, deps, steps
        self.kids: list[list[int]] = [[] for _ in deps]
        for i, step in enumerate(steps):
            if step:
                self.kids[i + step].append(i)

    def mend(self) -> None:
        """Go over all tokens once."""
        for i, word in enumerate(self.lower):
            label = self.deps[i]
            if word == "according" and label == "case":
                self._according(i)
            elif label == "conj":
                self._conjunct(i)
            elif label == "mark" and word == "to":
                self._infinitive(i)
            elif word == "that" and (label == "mark" or self.tags[i] == "WDT"):
                self._strayed(i)
            elif self.tags[i] == "VBG":
                self._object(i)
            if self.tags[i] in FINITE and self.pos[i] == "VERB":
                self._verb(i)
                self._parenthesis(i)
        days = time_words()["weekday"]
        for i, word in enumerate(self.lower):
            if word in days and self.deps[i] in PHRASES:
                self._day(i)

    # ---------------------------------------------------------------- the tree
    def _head(self, i: int) -> int:
        return i + self.steps[i]

    def _hang(self, i: int, label: str, head: int) -> None:
        """Hang a token by another, unless that stands under it."""
        if self._is_above(i, head):
            return
        if self.steps[i]:
            self.kids[self._head(i)].remove(i)
        self.deps[i], self.steps[i] = label, head - i
        self.kids[head] = sorted([*self.kids[head], i])

    def _is_above(self, above: int, i: int) -> bool:
        """Whether a token stands in the subtree of another, or is it."""
        for _ in self.deps:
            if i == above:
                return True
            if not self.steps[i]:
                return False
            i = self._head(i)
        return True

    def _kids(self, i: int, labels: frozenset[str]) -> list[int]:
        return [kid for kid in self.kids[i] if self.deps[kid] in labels]

    def _first(self, i: int) -> int:
        return min((self._first(kid) for kid in self.kids[i] if kid < i), default=i)

    def _last(self, i: int) -> int:
        return max((self._last(kid) for kid in self.kids[i] if kid > i), default=i)

    def _mark(self, i: int) -> int | None:
        """The «that» of a clause."""
        return next((kid for kid in self.kids[i] if self.deps[kid] == "mark" and self.lower[kid] == "that"), None)

    # ---------------------------------------------------------------- phrases
    def _according(self, i: int) -> None:
        """In «According to X, a Y, …, said that …» the Y that was taken for an apposition of X is who said so."""
        outlet = self._head(i)
        verb = self._head(outlet)
        if any(kid in range(i, verb) for kid in self._kids(verb, SUBJECTS)):
            return
        for kid in self._kids(outlet, frozenset({"appos"})):
            if kid in range(i, verb):
                self._hang(kid, "nsubj", verb)

    def _conjunct(self, i: int) -> None:
        """In «between adviser Ann Lee and Peru's envoy» the envoy is joined to the adviser, not to her name."""
        name = self._head(i)
        title = self._head(name)
        if self.deps[name] == "appos" and title == name - 1:
            self._hang(i, "conj", title)

    def _infinitive(self, i: int) -> None:
        """In «ahead of talks in Oslo to be attended by both» it is the talks that are to be attended."""
        verb, noun = self._head(i), i - 1
        passive = self.tags[verb] == "VBN" and "be" in self.lower[i:verb]
        if not passive or self.deps[verb] != "advcl" or noun < 0 or self.pos[noun] not in NOUNS:
            return
        while self.pos[above := self._head(noun)] in NOUNS and above < noun:
            noun = above
        self._hang(verb, "acl", noun)

    def _object(self, i: int) -> None:
        """In «reported, citing an envoy» the envoy is who is cited, and hangs by no other verb."""
        verb = self._head(i)
        if self.deps[i] != "advcl" or self._kids(i, OBJECT):
            return
        for kid in self._kids(verb, PHRASES):
            if self._first(kid) == i + 1 and not self._kids(kid, CASES) and self.pos[kid] in NOUNS:
                self._hang(kid, "obj", i)

    # ---------------------------------------------------------------- clauses
    def _strayed(self, i: int) -> None:
        """In «told CNN on condition of anonymity | that …» and «reported, citing two envoys, | that …» the clause is
        what was told, not a part of the phrase before it; and in «said on Monday | that …» the day is none of it."""
        clause = self._head(i)
        if self.deps[i] == "mark":
            self._between(i, clause)
        if self.deps[clause] not in STRAYED or not self._kids(clause, SUBJECTS):
            return
        bare = self.lemmas[self._head(clause)] in WHOLE
        if self.deps[i] != "mark" and not bare and not self._is_whole(clause, i):
            return
        verb = self._teller(clause)
        if verb is not None:
            self.deps[i], self.tags[i] = "mark", "IN"
            self._hang(clause, "ccomp", verb)
        elif self.deps[clause] == "ccomp":
            above = self._head(clause)
            for kid in self._kids(clause, PHRASES):
                if above < kid < i:
                    self._hang(kid, "obl", above)

    def _between(self, that: int, clause: int) -> None:
        """What stands between «that» and its verb hangs by nothing before them: «citing an envoy, that | Ann Lee | had
        left», «on condition of anonymity that Oslo | on Friday | left»."""
        for k in range(that + 1, clause):
            if self._head(k) >= that or self.pos[k] not in NAMED:
                continue
            if self._kids(k, CASES):
                self._hang(k, "obl", clause)
            elif not self._kids(clause, SUBJECTS):
                self._hang(k, "nsubj", clause)

    def _is_whole(self, clause: int, that: int) -> bool:
        """Whether a clause has its object besides the «that» that was taken for one, and so is no relative clause."""
        objects = [kid for kid in self._kids(clause, OBJECT) if kid != that]
        return bool(objects) or any(self._kids(kid, OBJECT) for kid in self._kids(clause, frozenset({"xcomp"})))

    def _teller(self, clause: int) -> int | None:
        """The verb that has no content and before whose aside or phrase a clause with «that» has strayed."""
        below, above = clause, self._head(clause)
        if self.deps[clause] == "ccomp" and self.lemmas[above] not in SPEAKING and not self._is_aside(above):
            return None
        while above != below:
            if above < clause and self._wants_content(above) and not self._takes(clause, below):
                return above
            if below != clause and self.deps[below] in FULL:
                return None
            below, above = above, self._head(above)
        return None

    def _wants_content(self, verb: int) -> bool:
        if self.pos[verb] != "VERB" or self._kids(verb, CONTENTS):
            return False
        if self._kids(verb, OBJECT) and self.lemmas[verb] == "say":
            return False
        return self.lemmas[verb] in TELLING or any(self._is_aside(kid) for kid in self.kids[verb])

    def _is_aside(self, i: int) -> bool:
        """Whether a participle with its object stands between commas: «, citing two envoys,»."""
        if self.tags[i] != "VBG" or self.deps[i] not in ("advcl", "acl") or self.lower[i - 1] != ",":
            return False
        return bool(self._kids(i, OBJECT))

    def _takes(self, clause: int, below: int) -> bool:
        """Whether the phrase ``below`` the verb keeps a clause: «told him of the claim that …»; an aside does not keep
        one that follows it after a comma, for it has its object already."""
        if below == clause:
            return True
        if self._is_aside(below):
            return self.lower[self._first(clause) - 1] != "," and self.lower[self._first(clause)] != ","
        topic = [kid for kid in self.kids[below] if self.deps[kid] == "case" and self.lower[kid] in TOPICS]
        return bool(topic) or below > clause or self.deps[below] not in PHRASES | {"advcl", "iobj"}

    def _verb(self, i: int) -> None:
        """What a verb in a tense has for its subject."""
        subjects = self._kids(i, SUBJECTS)
        if len(subjects) > 1:
            self._two_subjects(i, subjects)
        elif not subjects:
            self._participle(i)
        if self.deps[i] in ("root", "parataxis"):
            self._apposition(i)
        if self.lemmas[i] == "say":
            self._joined(i)

    def _two_subjects(self, i: int, subjects: list[int]) -> None:
        """In «Oslo | asked that …, said Ann Lee» Oslo is who asked, in «said that Ann Lee | met …» she is who met, and
        in «the envoy told Der Spiegel that …» and «told NPR on Monday Oslo had met …» the outlet is who was told."""
        above = self._head(i)
        has_hearer = self.deps[i] == "ccomp" and self.lemmas[above] in TELLING - {"say"}
        if has_hearer and above == self._first(subjects[0]) - 1:
            self._hang(subjects[0], "iobj", above)
            return
        for clause in self._kids(i, CCOMP | {"advcl"}):
            said = self.deps[clause] == "ccomp" and self._is_finite(clause)
            if self._kids(clause, SUBJECTS) or not (said or self._is_past(i, clause)):
                continue
            low, high = (-1, clause) if clause < i else (i, clause)
            for subject in subjects:
                others = [other for other in subjects if other != subject]
                if low < subject < high and others:
                    self._hang(subject, "nsubj", clause)
                    self.deps[clause] = "ccomp"
                    return
        told = [kid for kid in subjects if kid > i and any(other < i for other in subjects)]
        if told and any(kid > told[0] for kid in self._kids(i, CCOMP)):
            self._hang(told[0], "iobj", i)

    def _is_past(self, i: int, clause: int) -> bool:
        """Whether what was taken for a participle before the verb ``i`` has an object and so is a past tense."""
        bare = not self._kids(clause, AUXILIARIES)
        return clause < i and self.tags[clause] == "VBN" and bare and bool(self._kids(clause, OBJECT))

    def _is_finite(self, i: int) -> bool:
        return any(self.tags[j] in FINITE or self.tags[j] == "MD" for j in (i, *self.kids[i]))

    def _joined(self, i: int) -> None:
        """In «said | four soldiers and two rebels died» both died, and it is that which was said."""
        for first in self._kids(i, OBJECT):
            for clause in self._kids(first, frozenset({"conj"})):
                second = self._kids(clause, SUBJECTS)
                if i < first < clause and second and first < second[0] < clause and self._is_finite(clause):
                    self._hang(clause, "ccomp", i)
                    self._hang(first, "nsubj", clause)
                    self._hang(second[0], "conj", first)
                    return

    def _participle(self, i: int) -> None:
        """In «People briefed on the talks told CNN that …» it is they who told it."""
        contents = self._kids(i, CCOMP)
        for clause in contents:
            people = self._kids(clause, SUBJECTS)
            reduced = self.tags[clause] == "VBN" or (self.tags[clause] == "VBD" and contents[-1] > i)
            if clause < i and reduced and len(people) == 1 and not self._kids(clause, AUXILIARIES):
                self._hang(people[0], "nsubj", i)
                self._hang(clause, "acl", people[0])
                return

    def _apposition(self, i: int) -> None:
        """In «They hid | the ships, Ann Lee, the minister, said» the name that stands for an apposition of the ships,
        for an object or for a second subject is who said so, and in «Oslo hid the ships, Ann Lee, the minister, said»
        the verb's subject is the first's."""
        clause = next((kid for kid in self._kids(i, CCOMP) if kid < i and not self._kids(kid, SUBJECTS)), None)
        subjects = self._kids(i, SUBJECTS)
        if subjects and (clause is None or len(subjects) > 1 or subjects[0] > clause):
            return
        name = self._name_before(i)
        if name is None:
            return
        if subjects and clause is not None:
            self._hang(subjects[0], "nsubj", clause)
        self._hang(name, "nsubj", i)

    def _name_before(self, i: int) -> int | None:
        """The name between commas right before a verb that the tree gives to the clause before."""
        k = i - 2 if self.lower[i - 1] == "," else i - 1
        while k > 0 and k < i and self.steps[k]:
            above = self._head(k)
            if above > i:
                return None
            second = self.deps[k] == "nsubj" and above < k and len(self._kids(above, SUBJECTS)) > 1
            beside = self.deps[k] == "obj" or (self.deps[k] == "appos" and self.deps[above] in GOVERNED)
            if second or (beside and above < k and self.pos[k] == "PROPN"):
                return k if "," in self.lower[self._first(k) - 1 : self._first(k) + 1] else None
            k = above
        return None

    def _parenthesis(self, i: int) -> None:
        """In «Oslo promised that it would leave, Ann Lee said» she says it of the whole sentence."""
        top = clause = self._head(i)
        if self.deps[i] != "parataxis" or clause > i or "," not in self.lower[self._first(i) - 1 : self._first(i) + 1]:
            return
        within = False
        while self._head(top) != top and self.deps[top] != "parataxis":
            within = within or (self.deps[top] == "ccomp" and self._mark(top) is not None)
            top = self._head(top)
        if within and self._last(top) - self._last(i) <= TAIL:
            self._hang(i, "parataxis", top)

    # ---------------------------------------------------------------- days
    def _day(self, i: int) -> None:
        """In «…, Reuters reported on Monday» and «told Reuters on Monday the ship had sunk» the day is that of the
        telling."""
        clause, before = self._head(i), self._first(i) - 1
        if before < 0 or self.pos[clause] not in ("VERB", "AUX", "NOUN", "PROPN", "ADJ"):
            return
        told = before
        while self.deps[told] in ("iobj", "compound", "flat", "amod") and self._head(told) != told:
            told = self._head(told)
        if self.pos[told] != "VERB" or self.tags[told] not in FINITE or told == clause:
            return
        after = self.deps[told] == "parataxis" and clause < told and self._is_above(self._head(told), clause)
        fronted = self._head(clause) == told and self.deps[clause] == "ccomp" and self._last(i) == i < clause
        if after or (fronted and self.lower[i + 1] != ","):
            self._hang(i, "obl", told)
