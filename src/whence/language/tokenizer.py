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

PREFIXES = (
    """
    a agro ante anti arch be bi bio co counter cross cyber de e euro ex extra hyper i inter intra macro mega
    meta micro mid mini mis multi neo non over para peri post pre pro proto pseudo quasi re semi sub super tele
    trans tri u ultra un uni vice
    """
).split()
SUFFIXES = (
    """
    esque ette fest fold gate itis less most rama wise elect
    """
).split()
ABBREVIATIONS = (
    """
    etc. al. Ft. Mt. Gen. Lt. Col. Capt. Cmdr. Sgt. Maj. Brig. Adm. Cpl. Pvt. Rev. Sen. Sens. Rep. Reps. Gov.
    Govs. Pres. Hon. Supt. Dept. Univ. Assn. Bros. Inc. Corp. Co. Ltd. St. Ave. Blvd. Jan. Feb. Mar. Apr. Jun.
    Jul. Aug. Sep. Sept. Oct. Nov. Dec. Mon. Tue. Tues. Wed. Thu. Thurs. Fri. approx. vs. Messrs. Mmes. Fig.
    Vol. pp. cf. U.S. U.K. U.N. E.U. U.A.E. U.S.S.R. D.C. a.m. p.m. Ph.D. Ala. Ariz. Ark. Calif. Colo. Conn.
    Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass. Mich. Minn. Miss. Mo. Mont. Neb. Nev. Okla. Ore. Pa. Tenn.
    Tex. Va. Vt. Wash. Wis. Wyo.
    """
).split()
CONTRACTIONS = {
    "wanna": ("wan", "na"),
    "outta": ("out", "ta"),
    "gimme": ("gim", "me"),
    "lemme": ("lem", "me"),
    "gotcha": ("got", "cha"),
    "dunno": ("du", "n", "no"),
}
WHOLE_WITH_SLASH = ("b/c", "w/o", "w/e", "w/", "n/a", "a/c", "c/o")
RUN = r"[!?]{2,}|\.{2,}|-{2,}|_{2,}|={2,}|\*{2,}|~{2,}|#{2,}|>{2,}|<{2,}|\${2,}|(?:[!?.]){2,}"
DASHES = r"[-–—]"
PHONE = re.compile(r"^(?:\+?\d{1,3}[-.])?(?:\(?\d{3}\)?[-.])?\d{3}[-.]\d{4}$")


def make_tokenizer(nlp: Any) -> Tokenizer:
    """A tokenizer for an English spaCy pipeline."""
    defaults = nlp.Defaults
    runs = [rf"(?:{RUN})"]
    token_match = defaults.token_match
    return Tokenizer(
        nlp.vocab,
        rules=special_cases(dict(defaults.tokenizer_exceptions)),
        prefix_search=compile_prefix_regex([*runs, r"[A-Z]{1,3}(?=[$£€])", *defaults.prefixes]).search,
        suffix_search=compile_suffix_regex([*runs, *defaults.suffixes, r"(?<=[0-9])(?:%)"]).search,
        infix_finditer=compile_infix_regex(infixes()).finditer,
        token_match=lambda text: (token_match(text) if token_match else None) or PHONE.match(text),
        url_match=defaults.url_match,
    )


def special_cases(rules: dict[str, Any]) -> dict[str, Any]:
    """spaCy's exceptions, with ours; a bare word of another meaning is no contraction."""
    for word in ("id", "Id", "and/or"):
        rules.pop(word, None)
    for word in [word for word in rules if word.endswith(("n't", "n’t"))]:
        rules[word.upper()] = [{ORTH: piece[ORTH].upper()} for piece in rules[word]]
    for word in (*ABBREVIATIONS, *WHOLE_WITH_SLASH):
        rules[word] = [{ORTH: word}]
    for word, pieces in CONTRACTIONS.items():
        for write in (str.lower, str.capitalize):
            whole = write(word)
            cuts = [sum(map(len, pieces[:n])) for n in range(len(pieces) + 1)]
            rules[whole] = [{ORTH: whole[a:b]} for a, b in pairwise(cuts)]
    return rules


def infixes() -> list[str]:
    """Where a string without spaces is cut inside."""
    prefixes = "".join(rf"(?<!\b{p})" for p in sorted(PREFIXES))
    suffixes = "|".join(SUFFIXES)
    return [
        *LIST_ELLIPSES,
        *LIST_ICONS,
        rf"(?<=[{ALPHA}0-9])(?:{RUN})(?=[{ALPHA}0-9])",
        r"(?<=[0-9])[+*^](?=[0-9-])",
        r"(?<=[0-9])[-–—](?=[0-9])",
        rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
        rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
        rf"(?i:{prefixes})(?<=[{ALPHA}0-9]){DASHES}(?!(?:{suffixes})\b)(?=[{ALPHA}0-9])",
        rf"(?<=[{ALPHA}0-9.])(?:--|[–—])(?=[{ALPHA}0-9\"“‘'])",
        rf"(?<=[{ALPHA}])[:<>=/](?=[{ALPHA}])",
        rf"(?<=[{ALPHA}][{ALPHA}])/(?=[{ALPHA}0-9])",
    ]
