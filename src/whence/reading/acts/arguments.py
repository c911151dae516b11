"""Who and what stands where in a clause or a noun phrase: the slots that the frames of acts speak of.

A verb's slots are its logical subject and object (passives, relative and participial clauses, control and
raising undone), its indirect object, the predicate of its object, its clause, and each preposition by
its own name. A noun's are its owner («whose»), the names and adjectives before it («modifier») and its
prepositions. A slot holds the heads of its phrases, conjuncts left out.
"""

from whence.reading.syntax import Syntax

Slots = dict[str, list[int]]

RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
SUBJECTS = ("nsubj", "nsubj:outer", "csubj")
PASSIVE_SUBJECTS = ("nsubj:pass", "csubj:pass")
CLAUSES = ("ccomp", "csubj", "parataxis")
ASKING = frozenset({"WP", "WRB", "WDT", "WP$"})
PHRASES = frozenset({"obl", "obl:agent", "obl:arg", "nmod", "obl:tmod", "obl:unmarked", "nmod:unmarked"})
MODIFIERS = ("amod", "compound", "nmod:desc", "nmod:unmarked", "det:poss")
PARTICLES = ("compound:prt", "advmod")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM"})
OF_OBJECT = frozenset({"from", "of", "for", "into", "out of"})  # «kept them from leaving»: they leave
DEEPEST = 8  # how far a subject is sought up the tree


