"""Composition: what a refusal, a promise, a threat, a modal make of the act under them, pair by pair."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from whence.lexicon.actors import load_actors
from whence.lexicon.acts import load_acts
from whence.reading.acts import acts
from whence.reading.cast import Cast
from whence.reading.found import Act

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

ACTORS = load_actors()
TABLE = load_acts()

# What Spain does to Morocco, by type: as an infinitive, as a gerund.
ACTS = {
    "AID": ("send food to Morocco", "sending food to Morocco"),
    "CONSULT": ("meet the Moroccan king", "meeting the Moroccan king"),
    "COOPERATE": ("share intelligence with Morocco", "sharing intelligence with Morocco"),
    "SUPPORT": ("praise Morocco", "praising Morocco"),
    "RETREAT": ("lift sanctions on Morocco", "lifting sanctions on Morocco"),
    "CONCEDE": ("accept Morocco's demands", "accepting Morocco's demands"),
    "SANCTION": ("cut ties with Morocco", "cutting ties with Morocco"),
    "COERCE": ("impose sanctions on Morocco", "imposing sanctions on Morocco"),
    "ASSAULT": ("attack Moroccan bases", "attacking Moroccan bases"),
    "MOBILIZE": ("deploy troops to Morocco", "deploying troops to Morocco"),
    "PROTEST": ("boycott the Moroccan election", "boycotting the Moroccan election"),
    "ACCUSE": ("criticise Morocco", "criticising Morocco"),
    "REQUEST": ("ask Morocco for help", "asking Morocco for help"),
}
FRIENDLY = ("AID", "CONSULT", "COOPERATE", "SUPPORT", "RETREAT", "CONCEDE")
HOSTILE = ("SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST")
ALL = tuple(ACTS)

Standing = tuple[str, str, str]  # type, status, polarity


def read(doc: "Doc") -> tuple[list[Act], Cast]:
    cast = Cast(doc, ACTORS, date(2023, 5, 2))
    return acts(doc, cast, TABLE), cast


def check(nlp: "Language", template: str, wanted: dict[str, Standing], actor: str, recipient: str | None) -> None:
    """Fills the template with each act and compares what comes out of it, and who does it to whom."""
    wrong = []
    for type, doc in zip(wanted, nlp.pipe([template.format(*ACTS[type]) for type in wanted]), strict=True):
        found, cast = read(doc)
        got = [(act.type, act.status, act.polarity) for act in found]
        if got != [wanted[type]]:
            wrong.append((doc.text, got))
            continue
        codes = [{party.code for head in heads if (party := cast.party(head))} for heads in
                 (found[0].actors, found[0].recipients)]  # fmt: skip
        both = codes[0] | codes[1]
        if actor not in codes[0] or (recipient is not None and recipient not in both):
            wrong.append((doc.text, codes))
    assert wrong == []


def every(
    types: tuple[str, ...], type: str | None, status: str = "actual", polarity: str = "positive"
) -> dict[str, Standing]:
    """The same outcome for several types; ``type`` None keeps each one's own."""
    return {each: (type or each, status, polarity) for each in types}


@pytest.mark.parametrize(
    "template",
    [
        "Spain refused to {0}.",
        "Spain has declined to {0}.",
        "Spain is unwilling to {0}.",
        "Spain's refusal to {0} was a surprise.",
    ],
)
def test_a_refusal_is_a_rejection_whatever_is_refused(nlp: "Language", template: str) -> None:
    check(nlp, template, every(ALL, "REJECT"), "ESP", "MAR")


def test_what_is_ruled_out_is_rejected(nlp: "Language") -> None:
    check(nlp, "Spain has ruled out {1}.", every(FRIENDLY[:3] + HOSTILE, "REJECT"), "ESP", None)


@pytest.mark.parametrize("template", ["Spain agreed to {0}.", "Spain promised to {0}.", "Spain is willing to {0}."])
def test_agreeing_to_help_is_an_agreement_and_agreeing_to_harm_a_threat(nlp: "Language", template: str) -> None:
    check(nlp, template, {**every(FRIENDLY, "AGREE"), **every(HOSTILE, "THREATEN")}, "ESP", "MAR")


