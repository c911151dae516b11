"""Whom a report or an outlet cites: what is cited is the source of what is reported.

«Reuters reported, citing two officials, that …», «Tass said, quoting the ministry», «the colonel was quoted as saying».
"""

from whence.lexicon.cues import Cues
from whence.reading.attribution.candidates import Candidate, verb_cue
from whence.reading.attribution.sources import Teller, noun_phrase, speaker
from whence.reading.attribution.surface import saying
from whence.reading.cast import Cast
from whence.reading.syntax import Syntax

SAYING = frozenset({"speech", "writing"})
SPEAKERS = frozenset({"person", "people", "organization", "government", "outlet", "document"})
CLAUSES = frozenset({"that", "quote", "wh"})
CITING = frozenset({"cite", "quote"})
WHO = ("which", "who")
NEAR = 8  # words from an outlet to the word by which it cites
CLAUSAL = frozenset({"acl", "ccomp", "acl:relcl", "advcl"})


def cited(syntax: Syntax, cast: Cast, found: list[Candidate]) -> tuple[list[Candidate], dict[int, int]]:
    """The candidates with what is cited turned round, and for each cited source's place the place of the reporter."""
    found, parent_of = according(syntax, cast, found)
    result = list(found)
    for n, candidate in enumerate(found):
        i = candidate.cue_head
        head = syntax.child(i, "obj")
        if not _cites(syntax, candidate) or head is None or cast.kind(head) not in SPEAKERS:
            continue
        for m, reported in enumerate(found):
            if m != n and _passes_on(syntax, cast, reported, candidate):
                clause = set(range(syntax.left[i], syntax.right[i] + 1)).difference(_clause(syntax, i, reported))
                content = tuple(j for j in reported.content if j not in clause)
                tokens = syntax.trimmed(j for j in noun_phrase(syntax, head, i).tokens if j not in content)
                if not content or not tokens:
                    continue
                result[n] = candidate.but(teller=Teller(tokens, head), content=content, frame="that")
                parent_of[n] = m
                break
    return result, parent_of


def according(syntax: Syntax, cast: Cast, found: list[Candidate]) -> tuple[list[Candidate], dict[int, int]]:
    """The candidates with those that an outlet cites inside «according to»: «according to Reuters, citing two envoys,
    …», «…, according to Reuters, which cited two envoys»; and for each of these the place of the outlet."""
    citing = {n: i for n, candidate in enumerate(found) if (i := _citing(syntax, cast, candidate)) is not None}
    result = [candidate for candidate in found if candidate.cue_head not in citing.values()]
    places = {id(candidate): place for place, candidate in enumerate(result)}
    parent_of: dict[int, int] = {}
    for n, i in citing.items():
        head = syntax.child(i, "obj")
        place = places.get(id(found[n]))
        if head is None or place is None:
            continue
        outlet = found[n].teller
        aside = range(outlet.tokens[0], syntax.right[head] + 1)
        words = syntax.trimmed(range(outlet.tokens[0], i - (syntax.lower[i - 1] in WHO)))
        content = syntax.trimmed(j for j in found[n].content if j not in aside)
        if not content or not words:
            continue
        result[place] = found[n].but(teller=Teller(words, outlet.head), content=content)
        parent_of[len(result)] = place
        cited_by = Teller(noun_phrase(syntax, head, i).tokens, head)
        result.append(found[n].but(teller=cited_by, cue=(i,), cue_head=i, content=content))
    return result, parent_of


def _citing(syntax: Syntax, cast: Cast, candidate: Candidate) -> int | None:
    """The word that cites, shortly behind the outlet of an «according to»."""
    head = candidate.teller.head
    if head is None or syntax.lower[candidate.cue[0]] != "according" or cast.kind(head) not in ("outlet", "document"):
        return None
    for i in range(head + 1, min(head + NEAR, syntax.ends[head])):
        if syntax.lemmas[i] in CITING:
            by_outlet = syntax.tags[i] == "VBG" or syntax.lower[i - 1] in WHO
            said = syntax.child(i, "obj")
            return i if by_outlet and said is not None and cast.kind(said) in SPEAKERS else None
        if syntax.pos[i] in ("VERB", "AUX"):
            return None
    return None


