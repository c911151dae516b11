"""Coreference: whom a pronoun, "the minister" or "the two leaders" means.

The text is gone through once. Every noun phrase is kept with its place in its clause; a pronoun takes the
nearest and most prominent one that suits it, the subject before others, its own sentence before the last
(the centring of Grosz, Joshi and Weinstein 1995, simplified). Two persons alike prominent are told as a
problem, and nobody is taken.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from whence.lexicon.biases import Biases
from whence.lexicon.entries import Noun
from whence.reading.cast_phrases import BODIES, PEOPLE, Phrases, Who
from whence.reading.cast_words import Words

MASCULINE = frozenset("he him his himself".split())
FEMININE = frozenset("she her hers herself".split())
NEUTER = frozenset("it its itself".split())
MANY = frozenset("they them their theirs themselves".split())
RELATIVE = frozenset("who whom whose which that".split())
DEFINITE = frozenset("the this that these those both such".split())
COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4}
INNER = frozenset(("compound", "flat", "fixed", "goeswith", "amod", "nmod:desc", "case", "expl", "det", ""))
SENTENCES = 3
REACH = (100, 60, 30, 12)
"""How near a sentence is, by its distance: this one, the last, …"""
STANDING = {"nsubj": 30, "nsubj:pass": 28, "root": 26, "obj": 15, "iobj": 15, "nmod:poss": 11, "obl": 8, "obl:agent": 12}
OTHER_STANDING = 5
PARALLEL = 5
ABOVE = (26, 20, 10, 4, 0)
"""What it counts for a subject that the pronoun's clause hangs by its verb, by the arcs between."""
OUTLET = -25
SHARED = 50
BIAS = 30
TIE = 4
KEPT = 400


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that may be meant again: its head, its sentence, its role in the clause. No one where no actor."""

    head: int
    sentence: int
    role: str
    who: Who | None
    plural: bool
    members: tuple[int, ...] = ()


class Coreference:
    """Resolves pronouns and open phrases of one text; ``antecedents`` tells the head that each one means."""

    def __init__(self, words: Words, phrases: Phrases, biases: Biases) -> None:
        self.words = words
        self.phrases = phrases
        self.biases = biases
        self.mentions: list[Mention] = []
        self.antecedents: dict[int, int] = {}
        self.members: dict[int, tuple[int, ...]] = {}
        self.speakers: dict[int, int] = {}
        self.problems: list[str] = []
        phrases.refer = self.nominal
        phrases.pronoun = self.pronoun

    def run(self) -> None:
        """Goes through the text once."""
        words = self.words
        for i, pos in enumerate(words.pos):
            if pos not in ("NOUN", "PROPN", "PRON") and i not in self.phrases.names.nouns_at:
                continue
            dep = words.dep[i]
            if dep in INNER and not self._body_at(i):
                continue
            who = self.phrases.who(i)
            if pos != "PRON" or who is not None:
                self.mentions.append(Mention(i, words.sentence[i], words.role(i), who, self._many(i, who)))
            if dep == "conj" and who is not None:
                self._join(i)

    def _body_at(self, i: int) -> bool:
        """Whether an organization is named inside another phrase ("Islamic State militants … the group")."""
        name = self.phrases.names.at[i]
        return name is not None and name.sort == "organization" and name.head == i

    def _many(self, i: int, who: Who | None) -> bool:
        return who.plural or bool(who.members) if who is not None else self.words.plural(i)

    def _join(self, i: int) -> None:
        """Keeps those named together, for "they"."""
        head = i
        while self.words.dep[head] == "conj":
            head = self.words.head[head]
        parts = [head] + [kid for kid in self.words.kids[head] if kid <= i and self.words.dep[kid] == "conj"]
        heads = tuple(part for part in parts if self.phrases.who(part))
        if len(heads) > 1:
            who = self.phrases.who(heads[0])
            self.mentions.append(Mention(i, self.words.sentence[i], self.words.role(i), who, True, heads))

    # --- pronouns ---

    def pronoun(self, i: int) -> Who | None:
        """Whom a pronoun means, as far as the text up to it tells."""
        word = self.words.lower[i]
        if i in self.speakers:
            return self._spoken(i, word)
        if word in RELATIVE and self.words.tag[i].startswith("W"):
            return self._relative(i)
        if word in MASCULINE:
            return self._take(i, lambda m: self._person(m, "f"), "m")
        if word in FEMININE:
            return self._take(i, lambda m: self._person(m, "m"), "f") or self._take(i, nation, "")
        if word in NEUTER and self.words.dep[i] != "expl":
            return self._take(i, self._neuter, "")
        if word in MANY:
            return self._pair(i) or self._take(i, lambda m: m.plural or collective(m.who), "")
        return None

    def _pair(self, i: int) -> Who | None:
        """The two that a clause brings together, where it has no plural: "Rossi met Dupont before their speech"."""
        own: list[Mention] = []
        for mention in reversed(self.mentions):
            if mention.sentence != self.words.sentence[i]:
                break
            if mention.plural:
                return None
            if mention.who is not None and mention.who.sort in ("person", "state", "power") and mention.head < i:
                own.append(mention)
        for first in own:
            if first.role.startswith("nsubj"):
                for other in own:
                    if paired(self.words, first, other):
                        heads = tuple(sorted((first.head, other.head)))
                        self.members[i] = heads
                        return replace(first.who, members=heads, plural=True) if first.who else None
        return None

    def _person(self, mention: Mention, other: str) -> bool:
        who = mention.who
        return who is not None and who.sort == "person" and not mention.plural and who.gender != other

    def _neuter(self, mention: Mention) -> bool:
        """Whether "it" may mean it: no person, but a body of people may be ("the army")."""
        who = mention.who
        if who is None or who.sort not in PEOPLE:
            return not mention.plural
        return who.sort == "people" and not mention.members and not self.words.plural(mention.head)

    def _spoken(self, i: int, word: str) -> Who | None:
        """"I" is the speaker, "we" those for whom he speaks."""
        source = self.speakers[i]
        self.antecedents[i] = source
        who = self.phrases.who(source)
        if who is None or not word.startswith(("we", "us", "our")) or who.sort != "person":
            return who
        name = self.phrases.actors.state(who.code) if "GOV" in who.sectors or "MIL" in who.sectors else None
        return replace(who, name=name, plural=True)

    def _relative(self, i: int) -> Who | None:
        """What a relative clause hangs by."""
        words, at = self.words, i
        for _ in range(8):
            if words.dep[at] == "acl:relcl":
                break
            if words.head[at] == at:
                return None
            at = words.head[at]
        head = words.head[at]
        if words.dep[at] != "acl:relcl" or head >= i:
            return None
        self.antecedents[i] = head
        return self.phrases.who(head)

    def _take(self, i: int, suits: Callable[[Mention], bool], gender: str) -> Who | None:
        """The best mention that suits a pronoun, unless another person is as good."""
        best = self._ranked(i, suits)
        ahead = self._ahead(i)
        if ahead is not None and suits(ahead) and (not best or best[0][1].sentence < ahead.sentence):
            return self._settle(i, ahead, gender)
        if not best:
            return None
        (score, first), rest = best[0], best[1:]
        if gender and first.who is not None:
            rivals = [m for s, m in rest if score - s < TIE and m.who and m.who.key != first.who.key]
            if rivals:
                self._tell(i, first, rivals[0])
                return None
        return self._settle(i, first, gender)

    def _ahead(self, i: int) -> Mention | None:
        """The subject that follows a pronoun in a phrase set before it ("In his speech, the king …")."""
        words, at = self.words, i
        for _ in range(5):
            at, below = words.head[at], at
            if words.dep[below] in ("obl", "advcl") and below < at:
                for kid in words.kids[at]:
                    if kid > i and words.dep[kid].startswith("nsubj") and words.pos[kid] != "PRON":
                        who = self.phrases.who(kid)
                        return Mention(kid, words.sentence[i], "nsubj", who, self._many(kid, who))
        return None

    def _settle(self, i: int, mention: Mention, gender: str) -> Who | None:
        who = mention.who
        if who is None:
            return None
        self.antecedents[i] = self.antecedents.get(mention.head, mention.head)
        if mention.members:
            self.members[i] = mention.members
            return replace(who, members=mention.members, plural=True)
        if gender and who.gender is None:
            who = self._learn(mention, replace(who, gender=gender))
        return who

    def _learn(self, mention: Mention, who: Who) -> Who:
        """Keeps for later pronouns that a person is he, or she."""
        self.mentions = [replace(m, who=who) if m.who and m.who.key == who.key else m for m in self.mentions]
        return who

    def _tell(self, i: int, first: Mention, second: Mention) -> None:
        words = self.words
        names = sorted(str((m.who and m.who.name) or words.text[m.head]) for m in (first, second))
        line = f"whom “{words.text[i]}” means in “{self._around(i)}” is not clear: {names[0]} or {names[1]}"
        if line not in self.problems:
            self.problems.append(line)

    def _around(self, i: int) -> str:
        return " ".join(self.words.span(max(0, i - 2), min(len(self.words), i + 4)).split())

    def _ranked(self, i: int, suits: Callable[[Mention], bool]) -> list[tuple[float, Mention]]:
        """The mentions that suit a pronoun, the most prominent first."""
        words = self.words
        sentence = words.sentence[i]
        found = []
        above = self._above(i)
        for mention in reversed(self.mentions):
            away = sentence - mention.sentence
            if away > SENTENCES:
                break
            if mention.head >= i or not suits(mention) or self._bound(i, mention) or self._speaker(i, mention, above):
                continue
            score = REACH[away] + STANDING.get(mention.role, OTHER_STANDING) - 0.1 * (len(found))
            score += PARALLEL * (words.role(i) == mention.role) + BIAS * self._biased(i, mention)
            score += SHARED * self._beside(i, mention)
            if mention.role.startswith("nsubj"):
                score += above.get(words.head[mention.head], 0)
            if mention.who is not None and mention.who.sort == "outlet":
                score += OUTLET
            found.append((score, mention))
        return sorted(found, key=lambda one: -one[0])

    def _above(self, i: int) -> dict[int, int]:
        """The words that a pronoun hangs by, each with what it counts."""
        found: dict[int, int] = {}
        at = self.words.head[i]
        for worth in ABOVE:
            found[at] = worth
            if self.words.head[at] == at:
                break
            at = self.words.head[at]
        return found

    def _bound(self, i: int, mention: Mention) -> bool:
        """Whether a mention is of the pronoun's own clause or phrase, and so somebody else."""
        words = self.words
        if mention.head in (i, words.head[i]) and words.tag[i] != "PRP$":
            return True
        if words.tag[i] == "PRP$":
            return words.head[i] == mention.head
        if words.lower[i].endswith(("self", "selves")):
            return False
        heads = mention.members or (mention.head,)
        if self._relativized(i) in heads:
            return True
        return any(words.head[h] == words.head[i] or words.dep[h] == "conj" and words.head[h] == i for h in heads)

    def _relativized(self, i: int) -> int | None:
        """What the relative clause that a pronoun is in hangs by: the clause speaks of it without the pronoun."""
        words, at = self.words, i
        for _ in range(4):
            if words.dep[at] == "acl:relcl":
                return words.head[at]
            at = words.head[at]
        return None

    def _beside(self, i: int, mention: Mention) -> bool:
        """Whether a mention owns what a pronoun's noun is joined to ("Peru's port and its railway")."""
        words = self.words
        noun = words.head[i]
        return words.tag[i] == "PRP$" and words.dep[noun] == "conj" and words.head[mention.head] == words.head[noun]

    def _speaker(self, i: int, mention: Mention, above: dict[int, int]) -> bool:
        """Whether a pronoun stands in the mention's own quoted words, where he would say "I"."""
        words = self.words
        return (
            words.quoted[i]
            and not words.quoted[mention.head]
            and mention.role == "nsubj"
            and words.head[mention.head] in above
        )

    def _biased(self, i: int, mention: Mention) -> bool:
        """Whether a pronoun is in a verb's complement that is about its object.

        "Reminded Paris of its promise", "pushed the king to change his mind".
        """
        words = self.words
        verb = words.head[mention.head]
        if mention.role not in ("obj", "iobj"):
            return False
        at = i
        for _ in range(6):
            if words.head[at] == verb and at != verb:
                return words.lemma[verb].lower() in self.biases.objects or self._infinitive(at, mention.head)
            at = words.head[at]
        return False

    def _infinitive(self, verb: int, after: int) -> bool:
        """Whether a verb is a "to" infinitive after an object, whose act it is."""
        words = self.words
        if words.dep[verb] not in ("xcomp", "advcl", "ccomp") or verb < after:
            return False
        return any(words.lower[kid] == "to" and words.dep[kid] == "mark" for kid in words.kids[verb])

    # --- nouns ---

    def nominal(self, i: int, noun: Noun) -> Who | None:
        """Whom an open phrase ("the minister", "the group", "both countries") means."""
        words = self.words
        det = next((words.lower[kid] for kid in words.kids[i] if words.dep[kid] == "det" and kid < i), None)
        plural = words.plural(i)
        if plural and (together := self._together(i, noun, det)):
            return together
        if det not in DEFINITE and not (det is None and plural and noun.plural == "anonymous"):
            return None
        if noun.sort == "state":
            return self._country(i, noun, plural)
        return self._same_noun(i, noun, plural) or (None if plural else self._titled(i, noun) or self._body(i, noun))

    def _together(self, i: int, noun: Noun, det: str | None) -> Who | None:
        """"The two leaders", "both sides": as many as are counted, the last that suit."""
        words = self.words
        count = COUNTS.get(det or "", 0)
        for kid in words.kids[i]:
            count = max(count, COUNTS.get(words.lower[kid], 0)) if kid < i else count
        if not count or (det is None and words.starts[words.sentence[i]] != i):
            return None
        persons = noun.sort == "person"
        found: dict[str, Mention] = {}
        for mention in reversed(self.mentions):
            if words.sentence[i] - mention.sentence > SENTENCES or len(found) == count:
                break
            who = mention.who
            if who is None or mention.members or mention.plural or mention.head >= i:
                continue
            if persons and who.sort == "person" and who.name:
                found.setdefault(who.key, mention)
            elif not persons and who.code and who.sort in ("state", "power", "person"):
                found.setdefault(who.code, mention)
        if len(found) < count:
            return None
        heads = tuple(sorted(mention.head for mention in found.values()))
        self.members[i] = heads
        first = self.phrases.who(heads[0])
        return replace(first, members=heads, plural=True) if first else None

    def _country(self, i: int, noun: Noun, plural: bool) -> Who | None:
        """"The country": the state last brought to mind, a subject's before others."""
        if plural:
            return None
        phrases = self.phrases
        code = self._scene_near(i, noun) if self.words.case(i) in ("in", "inside", "into") else None
        code = code or self._code_near(i, noun)
        if code is None:
            return None
        return Who(code, "state", phrases.actors.state(code), code, (), "collective")

    def _scene_near(self, i: int, noun: Noun) -> str | None:
        """The state that this or the last sentence told of as a place."""
        words = self.words
        for mention in reversed(self.mentions):
            if words.sentence[i] - mention.sentence > 1:
                return None
            who = mention.who
            if who is None or who.sort not in ("state", "place") and who.kind_of != "capital" or mention.head >= i:
                continue
            if words.case(mention.head) in ("in", "to", "into", "inside") and who.code in self.phrases.actors.states:
                if not noun.codes or who.code in noun.codes:
                    return who.code
        return None

    def _code_near(self, i: int, noun: Noun) -> str | None:
        best: tuple[float, str] | None = None
        for mention in reversed(self.mentions):
            away = self.words.sentence[i] - mention.sentence
            if away > SENTENCES:
                break
            who = mention.who
            if who is None or who.code not in self.phrases.actors.states or mention.head >= i:
                continue
            if noun.codes and who.code not in noun.codes:
                continue
            score = REACH[away] + STANDING.get(mention.role, OTHER_STANDING) + 5 * (who.sort in ("state", "power"))
            if best is None or score > best[0]:
                best = (score, str(who.code))
        return best[1] if best else self.phrases.focus.state(i)

    def _same_noun(self, i: int, noun: Noun, plural: bool) -> Who | None:
        """The last phrase of the same noun ("a U.S. official … the official")."""
        words = self.words
        for mention in reversed(self.mentions):
            who = mention.who
            if who is None or mention.head >= i:
                continue
            if not (who.noun == noun.noun and who.code) and words.lemma[mention.head] != words.lemma[i]:
                continue
            if mention.plural == plural and self._repeats(i, mention.head):
                self.antecedents[i] = self.antecedents.get(mention.head, mention.head)
                return who
        return None

    def _repeats(self, i: int, earlier: int) -> bool:
        """Whether a phrase says no more of whom it means than an earlier one did."""
        words = self.words
        before = set(words.lower[self.phrases.starts.get(earlier, earlier) : earlier])
        start = self.phrases.starts.get(i, i)
        return all(words.lower[j] in before or words.pos[j] not in ("ADJ", "NOUN", "PROPN") for j in range(start, i))

    def _titled(self, i: int, noun: Noun) -> Who | None:
        """The person of the report who holds an office: the last named, else the only one."""
        if noun.sort != "person":
            return None
        holders = {}
        for mention in self.mentions:
            who = mention.who
            if who is not None and who.sort == "person" and who.name and mention.head < i and holds(who, noun):
                holders.pop(who.key, None)
                holders[who.key] = mention
        if holders:
            mention = list(holders.values())[-1]
            self.antecedents[i] = mention.head
            return mention.who
        coming = [who for person in self.phrases.people.all if holds(who := self.phrases.person(person), noun)]
        return coming[0] if len(coming) == 1 else None

    def _body(self, i: int, noun: Noun) -> Who | None:
        """The organization last named that a word like "the group", "the agency" can take up."""
        if noun.sort not in BODIES or not noun.kinds:
            return None
        for kinds in (noun.kinds, ("",)):
            for mention in reversed(self.mentions):
                who = mention.who
                if self.words.sentence[i] - mention.sentence > SENTENCES + 2:
                    break
                if who and who.name and mention.head < i and who.kind_of in kinds and who.sort in ("organization", "outlet", "government"):
                    self.antecedents[i] = self.antecedents.get(mention.head, mention.head)
                    return who
        return None


def holds(who: Who, noun: Noun) -> bool:
    """Whether a person's office is the one that a noun names."""
    role = (who.role or "").lower()
    return who.noun == noun.noun or role == noun.noun or role.endswith(" " + noun.noun)


def paired(words: Words, subject: Mention, other: Mention) -> bool:
    """Whether two persons, or two states, are subject and object of one verb."""
    if other.role not in ("obj", "iobj", "obl") or words.head[other.head] != words.head[subject.head]:
        return False
    one, two = subject.who, other.who
    return one is not None and two is not None and one.key != two.key and (one.sort == "person") == (two.sort == "person")


def nation(mention: Mention) -> bool:
    return mention.who is not None and mention.who.sort == "state" and not mention.plural


def collective(who: Who | None) -> bool:
    """Whether "they" may mean a body."""
    return who is not None and who.sort in ("organization", "people")
