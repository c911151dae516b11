"""Prints: all that finding copies needs of a report, small enough to be kept for each."""

import re
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

import msgspec
import numpy as np

from whence.corroboration.outlets import forms_of, outlet_name
from whence.corroboration.shingles import LENGTH, Numbers, numbers, shingles
from whence.corroboration.words import WORD, words_of
from whence.model import Report

LONGEST = 5  # words of a name
ENDED = re.compile(r"[.!?,;:\n(]")  # what no name goes on after; a stop after one letter is an initial's
NOTHING: Numbers = np.zeros(0, dtype=np.uint32)


class Print(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A report and its shingles: those of its own prose and those that it quotes, each once and sorted.

    ``site`` is the host of its page, else its outlet; ``outlet`` its outlet's canonical name; ``names`` the runs of up
    to five words that may be names.
    """

    id: str
    site: str | None
    outlet: str | None
    credits: tuple[str, ...]
    published: str | None
    names: Numbers
    prose: Numbers
    quoted: Numbers

    def packed(self) -> bytes:
        """The print as bytes, the same on every machine (MessagePack)."""
        return packer.encode(self)

    @staticmethod
    def unpacked(data: bytes) -> "Print":
        """A print from its bytes. Raises msgspec.ValidationError for bytes that are none."""
        return unpacker.decode(data)

    def tells_of(self, outlet: str | None) -> bool:
        """Whether the report names an outlet, by any of its names."""
        if not outlet:
            return False
        wanted = numbers([called(form) for form in forms_of(outlet)])
        return bool(np.isin(wanted, self.names).any())


def as_bytes(array: Any) -> bytes:
    return bytes(array.astype("<u4").tobytes())


def as_numbers(_kind: type, data: bytes) -> Numbers:
    return np.frombuffer(data, dtype="<u4")


packer = msgspec.msgpack.Encoder(enc_hook=as_bytes)
unpacker = msgspec.msgpack.Decoder(Print, dec_hook=as_numbers)


def print_of(report: Report) -> Print:
    """What finding copies needs of a report."""
    words = words_of(report.text)
    found = shingles(words.words)
    runs = np.convolve(words.quoted, np.ones(LENGTH, dtype=np.int64), "valid") if len(found) else NOTHING
    return Print(
        id=report.id,
        site=site(report),
        outlet=outlet_name(report.outlet) if report.outlet else None,
        credits=tuple(report.credits),
        published=report.published,
        names=np.unique(numbers(sorted(names(report.text)))),
        prose=np.unique(found[runs == 0]),
        quoted=np.unique(found[runs == LENGTH]),
    )


def site(report: Report) -> str | None:
    """Where a report was published."""
    host = urlsplit(report.url or "").hostname
    return host.removeprefix("www.") if host else report.outlet


def names(text: str) -> set[str]:
    """The runs of words that begin and end with a capital or a digit, in small letters: what may be a name."""
    found = list(WORD.finditer(text))
    words = [folded(match[0]) for match in found]
    capital = [not match[0][0].islower() for match in found]
    closed = [ENDED.search(text, one.end(), other.start()) is not None for one, other in pairwise(found)]
    runs: set[str] = set()
    for first in [place for place, is_capital in enumerate(capital) if is_capital]:
        for last in range(first, min(first + LONGEST, len(found))):
            if last > first and closed[last - 1]:
                break
            if capital[last]:
                runs.add(" ".join(words[first : last + 1]))
    return runs


def called(name: str) -> str:
    """A name as it is compared: its first words in small letters, without a genitive's ending."""
    return " ".join(folded(word) for word in WORD.findall(name)[:LONGEST])


def folded(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s")
