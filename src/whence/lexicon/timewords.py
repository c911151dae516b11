"""Words of time: weekdays, months, parts of the day, holidays, and what tells a plan from what has happened."""

import re
from dataclasses import dataclass
from functools import lru_cache

from whence.lexicon.tables import Row, read_table

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]

TIMES = (
    "weekday", "weekdays", "month", "unit", "units", "part", "parts", "hour", "season", "nineties", "zone", "set",
    "told", "recent", "ord", "edge",
)  # fmt: skip
COMPANY = ("side", "step", "meridiem", "zoned", "beside", "amount", "lasting")
SENSES = ("movement", "ahead", "prospect", "issued", "over", "defer", "behind", "achieved", "telling")
NUMBERED = ("weekday", "weekdays", "month", "nineties", "ord", "step")
RULE = re.compile(
    r"""(?P<month>\d\d)-(?P<day>\d\d)
    | (?P<in>\d+)\ (?P<weekday>mon|tue|wed|thu|fri|sat|sun)\ (?P<nth>-?\d)
    | (?P<feast>easter|orthodox)(?P<offset>[+-]\d+)
    | (?P<start>\d{4}-\d\d-\d\d)/(?P<end>\d{4}-\d\d-\d\d)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class TimeWord:
    """What a word can be: its kind, its value, and whether it is another word too and needs company to be a time."""

    kind: str
    value: int | str
    unsure: bool


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The words of time, in lower case. ``times`` holds those that make times; ``kinds`` the words of every kind.

    ``holidays`` are names of days by their first word, the longest first: the words and the rule that dates them (""
    where nothing does). ``names`` are phrases that hold a word of time and are no time.
    """

    times: dict[str, tuple[TimeWord, ...]]
    kinds: dict[str, dict[str, int | str]]
    holidays: Phrases
    names: Phrases

    def __getitem__(self, kind: str) -> dict[str, int | str]:
        return self.kinds[kind]


@lru_cache(maxsize=1)
def time_words() -> TimeWords:
    """The bundled tables of time words and holidays, read once. Raises LexiconError for a row that says nothing."""
    words = TimeWords({}, {kind: {} for kind in (*TIMES, *COMPANY, *SENSES)}, read_holidays(), {})
    for row in read_table("timewords.tsv", ("kind", "value", "forms", "unsure")):
        kind = row["kind"]
        if kind == "name":
            for form in row.items("forms"):
                add_phrase(words.names, form, "")
        elif kind in words.kinds:
            add_words(words, row)
        else:
            raise row.error(f"no such kind of time word: {kind!r}")
    return words


def add_words(words: TimeWords, row: Row) -> None:
    """Files the words of a row."""
    kind, unsure = row["kind"], row.items("unsure")
    value = int(row["value"]) if kind in NUMBERED else row["value"]
    for form in (*row.items("forms"), *unsure):
        words.kinds[kind][form] = value
        if kind in TIMES:
            words.times[form] = (*words.times.get(form, ()), TimeWord(kind, value, form in unsure))


def read_holidays() -> Phrases:
    """The names of days, by their first word."""
    phrases: Phrases = {}
    for row in read_table("holidays.tsv", ("name", "rule", "forms")):
        if row["rule"] and not RULE.fullmatch(row["rule"]):
            raise row.error(f"no such rule for a day: {row['rule']!r}")
        for form in row.items("forms"):
            add_phrase(phrases, form, row["rule"])
    return phrases


def add_phrase(phrases: Phrases, form: str, value: str) -> None:
    """Files a phrase under its first word, the longest first."""
    words = tuple(form.split())
    found = phrases.setdefault(words[0], [])
    found.append((words, value))
    found.sort(key=lambda phrase: -len(phrase[0]))
