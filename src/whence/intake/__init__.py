"""Bytes in, reports out: what a file, a folder, a page or standard input holds is told by looking at it.

One format is one file here, with a function ``read(source) -> Iterator[Report | Unread]`` that
``FORMATS`` names; ``sniff`` picks among them. Text is only decoded, never changed, for every span
that is found later counts in it. What one format needs is imported when it is met.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, cast

from whence.errors import InputError
from whence.intake.compression import unpacked
from whence.intake.decoding import narrowed
from whence.intake.inputs import Input, inputs
from whence.intake.sniff import sniff
from whence.intake.source import Source, Unread, faulty, one_line
from whence.intake.streams import Meter, buffered
from whence.model import Report

__all__ = ["FORMATS", "Meter", "Unread", "reports"]

FORMATS = {
    "plain": "plain",
    "jsonl": "jsonl",
    "json": "jsonarray",
    "ninjs": "jsonarray",
    "table": "table",
    "html": "html",
    "feed": "feed",
    "newsml": "newsml",
    "nitf": "nitf",
    "warc": "warc",
}
"""The kinds of input, and the module here that reads each."""

BYTES = ("html", "feed", "newsml", "nitf", "warc")
"""Kinds whose readers find out the encoding themselves, for the input declares it."""
WEB = ("http://", "https://")

Reader = Callable[[Source], Iterator[Report | Unread]]


def reports(
    path: str | Path,
    *,
    published: str | None = None,
    outlet: str | None = None,
    kind: str | None = None,
    columns: Mapping[str, str] | None = None,
    follow: bool = False,
    allow_private: bool = False,
    cache: Path | None = None,
    meter: Meter | None = None,
) -> Iterator[Report | Unread]:
    """The reports of an input, one after the other, in its order.

    ``path`` is a file, a folder (all files in it), a pattern (``news/**/*.html``), an http(s) URL of
    a page or feed, or ``"-"`` for standard input; any file may be packed (gzip, zstd, bzip2, xz).
    ``published`` (an ISO 8601 date) and ``outlet`` hold for reports that do not say themselves.
    ``kind`` is a key of ``FORMATS``; without it the bytes tell. ``columns`` says which column of a
    table, or key of an object, holds a field: ``{"text": "body"}``. ``follow`` reads the pages that
    a feed links to; ``allow_private`` lets URLs lead to addresses that are not public; ``cache`` is a
    file in which is kept what feeds told of their last change, so that one without news is not read
    again. ``meter`` counts the bytes that are taken of files.

    What cannot be read comes out as an ``Unread`` that says why, in its place; nothing is raised,
    and no more than one report is held in memory.
    """
    named = str(path)
    said, web = Said(published, outlet, columns), Web(follow, allow_private, cache)
    if kind is not None and kind not in FORMATS:
        problem = f"there is no kind {kind!r}; kinds are {', '.join(FORMATS)}"
        found: Iterator[Report | Unread] = iter([Unread(InputError(problem, where=named))])
    elif named.startswith(WEB):
        found = _fetched(named, said, web)
    else:
        found = _of_files(named, kind, said, web, meter)
    for item in found:
        yield Unread(one_line(item.error), item.report) if isinstance(item, Unread) else item


class Said(NamedTuple):
    """What the user says of the reports of an input."""

    published: str | None
    outlet: str | None
    columns: Mapping[str, str] | None


class Web(NamedTuple):
    """Whether the pages that a feed links to are read, and where requests may go."""

    follow: bool
    allow_private: bool
    cache: Path | None


def _of_files(named: str, kind: str | None, said: Said, web: Web, meter: Meter | None) -> Iterator[Report | Unread]:
    try:
        for each in inputs(named):
            yield from _of_file(each, kind, said, web, meter)
    except InputError as error:
        yield Unread(error)
    except (OSError, ValueError) as error:  # a name that no file can have
        yield Unread(InputError(f"cannot be read ({error})", where=named))


def _of_file(given: Input, kind: str | None, said: Said, web: Web, meter: Meter | None) -> Iterator[Report | Unread]:
    """The reports of one file; whatever is wrong with it, the next one is read."""
    try:
        with given.open() as stream:
            source = unpacked(Source(given.name, buffered(stream, meter), *said, given.id))
            kind = kind or sniff(source)
            if kind not in BYTES:
                source = replace(source, stream=narrowed(source.stream, source.name))
            yield from _linked(source, web) if web.follow and kind == "feed" else _reader(kind)(source)
    except InputError as error:
        yield Unread(error)
    except OSError as error:
        yield Unread(InputError(_explained(error), where=given.name))
    except Exception as error:  # a fault in whence must not cost the files that are still to come
        yield Unread(faulty(error, given.name))


def _reader(kind: str) -> Reader:
    return cast(Reader, import_module(f"whence.intake.{FORMATS[kind]}").read)


def _linked(source: Source, web: Web) -> Iterator[Report | Unread]:
    from whence.intake.fetch import followed

    return followed(source, allow_private=web.allow_private)


def _fetched(url: str, said: Said, web: Web) -> Iterator[Report | Unread]:
    from whence.intake.fetch import fetched

    return fetched(
        url, allow_private=web.allow_private, follow=web.follow, cache=web.cache,
        published=said.published, outlet=said.outlet,
    )  # fmt: skip


def _explained(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "no such file; check the name"
        case IsADirectoryError():
            return "is a folder; name the files in it"
        case PermissionError():
            return "may not be read; check who may read it"
    return f"cannot be read ({error.strerror or error})"
