"""Which claims deny what which others assert.

A source denies («denied that …», «the denial of …»), a claim negates («did not …»), or a source denies a part in an
act that is told without one who did it («denied any link to …»). What a source says beside its denial is often read
with it, so that only an act that the denying word itself acts on counts.
"""

from collections.abc import Sequence

from whence.corroboration.agreement import agree, near, one_act, one_time, same_states
from whence.corroboration.sightings import Sighting, Who
from whence.corroboration.wording import ALIKE, content, said, shared, stems
from whence.lexicon.disputes import load_disputes

SETTLED = ("actual", "ongoing")
TOLD = (*SETTLED, "planned")
SURE = ("certain", "probable")
UNSURE = ("denies", "doubts", "asks", "wants", "hopes", "fears")  # stances to what a source does not say is so
TODAY = 4  # days between reports that tell of the same news
TOGETHER = 2  # words that make two claims alike where little else does

Pair = tuple[Sighting, Sighting]


def denied(events: Sequence[Sighting]) -> list[Pair]:
    """Each claim that denies an act, with each that asserts it."""
    against = [one for one in events if denies(one) or negates(one) or disowns(one)]
    asserting = [one for one in events if asserts(one)]
    return [(one, other) for one in against for other in asserting if opposed(one, other)]


def denies(one: Sighting) -> bool:
    """Whether it is an act itself that a source denies, and not something said beside it."""
    return one.status == "denied" and not load_disputes().denying.isdisjoint(one.operators)


def disowns(one: Sighting) -> bool:
    """Whether a source denies a part in an act that is told without one who did it."""
    return one.status == "denied" and one.stance == "denies" and not one.actors and not denies(one)


def negates(one: Sighting) -> bool:
    """Whether a claim says outright that an act was not done, or will not be."""
    table = load_disputes()
    plain = one.polarity == "negative" and one.status in TOLD and one.certainty == "certain"
    return plain and not table.denying.isdisjoint(one.operators) and table.hedging.isdisjoint(said(one))


def asserts(one: Sighting) -> bool:
    """Whether a claim says that an act was done, or will be."""
    told = one.polarity == "positive" and one.status in TOLD and one.certainty in SURE
    return told and one.stance not in UNSURE and load_disputes().open.isdisjoint(said(one)) and "?" not in one.text


def opposed(one: Sighting, other: Sighting) -> bool:
    """Whether a denial is of what another claim asserts."""
    if not one_time(one, other) or not same_states(one, other):
        return False
    if other.type == "ACCUSE" != one.type:
        return accused(one, other)
    if one.type != other.type or not agree(doers(one), other.actors):
        return False
    if one.recipients and other.recipients and not agree(one.recipients, other.recipients):
        return False
    if denies(one):
        return denied_outright(one, other)
    if disowns(one):
        return one_act(one, other) and bool(one.recipients and other.recipients)
    return negated(one, other)


def doers(one: Sighting) -> Sequence[Who]:
    """Who is said to have done what a claim denies: the source who denies a part in it, else its actors."""
    return teller(one) if disowns(one) else one.actors


def teller(one: Sighting) -> list[Who]:
    """The nearest source as a party; none where the report speaks."""
    return [Who(step.code or step.key, step.key, step.sectors) for step in one.chain[:1]]


def of_itself(one: Sighting) -> bool:
    """Whether a source, without admitting it, tells what it did itself. Where it denies the same elsewhere, it is more
    often what others say of it."""
    return one.stance != "confirms" and agree(teller(one), one.actors)


def denied_outright(one: Sighting, other: Sighting) -> bool:
    """Whether a denial and an assertion of the same actors meet in the act and what is said of it, or in much of what
    is said. A denial that says nothing more («denied that it carried out the attack») is of that day's news."""
    mine, yours = content(one), content(other)
    alike = shared(mine, yours) >= ALIKE
    if alike and len(mine & yours) >= TOGETHER:
        return True
    if not one_act(one, other):
        return False
    if one.recipients and other.recipients:
        return True
    return near(one, other) if alike else not mine and near(one, other, TODAY)


def negated(one: Sighting, other: Sighting) -> bool:
    """Whether a claim negates just what another tells: «did not meet» is often of another meeting."""
    if not (one_act(one, other) and near(one, other)) or (one.status == "planned") != (other.status == "planned"):
        return False
    mine, yours = content(one), content(other)
    if bool(one.recipients) != bool(other.recipients):
        return shared(mine, yours) >= ALIKE and len(mine & yours) >= TOGETHER
    return shared(mine, yours) >= ALIKE or (not mine and not yours and bool(one.recipients))


def accused(one: Sighting, other: Sighting) -> bool:
    """Whether a claim accuses of an act those who deny it."""
    if negates(one) or not agree(doers(one), other.recipients) or not near(one, other):
        return False
    named = stems([one.act or ""]) <= stems(other.words) and load_disputes().negators.isdisjoint(said(other))
    mine = content(one)
    return named and (not mine or shared(mine, content(other)) >= ALIKE)
