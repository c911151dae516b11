"""The parsed text as plain lists, for the steps of reading: one look at the tokens, then only indices."""

from collections.abc import Iterable

from spacy.attrs import DEP, HEAD, IDX, LEMMA, POS, TAG
from spacy.strings import StringStore
from spacy.tokens import Doc

from whence.reading.found import Tokens
from whence.reading.mending import Mending

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer")
OPENING = frozenset({"“", "«", "„", "``", "‘"})
CLOSING = frozenset({"”", "»", "''", "’"})
MARKS = OPENING | CLOSING | {'"', "'"}
STOPS = frozenset({".", ",", ";", ":", "-", "–", "—", "--", "…", "...", "?", "!", "(", "[", "/", "|", "•"})
STARTS = STOPS - {"(", "["} | {")", "]"}


class Strings(dict[int, str]):
    """The strings behind spaCy's numbers, each looked up once."""

    def __init__(self, store: StringStore) -> None:
        super().__init__()
        self.store = store

    def __missing__(self, key: int) -> str:
        self[key] = found = str(self.store[key]) if key else ""
        return found


class Syntax:
    """Words, lemmas (``forms`` in their case), tags and tree of a text as lists indexed by token.

    ``kids`` holds the dependents of each token in order; ``left`` and ``right`` the first and last token
    of its subtree; ``paragraph`` the number of the paragraph it stands in; ``sentence`` the first token
    of its sentence, ``ends`` the last; ``starts`` where its characters begin in ``text``.
    """

    __slots__ = (
        "deps", "doc", "ends", "forms", "heads", "kids", "left", "lemmas", "lower", "paragraph", "paragraphs",
        "pos", "quoted", "right", "sentence", "size", "space", "starts", "steps", "tags", "text",
        "words",
    )  # fmt: skip

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.size = len(doc)
        strings = Strings(doc.vocab.strings)
        lemmas, pos, tags, deps, offsets, starts = doc.to_array([LEMMA, POS, TAG, DEP, HEAD, IDX]).T
        self.text: str = doc.text  # kept: spaCy puts it together anew each time it is asked
        self.starts: list[int] = starts.tolist()
        self.words: list[str] = [token.text for token in doc]
        self.lower: list[str] = [word.lower() for word in self.words]
        self.forms: list[str] = [strings[key] for key in lemmas.tolist()]
        self.lemmas: list[str] = [form.lower() for form in self.forms]
        self.pos: list[str] = [strings[key] for key in pos.tolist()]
        self.tags: list[str] = [strings[key] for key in tags.tolist()]
        self.deps: list[str] = [strings[key] for key in deps.tolist()]
        self.space: list[bool] = [word.isspace() for word in self.words]
        self.steps: list[int] = offsets.astype("int64").tolist()  # from a token to its head
        Mending(self.lower, self.lemmas, self.pos, self.tags, self.deps, self.steps).mend()
        self.heads: list[int] = [i if self.space[i] else i + step for i, step in enumerate(self.steps)]
        self.kids: list[list[int]] = [[] for _ in range(self.size)]
        for i, head in enumerate(self.heads):
            if head != i and not self.space[i]:
                self.kids[head].append(i)
        self.quoted: list[bool] = [False] * self.size  # inside double marks; set once the marks are paired
        self._edges()
        self._sentences()
        self._paragraphs()

    def _edges(self) -> None:
        self.left: list[int] = list(range(self.size))
        self.right: list[int] = list(range(self.size))
        for i in range(self.size):
            above, steps = self.heads[i], 0
            while steps < 100 and not self.space[i]:
                if i < self.left[above]:
                    self.left[above] = i
                if i > self.right[above]:
                    self.right[above] = i
                if self.heads[above] == above:
                    break
                above, steps = self.heads[above], steps + 1

    def _sentences(self) -> None:
        self.sentence: list[int] = [0] * self.size
        self.ends: list[int] = [0] * self.size
        for sentence in self.doc.sents:
            start, end = sentence.start, sentence.end
            self.sentence[start:end] = [start] * (end - start)
            self.ends[start:end] = [end - 1] * (end - start)

    def _paragraphs(self) -> None:
        self.paragraph: list[int] = [0] * self.size
        self.paragraphs: list[tuple[int, int]] = []
        start = 0
        for i in range(self.size + 1):
            if i < self.size and not self.breaks(i):
                continue
            if i > start:
                self.paragraph[start:i] = [len(self.paragraphs)] * (i - start)
                self.paragraphs.append((start, i))
            start = i + 1

    def next_word(self, i: int) -> int | None:
        """The token after ``i`` that is no space, in the same paragraph."""
        i += 1
        while i < self.size and self.space[i] and not self.breaks(i):
            i += 1
        return i if i < self.size and not self.space[i] else None

    def breaks(self, i: int) -> bool:
        """Whether a paragraph ends here."""
        return self.space[i] and "\n" in self.words[i]

    def child(self, i: int, *labels: str) -> int | None:
        """The first dependent of ``i`` with one of these labels."""
        for kid in self.kids[i]:
            if self.deps[kid] in labels:
                return kid
        return None

    def subject(self, i: int) -> int | None:
        """The subject of the clause headed by ``i``, expletives excluded, on the same side of the quotation marks.

        Where the tree tells two of them («Secretary | Ann Lee said») it is the one nearer to the verb.
        """
        found = [kid for kid in self.kids[i] if self.deps[kid] in SUBJECTS and (self.quoted[i] or not self.quoted[kid])]
        return min(found, key=lambda kid: abs(kid - i), default=None)

    def title(self, i: int) -> int | None:
        """The head of a title that the tree sets beside the name ``i`` instead of under it."""
        for kid in self.kids[self.heads[i]]:
            if kid != i and self.deps[kid] == self.deps[i] in SUBJECTS and self.right[kid] + 1 == self.left[i]:
                return kid
        return None

    def case(self, i: int) -> str:
        """The preposition of the phrase or gerund headed by ``i``, or ''."""
        for kid in self.kids[i]:
            if self.deps[kid] in ("case", "mark") and kid < i:
                return self.lower[kid]
        return ""

    def is_clause(self, i: int) -> bool:
        """Whether ``i`` heads a clause: a verb, or a predicate with a copula or a subject."""
        return self.pos[i] in ("VERB", "AUX") or self.child(i, "cop", "expl", *SUBJECTS) is not None

    def is_passive(self, i: int) -> bool:
        """Whether the verb ``i`` is passive: by its auxiliary, or a participle without one («asked about it, he …»)."""
        labels = {self.deps[kid] for kid in self.kids[i]}
        if labels & {"aux:pass", "nsubj:pass"}:
            return True
        return self.tags[i] == "VBN" and not labels & {"aux", "nsubj"} and self.deps[i] not in ("conj", "root")

    def under(self, i: int, above: int) -> bool:
        """Whether ``i`` stands in the subtree of ``above``."""
        for _ in range(100):
            if i == above:
                return True
            if self.heads[i] == i:
                return False
            i = self.heads[i]
        return False

    def phrase(self, i: int) -> range:
        """All tokens from the first to the last of the subtree of ``i``."""
        return range(self.left[i], self.right[i] + 1)

    def trimmed(self, tokens: Iterable[int]) -> Tokens:
        """These tokens in order without space, and without loose punctuation at either end of each piece.

        Quotation marks stay, and so does the stop or comma that a closing mark follows.
        """
        kept = [i for i in sorted(set(tokens)) if not self.space[i]]
        pieces: list[list[int]] = []
        for i in kept:
            if pieces and all(self.space[j] for j in range(pieces[-1][-1] + 1, i)):
                pieces[-1].append(i)
            else:
                pieces.append([i])
        return tuple(i for piece in pieces for i in self._bare(piece))

    def _bare(self, piece: list[int]) -> list[int]:
        start, end = 0, len(piece)
        while end > start and self.words[piece[end - 1]] in STOPS:
            end -= 1
        while start < end and self.words[piece[start]] in STARTS:
            start += 1
        return piece[start:end]
