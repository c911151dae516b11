"""The application: pages and API over one record."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from litestar import Litestar, Router
from litestar.config.csrf import CSRFConfig
from litestar.datastructures import State
from litestar.di import Provide
from litestar.static_files import create_static_files_router

from whence.record import Record
from whence.record.facets import Columns
from whence.showing.pictures import timeline
from whence.web.acting import warm
from whence.web.adding import Adding
from whence.web.api import described
from whence.web.asked import claim_filter, tidy
from whence.web.errors import failed
from whence.web.gathered import Follower
from whence.web.pages import FAMILIES
from whence.web.rendering import STATIC, environment
from whence.web.security import Gate, login
from whence.web.told import Told
from whence.web.updating import Updating

MOST_BYTES = 100_000
"""Bytes of a request's body, where its page does not take more."""


def make_app(record: Record, *, token: str | None = None) -> Litestar:
    """The application over an open record.

    Without a token it must listen on loopback alone, and answers only to this machine's own names; with one it asks
    everyone for it.
    """
    families = [*FAMILIES, login(token)] if token else [*FAMILIES]
    navigation = [(family.title, family.path) for family in FAMILIES if family.title]
    columns = Columns(record)
    follower = Follower(record)
    updating = Updating(record, follower)
    adding = Adding(record, updating.start)
    secret = secrets.token_hex(32)
    app = Litestar(
        route_handlers=[
            Router("/", route_handlers=[page for family in families for page in family.pages],
                   before_request=tidy, include_in_schema=False),
            Router("/api", route_handlers=[answer for family in families for answer in family.api]),
            create_static_files_router("/static", [STATIC]),
        ],
        dependencies={
            "record": given(record),
            "columns": given(columns),
            "adding": given(adding),
            "told": Provide(lambda: Told(record, columns, follower.at_hand()), sync_to_thread=True),
            "updating": given(updating),
            "asked": Provide(claim_filter, sync_to_thread=False),
        },
        state=State({"templates": environment(navigation)}),
        csrf_config=CSRFConfig(
            secret, cookie_name=f"whence-form-{secret[:8]}", cookie_httponly=True, cookie_samesite="strict"
        ),
        exception_handlers={Exception: failed},
        openapi_config=described(),
        logging_config=None,
        request_max_body_size=MOST_BYTES,
        multipart_form_part_limit=500,
        lifespan=[running(record, columns, follower, adding, updating)],
    )  # fmt: skip
    app.asgi_handler = Gate(app.asgi_handler, token)
    return app


def given(thing: object) -> Provide:
    """A dependency that is there already."""
    return Provide(lambda: thing, sync_to_thread=False)


def running(
    record: Record, columns: Columns, follower: Follower, adding: Adding, updating: Updating
) -> Callable[[Litestar], Any]:
    """What is done before the first request and after the last."""

    @asynccontextmanager
    async def lifespan(_app: Litestar) -> AsyncIterator[None]:
        await asyncio.to_thread(columns.count)  # so that the first reader does not wait for it
        await asyncio.to_thread(lambda: warm(Told(record, columns, follower.follow())))
        await asyncio.to_thread(lambda: timeline([], []).svg())  # Altair and Vega take a second to come
        yield
        adding.close()
        updating.close()
        follower.close()

    return lifespan
