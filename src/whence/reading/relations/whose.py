"""Whose: what stands before a noun that says what someone is to someone, and whom it names beside."""

from dataclasses import dataclass, field

from whence.lexicon.relations import RelationNoun
from whence.reading.relations.draft import Text

INNER = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV"})
PARTICIPLES = frozenset({"VBN", "VBG"})
JOINTS = frozenset({"-", "–", "‑"})
MOST = 3
"""How many parties one noun is told of at most («the ally of A, B and C»)."""


@dataclass(slots=True)
class Before:
    """What stands before a noun: ``start`` its phrase's first token, ``owner`` the head of what is in the genitive,
    ``names`` the parties named, the nearest first, each with whether another noun stands between; ``words`` the
    words of all."""

    start: int
    owner: int | None = None
    names: list[tuple[int, bool]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


def before(text: Text, start: int) -> Before:
    """What stands before the noun that starts at a token: along the line to the left, for a wrong arc does less harm
    so."""
    syntax, found = text.syntax, Before(start)
    between = False
    for i in range(start - 1, syntax.sentence[start] - 1, -1):
        if syntax.tags[i] == "POS":
            found.owner = syntax.heads[i] if syntax.heads[i] < i else i - 1
        elif syntax.tags[i] in ("PRP$", "WP$"):
            found.owner = i
        if found.owner is not None:
            found.start = min(i, found.owner)
            break
        pos = syntax.pos[i]
        if not _inside(text, i):
            break
        if pos in ("NOUN", "PROPN") and any(not form.rest for form in text.table.nouns.get(syntax.lemmas[i], ())):
            break
        found.start = i
        if syntax.words[i] not in JOINTS:
            joined = found.words.pop() if found.words and syntax.words[i + 1] in JOINTS else ""
            found.words.append(f"{syntax.lower[i]}-{joined}" if joined else syntax.lower[i])
        if pos in ("PROPN", "ADJ") and text.cast.party(i) is not None:
            found.names.append((i, between))
        elif pos in ("NOUN", "PROPN"):
            if text.cast.party(i) is not None:
                found.names.append((i, between))
            between = True
    return found


def _inside(text: Text, i: int) -> bool:
    """Whether a token before a noun belongs to its phrase."""
    syntax = text.syntax
    if syntax.words[i] in JOINTS:
        return True
    if syntax.tags[i] in PARTICIPLES:
        return syntax.deps[i] in ("amod", "compound")
    return syntax.pos[i] in INNER and (syntax.heads[i] > i or syntax.deps[i] in ("flat", "fixed", "conj"))


def owners(text: Text, noun: RelationNoun, head: int, stands: Before, who: list[int]) -> list[int]:
    """Who may be the other party than those who are called so, the likeliest first; empty where the words leave it
    open or say it of nobody."""
    if stands.owner is not None:
        return several(text, stands.owner) if "genitive" in noun.whose else []
    phrases = [kid for kid in text.syntax.kids[head] if kid > head and kid not in who]
    after = next((kid for kid in phrases if case(text, kid) in noun.whose), None)
    if after is not None and (noun.unsaid != "any" or text.cast.party(after) is not None):
        return several(text, after)
    if "before" not in noun.whose:
        return []
    return [token for token, between in stands.names if noun.between or not between]


def case(text: Text, kid: int) -> str:
    """The preposition of a phrase after a noun, or ''."""
    return text.syntax.case(kid) if text.syntax.deps[kid] in ("nmod", "obl") else ""


def several(text: Text, token: int) -> list[int]:
    """A phrase and what it is joined to; for "they" or "the two" those who are meant."""
    joined = [token]
    for one in joined:
        joined += [kid for kid in text.syntax.kids[one] if kid > one and text.syntax.deps[kid] == "conj"]
    meant = text.cast.heads(token)
    return (joined if set(meant) <= set(joined) else meant)[:MOST]
