"""``whence serve``: the record in a browser."""

import click

from whence.cli.options import RECORD, having

TOKEN = "WHENCE_TOKEN"


@click.command()
@having(RECORD)
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="ADDRESS",
    help=f"Where to listen. Any but this machine alone needs a token in {TOKEN}, which every reader is asked for.",
)  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65535), default=8017, show_default=True, help="0: any that is free.")
@click.option("--open/--no-open", "open_", default=False, help="Open the page in a browser.")
def serve(record: str, host: str, port: int, open_: bool) -> None:
    """Look at the record in a browser: pages, and the same as JSON under /api.

    The page makes no request but to this server, and needs no JavaScript. It ends with Ctrl-C.
    """
    import os

    from whence.record import Record
    from whence.web.security import is_loopback
    from whence.web.server import listening, run

    token = os.environ.get(TOKEN) or None
    if token is None and not is_loopback(host):
        raise click.UsageError(f"{host} can be reached by others: set {TOKEN} to a secret that they are asked for")
    with Record.open(record, create=False) as kept, listening(host, port) as socket:
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{socket.getsockname()[1]}/"
        click.echo(f"{address} shows {record}; Ctrl-C ends it", err=True)
        if open_:
            click.launch(address)
        run(kept, socket, token)
