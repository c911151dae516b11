"""Cues: the words that say that somebody says, thinks, wants or shows something.

A cue has one or more uses. A use knows what its content looks like (its frames), how often of a
hundred that is really an attribution, and what the source does with the content. Most of this is
told by the use's class; a row of its own may differ.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, cast, get_args

from whence.lexicon.tables import Row, read_table
from whence.model import Certainty, Polarity

CueManner = Literal["speech", "writing", "showing", "thought", "act"]
SourceSort = Literal["minds", "civil", "any", "documents"]
AnonymityKind = Literal["reason", "condition"]

CLASSES = ("class", "stance", "certainty", "polarity", "manner", "source", "frames", "sweep", "relay")
WORDS = ("cue", "class", "frames")
NOUNS = (*WORDS, "from", "document")
PHRASES = ("phrase", "class", "rate", "relay")
ADVERBS = ("cue", "stance", "certainty", "rate")
ANONYMITY = ("kind", "phrase")
RELAYS = ("verb", "prepositions")
SLOT = "X"
POSSESSIVE = "'s"


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a cue.

    ``words`` must follow the cue's head word. ``frames`` maps a kind of content to the rate (0 to 1)
    at which it is an attribution. ``sweep`` holds prepositions whose phrase, beside the object, is
    content too. ``sources`` holds the prepositions that lead to a noun's source. ``document``: what
    the noun names can itself be a source.
    """

    words: tuple[str, ...]
    stance: str
    certainty: Certainty
    polarity: Polarity
    manner: CueManner
    source: SourceSort
    frames: Mapping[str, float]
    sweep: frozenset[str] = frozenset()
    relay: bool = False
    sources: frozenset[str] = frozenset()
    document: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that names its clause's source: the words ``before`` the source, or those ``after`` its possessive."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    rate: float
    use: Use


