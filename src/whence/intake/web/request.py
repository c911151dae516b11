"""One HTTP request, bounded in time and size, to an address that was looked at first."""

import re
import socket
import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http.client import HTTPException, responses
from threading import Timer
from urllib.parse import urljoin, urlsplit

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, LocationParseError
from urllib3.response import BaseHTTPResponse
from urllib3.util import Url, parse_url

from whence._version import __version__
from whence.errors import InputError
from whence.intake.source import MAX_BYTES
from whence.intake.web.address import addresses

AGENT = f"whence/{__version__} (reads news; heeds robots.txt)"
CONNECT = 10.0
WHOLE = 30.0
"""Seconds for a connection to stand, and for an answer to be there to its last byte."""

LONGEST_URL = 4_000
STEP = 65_536
PORTS = {"http": 80, "https": 443}
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
HEADERS = {
    "user-agent": AGENT,
    "accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml, */*;q=0.5",
    "accept-encoding": "gzip, deflate",
    "accept-language": "en",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: the URL that was asked, the status, the headers by names in small letters, the body."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def type(self) -> str:
        """The media type, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        found = CHARSET.search(self.headers.get("content-type", ""))
        return found[1] if found else None

    @property
    def target(self) -> str | None:
        """Where a redirect leads, None for an answer that is none."""
        place = self.headers.get("location")
        return urljoin(self.url, place.strip()) if place and 300 <= self.status < 400 and self.status != 304 else None

    @property
    def told(self) -> str:
        """The status in words: «404 Not Found»."""
        return f"{self.status} {responses.get(self.status, '')}".strip()


def get(url: str, *, allow_private: bool, headers: Mapping[str, str] | None = None, most: int = MAX_BYTES) -> Answer:
    """The answer to a GET request, decompressed; redirects are not followed.

    Raises InputError for a URL that is none or leads to an address that is not public (see
    ``address``), for a server that does not answer in time, and for an answer of more than ``most`` bytes.
    """
    parts = split(url)
    host, scheme = str(parts.host), str(parts.scheme)
    port = parts.port or PORTS[scheme]
    named = host if port == PORTS[scheme] else f"{host}:{port}"
    problem: Exception | None = None
    for address in addresses(host.strip("[]"), port, allow_private=allow_private, where=url):
        connection = _connection(scheme, address, port, host.strip("[]"))
        try:
            connection.connect()
        except (OSError, HTTPError) as error:
            problem = error
            connection.close()
            continue
        with _bounded(connection):
            return _answer(connection, url, parts.request_uri, {**HEADERS, **(headers or {}), "host": named}, most)
    raise InputError(f"cannot be had ({_plain(problem)})", where=url)


def split(url: str) -> Url:
    """The parts of an http(s) URL. Raises InputError for anything else."""
    try:
        if len(url) > LONGEST_URL:
            raise ValueError("it is too long")
        host = urlsplit(url).hostname or ""
        if not host.isascii():
            url = url.replace(host, host.encode("idna").decode(), 1)
        parts = parse_url(url)
    except (ValueError, UnicodeError, LocationParseError) as error:
        raise InputError(f"is no URL ({error})", where=url[:200]) from error
    if parts.scheme not in PORTS or not parts.host or parts.auth:
        raise InputError("is no plain http or https URL", where=url[:200])
    return parts


def _connection(scheme: str, address: str, port: int, host: str) -> HTTPConnection:
    """A connection to an address, whose certificate must be that of the host."""
    if scheme == "http":
        return HTTPConnection(address, port, timeout=CONNECT)
    return HTTPSConnection(address, port, timeout=CONNECT, server_hostname=host, ssl_context=_trust())


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


@contextmanager
def _bounded(connection: HTTPConnection) -> Iterator[None]:
    """Cut the connection when its time is up: a server that sends a byte now and then would else never be done."""
    timer = Timer(WHOLE, _cut, [connection.sock])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        connection.close()


def _cut(connected: socket.socket) -> None:
    try:
        socket.socket.shutdown(connected, socket.SHUT_RDWR)
    except OSError:
        return


def _answer(connection: HTTPConnection, url: str, target: str, headers: Mapping[str, str], most: int) -> Answer:
    started = time.monotonic()
    try:
        connection.request("GET", target, headers=headers, preload_content=False)
        response = connection.getresponse()
        found = {name.lower(): value for name, value in response.headers.items()}
        return Answer(url, response.status, found, _body(response, url, most))
    except (OSError, HTTPError, HTTPException, ValueError, AttributeError) as error:
        late = time.monotonic() - started > WHOLE - 1
        told = f"was not there in {WHOLE:.0f} seconds" if late else f"cannot be had ({_plain(error)})"
        raise InputError(told, where=url) from error


def _body(response: BaseHTTPResponse, url: str, most: int) -> bytes:
    told = f"is longer than {most:,} bytes, which no page of news is"
    length = response.headers.get("content-length", "")
    if length.isascii() and length.isdigit() and int(length[:15]) > most:
        raise InputError(told, where=url)
    pieces: list[bytes] = []
    size = 0
    while piece := response.read(STEP):
        size += len(piece)
        if size > most:
            raise InputError(told, where=url)
        pieces.append(piece)
    return b"".join(pieces)


def _plain(error: Exception | None) -> str:
    """An error in a few words."""
    cause = error
    while cause is not None and not isinstance(cause, (ssl.SSLError, TimeoutError)) and cause.__cause__ is not None:
        cause = cause.__cause__ if isinstance(cause.__cause__, Exception) else None
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate is not good: {cause.verify_message}"
    return " ".join(str(cause or error).split())[:200] or type(error).__name__
