"""Words by which two claims are found to contradict each other, or not to."""

from dataclasses import dataclass
from functools import cache

from whence.lexicon.states import state_names
from whence.lexicon.tables import read_table

SETS = ("denying", "negators", "neutral", "hedging", "open", "partial", "function")
MAPS = ("measure", "counted")


@dataclass(frozen=True, slots=True)
class Disputes:
    """The words of ``disputes.tsv``, and what of other tables goes with them.

    ``measures`` and ``counted`` lead from a word to the name of what it tells, ``verbs`` from an irregular form to its
    verb. ``parties`` are the words by which states, their people and those who act for them are called, ``states`` the
    names of states in lower case, ``cities`` the names of places of which one cannot lie in another.
    """

    denying: frozenset[str]
    negators: frozenset[str]
    neutral: frozenset[str]
    hedging: frozenset[str]
    open: frozenset[str]
    partial: frozenset[str]
    function: frozenset[str]
    measures: dict[str, str]
    counted: dict[str, str]
    verbs: dict[str, str]
    parties: frozenset[str]
    states: frozenset[str]
    cities: frozenset[str]


@cache
def load_disputes() -> Disputes:
    """The bundled tables, read once. Raises LexiconError for a row that names no kind of word."""
    sets: dict[str, set[str]] = {kind: set() for kind in SETS}
    maps: dict[str, dict[str, str]] = {kind: {} for kind in MAPS}
    for row in read_table("disputes.tsv", ("kind", "name", "words")):
        if row["kind"] in sets:
            sets[row["kind"]].update(row.items("words"))
        elif row["kind"] in maps:
            maps[row["kind"]].update(dict.fromkeys(row.items("words"), row["name"]))
        else:
            raise row.error(f"no such kind of word: {row['kind']!r}")
    words = {kind: frozenset(found) for kind, found in sets.items()}
    irregular = read_table("irregular_verbs.tsv", ("verb", "forms"))
    places = read_table("places.tsv", ("name", "code", "kind"))
    return Disputes(
        denying=words["denying"],
        negators=words["negators"],
        neutral=words["neutral"],
        hedging=words["hedging"],
        open=words["open"],
        partial=words["partial"],
        function=words["function"],
        measures=maps["measure"],
        counted=maps["counted"],
        verbs={form: row["verb"] for row in irregular for form in row.items("forms")},
        parties=parties(),
        states=frozenset(map(str.lower, state_names())),
        cities=frozenset(row["name"] for row in places if row["kind"] == "city"),
    )


def parties() -> frozenset[str]:
    """The single words, in lower case, of the names of states and their people and of the nouns for who acts."""
    states = read_table("states.tsv", ("name", "forms", "adjectives", "demonyms"))
    names = [form for row in states for column in ("forms", "adjectives", "demonyms") for form in row.items(column)]
    names += [row["name"] for row in states]
    names += [row["noun"] for row in read_table("sectors.tsv", ("noun", "sectors"))]
    return frozenset(word for name in names for word in name.lower().split())
