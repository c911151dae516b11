"""Regular forms of English verbs, so that a table's verb is met where a lemmatizer does not know it."""

from collections.abc import Iterator

VOWELS = frozenset("aeiou")
DOUBLED = frozenset("bdgklmnprt")


def regular_forms(verb: str) -> Iterator[str]:
    """The forms in -s, -ed and -ing that a verb may have («ban»: bans, banned, banning)."""
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        yield from (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
        return
    yield verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh")) else "s")
    if verb.endswith("e"):
        yield from (verb + "d", verb[:-1] + "ing")
        return
    yield from (verb + "ed", verb + "ing")
    if len(verb) > 2 and verb[-1] in DOUBLED and verb[-2] in VOWELS and verb[-3] not in VOWELS:
        yield from (verb + verb[-1] + "ed", verb + verb[-1] + "ing")