class Arguments:
    """The slots of the words of one parsed text, found when they are asked for.

    ``keeping``: the verbs whose subject, not whose object, does what hangs under them («promised them to»);
    ``moving``: those whose object does it, even where it seems to say what for («pushed them to»);
    ``transitive``: those that nobody does without an object («six killed in Kabul»).
    """

    def __init__(
        self,
        syntax: Syntax,
        keeping: frozenset[str] = frozenset(),
        moving: frozenset[str] = frozenset(),
        transitive: frozenset[str] = frozenset(),
    ) -> None:
        self.syntax = syntax
        self._transitive = transitive
        self._keeping = keeping
        self._moving = moving
        self._verbs: dict[int, Slots] = {}
        self._nouns: dict[int, Slots] = {}

    def verb(self, i: int) -> Slots:
        """The slots of the verb or predicate at ``i``."""
        if i not in self._verbs:
            self._verbs[i] = {}  # a tree has no loops, but control may run in a circle
            self._verbs[i] = self._verb(i, 0)
        return self._verbs[i]

    def noun(self, i: int) -> Slots:
        """The slots of the noun at ``i``."""
        if i not in self._nouns:
            self._nouns[i] = self._noun(i)
        return self._nouns[i]

    def case(self, i: int) -> str:
        """The preposition of a phrase («out of» is one), or ''."""
        syntax = self.syntax
        words: list[str] = []
        for kid in syntax.kids[i]:
            if kid < i and syntax.deps[kid] in ("case", "mark") and syntax.pos[kid] in ("ADP", "SCONJ", "PART", "VERB"):
                words.append(syntax.lower[kid])
                words += [syntax.lower[part] for part in syntax.kids[kid] if syntax.deps[part] == "fixed"]
        return " ".join(word for word in words if word not in ("'s", "’s", "'", "’"))

    def stands_for(self, i: int) -> int:
        """What a relative pronoun stands for, or an «it» that only the clause above explains; any other word stands
        for itself."""
        syntax = self.syntax
        if self._is_raised(i):
            told_by = syntax.subject(syntax.heads[syntax.heads[i]])
            return i if told_by is None else told_by
        if syntax.lower[i] not in RELATIVES or syntax.pos[i] not in ("PRON", "DET", "SCONJ"):
            return i
        above = i
        for _ in range(DEEPEST):
            if syntax.deps[above] == "acl:relcl":
                return syntax.heads[above]
            if syntax.heads[above] == above:
                break
            above = syntax.heads[above]
        return i

    def described(self, i: int) -> list[int]:
        """Who is said to be (one of) those that a phrase speaks of («Iran is one of the states that …»)."""
        syntax = self.syntax
        for _ in range(DEEPEST):
            if syntax.child(i, "cop") is not None:
                return [kid for kid in syntax.kids[i] if syntax.deps[kid] in SUBJECTS]
            if syntax.deps[i] not in ("nmod", "obl") or self.case(i) not in ("of", "among") or syntax.heads[i] == i:
                return []
            i = syntax.heads[i]
        return []

    def has_subject(self, i: int) -> bool:
        """Whether a clause has a subject of its own."""
        return self.syntax.child(i, *SUBJECTS, *PASSIVE_SUBJECTS) is not None

    def is_passive(self, i: int) -> bool:
        """Whether the verb at ``i`` has its logical object for a subject («arrested by», «troops sent to»).

        The auxiliaries decide before the labels do: «have called» is active whatever its subject is called.
        """
        syntax = self.syntax
        kids = syntax.kids[i]
        helpers = {syntax.lemmas[kid] for kid in kids if syntax.deps[kid] in ("aux", "aux:pass")}
        if not helpers.isdisjoint(("be", "get")):
            return syntax.tags[i] in ("VBN", "VBD", "JJ")
        if helpers or syntax.tags[i] not in ("VBN", "VBD"):
            return False
        if syntax.deps[i] == "conj" and syntax.pos[syntax.heads[i]] == "VERB" and syntax.subject(i) is None:
            return self.is_passive(syntax.heads[i])
        if syntax.lemmas[i] in self._transitive and syntax.child(i, "obj", "ccomp", "xcomp", "conj") is None:
            return True
        if any(syntax.deps[kid] in PASSIVE_SUBJECTS for kid in kids):
            headline = syntax.words[syntax.ends[i]] != "."  # only there do passives go without their auxiliary
            agent = any(syntax.deps[kid] == "obl:agent" for kid in kids)
            return syntax.tags[i] == "VBN" and syntax.child(i, "obj") is None and (headline or agent)
        if syntax.child(i, *SUBJECTS) is not None or (syntax.tags[i] == "VBD" and syntax.deps[i] != "acl"):
            return False
        return syntax.deps[i] in ("acl", "advcl", "amod", "root", "xcomp", "ccomp", "acl:relcl")

    # ------------------------------------------------------------------------------------------ verbs
    def _verb(self, i: int, depth: int) -> Slots:
        slots = self._own(i)
        passive = self.is_passive(i)
        self._gap(i, slots, passive)
        self._shared(i, slots)
        role = "object" if passive else "subject"
        if role not in slots and depth < DEEPEST:
            inherited = self._inherited(i, passive)
            if inherited := inherited or self._loose(i):
                slots[role] = inherited
        return slots

    def _loose(self, i: int) -> list[int]:
        """The subject of a verb that seems to have none: the name before it that hangs there as if it were an
        adverbial, or by the clause that follows it."""
        syntax = self.syntax
        clauses = [kid for kid in syntax.kids[i] if kid > i and syntax.deps[kid] == "ccomp"]
        for clause in clauses:
            if strays := [kid for kid in syntax.kids[clause] if kid < i and syntax.deps[kid] in SUBJECTS]:
                return strays[:1]
        kids = [kid for kid in syntax.kids[i] if kid < i and syntax.pos[kid] == "PROPN"]
        return [kid for kid in kids if syntax.deps[kid] in PHRASES and not self.case(kid)][:1]

    def _own(self, i: int) -> Slots:
        syntax = self.syntax
        slots: Slots = {}
        passive = self.is_passive(i)
        given = any(syntax.deps[kid] == "obj" for kid in syntax.kids[i])
        for kid in syntax.kids[i]:
            slot = self._slot(kid, passive, given)
            if slot:
                slots.setdefault(slot, []).append(self.stands_for(kid))
        if len(subjects := slots.get("subject", [])) > 1:
            before = [head for head in subjects if head < i]
            if before and before != subjects:  # what follows the verb is its object, whatever it is called
                slots.setdefault("object", [head for head in subjects if head > i])
            slots["subject"] = (before or subjects)[-1:]
        if "indirect" in slots and "object" not in slots and not passive:
            slots["object"] = slots.pop("indirect")
        return slots

    def _slot(self, kid: int, passive: bool, given: bool) -> str | None:
        syntax = self.syntax
        label = syntax.deps[kid]
        if label in SUBJECTS or label in PASSIVE_SUBJECTS or self._is_raised(kid):
            return "subject" if not passive else "indirect" if given else "object"
        if label in ("obj", "iobj"):
            return self.case(kid) or ("object" if label == "obj" else "indirect")
        if label == "obl:agent" or (passive and label == "obl" and self.case(kid) == "by"):
            return "subject" if passive else "by"
        if label in PHRASES:
            return self.case(kid) or None
        if label in CLAUSES:
            if label == "parataxis":
                return None
            return "question" if self._asks(kid) else "clause"
        if label == "xcomp" and syntax.pos[kid] in NOMINAL and (case := self.case(kid)):
            return case
        if label == "xcomp" and not any(syntax.lower[mark] == "to" for mark in syntax.kids[kid]):
            return "complement"
        return None

    def _is_raised(self, i: int) -> bool:
        """Whether an «it» that looks like an expletive is somebody («it was ready to talk»; not «it is sad that …»)."""
        syntax = self.syntax
        if syntax.deps[i] != "expl" or syntax.lower[i] != "it":
            return False
        return syntax.child(syntax.heads[i], "xcomp") is not None

    def _asks(self, i: int) -> bool:
        """Whether a clause is an indirect question («what it wanted», «whether it would attack»)."""
        syntax = self.syntax
        return syntax.tags[syntax.left[i]] in ASKING or syntax.lower[syntax.left[i]] in ("whether", "if")

    def is_announced(self, i: int) -> bool:
        """Whether an infinitive is all that a headline says of somebody («Spain to send troops»)."""
        syntax = self.syntax
        noun = syntax.heads[i]
        bare = syntax.deps[i] == "acl" and syntax.deps[noun] == "root" and syntax.pos[noun] in ("NOUN", "PROPN")
        return bare and self.case(i) == "to" and noun == i - 2

    def _gap(self, i: int, slots: Slots, passive: bool) -> None:
        """Gives a verb that modifies a noun that noun: as its subject, its object, or nothing."""
        syntax = self.syntax
        label, noun = syntax.deps[i], syntax.heads[i]
        if label == "acl" and syntax.pos[noun] in NOMINAL:
            if self.is_announced(i):
                slots.setdefault("object" if passive else "subject", [noun])
            elif passive:
                slots.setdefault("object", [noun])
            elif syntax.tags[i] == "VBG" and not self.case(i):
                slots.setdefault("subject", [noun])
        elif label == "acl:relcl" and not any(noun in heads for heads in slots.values()):
            slots.setdefault("object" if passive or "subject" in slots else "subject", [noun])

    def _shared(self, i: int, slots: Slots) -> None:
        """«arrested and deported forty migrants»: the object that two verbs share."""
        syntax = self.syntax
        if "object" in slots:
            return
        after = i + 2
        if after < syntax.size and syntax.deps[after] == "conj" and syntax.heads[after] == i:
            for kid in syntax.kids[after]:
                if syntax.deps[kid] == "obj":
                    slots["object"] = [kid]
        if syntax.deps[i] == "conj" and self.is_passive(i) == self.is_passive(syntax.heads[i]):
            first = syntax.heads[i]
            for kid in syntax.kids[first]:
                if syntax.deps[kid] == "obj" and kid > i:
                    slots["object"] = [kid]
                if syntax.deps[kid] in ("obl", "obl:agent") and kid > i and (case := self.case(kid)):
                    slots.setdefault("subject" if case == "by" else case, [kid])

    def _inherited(self, i: int, passive: bool) -> list[int]:
        syntax = self.syntax
        label, above = syntax.deps[i], syntax.heads[i]
        if above == i:
            return []
        if (
            label in ("acl", "xcomp", "ccomp")
            and syntax.pos[above] in ("NOUN", "PROPN")
            and not self._predicates(above)
        ):
            return self.owner(above)
        moved = label == "ccomp" or (label == "advcl" and self.syntax.lemmas[above] in self._moving)
        if label == "xcomp" or (moved and self.case(i) == "to"):
            return self._controller(above)
        if label == "advcl" and self.case(i) in OF_OBJECT and (objects := self.verb(above).get("object")):
            return objects
        if label == "advcl" or (label in ("conj", "parataxis") and self._is_verbal(above)):
            slots = self.verb(above)
            return slots.get("object" if self.is_passive(above) else "subject", [])
        return []

    def _predicates(self, i: int) -> bool:
        """Whether the noun at ``i`` is a predicate («is a party»)."""
        return self.syntax.child(i, "cop", *SUBJECTS) is not None

    def _is_verbal(self, i: int) -> bool:
        return self.syntax.pos[i] in ("VERB", "AUX") or self._predicates(i)

    def _controller(self, above: int) -> list[int]:
        """Who does what hangs as an infinitive under ``above``: its object («urged X to»), else its subject."""
        slots = self.verb(above)
        if self.is_passive(above):
            return slots.get("indirect") or slots.get("object", [])
        if self.syntax.lemmas[above] not in self._keeping:
            for slot in ("object", "indirect", "on", "upon", "for"):
                if slot in slots:
                    return slots[slot]
        return slots.get("subject", [])

    def owner(self, noun: int) -> list[int]:
        """Whose decision, refusal, threat it is: the owner of the noun, or the subject of the verb that has it."""
        slots = self.noun(noun)
        for slot in ("whose", "by", "from", "of", "modifier"):
            if slot in slots:
                return slots[slot]
        above = self.syntax.heads[noun]
        if above != noun and self.syntax.deps[noun] in ("obj", "obl", "xcomp") and self._is_verbal(above):
            return self.verb(above).get("subject", [])
        return []

    # ------------------------------------------------------------------------------------------ nouns
    def _noun(self, i: int) -> Slots:
        syntax = self.syntax
        slots: Slots = {}
        for kid in syntax.kids[i]:
            label = syntax.deps[kid]
            if label == "nmod:poss":
                slots.setdefault("whose", []).append(self.stands_for(kid))
            elif label in MODIFIERS and syntax.pos[kid] not in ("DET",) and kid < i:
                slots.setdefault("modifier", []).append(kid)
            elif label in PHRASES and (case := self.case(kid)):
                slots.setdefault(case, []).append(self.stands_for(kid))
            elif label in SUBJECTS:
                slots.setdefault("subject", []).append(self.stands_for(kid))
        for kid in syntax.kids[i]:
            if syntax.deps[kid] == "acl" and syntax.tags[kid] == "VBN":
                self._of_participle(kid, slots)
        return slots

    def _of_participle(self, i: int, slots: Slots) -> None:
        """Gives a noun what hangs at the participle after it («violence carried out by X against Y»)."""
        syntax = self.syntax
        for kid in syntax.kids[i]:
            if syntax.deps[kid] in ("obl", "obl:agent") and (case := self.case(kid)):
                slots.setdefault(case, [self.stands_for(kid)])
