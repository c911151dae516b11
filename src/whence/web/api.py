"""The document that describes the API, and a page that shows it; both are made here, with nothing from elsewhere."""

from typing import Any

from litestar import Request
from litestar.enums import MediaType
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import OpenAPIRenderPlugin

from whence._version import __version__
from whence.web.rendering import page

METHODS = ("get", "post", "put", "delete", "patch")


class DocumentPage(OpenAPIRenderPlugin):
    """The OpenAPI document as a page that can be read without JavaScript."""

    def __init__(self) -> None:
        super().__init__(path="/", media_type=MediaType.HTML, favicon="", style="")

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        """The page."""
        operations = [
            (method.upper(), path, operation)
            for path, item in openapi_schema["paths"].items()
            for method, operation in item.items()
            if method in METHODS
        ]
        schemas = openapi_schema.get("components", {}).get("schemas", {})
        return page(request, "api.html", operations=operations, schemas=schemas).content.encode()


def described() -> OpenAPIConfig:
    """How the API is described: the document is at ``/api/openapi.json``, its page at ``/api``."""
    return OpenAPIConfig(
        title="whence",
        version=__version__,
        description="Who did what to whom, and whence we know it: the record, to be read.",
        path="/api",
        render_plugins=[DocumentPage()],
        use_handler_docstrings=True,
    )
