"""Forms: how a name or noun is written, and what is the same in all its spellings."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

SHORTEST_SURNAME = 3
ACRONYM = 4
"""A form in capitals, up to this long, is met in capitals alone ("WHO", "US"), and so is no word in capitals
this short met by a form in small letters ("Un" of "Kim Jong Un" by "UN")."""
JOINTS = "-‐‑–—/&"
PLAIN: dict[int, str | None] = {
    **dict.fromkeys((code for code in range(0x250) if not chr(code).isalnum() and not chr(code).isspace()), None),
    **dict.fromkeys(range(0x2010, 0x2070), None),
    **{ord(joint): " " for joint in JOINTS},
}
"""What becomes of punctuation: joints part a word, the rest is dropped."""
PARTICLES = frozenset(
    ("al", "el", "bin", "ibn", "ben", "bint", "van", "von", "der", "den", "de", "del", "della", "di", "da",
     "dos", "du", "la", "le", "ter", "ten", "abu")
)
"""Words that belong to the surname that follows them."""


@lru_cache(maxsize=200_000)
def pieces(text: str) -> tuple[str, ...]:
    """The pieces of a form or token: "U.S." is ("us",), "al-Maliki" ("al", "maliki"), "’s" ("s",), "," ()."""
    return tuple(plain(text).split())


def plain(text: str) -> str:
    """A text in small letters without accents and punctuation, its pieces parted by white space."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text.lower().translate(PLAIN)


def keys(forms: Sequence[str]) -> list[str]:
    """For each form its pieces, parted by single spaces. All at once is much faster than one by one."""
    if not forms:
        return []
    together = plain("\n".join([form if form.isascii() else "" for form in forms])).split("\n")
    found = [key if form.isascii() else plain(form) for key, form in zip(together, forms, strict=True)]
    return [" ".join(key.split()) if "  " in key or key[:1] == " " or key[-1:] == " " else key for key in found]


def fits(form: str, texts: Sequence[str]) -> bool:
    """Whether the words of a text may stand for a form, by their capitals."""
    if len(texts) == 1:
        text = texts[0]
        if not form[0].isupper():
            return True
        if (form.isupper() and len(form) <= ACRONYM) or (len(text) < ACRONYM and text.isupper()):
            return text.replace(".", "") == form.replace(".", "")
        return text[0].isupper() or not text[0].isalpha()
    last = form[max(form.rfind(" "), form.rfind("-")) + 1 :]
    return not ((form[0].isupper() and texts[0][0].islower()) or (last[:1].isupper() and texts[-1][0].islower()))


def short_forms(name: str) -> list[str]:
    """The surname of a full name, with its particles, and without them or an Arabic article."""
    words = name.split()
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    surname = " ".join(words[start:])
    forms = [surname] if start and len(surname) >= SHORTEST_SURNAME else []
    if start < len(words) - 1 and len(words[-1]) > SHORTEST_SURNAME:
        forms.append(words[-1])
    if surname.lower().startswith(("al-", "el-")) and len(surname) > SHORTEST_SURNAME + 3:
        forms.append(surname[3:])
    return forms


def plural(noun: str) -> str:
    """The regular plural of a noun, by its last word."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def near(one: str, other: str, most: int) -> bool:
    """Whether two words differ by at most so many letters put in, left out, changed or swapped with the next."""
    if abs(len(one) - len(other)) > most:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return False
    return row[-1] <= most
