"""spaCy's English tokenizer, brought to the words of the English treebanks.

The treebanks split at hyphens and slashes, but keep affixes on (the guidelines of the English Web
Treebank, Bies et al. 2012), runs of marks whole, and abbreviations with their stop.
"""

import re
from itertools import pairwise
from typing import Any

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, CONCAT_QUOTES, LIST_ELLIPSES, LIST_ICONS
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from whence.lexicon.tables import read_table

RUN = r"[!?]{2,}|\.{2,}|-{2,}|_{2,}|={2,}|\*{2,}|~{2,}|#{2,}|>{2,}|<{2,}|\${2,}|(?:[!?.]){2,}"
DASHES = r"[-–—]"
PHONE = re.compile(r"^(?:\+?\d{1,3}[-.])?(?:\(?\d{3}\)?[-.])?\d{3}[-.]\d{4}$")


def make_tokenizer(nlp: Any) -> Tokenizer:
    """A tokenizer for an English spaCy pipeline."""
    defaults = nlp.Defaults
    words: dict[str, list[str]] = {}
    for row in read_table("words.tsv", ("kind", "word")):
        words.setdefault(row["kind"], []).append(row["word"])
    runs = [rf"(?:{RUN})"]
    token_match = defaults.token_match
    return Tokenizer(
        nlp.vocab,
        rules=special_cases(dict(defaults.tokenizer_exceptions), words),
        prefix_search=compile_prefix_regex([*runs, r"[A-Z]{1,3}(?=[$£€])", *defaults.prefixes]).search,
        suffix_search=compile_suffix_regex([*runs, *defaults.suffixes, r"(?<=[0-9])(?:%)"]).search,
        infix_finditer=compile_infix_regex(infixes(words["prefix"], words["suffix"])).finditer,
        token_match=lambda text: (token_match(text) if token_match else None) or PHONE.match(text),
        url_match=defaults.url_match,
    )


def special_cases(rules: dict[str, Any], words: dict[str, list[str]]) -> dict[str, Any]:
    """spaCy's exceptions, with ours; a bare word of another meaning is no contraction."""
    for word in ("id", "Id", "and/or"):
        rules.pop(word, None)
    for word in [word for word in rules if word.endswith(("n't", "n’t"))]:
        rules[word.upper()] = [{ORTH: piece[ORTH].upper()} for piece in rules[word]]
    for word in (*words["abbreviation"], *words["whole"]):
        rules[word] = [{ORTH: word}]
    for cut in words["contraction"]:
        pieces = cut.split("|")
        for write in (str.lower, str.capitalize):
            whole = write("".join(pieces))
            cuts = [sum(map(len, pieces[:n])) for n in range(len(pieces) + 1)]
            rules[whole] = [{ORTH: whole[a:b]} for a, b in pairwise(cuts)]
    return rules


def infixes(prefixes: list[str], suffixes: list[str]) -> list[str]:
    """Where a string without spaces is cut inside."""
    affixed = "".join(rf"(?<!\b{prefix})" for prefix in sorted(prefixes))
    ends = "|".join(suffixes)
    return [
        *LIST_ELLIPSES,
        *LIST_ICONS,
        rf"(?<=[{ALPHA}0-9])(?:{RUN})(?=[{ALPHA}0-9])",
        r"(?<=[0-9])[+*^](?=[0-9-])",
        r"(?<=[0-9])[-–—](?=[0-9])",
        rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
        rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
        rf"(?i:{affixed})(?<=[{ALPHA}0-9]){DASHES}(?!(?:{ends})\b)(?=[{ALPHA}0-9])",
        rf"(?<=[{ALPHA}0-9.])(?:--|[–—])(?=[{ALPHA}0-9\"“‘'])",
        rf"(?<=[{ALPHA}])[:<>=/](?=[{ALPHA}])",
        rf"(?<=[{ALPHA}][{ALPHA}])/(?=[{ALPHA}0-9])",
    ]
