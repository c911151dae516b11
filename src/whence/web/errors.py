"""What went wrong, as a page for a person and as JSON for a program; never with a path of this machine."""

import logging
from http import HTTPStatus
from typing import Any

from litestar import Response
from litestar.exceptions import HTTPException

from whence.errors import InputError, RecordError
from whence.web.rendering import Asking, page

LOGGER = logging.getLogger("whence.web")

MEANT = {
    400: "The address asks for something that there is not",
    403: "The form is too old, or did not come from here",
    404: "There is nothing at this address",
    405: "This address does not take that",
    408: "It took too long to arrive",
    413: "It is too large",
    503: "The record cannot be read just now",
}


def failed(request: Asking, error: Exception) -> Response[Any]:
    """The answer to a request that failed."""
    status, detail = _told(error)
    if status >= 500:
        LOGGER.error("%s %s", request.method, request.url.path, exc_info=error)
    headers = error.headers if isinstance(error, HTTPException) else None
    if request.url.path.startswith("/api/"):
        body = {"status_code": status, "detail": detail, "extra": _extra(error)}
        return Response(body, status_code=status, headers=headers)
    made = page(
        request, "error.html", status=status, title=MEANT.get(status, HTTPStatus(status).phrase), detail=detail,
        extra=_extra(error),
    )  # fmt: skip
    made.headers.update(headers or {})
    return made


def _told(error: Exception) -> tuple[int, str]:
    """The status and the words of an error."""
    match error:
        case HTTPException():
            return error.status_code, error.detail
        case RecordError():
            return 503, "Whoever runs whence finds the reason in its log."
        case InputError():
            return 400, error.problem
        case TimeoutError():
            return 408, "Send it again, or less at once."
    return 500, "This is a fault in whence; please report it."


def _extra(error: Exception) -> list[Any]:
    """Which parameters of a request are wrong, and why."""
    extra = getattr(error, "extra", None)
    return [one for one in extra if isinstance(one, dict)] if isinstance(extra, list) else []
