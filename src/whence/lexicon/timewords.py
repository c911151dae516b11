"""Words of time: weekdays, months, parts of the day, holidays, and what tells a plan from what has happened."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from whence.lexicon.tables import Row, read_table

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]

VALUES = ("weekday", "weekdays", "month", "season", "decade")
WORDS = (
    "weekday", "weekdays", "month", "unit", "units", "part", "parts", "hour", "season", "decade",
    "zone", "set", "told", "recent", "movement", "ahead", "behind", "achieved", "telling",
)  # fmt: skip
RULE = re.compile(
    r"""(?P<month>\d\d)-(?P<day>\d\d)
    | (?P<in>\d+)\ (?P<weekday>mon|tue|wed|thu|fri|sat|sun)\ (?P<nth>-?\d)
    | (?P<feast>easter|orthodox)(?P<offset>[+-]\d+)
    | (?P<start>\d{4}-\d\d-\d\d)/(?P<end>\d{4}-\d\d-\d\d)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The words of each kind, in lower case, with their value; ``unsure`` are those that are other words too.

    ``phrases`` are holidays, by their first word: the words of the phrase and the rule that dates it ("" where
    nothing does). ``names`` are phrases that hold a word of time and are no time.
    """

    kinds: dict[str, dict[str, str]]
    unsure: frozenset[str]
    phrases: Phrases
    names: Phrases
    trigger: dict[str, tuple[tuple[str, str], ...]] = field(repr=False)

    def __getitem__(self, kind: str) -> dict[str, str]:
        return self.kinds[kind]


@lru_cache(maxsize=1)
def time_words() -> TimeWords:
    """The bundled tables of time words and holidays, read once. Raises LexiconError for a row that says nothing."""
    kinds: dict[str, dict[str, str]] = {kind: {} for kind in WORDS}
    unsure: set[str] = set()
    names: Phrases = {}
    for row in read_table("timewords.tsv", ("kind", "value", "forms", "unsure")):
        if row["kind"] == "name":
            for form in row.items("forms"):
                add_phrase(names, form, "")
            continue
        if row["kind"] not in kinds:
            raise row.error(f"no such kind of time word: {row['kind']!r}")
        forms = row.items("forms") + row.items("unsure")
        kinds[row["kind"]].update(dict.fromkeys(forms, row["value"]))
        unsure.update(row.items("unsure"))
    trigger: dict[str, list[tuple[str, str]]] = {}
    for kind in WORDS[: WORDS.index("movement")]:
        for form, value in kinds[kind].items():
            trigger.setdefault(form, []).append((kind, value))
    return TimeWords(
        kinds, frozenset(unsure), holidays(), names, {form: tuple(found) for form, found in trigger.items()}
    )


def holidays() -> Phrases:
    """The names of days, by their first word."""
    phrases: Phrases = {}
    for row in read_table("holidays.tsv", ("name", "rule", "forms")):
        check_rule(row)
        for form in row.items("forms"):
            add_phrase(phrases, form, row["rule"])
    return phrases


def add_phrase(phrases: Phrases, form: str, value: str) -> None:
    """Files a phrase under its first word, the longest first."""
    words = tuple(form.split())
    found = phrases.setdefault(words[0], [])
    found.append((words, value))
    found.sort(key=lambda phrase: -len(phrase[0]))


def check_rule(row: Row) -> None:
    """Raises LexiconError where a holiday's rule is none."""
    if row["rule"] and not RULE.fullmatch(row["rule"]):
        raise row.error(f"no such rule for a day: {row['rule']!r}")
