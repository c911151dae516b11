"""Names of persons, organizations and places, from the network's scores and from what the lexicon knows.

Three steps. A word that a text names often is scored alike each time: half of its score is the mean over the text.
The best sequence is found (Viterbi), in which a name goes on only where one of its kind began. A name that the
lexicon knows is added where the network saw none, or a part.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from whence.lexicon.tables import Row, read_table

Floats = npt.NDArray[np.float32]
SURE = 0.995  # a word that is so surely no name takes no part
SHARE = 0.5  # of the mean over the text in a word's score
SHORTEST = 3  # letters of a name that the lexicon may add
TABLES = {
    "states.tsv": ("LOC", True),
    "places.tsv": ("LOC", True),
    "people_europe_americas.tsv": ("PER", False),
    "people_asia_africa.tsv": ("PER", False),
    "organizations.tsv": ("ORG", True),
    "outlets.tsv": ("ORG", True),
}  # kind, and whether other forms of a name are as good as its name


@cache
def gazetteer() -> tuple[dict[str, int], dict[tuple[str, ...], str]]:
    """(first word to the most words of a name that opens with it, words to kind)."""
    longest: dict[str, int] = {}
    kinds: dict[tuple[str, ...], str] = {}
    for table, (kind, with_forms) in TABLES.items():
        for row in read_table(table, ("name", "forms")):
            for form in forms(row, with_forms):
                words = tuple(form.split())
                kinds.setdefault(words, kind)
                longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest, kinds


def forms(row: Row, with_forms: bool) -> list[str]:
    """The ways a row's name is written."""
    found = [row["name"], *row.items("forms")] if with_forms else [row["name"]]
    return [form for form in found if len(form) >= SHORTEST]


def names(
    scores: Floats,
    labels: list[str],
    words: Sequence[str],
    proper: Sequence[bool],
    plural: Sequence[bool],
    starts: Sequence[bool],
    flat: Sequence[int],
) -> list[str]:
    """A label (``B-PER``, ``I-PER``, … ``O``) for each word of a text.

    ``scores`` is [words, labels]; ``proper`` and ``plural`` tell proper nouns and plural ones, ``starts`` which words
    open a sentence; ``flat`` is the word that one is a further part of (of a person's name, say), or -1.
    """
    if not len(words):
        return []
    logs = shared(log_softmax(scores), words, proper)
    told = ["O"] * len(words)
    for start, end in stretches(logs, starts):
        told[start:end] = best(logs[start:end], labels)
    completed(told, proper, flat)
    known(told, words, proper)
    for i, label in enumerate(told):
        alone = i + 1 == len(told) or told[i + 1][0] != "I"
        if label == "B-PER" and plural[i] and alone:
            told[i] = "O"  # «Americans» are people, and no person's name; «Miles Davis» is one
    return told


def log_softmax(scores: Floats) -> Floats:
    """Log probabilities."""
    shifted = scores - scores.max(1, keepdims=True)
    found: Floats = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    return found


def shared(logs: Floats, words: Sequence[str], proper: Sequence[bool]) -> Floats:
    """Scores in which a proper noun's is half the mean over its occurrences in the text."""
    places: dict[str, list[int]] = {}
    for i, word in enumerate(words):
        if proper[i]:
            places.setdefault(word, []).append(i)
    for same in places.values():
        if len(same) > 1:
            logs[same] = (1 - SHARE) * logs[same] + SHARE * logs[same].mean(0)
    return logs


def stretches(logs: Floats, starts: Sequence[bool]) -> list[tuple[int, int]]:
    """The runs of words, each inside a sentence, that may be names."""
    found: list[tuple[int, int]] = []
    for i in np.flatnonzero(logs[:, 0] < np.log(SURE)).tolist():
        if found and found[-1][1] == i and not starts[i]:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return found


def best(logs: Floats, labels: list[str]) -> list[str]:
    """The best sequence of labels in which each I- follows a B- or an I- of its kind."""
    opener = [labels.index(f"B-{label[2:]}") if label[0] == "I" else -1 for label in labels]
    rows: list[list[float]] = logs.tolist()
    totals = [score if opener[label] < 0 else -np.inf for label, score in enumerate(rows[0])]
    back: list[list[int]] = []
    for row in rows[1:]:
        top = max(range(len(labels)), key=totals.__getitem__)
        came = [top if opener[n] < 0 else max((opener[n], n), key=totals.__getitem__) for n in range(len(labels))]
        back.append(came)
        totals = [totals[came[n]] + score for n, score in enumerate(row)]
    path = [max(range(len(labels)), key=totals.__getitem__)]
    for came in reversed(back):
        path.append(came[path[-1]])
    return [labels[n] for n in reversed(path)]


def completed(told: list[str], proper: Sequence[bool], flat: Sequence[int]) -> None:
    """A person's name goes on over the proper nouns that the tree makes further parts of it."""
    for i in range(1, len(told)):
        if told[i] == "O" and proper[i] and flat[i] >= 0 and told[i - 1][2:] == told[flat[i]][2:] == "PER":
            told[i] = "I-PER"


def known(told: list[str], words: Sequence[str], proper: Sequence[bool]) -> None:
    """Add the lexicon's names: at each place the longest that no other name crosses; one word only where none was."""
    longest, kinds = gazetteer()
    i, size = 0, len(words)
    while i < size:
        width = next(
            (w for w in range(min(longest.get(words[i], 0), size - i), 0, -1) if tuple(words[i : i + w]) in kinds), 0
        )
        end = i + width
        crossed = told[i][0] == "I" or (end < size and told[end][0] == "I")
        if width and not crossed and any(proper[i:end]) and (width > 1 or told[i] == "O"):
            kind = kinds[tuple(words[i:end])]
            told[i:end] = [f"B-{kind}"] + [f"I-{kind}"] * (width - 1)
        i = max(end, i + 1)
