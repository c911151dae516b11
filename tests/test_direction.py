"""Direction: which of two reports that share text has it from the other, and when that cannot be told."""

import pytest
from test_copies import story

from whence.corroboration.copies import Copy, copies
from whence.corroboration.prints import print_of
from whence.model import Report


def report(
    id: str,
    sentences: list[str],
    published: str | None = None,
    credits: tuple[str, ...] = (),
    outlet: str | None = None,
) -> Report:
    return Report(
        id=id, text=" ".join(sentences), outlet=outlet or f"{id} Times", published=published, credits=list(credits)
    )


def copy(one: Report, other: Report) -> Copy:
    (found,) = copies([print_of(one), print_of(other)])
    assert copies([print_of(other), print_of(one)]) == [found]
    return found


@pytest.mark.parametrize(
    ("first", "second", "giver"),
    [
        ("2024-05-14", "2024-05-15", "a"),
        ("2024-05-16", "2024-05-15", "b"),
        ("2024-05-15T08:00:00Z", "2024-05-15T10:30:00+02:00", "a"),
        ("2024-05-15T12:00:00Z", "2024-05-15T12:00:00+02:00", "b"),
        ("2024-05-15T08:00:00", "2024-05-15", None),
        ("2024-05-15", "2024-05-15", None),
        ("some day", "2024-05-15", None),
        (None, "2024-05-15", None),
    ],
)
def test_who_came_first_gave(first: str | None, second: str | None, giver: str | None) -> None:
    assert copy(report("a", story(1), first), report("b", story(1), second)).giver == giver


def test_who_is_credited_gave() -> None:
    wire = report("a", story(1), "2024-05-15", outlet="Reuters")
    assert copy(wire, report("b", story(1), "2024-05-15", ("Reuters",))).giver == "a"


def test_a_whole_gave_the_piece_that_was_cut_from_it() -> None:
    assert copy(report("a", story(1)[:10]), report("b", story(1))).giver == "b"


def test_two_of_like_length_may_each_have_given() -> None:
    assert copy(report("a", story(1)[:28]), report("b", story(1))).giver is None


def test_signs_that_disagree_tell_nothing() -> None:
    early = report("a", story(1), "2024-05-14", ("Reuters",))
    assert copy(early, report("b", story(1), "2024-05-15", outlet="Reuters")).giver is None


def test_both_have_it_from_the_agency_that_both_credit() -> None:
    first = report("a", story(1), "2024-05-14", ("Reuters",))
    found = copy(first, report("b", story(1), "2024-05-15", ("Associated Press", "Reuters")))
    assert (found.giver, found.through) == (None, "Reuters")


def test_what_is_quoted_and_named_gave() -> None:
    source = report("a", story(1), outlet="Harbour Post")
    quoting = report("b", [*story(2), "The Harbour Post wrote: “" + " ".join(story(1)[3:9]) + "”"])
    found = copy(source, quoting)
    assert (found.kind, found.giver) == ("excerpt", "a")
