"""Add: a text, an address or files from the page into the record, and how far that has come."""

import re
import shutil
from datetime import date
from pathlib import Path, PureWindowsPath
from tempfile import mkdtemp
from typing import Any
from urllib.parse import urlsplit

from litestar import Request, Response, get, post
from litestar.concurrency import sync_to_thread
from litestar.datastructures import UploadFile
from litestar.exceptions import NotFoundException
from litestar.response import Redirect

from whence.web.adding import Adding, Input, Job, TooManyError
from whence.web.asked import storable
from whence.web.given import Id, TheAdding
from whence.web.pages.family import Family
from whence.web.rendering import Asking, page

MOST_BYTES = 64_000_000
"""Bytes of all that is sent at once."""

LONGEST_NAME = 120
FIELDS = ("text", "url", "outlet", "published")

NO_NAME = re.compile(r"[/\\:]")
"""What would make folders of words."""

Given = dict[str, str]


def job_of(adding: Adding, id: str) -> Job:
    """A job by its id. Raises NotFoundException where there is none, or not any more."""
    job = adding.jobs.get(id)
    if job is None:
        raise NotFoundException("Nothing is being added under this id; it may be long done.")
    return job


@get("/add", sync_to_thread=True)
def form(request: Asking, adding: TheAdding) -> Response[str]:
    """The form, and what was added lately."""
    return filled(request, adding, dict.fromkeys(FIELDS, ""), None)


def filled(request: Asking, adding: Adding, given: Given, problem: str | None) -> Response[str]:
    """The form with what was given, and what is wrong with it."""
    lately = list(reversed(adding.jobs.values()))[:10]
    status = 200 if problem is None else 400
    return page(request, "add.html", status=status, given=given, problem=problem, lately=lately)


@post("/add", request_max_body_size=MOST_BYTES, status_code=303)
async def add(request: Request[Any, Any, Any], adding: TheAdding) -> Response[Any]:
    """Have what was given added."""
    sent = await request.form()
    given = {name: (storable(str(sent.get(name, ""))) or "").strip() for name in FIELDS}
    files = [file for file in sent.getall("files", []) if isinstance(file, UploadFile)]
    if problem := wrong(given, files):
        return await sync_to_thread(filled, request, adding, given, problem)
    folder = Path(mkdtemp(prefix="whence-"))
    try:
        inputs = await sync_to_thread(stored, given, files, folder)
        job = adding.add(inputs, folder)
    except BaseException as error:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, TooManyError):
            return await sync_to_thread(filled, request, adding, given, str(error))
        raise
    return Redirect(f"/add/{job.id}", status_code=303)


def wrong(given: Given, files: list[UploadFile]) -> str | None:
    """What is wrong with what was given."""
    if not (given["text"] or given["url"] or files):
        return "Give a text, an address, or a file."
    if given["url"] and not is_web(given["url"]):
        return "The address must be that of a page or a feed on the web, and begin with http:// or https://."
    if given["published"] and not _is_day(given["published"]):
        return "The day of publication is no day; write it as 2022-03-14."
    return None


def is_web(url: str) -> bool:
    """Whether an address is one that is fetched: that it is public is seen to where that is done."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and url.isprintable() and " " not in url


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def stored(given: Given, files: list[UploadFile], folder: Path) -> list[Input]:
    """What was given as inputs; text and files are put into the folder, each in one of its own."""
    said: dict[str, Any] = {"published": given["published"] or None, "outlet": given["outlet"] or None}
    inputs = []
    if given["text"]:
        path = _place(folder, 0, f"{file_name(_beginning(given['text']))}.txt")
        path.write_text(given["text"], "utf-8")
        inputs.append(Input("the pasted text", path, kind="plain", **said))
    for number, file in enumerate(files, 1):
        path = _place(folder, number, file_name(file.filename))
        with path.open("wb") as target:
            shutil.copyfileobj(file.file, target)
        inputs.append(Input(path.name, path, **said))
    if given["url"]:
        inputs.append(Input(given["url"], **said))
    return inputs


def _beginning(text: str) -> str:
    """The first words of a text, by which a report without a title can be told from others."""
    return " ".join(NO_NAME.sub(" ", text[:LONGEST_NAME]).split())[:60]


def file_name(sent: str) -> str:
    """The name of a file that was sent, without folders, and such as any file can have."""
    name = "".join(each for each in PureWindowsPath(sent).name if each.isprintable()).strip(". ")
    return name[-LONGEST_NAME:] or "file"


def _place(folder: Path, number: int, name: str) -> Path:
    own = folder / str(number)
    own.mkdir()
    return own / name


@get("/add/{id:str}", sync_to_thread=True)
def progress(request: Asking, adding: TheAdding, id: Id) -> Response[str]:
    """How far a job has come; the page asks again by itself until it is done."""
    return page(request, "job.html", job=job_of(adding, id))


@get("/add/{id:str}", sync_to_thread=True, operation_id="job", raises=[NotFoundException])
def progress_json(adding: TheAdding, id: Id) -> Job:
    """How far reports that were given on the page have been added."""
    return job_of(adding, id)


FAMILY = Family(pages=(form, add, progress), api=(progress_json,), title="Add", path="/add")
