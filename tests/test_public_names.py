"""The names that users import are pinned: one that goes, or comes, is a decision."""

import pytest

import whence

NAMES = {
    "Attribution", "Claim", "InputError", "LexiconError", "ModelError", "Party", "Reader", "Reading", "Report",
    "Source", "WhenceError", "__version__", "load", "read",
}  # fmt: skip


def test_the_public_names_are_these():
    assert set(whence.__all__) == NAMES


def test_every_public_name_is_there():
    for name in NAMES:
        assert getattr(whence, name) is not None


def test_a_name_that_is_not_there_is_told():
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        getattr(whence, "nothing_of_the_kind")  # noqa: B009