def test_an_offer_to_help_is_an_agreement(nlp: "Language") -> None:
    check(nlp, "Spain offered to {0}.", every(FRIENDLY, "AGREE"), "ESP", "MAR")


def test_a_promise_not_to_harm_is_an_agreement(nlp: "Language") -> None:
    check(nlp, "Spain promised not to {0}.", every(("SANCTION", "COERCE", "ASSAULT"), "AGREE"), "ESP", "MAR")


@pytest.mark.parametrize("template", ["Spain threatened to {0}.", "Spain's threat to {0} was a surprise."])
def test_a_threat_is_a_threat_whatever_is_threatened(nlp: "Language", template: str) -> None:
    check(nlp, template, every(ALL, "THREATEN"), "ESP", "MAR")


@pytest.mark.parametrize(
    "template",
    [
        "Portugal urged Spain to {0}.",
        "Portugal asked Spain to {0}.",
        "Portugal called on Spain to {0}.",
        "Portugal demanded that Spain {0}.",
        "Portugal said that Spain should {0}.",
        "Portugal wants Spain to {0}.",
    ],
)
def test_what_somebody_is_asked_to_do_is_a_request_to_him(nlp: "Language", template: str) -> None:
    check(nlp, template, every(ALL, "REQUEST"), "PRT", "ESP")


def test_a_warning_not_to_is_a_threat(nlp: "Language") -> None:
    check(nlp, "Portugal warned Spain not to {0}.", every(ALL, "THREATEN"), "PRT", "ESP")


def test_who_is_accused_of_an_act_is_not_told_to_have_done_it(nlp: "Language") -> None:
    check(nlp, "Portugal accused Spain of {1}.", every(ALL, "ACCUSE"), "PRT", "ESP")


def test_nobody_known_who_accuses_makes_no_event(nlp: "Language") -> None:
    assert read(nlp("Spain was accused of attacking Moroccan bases."))[0] == []


@pytest.mark.parametrize(
    "template", ["Spain began to {0}.", "Spain tried to {0}.", "Spain's decision to {0} was a surprise."]
)
def test_begun_tried_and_decided_acts_keep_their_type(nlp: "Language", template: str) -> None:
    check(nlp, template, every(ALL, None), "ESP", "MAR")


def test_what_goes_on_is_ongoing(nlp: "Language") -> None:
    check(nlp, "Spain continued to {0}.", every(ALL, None, "ongoing"), "ESP", "MAR")


def test_what_failed_did_not_happen(nlp: "Language") -> None:
    types = tuple(type for type in ALL if type != "SUPPORT")
    check(nlp, "Spain failed to {0}.", every(types, None, polarity="negative"), "ESP", "MAR")


def test_failing_to_agree_is_a_rejection(nlp: "Language") -> None:
    found, _ = read(nlp("Spain and Morocco failed to reach a fishing agreement."))
    assert [act.type for act in found] == ["REJECT"]


def test_a_plan_is_planned(nlp: "Language") -> None:
    check(nlp, "Spain is planning to {0}.", every(ALL, None, "planned"), "ESP", "MAR")


@pytest.mark.parametrize("template", ["Spain is considering {1}.", "Spain may {0}.", "Spain could {0}."])
def test_what_may_be_is_hypothetical(nlp: "Language", template: str) -> None:
    check(nlp, template, every(ALL, None, "hypothetical"), "ESP", "MAR")


def test_a_wish_is_hypothetical(nlp: "Language") -> None:
    check(nlp, "Spain wants to {0}.", every(ALL, None, "hypothetical"), "ESP", "MAR")


def test_a_condition_is_conditional(nlp: "Language") -> None:
    check(nlp, "If Spain were to {0}, the markets would fall.", every(ALL, None, "conditional"), "ESP", "MAR")


def test_a_question_leaves_it_unknown(nlp: "Language") -> None:
    check(nlp, "Did Spain {0}?", every(ALL, None, "unknown"), "ESP", "MAR")


def test_a_denied_act_is_denied(nlp: "Language") -> None:
    check(nlp, "Spain has denied {1}.", every(HOSTILE, None, "denied", "negative"), "ESP", "MAR")


