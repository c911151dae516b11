"""What a cue introduces: the kinds of complement that a verb, noun or predicate has in the tree."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from whence.lexicon.cues import Use
from whence.lexicon.timewords import time_words
from whence.reading.found import Tokens
from whence.reading.syntax import Syntax

WH = frozenset({"what", "who", "whom", "whose", "which", "why", "how", "where", "when", "whether", "if"})
GAP = 3
LIGHT = frozenset({"ADV", "ADJ", "DET", "PRON", "PART"})  # what may stand between the words of a cue
AGENT = "obl:agent"
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
OBLIQUE = ("obl", "obl:unmarked", "obl:npmod", "nmod", "advcl", AGENT)


@dataclass(frozen=True, slots=True)
class Complement:
    """A complement: its frame and tokens; ``head`` is the token that it hangs by."""

    frame: str
    tokens: Tokens
    head: int
    preposition: int | None = None


def following(syntax: Syntax, i: int, words: tuple[str, ...]) -> Tokens | None:
    """Where ``words`` (lemmas or forms) follow token ``i`` in order with little between, or None."""
    found: list[int] = []
    at = i
    for word in words:
        for j in range(at + 1, min(at + 2 + GAP, syntax.ends[i] + 1)):
            if syntax.lemmas[j] == word or syntax.lower[j] == word:
                found.append(j)
                at = j
                break
            if syntax.pos[j] not in LIGHT:
                return None
        else:
            return None
    return tuple(found)


def complements(syntax: Syntax, i: int, use: Use, matched: Tokens) -> Iterator[Complement]:
    """The complements of the cue at ``i`` whose further words stand at ``matched``."""
    if matched and syntax.deps[matched[-1]] in ("case", "mark", "fixed") and syntax.heads[matched[-1]] != i:
        yield from _governed(syntax, i, use, matched[-1])
        return
    holders = (i, *(j for j in matched if syntax.deps[j] != "compound:prt"))
    passive = syntax.is_passive(i)
    for holder in holders:
        for kid in syntax.kids[holder]:
            if kid not in matched:
                yield from _dependent(syntax, i, use, kid, passive)
    if passive:
        yield from _raised(syntax, i, use)
    yield from _host(syntax, i)


def _governed(syntax: Syntax, i: int, use: Use, preposition: int) -> Iterator[Complement]:
    """What the last word of a phrase governs: «called for …», «took issue with …»."""
    head = syntax.heads[preposition]
    tokens = [j for j in named(syntax, syntax.phrase(head), head) if j > preposition]
    goal = syntax.child(i, "xcomp", "advcl", "ccomp")
    if goal is not None and goal > head and is_infinitive(syntax, goal) and not syntax.is_clause(head):
        frame = "whom_to" if "whom_to" in use.frames else "np"
        yield Complement(frame, tuple(sorted({*tokens, *syntax.phrase(goal)})), goal)
        return
    if not syntax.is_clause(head):
        frame = "np"
    elif is_wh(syntax, head):
        frame = "wh"
    else:
        frame = "ing"
    yield Complement(frame, tuple(tokens + swept(syntax, i, use, head)), head)


def _dependent(syntax: Syntax, i: int, use: Use, kid: int, passive: bool) -> Iterator[Complement]:
    label = syntax.deps[kid]
    if _is_clause(syntax, i, kid):
        yield _clause(syntax, i, use, kid)
    elif label == "xcomp":
        if "seeming" in use.frames and not passive:
            yield from _seeming(syntax, i, kid)
        else:
            yield from _open_clause(syntax, i, use, kid)
    elif (label == "obj" or (label == "iobj" and _stands_alone(syntax, i))) and not passive:
        yield from _object(syntax, i, use, kid)
    elif label == "advcl" and is_infinitive(syntax, kid) and syntax.child(i, "obj", "iobj") is not None:
        yield from _open_clause(syntax, i, use, kid)
    elif label in OBLIQUE or label == "acl":
        yield from _oblique(syntax, i, use, kid)


def _stands_alone(syntax: Syntax, i: int) -> bool:
    """Whether an indirect object is the only thing the cue has: «showed | him | with a lead»."""
    return syntax.child(i, "obj", "ccomp", "xcomp") is None


def _is_clause(syntax: Syntax, i: int, kid: int) -> bool:
    """Whether a dependent of the cue is the clause that it introduces."""
    if syntax.deps[kid] == "parataxis":
        return kid > i and _leads(syntax, i, kid)
    if syntax.deps[kid] == "conj":  # «would not say | when, or if, they will go»
        return syntax.left[kid] == i + 1 and is_wh(syntax, kid)
    return syntax.deps[kid] == "ccomp" and not modifies_subject(syntax, i, kid)


def modifies_subject(syntax: Syntax, i: int, kid: int) -> bool:
    """Whether a clause stands between the subject and its verb and has none of its own: «men | held there | say …»."""
    subject = syntax.subject(i)
    return subject is not None and subject < kid < i and syntax.subject(kid) is None


def _clause(syntax: Syntax, i: int, use: Use, kid: int) -> Complement:
    if is_infinitive(syntax, kid):
        frame = "whom_to" if syntax.subject(kid) is not None else "to"
    elif syntax.tags[kid] == "VBG" and syntax.child(kid, "aux", "nsubj") is None:
        frame = "ing"
    elif syntax.quoted[syntax.left[kid]] and syntax.quoted[kid] and not syntax.quoted[i]:
        if "small" in use.frames and (other := syntax.child(i, "obj")) is not None:
            return Complement("small", tuple(sorted({*syntax.phrase(other), *syntax.phrase(kid)})), kid)
        frame = "quote"
    else:
        frame = "wh" if is_wh(syntax, kid) else "that"
    tokens = {*minus(syntax, kid, i), *_fronted(syntax, i, kid), *_lost_subject(syntax, i, kid)}
    for other in syntax.kids[i]:  # «said that … and that …»
        if syntax.deps[other] == "conj" and other > kid > i and syntax.case(other) == "that":
            tokens.update(range(syntax.right[kid] + 1, syntax.right[other] + 1))
    return Complement(frame, tuple(sorted(tokens)), kid)


def _lost_subject(syntax: Syntax, i: int, kid: int) -> range:
    """The object that the tree gives to the cue though a finite clause without a subject follows it:
    «said | one man | is missing»."""
    other = syntax.child(i, "obj", "iobj")
    if other is None or not i < other < kid or syntax.subject(kid) is not None or syntax.right[other] >= kid:
        return range(0)
    finite = any(syntax.tags[j] in FINITE for j in (kid, *syntax.kids[kid]))
    return range(syntax.left[other], kid) if finite else range(0)


def _fronted(syntax: Syntax, i: int, kid: int) -> range:
    """What stands before a cue that commas set off belongs to the content: «If it rains, he said, we stay»."""
    subject = syntax.subject(i)
    if subject is None or not syntax.left[i] < syntax.left[subject] < i < kid or syntax.words[i + 1] != ",":
        return range(0)
    return range(syntax.left[i], syntax.left[subject])


def _open_clause(syntax: Syntax, i: int, use: Use, kid: int) -> Iterator[Complement]:
    other = syntax.child(i, "obj", "iobj")
    tokens = syntax.phrase(kid)
    if is_infinitive(syntax, kid):
        if other is not None:
            yield Complement("whom_to", tuple(sorted({*syntax.phrase(other), *tokens})), kid)
        elif not syntax.is_passive(i):
            yield Complement("to", tuple(minus(syntax, kid, i)), kid)
    elif syntax.tags[kid] == "VBG" and other is None:
        yield Complement("ing", tuple(minus(syntax, kid, i)), kid)
    elif other is not None:
        beside = swept(syntax, i, use, kid)
        yield Complement("small", tuple(sorted({*syntax.phrase(other), *tokens, *beside})), kid)
    elif not syntax.is_passive(i) and syntax.deps[i] != "acl":  # «a group called X» only names it
        yield Complement("small", tuple(tokens), kid)


def _seeming(syntax: Syntax, i: int, kid: int) -> Iterator[Complement]:
    """«He seems to agree», «it is likely to fail»: who seems so belongs to the content."""
    subject = syntax.subject(i)
    if subject is not None:
        yield Complement("seeming", tuple(sorted({*syntax.phrase(subject), *syntax.phrase(kid)})), kid)


def _object(syntax: Syntax, i: int, use: Use, kid: int) -> Iterator[Complement]:
    if "whom_to" in use.frames and "np" not in use.frames:  # the object is the one spoken to
        return
    tokens = [*named(syntax, minus(syntax, kid, i), kid), *swept(syntax, i, use, kid), *_purpose(syntax, i, use, kid)]
    names = "small" in use.frames and syntax.quoted[tokens[-1]] and not syntax.quoted[kid]  # «called it “unfair”»
    yield Complement("small" if names else "np", tuple(sorted(set(tokens))), kid)
    target = _as_phrase(syntax, i)
    if target is not None:
        yield Complement("as", tuple(sorted({*syntax.phrase(kid), *syntax.phrase(target)})), target)


def _purpose(syntax: Syntax, i: int, use: Use, kid: int) -> range:
    """An infinitive that follows an object and says what it is for: «defended his call | to raise the wage»."""
    if "whom_to" in use.frames or syntax.pos[kid] != "NOUN":
        return range(0)
    start = syntax.right[kid] + 1
    for other in syntax.kids[i]:
        if syntax.deps[other] in ("xcomp", "advcl") and syntax.left[other] == start and is_infinitive(syntax, other):
            return syntax.phrase(other)
    return range(0)


def _as_phrase(syntax: Syntax, i: int) -> int | None:
    for kid in syntax.kids[i]:
        if kid > i and syntax.deps[kid] in ("obl", "advcl", "xcomp") and syntax.case(kid) == "as":
            return kid
    return None


def _oblique(syntax: Syntax, i: int, use: Use, kid: int) -> Iterator[Complement]:
    """A phrase with a preposition that the cue takes for its content: «spoke about …»."""
    preposition = next((j for j in syntax.kids[kid] if syntax.deps[j] in ("case", "mark") and j < kid), None)
    if preposition is None or kid < i or syntax.lower[preposition] not in use.frames:
        return
    word = syntax.lower[preposition]
    if syntax.lower[kid] in time_words()["weekday"] or syntax.lower[kid] in time_words()["month"]:
        return
    if word == "to" and syntax.pos[kid] == "VERB":
        if syntax.tags[kid] == "VBG":  # «admitted to leaking it»
            yield Complement("ing", tuple(j for j in syntax.phrase(kid) if j > preposition), kid, preposition)
        return
    tokens = named(syntax, syntax.phrase(kid), kid)
    yield Complement(word, tuple(j for j in tokens if j > preposition), kid, preposition)


def _raised(syntax: Syntax, i: int, use: Use) -> Iterator[Complement]:
    """The subject of a passive belongs to the content: «he is said to …», «she was criticized for …»."""
    subject = syntax.child(i, "nsubj:pass")
    if subject is None:
        return
    goal = syntax.child(i, "xcomp")
    if goal is not None and goal > i:
        frame = "raised" if is_infinitive(syntax, goal) else "small"
        yield Complement(frame, tuple(sorted({*syntax.phrase(subject), *syntax.phrase(goal)})), goal)
        return
    target = _as_phrase(syntax, i)
    if target is not None:
        yield Complement("as", tuple(sorted({*syntax.phrase(subject), *syntax.phrase(target)})), target)
        return
    beside = swept(syntax, i, use, i)
    frame = "raised" if beside and "raised" in use.frames else "np"
    yield Complement(frame, tuple(sorted({*syntax.phrase(subject), *beside})), subject)


def _host(syntax: Syntax, i: int) -> Iterator[Complement]:
    """The clause that a parenthetical cue stands in: «Prices, he said, would rise», «as she put it»."""
    label, host = syntax.deps[i], syntax.heads[i]
    if host == i or syntax.child(i, "ccomp", "obj", "xcomp") is not None:
        return
    if label == "parataxis" and syntax.is_clause(host):
        yield Complement("quote" if syntax.quoted[host] else "that", tuple(minus(syntax, host, i)), host)
    elif label == "advcl" and syntax.case(i) == "as":
        yield Complement("as-clause", tuple(minus(syntax, host, i)), host)


def _leads(syntax: Syntax, i: int, kid: int) -> bool:
    """Whether a colon or an opening mark between cue and clause says that the clause is its content."""
    return any(
        syntax.words[j] in (":", "“", '"', "‘", "``") for j in range(i + 1, syntax.left[kid] + 2) if j < syntax.size
    )


def swept(syntax: Syntax, i: int, use: Use, after: int) -> list[int]:
    """Tokens of the phrases beside the object that the use counts as content («accused him of …»)."""
    tokens: list[int] = []
    for kid in syntax.kids[i]:
        if kid > i and kid > after and syntax.deps[kid] in OBLIQUE and syntax.case(kid) in use.sweep:
            tokens += syntax.phrase(kid)
    return tokens


def named(syntax: Syntax, tokens: Iterable[int], head: int) -> list[int]:
    """These tokens of a phrase without a relative clause after a comma: that one tells what the report knows of it."""
    kept = list(tokens)
    for kid in syntax.kids[head]:
        if syntax.deps[kid] == "acl:relcl" and syntax.words[syntax.left[kid]] == ",":
            kept = [i for i in kept if not syntax.left[kid] <= i <= syntax.right[kid]]
    return kept


def minus(syntax: Syntax, whole: int, part: int) -> list[int]:
    """The tokens under ``whole`` without its conjunction, and without those under ``part`` where that stands inside."""
    tokens = [
        j for j in syntax.phrase(whole) if not (syntax.deps[j] == "cc" and syntax.heads[j] == whole and j < whole)
    ]
    if not syntax.left[whole] <= part <= syntax.right[whole] or syntax.under(whole, part):
        return tokens
    return [j for j in tokens if not syntax.left[part] <= j <= syntax.right[part]]


def is_infinitive(syntax: Syntax, i: int) -> bool:
    """Whether ``i`` heads a clause with «to»."""
    return any(syntax.lower[kid] == "to" and syntax.deps[kid] == "mark" for kid in syntax.kids[i])


def is_wh(syntax: Syntax, i: int) -> bool:
    """Whether the clause headed by ``i`` opens with a question word."""
    first = syntax.left[i]
    return syntax.lower[first] in WH or (
        syntax.pos[first] in ("ADP", "PUNCT") and first + 1 < syntax.size and syntax.lower[first + 1] in WH
    )
