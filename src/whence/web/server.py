"""The server: uvicorn on a socket of ours."""

import errno
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from whence.errors import WhenceError
from whence.record import Record
from whence.web.app import make_app

WAIT_SECONDS = 3
"""How long requests that are under way are waited for at the end."""


class ListenError(WhenceError):
    """An address that cannot be listened on."""


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that listens on an address. Raises ListenError where that cannot be."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:
        raise ListenError(f"cannot listen on {host}: it is no address of this machine") from error
    with listener:
        try:
            if os.name == "posix":  # elsewhere it would let two programs have one port
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen()
        except OSError as error:
            raise ListenError(_problem(error, host, port)) from error
        yield listener


def run(record: Record, listener: socket.socket, token: str | None) -> None:
    """Serve a record until Ctrl-C."""
    app = make_app(record, token=token)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=WAIT_SECONDS
    )
    uvicorn.Server(config).run([listener])


def _problem(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} of {host} is taken by another program; give another with --port, or 0 for any that is free"
    if error.errno == errno.EACCES:
        return f"port {port} may not be listened on; give one above 1023 with --port"
    return f"cannot listen on {host}, port {port} ({error.strerror})"
