"""Cast: who is in a text. One question a token, answered for the noun phrase that the token heads."""

from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc

from whence.lexicon.actors import Actors
from whence.lexicon.biases import load_biases
from whence.model import Naming, Party, Place, SourceKind, Span
from whence.reading.cast_phrases import Phrases, Who
from whence.reading.cast_places import Places
from whence.reading.cast_words import Words
from whence.reading.coreference import Coreference
from whence.reading.found import Tokens
from whence.reading.names import find_names
from whence.reading.people import find_people

FIRST_PERSON = frozenset("i me my mine myself we us our ours ourselves".split())
OF_PHRASE = frozenset(
    "det amod compound flat nmod nmod:poss nmod:desc nummod case advmod goeswith fixed appos det:predet cc conj acl xcomp obj".split()
)
WITHIN = (None, "of", "for", "in", "from", "at", "to", "with", "within", "inside", "near")
CLAUSES = ("acl",)
GAP = 3


class Cast:
    """Who is in a text.

    ``published`` decides who held which office; ``known`` is the cast of a text that goes with this one
    (the report's body, for its title). ``problems`` says what could not be told.
    """

    def __init__(self, doc: Doc, actors: Actors, published: date | None = None, known: "Cast | None" = None) -> None:
        self.doc = doc
        self._biases = biases = load_biases()
        self._words = Words(doc)
        self._names = find_names(self._words, actors, published)
        self._people = find_people(self._names, actors, published, known._people.all if known else ())
        self._phrases = Phrases(self._words, self._names, self._people, actors, published, biases.naming)
        self._coreference = Coreference(self._words, self._phrases, biases)
        self._coreference.run()
        self._places = Places(self._words, self._names, self._phrases, biases)
        self._parties: dict[int, Party | None] = {}
        self._tokens: dict[int, Tokens] = {}
        self.problems = self._coreference.problems

    def party(self, token: int) -> Party | None:
        """The party that the phrase headed by a token names, without its conjuncts; None where it is no actor."""
        if token not in self._parties:
            self._parties[token] = self._party(token)
        return self._parties[token]

    def heads(self, token: int) -> list[int]:
        """The heads of all parties that a phrase names: its own, its conjuncts', its several states'.

        For "the two leaders" and "they" these are the heads of the phrases that are meant.
        """
        found: list[int] = []
        for head in (token, *self._conjuncts(token)):
            who = self._phrases.who(head)
            if who is not None and who.members:
                found += [member for member in who.members if self.party(member)]
            elif self.party(head) is not None:
                found.append(head)
                found += [part for part, (whole, _) in self._phrases.shared.items() if whole == head]
        return list(dict.fromkeys(found))

    def tokens(self, token: int) -> Tokens:
        """The phrase as its text should show it: article, modifiers, titles, what follows its "of", no clauses."""
        if token not in self._tokens:
            self._tokens[token] = self._phrase(token)
        return self._tokens[token]

    def kind(self, token: int) -> SourceKind:
        """What sort of source the phrase would be."""
        who = self._phrases.who(token)
        return who.kind if who else "unknown"

    def naming(self, token: int) -> Naming | None:
        """Whether the phrase, or what it takes up, is named, anonymous or collective."""
        who = self._phrases.who(token)
        return who.naming if who else None

    def role(self, token: int) -> str | None:
        """The office or description that the report, else the lexicon, gives to a person."""
        who = self._phrases.who(token)
        return who.role if who else None

    def antecedent(self, token: int) -> int | None:
        """The head of the phrase that a pronoun or open phrase takes up."""
        self._phrases.who(token)
        found = self._coreference.antecedents.get(token)
        return found if found != token else None

    def place(self, token: int) -> Place | None:
        """The place that the phrase names."""
        return self._places.place(token)

    def speaks(self, tokens: Sequence[int], source_head: int) -> None:
        """Lets "I", "we" and "our" among these tokens mean the source, whose words they are."""
        bound = [i for i in tokens if self._words.lower[i] in FIRST_PERSON and self._words.pos[i] == "PRON"]
        for i in bound:
            self._coreference.speakers.setdefault(i, source_head)
        for i in bound:
            for at in (i, self._words.head[i]):
                self._phrases.forget(at)
                self._parties.pop(at, None)

    def _party(self, token: int) -> Party | None:
        who = self._who(token)
        if who is None or not who.acts:
            return None
        if who.sort == "place" and not who.code and who.kind_of not in ("continent", "region"):
            return None
        if (who.sort == "place" or who.kind_of == "capital") and self._places.locative(token):
            return None
        tokens = self.tokens(token)
        text, spans = self._quoted(tokens)
        return Party(text, spans, who.name, who.code, list(who.sectors))

    def _who(self, token: int) -> Who | None:
        shared = self._phrases.shared.get(token)
        if shared is None:
            return self._phrases.who(token)
        whole = self._phrases.who(shared[0])
        return Who(f"{whole.key} {shared[1]}", whole.sort, None, shared[1], whole.sectors, whole.naming) if whole else None

    def _conjuncts(self, token: int) -> list[int]:
        found = []
        for kid in self._words.kids[token]:
            if self._words.dep[kid] == "conj" and kid > token:
                found += [kid, *self._conjuncts(kid)]
        return found

    def _phrase(self, token: int) -> Tokens:
        if token in self._phrases.shared:
            token = self._phrases.shared[token][0]
        name = self._names.at[token]
        token = name.head if name is not None else token
        kept = {token}
        if name is not None:
            kept.update(range(name.start, name.end))
        noun = self._names.nouns_over[token]
        if noun is not None:
            kept.update(range(noun.start, noun.end))
        tops = {token}
        title = self._names.noun_ending(min(kept)) if name is not None and name.sort == "person" else None
        if title is not None and self._words.sentence[title.head] == self._words.sentence[token]:
            kept.update(range(title.start, title.end))
            tops.add(title.head)
        self._phrases.who(token)
        for top in sorted(tops):
            kept.update(range(self._phrases.starts.get(top, top), top))
        for i in sorted(kept):
            self._grow(i, tops, kept)
        before = min(kept) - 1
        if before >= 0 and self._words.pos[before] == "DET" and self._words.dep[token] not in ("amod", "compound"):
            kept.add(before)
        return self._closed(kept, token)

    def _grow(self, i: int, tops: set[int], kept: set[int]) -> None:
        """Takes in what hangs by a token of the phrase, and by that."""
        words = self._words
        for kid in words.kids[i]:
            dep = words.dep[kid]
            if kid in kept or dep not in OF_PHRASE or words.tag[kid] == "WRB":
                continue
            if (i in tops or dep in CLAUSES) and not self._belongs(kid, dep, i):
                continue
            kept.add(kid)
            self._grow(kid, tops, kept)

    def _belongs(self, kid: int, dep: str, top: int) -> bool:
        """Whether what hangs by the head is of the phrase."""
        words = self._words
        if dep in ("cc", "conj", "case", "advmod"):
            return False
        if dep == "appos":
            return self._naming(kid)
        if dep == "acl":
            return words.lower[kid] in self._biases.naming and kid > top
        return not (dep == "nmod" and kid > top and words.case(kid) not in WITHIN)

    def _naming(self, kid: int) -> bool:
        """Whether an apposition names whom the phrase describes."""
        name = self._names.at[kid]
        return name is not None and name.sort in ("person", "organization", "outlet")

    def _closed(self, kept: set[int], token: int) -> Tokens:
        """The unbroken run of tokens around the head, with the punctuation and line breaks in it."""
        first = last = token
        while (before := self._next(first, kept, -1)) is not None:
            first = before
        while (after := self._next(last, kept, 1)) is not None:
            last = after
        return tuple(range(first, last + 1))

    def _next(self, i: int, kept: set[int], step: int) -> int | None:
        for j in range(i + step, i + step * (GAP + 1), step):
            if j in kept:
                return j
            if not 0 <= j < len(self._words) or self._words.pos[j] not in ("PUNCT", "SPACE", "SYM"):
                return None
        return None

    def _quoted(self, tokens: Tokens) -> tuple[str, list[Span]]:
        """The characters of some tokens, in runs."""
        runs: list[list[int]] = []
        for i in tokens:
            if runs and runs[-1][1] == i:
                runs[-1][1] = i + 1
            else:
                runs.append([i, i + 1])
        spans = [(self.doc[start].idx, self.doc[end - 1].idx + len(self._words.text[end - 1])) for start, end in runs]
        return " … ".join(self.doc.text[start:end] for start, end in spans), spans