@pytest.mark.parametrize("gerund", ["attacking Morocco", "having attacked Morocco"])
def test_a_denied_deed_is_denied_in_any_form(nlp: "Language", gerund: str) -> None:
    found, _ = read(nlp(f"Spain denied {gerund}."))
    assert [(act.type, act.status, act.polarity) for act in found] == [("ASSAULT", "denied", "negative")]


def test_what_is_less_than_fact_stays_so(nlp: "Language") -> None:
    found, _ = read(nlp("Spain continued to deny that it attacked Morocco."))
    assert [(act.type, act.status) for act in found] == [("ASSAULT", "denied")]


@pytest.mark.parametrize(
    "text",
    [
        "Spain did not attack or threaten Morocco.",
        "Spain neither praised Morocco nor sent food to it.",
        "Without attacking Morocco, Spain won.",
    ],
)
def test_a_negation_reaches_all_that_it_joins(nlp: "Language", text: str) -> None:
    found, _ = read(nlp(text))
    assert found
    assert {act.polarity for act in found} == {"negative"}


def test_not_only_is_no_negation(nlp: "Language") -> None:
    found, _ = read(nlp("Spain did not only attack Morocco."))
    assert [act.polarity for act in found] == ["positive"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The chance to attack Morocco was gone.", "hypothetical"),
        ("Spain was the first to attack Morocco.", "actual"),
        ("Spain was forced to withdraw its troops from Morocco.", "actual"),
        ("Spain is said to have attacked Morocco.", "actual"),
        ("Spain is deciding whether to attack Morocco.", "hypothetical"),
        ("Spain is on the verge of attacking Morocco.", "planned"),
    ],
)
def test_an_infinitive_is_told_as_done_only_where_it_is(nlp: "Language", text: str, status: str) -> None:
    found, _ = read(nlp(text))
    assert [act.status for act in found] == [status]


def test_what_is_asked_for_is_not_told_as_done(nlp: "Language") -> None:
    found, _ = read(nlp("Spanish senators called for the bombing of Morocco."))
    assert [act.type for act in found] == ["REQUEST"]


def test_what_was_not_done_is_negative(nlp: "Language") -> None:
    check(nlp, "Spain did not {0}.", every(ALL, None, polarity="negative"), "ESP", "MAR")


def test_what_will_not_be_granted_is_rejected(nlp: "Language") -> None:
    wanted = {**every(FRIENDLY, "REJECT"), **every(HOSTILE, None, "planned", "negative")}
    check(nlp, "Spain will not {0}.", wanted, "ESP", "MAR")


@pytest.mark.parametrize("template", ["Spain will {0}.", "Spain said it would {0}."])
def test_announced_help_is_an_agreement_and_announced_harm_a_threat(nlp: "Language", template: str) -> None:
    helps = tuple(kind for kind in FRIENDLY if kind != "CONSULT")
    wanted = {**every(helps, "AGREE", "planned"), **every(HOSTILE, "THREATEN", "threatened")}
    check(nlp, template, wanted, "ESP", "MAR")


def test_an_announced_meeting_is_a_meeting_planned(nlp: "Language") -> None:
    check(nlp, "Spain will {0}.", every(("CONSULT",), "CONSULT", "planned"), "ESP", None)


def test_what_another_says_will_be_is_planned(nlp: "Language") -> None:
    found, _ = read(nlp("Portugal said that Spain would attack Morocco."))
    assert "THREATEN" not in [act.type for act in found]


def test_ended_harm_is_a_retreat_and_ended_help_a_sanction(nlp: "Language") -> None:
    wanted = {
        **every(("COERCE", "ASSAULT", "MOBILIZE", "PROTEST"), "RETREAT"),
        **every(("AID", "COOPERATE"), "SANCTION"),
    }
    check(nlp, "Spain stopped {1}.", wanted, "ESP", "MAR")


def test_operators_stack(nlp: "Language") -> None:
    found, _ = read(nlp("Portugal urged Spain to stop threatening to attack Morocco."))
    assert [act.type for act in found] == ["REQUEST"]


def test_the_demand_on_oneself_is_a_wish_and_not_a_request(nlp: "Language") -> None:
    found, _ = read(nlp("Spain said that it should send food to Morocco."))
    assert "REQUEST" not in [act.type for act in found]