@dataclass(frozen=True, slots=True)
class Adverb:
    """An adverb that marks its clause as told by somebody unnamed."""

    stance: str
    certainty: Certainty
    rate: float


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues by the lemma of their head word, those with more words first.

    Phrases go by their first word, owned ones («in X's words») by their last; adverbs by their form. Relays hold the
    prepositions with which a verb's participle leads to an outlet («a memo seen by X»).
    """

    verbs: Mapping[str, tuple[Use, ...]]
    nouns: Mapping[str, tuple[Use, ...]]
    adjectives: Mapping[str, tuple[Use, ...]]
    phrases: Mapping[str, tuple[Phrase, ...]]
    owned: Mapping[str, tuple[Phrase, ...]]
    adverbs: Mapping[str, Adverb]
    anonymity: Mapping[str, tuple[tuple[tuple[str, ...], AnonymityKind], ...]]
    relays: Mapping[str, frozenset[str]]


def load_cues(overlay: Path | None = None) -> Cues:
    """The bundled cues, with the user's tables under ``overlay`` laid over them.

    A cue that the user's table has replaces the bundled rows of that cue. Raises LexiconError for a
    row that names no class, or a rate or kind that is none.
    """
    classes = {row["class"]: _class(row) for row in read_table("cues_classes.tsv", CLASSES, overlay)}
    phrases = _phrases(classes, overlay)
    return Cues(
        verbs=_uses("cues_verbs.tsv", WORDS, classes, overlay),
        nouns=_uses("cues_nouns.tsv", NOUNS, classes, overlay),
        adjectives=_uses("cues_adjectives.tsv", WORDS, classes, overlay),
        phrases=_by_word([phrase for phrase in phrases if not phrase.after], lambda phrase: phrase.before[0]),
        owned=_by_word([phrase for phrase in phrases if phrase.after], lambda phrase: phrase.after[-1]),
        adverbs={row["cue"]: _adverb(row) for row in read_table("cues_adverbs.tsv", ADVERBS, overlay)},
        anonymity=_anonymity(overlay),
        relays=_relays(overlay),
    )


def _class(row: Row) -> Use:
    return Use(
        words=(),
        stance=row["stance"],
        certainty=_certainty(row),
        polarity=cast(Polarity, _one_of(row, "polarity", get_args(Polarity))),
        manner=cast(CueManner, _one_of(row, "manner", get_args(CueManner))),
        source=cast(SourceSort, _one_of(row, "source", get_args(SourceSort))),
        frames=_frames(row),
        sweep=frozenset(row.items("sweep")),
        relay=row["relay"] == "yes",
    )


def _uses(
    table: str, columns: tuple[str, ...], classes: Mapping[str, Use], overlay: Path | None
) -> dict[str, tuple[Use, ...]]:
    """The uses of every cue of ``table`` by the lemma of its first word, those with more words first."""
    by_cue: dict[str, list[tuple[str, Use]]] = {}
    for row in read_table(table, columns, overlay):
        uses = by_cue.setdefault(row["cue"], [])
        if uses and uses[0][0] != row.path:  # the user's own rows take the place of ours
            uses.clear()
        uses.append((row.path, _use(row, classes, is_noun=columns is NOUNS)))
    by_head: dict[str, list[Use]] = {}
    for cue, uses in by_cue.items():
        by_head.setdefault(cue.split()[0], []).extend(use for _, use in uses)
    return {head: tuple(sorted(uses, key=lambda use: -len(use.words))) for head, uses in by_head.items()}


def _use(row: Row, classes: Mapping[str, Use], is_noun: bool) -> Use:
    base = _base(row, classes)
    frames = _frames(row)
    if is_noun:
        return replace(
            base,
            words=tuple(row["cue"].split()[1:]),
            frames=frames,
            sources=frozenset(row.items("from")),
            document=row["document"] == "yes",
        )
    return replace(base, words=tuple(row["cue"].split()[1:]), frames={**base.frames, **frames})


def _base(row: Row, classes: Mapping[str, Use]) -> Use:
    if (base := classes.get(row["class"])) is None:
        raise row.error(f"no class {row['class']!r}; classes are {', '.join(classes)}")
    return base


def _phrases(classes: Mapping[str, Use], overlay: Path | None) -> list[Phrase]:
    by_phrase: dict[str, Phrase] = {}
    for row in read_table("cues_phrases.tsv", PHRASES, overlay):
        words = row["phrase"].split()
        if SLOT not in words or words[0] == SLOT:
            raise row.error(f"no {SLOT} for the source after the first words of {row['phrase']!r}")
        at = words.index(SLOT)
        after = words[at + 1 :]
        if after and after.pop(0) != POSSESSIVE:
            raise row.error(f"only {POSSESSIVE} and what is owned can follow {SLOT} in {row['phrase']!r}")
        use = replace(_base(row, classes), relay=row["relay"] == "yes")
        by_phrase[row["phrase"]] = Phrase(tuple(words[:at]), tuple(after), _rate(row, row["rate"]), use)
    return list(by_phrase.values())


def _by_word(phrases: list[Phrase], word: Callable[[Phrase], str]) -> dict[str, tuple[Phrase, ...]]:
    by_word: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        by_word.setdefault(word(phrase), []).append(phrase)
    return {
        key: tuple(sorted(group, key=lambda phrase: -len(phrase.before) - len(phrase.after)))
        for key, group in by_word.items()
    }


def _adverb(row: Row) -> Adverb:
    return Adverb(row["stance"], _certainty(row), _rate(row, row["rate"]))


def _anonymity(overlay: Path | None) -> dict[str, tuple[tuple[tuple[str, ...], AnonymityKind], ...]]:
    """Phrases that tell why, or on what condition, a source goes unnamed, by their first lemma, longest first."""
    by_word: dict[str, list[tuple[tuple[str, ...], AnonymityKind]]] = {}
    for row in read_table("cues_anonymity.tsv", ANONYMITY, overlay):
        words = tuple(row["phrase"].split())
        kind = cast(AnonymityKind, _one_of(row, "kind", get_args(AnonymityKind)))
        by_word.setdefault(words[0], []).append((words, kind))
    return {word: tuple(sorted(phrases, key=lambda phrase: -len(phrase[0]))) for word, phrases in by_word.items()}


def _relays(overlay: Path | None) -> dict[str, frozenset[str]]:
    """For each verb the prepositions that lead from its participle to an outlet."""
    rows = read_table("cues_relays.tsv", RELAYS, overlay)
    return {row["verb"]: frozenset(row.items("prepositions")) for row in rows}


def _frames(row: Row) -> dict[str, float]:
    frames = {}
    for item in row.items("frames"):
        name, _, rate = item.partition(":")
        frames[name] = _rate(row, rate)
    return frames


def _rate(row: Row, cell: str) -> float:
    if not cell.isdigit() or int(cell) > 100:
        raise row.error(f"{cell!r} is no rate from 0 to 100")
    return int(cell) / 100


def _certainty(row: Row) -> Certainty:
    return cast(Certainty, _one_of(row, "certainty", get_args(Certainty)))


def _one_of(row: Row, column: str, values: tuple[str, ...]) -> str:
    if row[column] not in values:
        raise row.error(f"{column} {row[column]!r} is none of {', '.join(values)}")
    return row[column]
