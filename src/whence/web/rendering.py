"""Templates to pages. A page is made in the thread that gathered its data, so that no long one keeps others waiting."""

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import Request, Response
from litestar.enums import MediaType
from litestar.template.base import csrf_token

from whence._version import __version__
from whence.web.asked import Here
from whence.web.words import FILTERS, TESTS, plain

HERE = Path(str(files("whence.web")))
STATIC = HERE / "static"

Asking = Request[Any, Any, Any]


def environment(navigation: list[tuple[str, str]]) -> Environment:
    """Jinja with everything escaped, cleaned, and known by name, or an error. ``navigation``: titles and paths."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        finalize=plain,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= FILTERS
    made.tests |= TESTS
    made.globals |= {"navigation": navigation, "static": _static, "version": __version__}
    return made


def page(request: Asking, template: str, *, status: int = 200, **context: Any) -> Response[str]:
    """The page that a template makes of what was gathered."""
    made: Environment = request.app.state.templates
    here = Here.of(request)
    token = csrf_token({"request": request})
    html = made.get_template(template).render(here=here, csrf_token=token, **context)
    return Response(html, media_type=MediaType.HTML, status_code=status)


@cache
def _static(name: str) -> str:
    """The address of a file of ours, which changes when the file does, so that browsers may keep it."""
    return f"/static/{name}?{hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:8]}"
