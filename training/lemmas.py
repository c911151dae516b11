"""The lemma table: endings that tell the lemma, and the words that they get wrong."""

from collections import Counter, defaultdict
from pathlib import Path

from training.treebank import Sentence
from whence.language.lemmas import LONGEST, written

Rule = tuple[int, str]


def write_lemmas(banks: list[list[Sentence]], path: Path) -> None:
    """Count the treebanks' lemmas and write the table that ``whence.language.lemmas`` reads."""
    forms = count(banks)
    endings = learn(forms)
    lines = [f"{tag}\t{ending}\t{strip}\t{add}" for (tag, ending), (strip, add) in sorted(endings.items())]
    for (tag, form), lemmas in sorted(forms.items()):
        lemma = best(lemmas)
        if by_ending(endings, tag, form) != lemma:
            lines.append(f"{tag}\t{form}\t=\t{lemma}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def count(banks: list[list[Sentence]]) -> dict[tuple[str, str], Counter[str]]:
    """How often a (tag, form) has which lemma; words that a typist broke in pieces are left out."""
    forms: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for bank in banks:
        for sentence in bank:
            for word in sentence.words:
                if word.relation != "goeswith" and word.lemma != "_":
                    forms[word.xpos, written(word.form, word.xpos)][word.lemma] += 1
    return forms


def best(lemmas: Counter[str]) -> str:
    """The most frequent lemma."""
    return min(lemmas, key=lambda lemma: (-lemmas[lemma], lemma))


def learn(forms: dict[tuple[str, str], Counter[str]]) -> dict[tuple[str, str], Rule]:
    """For each tag, the rule that most words with an ending follow; an ending that says no more than a
    shorter one is left out."""
    votes: dict[tuple[str, str], Counter[Rule]] = defaultdict(Counter)
    for (tag, form), lemmas in forms.items():
        rule = change(form, best(lemmas))
        for size in range(min(LONGEST, len(form) - 1) + 1):
            votes[tag, form[len(form) - size :]][rule] += 1
    endings: dict[tuple[str, str], Rule] = {}
    for tag, ending in sorted(votes, key=lambda key: (len(key[1]), key)):
        counts = votes[tag, ending]
        rule = min(counts, key=lambda r: (-counts[r], r))
        if ending and counts[rule] < 2:
            continue
        if inherited(endings, tag, ending) != rule:
            endings[tag, ending] = rule
    return endings


def change(form: str, lemma: str) -> Rule:
    """How many letters to strip from the form, and what to add, to make the lemma."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]


def inherited(endings: dict[tuple[str, str], Rule], tag: str, ending: str) -> Rule | None:
    """The rule of the longest shorter ending."""
    for start in range(1, len(ending) + 1):
        if (rule := endings.get((tag, ending[start:]))) is not None:
            return rule
    return None


def by_ending(endings: dict[tuple[str, str], Rule], tag: str, form: str) -> str:
    """What the endings make of a form."""
    for size in range(min(LONGEST, len(form) - 1), -1, -1):
        if (rule := endings.get((tag, form[len(form) - size :]))) is not None:
            return form[: len(form) - rule[0]] + rule[1]
    return form
