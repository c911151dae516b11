"""The shipped model is the one that its card describes."""

import hashlib
import re

from whence.language.network import FOLDER


def test_every_file_that_the_card_names_is_the_one_it_describes():
    card = (FOLDER / "CARD.md").read_text(encoding="utf-8")
    named = dict(re.findall(r"`([\w.]+)` ([0-9a-f]{64})", card))
    assert set(named) == {path.name for path in FOLDER.iterdir() if path.name != "CARD.md"}
    for name, digest in named.items():
        assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == digest, name


def test_the_model_is_small_enough_to_ship():
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= 32 * 1024 * 1024
