"""The gate before every page: who may come in, by which name, how long a request may take, and what a browser may do.

On this machine alone (loopback) nobody is asked for a token, but the host's name must be one of this machine's: else a
page from elsewhere could have its own name lead here (DNS rebinding) and read along. On any other address a token is
asked of everyone, as ``Authorization: Bearer …`` or by a form that leaves a cookie.
"""

import asyncio
import hashlib
import hmac
import ipaddress
from typing import Annotated, Any
from urllib.parse import quote, urlsplit

from litestar import Request, Response, get, post
from litestar.datastructures import Cookie, Headers
from litestar.enums import ScopeType
from litestar.params import QueryParameter
from litestar.response import Redirect
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from whence.web.pages.family import Family
from whence.web.rendering import Asking, page

COOKIE = "whence"
SECONDS = 60.0
"""How long a request may take to arrive, to its last byte."""

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
OPEN = ("/login", "/static/")
"""Where one may go without a token."""

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def is_loopback(host: str) -> bool:
    """Whether an address to listen on is reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class Gate:
    """Stands before an application. Without a token it is for loopback, and ``names`` are those of the host."""

    def __init__(self, app: ASGIApp, token: str | None, names: tuple[str, ...] = LOOPBACK_NAMES) -> None:
        self.app = app
        self.token = token
        self.names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer it here."""
        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
            return
        headers = Headers.from_scope(scope)
        send = _guarded(send, scope["path"])
        if self.token is None and _name(headers.get("host", "")) not in self.names:
            await _answer(send, 421, "This host does not go by that name.")
        elif self.token is None or scope["path"].startswith(OPEN) or admitted(headers, self.token):
            await self.app(scope, _timely(receive), send)
        elif scope["path"].startswith("/api"):
            await _answer(send, 401, "A token is needed: Authorization: Bearer …", **{"www-authenticate": "Bearer"})
        else:
            query = scope["query_string"].decode("ascii", "replace")
            target = quote(quote(scope["path"]) + (f"?{query}" if query else ""))
            await _answer(send, 303, "", location=f"/login?to={target}")


def admitted(headers: Headers, token: str) -> bool:
    """Whether a request has the token, or the cookie that stands for it."""
    kind, _, given = headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer" and same(given.strip(), token):
        return True
    cookies = (one.strip().partition("=") for one in headers.get("cookie", "").split(";"))
    return any(name == COOKIE and same(value, ticket(token)) for name, _, value in cookies)


def same(given: str, wanted: str) -> bool:
    """Whether two secrets are the same, in a time that tells nothing of where they differ."""
    return hmac.compare_digest(given.encode(), wanted.encode())


def ticket(token: str) -> str:
    """What the cookie holds: proof of the token, and not the token."""
    return hmac.new(token.encode(), b"whence: let in", hashlib.sha256).hexdigest()


def _name(host: str) -> str:
    """The name in a Host header, without the port."""
    name, colon, port = host.lower().rpartition(":")
    return name if colon and port.isdigit() else host.lower()


def _guarded(send: Send, path: str) -> Send:
    """Send answers with the headers that tell a browser what it may do."""
    kept = "public, max-age=31536000, immutable" if path.startswith("/static/") else "no-store"
    added = [(name.encode(), value.encode()) for name, value in {**HEADERS, "cache-control": kept}.items()]

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", []), *added]
        await send(message)

    return guarded


def _timely(receive: Receive) -> Receive:
    """Receive a request, but not for ever. Raises TimeoutError when its time is up."""
    until = asyncio.get_running_loop().time() + SECONDS

    async def timely() -> Any:
        async with asyncio.timeout_at(until):
            return await receive()

    return timely


async def _answer(send: Send, status: int, words: str, **headers: str) -> None:
    """A short answer of the gate's own."""
    body = words.encode()
    fields = {"content-type": "text/plain; charset=utf-8", "content-length": str(len(body)), **headers}
    encoded = [(name.encode(), value.encode("latin-1")) for name, value in fields.items()]
    await send({"type": "http.response.start", "status": status, "headers": encoded})
    await send({"type": "http.response.body", "body": body, "more_body": False})


def inside(address: str) -> str:
    """An address of this site to go to after logging in; the first page for any that leads elsewhere."""
    parts = urlsplit(address)
    led_away = parts.scheme or parts.netloc or not address.startswith("/") or address.startswith(("//", "/\\"))
    return "/" if led_away or not address.isprintable() or "\\" in address else address


def login(token: str) -> Family:
    """The form that takes the token and leaves a cookie."""

    @get("/login", sync_to_thread=False)
    def form(request: Asking, to: Annotated[str, QueryParameter(max_length=8_000)] = "/") -> Response[str]:
        """The form."""
        return page(request, "login.html", to=inside(to), wrong=False)

    @post("/login", status_code=303)
    async def enter(request: Request[Any, Any, Any]) -> Response[Any]:
        """Let in whoever has the token."""
        given = await request.form()
        to = inside(str(given.get("to", "/")))
        if not same(str(given.get("token", "")), token):
            return page(request, "login.html", status=403, to=to, wrong=True)
        cookie = Cookie(COOKIE, ticket(token), httponly=True, samesite="strict", secure=request.url.scheme == "https")
        return Redirect(to, status_code=303, cookies=[cookie])

    return Family(pages=(form, enter))
