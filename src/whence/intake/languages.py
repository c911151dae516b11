"""Which language a text is in, told by its script and by the words that no text can do without.

A small detector is enough here: what matters is whether a report is English, and the frequent
function words settle that within a few lines (Grefenstette 1995, "Comparing two language
identification schemes"). It says nothing where it has too little to go by.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

ENGLISH = "en"
SAMPLE = 5_000
"""Characters that are looked at: enough for any prose, and the start of a report is its own."""

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
LEAST_WORDS = 3
LEAST_SHARE = 0.12


@dataclass(frozen=True, slots=True)
class Table:
    """The bundled table, turned round: what a language is called, who is written in a script, and who uses a word."""

    names: dict[str, str]
    by_script: dict[str, list[str]]
    by_word: dict[str, list[str]]


@cache
def table() -> Table:
    """The languages of ``data/languages.tsv``."""
    names: dict[str, str] = {}
    by_script: dict[str, list[str]] = {}
    by_word: dict[str, list[str]] = {}
    text = files(__package__).joinpath("data", "languages.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    for code, name, script, words in rows[1:]:
        names[code] = name
        by_script.setdefault(script, []).append(code)
        for word in dict.fromkeys(words.split("|")):
            by_word.setdefault(word, []).append(code)
    return Table(names, by_script, by_word)


def language(text: str) -> str | None:
    """The ISO 639-1 code of the language that a text is in, None where that is not to be told."""
    sample = unicodedata.normalize("NFC", text[:SAMPLE])
    script = _script(sample)
    if script is None:
        return None
    hits, words = _hits(sample)
    if script != "LATIN":
        candidates = table().by_script.get(script, [])
        return max(candidates, key=lambda code: hits[code], default=None)
    return _latin(hits, words)


def _latin(hits: Counter[str], words: int) -> str | None:
    """English is given the benefit of the doubt: headlines and names have few function words of any language."""
    others = {code: count for code, count in hits.items() if code != ENGLISH}
    best = max(others, key=lambda code: others[code], default=ENGLISH)
    english = hits[ENGLISH]
    if others.get(best, 0) >= max(LEAST_WORDS, LEAST_SHARE * words, 1.5 * english + 1):
        return best
    return ENGLISH if english >= 2 else None


def _hits(sample: str) -> tuple[Counter[str], int]:
    """How many words of the sample are function words of each language, and how many words there are."""
    by_word = table().by_word
    words = [word.lower().replace("’", "'") for word in WORD.findall(sample)]
    return Counter(code for word in words for code in by_word.get(word, ())), len(words)


def _script(sample: str) -> str | None:
    """The script of most letters, by the first word of their Unicode names."""
    if sample.isascii():
        return "LATIN" if any(character.isalpha() for character in sample) else None
    letters = Counter(character for character in sample if character.isalpha())
    scripts: Counter[str] = Counter()
    for letter, count in letters.items():
        scripts[unicodedata.name(letter, "UNKNOWN").split()[0]] += count
    if scripts["HIRAGANA"] > LEAST_SHARE * scripts.total():
        return "HIRAGANA"  # Japanese, for all its Chinese letters
    return scripts.most_common(1)[0][0] if scripts else None