def _clause(syntax: Syntax, i: int, reported: Candidate) -> tuple[int, ...]:
    """The content of the reporter, where the tree hangs it under the word that cites."""
    hangs_there = reported.content and reported.content[0] > i and syntax.under(reported.content[-1], i)
    return reported.content if hangs_there else ()


def _cites(syntax: Syntax, candidate: Candidate) -> bool:
    return candidate.use.relay and candidate.frame == "np" and syntax.tags[candidate.cue_head] == "VBG"


def _passes_on(syntax: Syntax, cast: Cast, reported: Candidate, citing: Candidate) -> bool:
    """Whether the one who cites is the one who reports, and reports what others told."""
    head = reported.teller.head
    if head is None or reported.use.manner not in SAYING or reported.frame not in CLAUSES:
        return False
    same = head == citing.teller.head or reported.cue_head == syntax.heads[citing.cue_head]
    return same and (reported.use.relay or cast.kind(head) == "outlet")


def parted(syntax: Syntax, cues: Cues, found: list[Candidate]) -> list[Candidate]:
    """The candidates, and for «Reuters reported, citing officials, that …» the report, where the tree gives its content
    to the officials."""
    done = {candidate.cue_head for candidate in found}
    return [*found, *(made for candidate in found if (made := _reported(syntax, cues, candidate, done)) is not None)]


def _reported(syntax: Syntax, cues: Cues, candidate: Candidate, done: set[int]) -> Candidate | None:
    i = candidate.cue_head
    verb, noun = syntax.heads[i], syntax.child(i, "obj")
    if not _cites(syntax, candidate) or noun is None or verb in done or syntax.pos[verb] != "VERB":
        return None
    use = saying(cues, syntax.lemmas[verb])
    clauses = [kid for kid in syntax.kids[noun] if syntax.deps[kid] in CLAUSAL and syntax.case(kid) == "that"]
    clause = next(iter(clauses), None)
    if use is None or clause is None or syntax.words[syntax.left[clause]] != ",":
        return None
    content = tuple(range(syntax.left[clause] + 1, syntax.right[clause] + 1))
    return Candidate(speaker(syntax, verb), verb_cue(syntax, verb), verb, content, use, "that", use.frames["that"])


def quoted_by(syntax: Syntax, found: list[Candidate]) -> list[Candidate]:
    """The candidates, where in «“…,” the envoy was quoted by Tass as saying» the quotation is the envoy's, and all of
    it what Tass relays."""
    place_of = {candidate.cue_head: place for place, candidate in enumerate(found)}
    result = list(found)
    for place, candidate in enumerate(found):
        i = candidate.cue_head
        quoted = syntax.heads[i]
        relay = place_of.get(quoted)
        if relay is None or candidate.teller.head is None or quoted not in candidate.content:
            continue
        relaying = found[relay]
        by_another = relaying.teller.head not in (None, candidate.teller.head)
        if not by_another or syntax.case(i) != "as" or syntax.tags[quoted] != "VBN":
            continue
        content = tuple(j for j in relaying.content if j not in candidate.teller.tokens and j not in candidate.cue)
        if content:
            result[place] = candidate.but(content=content)
            whole = {*content, *candidate.teller.tokens, *candidate.cue}
            result[relay] = relaying.but(content=tuple(sorted(whole.difference(relaying.cue, relaying.teller.tokens))))
    return result


def as_saying(syntax: Syntax, found: list[Candidate]) -> list[Candidate]:
    """The candidates, where «the colonel was quoted as saying» is one cue, his."""
    result: list[Candidate] = []
    merged: set[int] = set()
    for candidate in found:
        quoted = syntax.heads[candidate.cue_head]
        if candidate.teller.head is None or not _is_as_saying(syntax, candidate.cue_head, quoted):
            result.append(candidate)
            continue
        cue = tuple(range(verb_cue(syntax, quoted)[0], candidate.cue[-1] + 1))
        content = tuple(j for j in candidate.content if j not in cue)
        if not content:
            result.append(candidate)
            continue
        merged.add(quoted)
        result.append(candidate.but(cue=cue, content=content))
    return [each for each in result if each.cue_head not in merged or each.teller.head is not None]


def _is_as_saying(syntax: Syntax, i: int, quoted: int) -> bool:
    return syntax.tags[i] == "VBG" and syntax.case(i) == "as" and syntax.tags[quoted] == "VBN" and i - quoted == 2
