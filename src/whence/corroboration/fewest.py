"""The fewest origins that there can be: what may be one is one.

Named sources are as many as there are names. A body may speak through its named official, and unnamed officials of
one government may be one, or that named official. A report that gives no source may rest on a source that speaks for
a party to the matter, for everyone hears that one, or on an unnamed one; hardly on a named outsider, whom it would
name.
"""

from collections.abc import Collection, Sequence

from whence.corroboration.results import Root
from whence.corroboration.roots import Told

ORDER = ("named", "collective", "anonymous", "agency", "outlet")


def fewest(groups: Sequence[Sequence[Told]], concerned: Collection[str]) -> tuple[int, list[str]]:
    """How many origins there are at least, and in words what may be one. ``groups`` are the roots of each origin;
    ``concerned`` the parties of what is claimed and the state where it was."""
    best = sorted((min(group, key=rank) for group in groups), key=rank)
    named = [one for one in best if one.root.sort == "named"]
    bodies = [one for one in best if one.firm and one.root.sort != "named"]
    unnamed = [one for one in best if one.sourced and not one.firm]
    silent = [one for one in best if not one.sourced]
    reasons: list[str] = []
    count = len(named)
    governments: dict[str, list[Told]] = {}
    for one in bodies:
        if one.official and one.root.code:
            governments.setdefault(one.root.code, []).append(one)
        else:
            count += 1
    for code, those in governments.items():
        speakers = [one for one in named if one.official and one.root.code == code]
        count += 0 if speakers else 1
        if speakers or len(those) > 1:
            reasons.append(f"{listed([*those, *speakers])} may speak for one government")
    firm = {one.root.code for one in (*named, *bodies) if one.official and one.root.code}
    count += officials(unnamed, best, firm, firm & set(concerned), reasons)
    return max(count + silence(silent, unnamed, firm & set(concerned), reasons), 1 if groups else 0), reasons


def officials(
    unnamed: Sequence[Told], best: Sequence[Told], firm: Collection[str], parties: Collection[str], reasons: list[str]
) -> int:
    """How many of the unnamed there are at least beside those who are named."""
    count = 0
    codes: dict[str, list[Told]] = {}
    for one in unnamed:
        codes.setdefault(one.root.code, []).append(one)
    for code, those in sorted(codes.items(), reverse=True):
        hosts = [one for one in best if one.firm and one.official and code and one.root.code == code]
        wide = not code and (len(codes) > 1 or parties)
        if not hosts and not wide:
            count += 1
        if len(those) > 1:
            reasons.append(f"{listed(those)} may be the same unnamed source")
        if hosts:
            reasons.append(f"{listed(those)} may be {listed(hosts)}")
        elif wide:
            reasons.append(f"{listed(those)} may be one of the other sources")
    return count


def silence(silent: Sequence[Told], unnamed: Sequence[Told], parties: Collection[str], reasons: list[str]) -> int:
    """How many origins the reports that give no source stand for at least."""
    if not silent:
        return 0
    if unnamed or parties:
        reasons.append(f"{listed(silent)}: no source is given, and it may be one of the others")
        return 0
    if len(silent) > 1:
        reasons.append(f"{listed(silent)}: no source is given, and they may have one in common")
    return 1


def rank(one: Told) -> tuple[int, bool, Root]:
    """The most telling first."""
    return ORDER.index(one.root.sort), not one.firm, one.root


def listed(those: Sequence[Told]) -> str:
    """Sources in words."""
    labels = [f"{one.root.through}'s {one.root.label}" if one.root.through else one.root.label for one in those]
    *most, last = dict.fromkeys(labels)
    return f"{', '.join(most)} and {last}" if most else last
