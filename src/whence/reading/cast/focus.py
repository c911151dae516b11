"""Focus: which state a text speaks of at a token, and which place, for phrases that leave it open.

"The government said" and "demonstrators" belong to a state that the reader has in mind. Each naming of
a state counts by its place in the clause and fades from sentence to sentence.
"""

from collections.abc import Callable

from whence.lexicon.actors import Actors
from whence.reading.cast.names_found import Name, Names
from whence.reading.cast.words import Words

FADING = 0.6
SUBJECT, OBJECT, OTHER, MODIFIER, SCENE = 3.0, 2.0, 1.0, 1.5, 2.0
HERE, AHEAD = 10.0, 2.0
NEARNESS = 20
SAME_CLAUSE = 2
CLIMB = 4
SCENES = frozenset(("in", "at", "near", "across", "throughout", "inside", "around", "outside"))


class Focus:
    """``state`` and ``place`` give the code of the state spoken of, and of the state that the place spoken of is in."""

    def __init__(self, words: Words, names: Names, actors: Actors, code: Callable[[Name], str | None]) -> None:
        self._sentence = words.sentence
        self._named: list[list[tuple[int, int, str, float, float]]] = [[] for _ in words.starts]
        for name in names.found:
            if name.sort == "outlet":
                continue
            if (known := code(name)) in actors.states and known:
                scene = name.sort in ("state", "capital", "place") and words.case(name.head) in SCENES
                weight = SCENE if scene else weight_of(words, name)
                named = (name.start, words.head[name.head], known, weight, SCENE if scene else 0.0)
                self._named[words.sentence[name.start]].append(named)
        self._head = words.head
        self._states = self._faded(scenes=False)
        self._places = self._faded(scenes=True)

    def _faded(self, scenes: bool) -> list[dict[str, float]]:
        """What each sentence finds the reader having in mind."""
        scores: dict[str, float] = {}
        before = []
        for named in self._named:
            before.append(dict(scores))
            scores = {code: score * FADING for code, score in scores.items()}
            for _, _, code, weight, scene in named:
                if worth := scene if scenes else weight:
                    scores[code] = scores.get(code, 0.0) + worth
        return before

    def state(self, i: int) -> str | None:
        """The state spoken of at a token; None where none is named."""
        return self._best(i, self._states)

    def place(self, i: int) -> str | None:
        """The state of the place spoken of at a token, else the state spoken of."""
        return self._best(i, self._states, self._places)

    def near(self, i: int, codes: tuple[str, ...] = ()) -> str | None:
        """The state named last in the sentence before a token: a subject that the token's clause hangs by first."""
        known = [one for one in self._named[self._sentence[i]] if one[0] < i and (not codes or one[2] in codes)]
        above, at = set(), self._head[i]
        for _ in range(CLIMB):
            above.add(at)
            at = self._head[at]
        told = [code for _, verb, code, weight, _ in known if weight == SUBJECT and verb in above - {self._head[i]}]
        return told[-1] if told else known[-1][2] if known else None

    def _best(
        self, i: int, before: list[dict[str, float]], more: list[dict[str, float]] | None = None
    ) -> str | None:
        sentence = self._sentence[i]
        scores = dict(before[sentence])
        if more is not None:
            for code, score in more[sentence].items():
                scores[code] = scores.get(code, 0.0) + score
        for at, verb, code, weight, scene in self._named[sentence]:
            if at > i and verb == self._head[i]:  # what someone acts upon is not his own
                continue
            worth = (weight + scene * (more is not None)) * (HERE if at < i else AHEAD)
            worth *= SAME_CLAUSE if verb == self._head[i] else NEARNESS / (NEARNESS + abs(i - at))
            scores[code] = scores.get(code, 0.0) + worth
        return max(scores, key=lambda code: scores[code]) if scores else None


def weight_of(words: Words, name: Name) -> float:
    """How much a naming brings its state to mind, by its place in the clause."""
    if name.sort == "adjective" or words.dep[name.head] in ("amod", "compound", "nmod:poss", "nmod:desc"):
        return MODIFIER + (words.role(words.head[name.head]) == "nsubj")
    if words.case(name.head) is not None:
        return OTHER
    role = words.role(name.head)
    return SUBJECT if role.startswith("nsubj") else OBJECT if role in ("obj", "iobj", "root") else OTHER
