"""The command line. One file a command; what a command needs is imported when it runs."""

import os
import sys

import click

from whence._version import __version__
from whence.cli.add import add, retry
from whence.cli.corroborated import conflicts, happenings, origins, timeline
from whence.cli.plot import plot
from whence.cli.questions import claims, failures, forget, show, sources
from whence.cli.read import read
from whence.cli.serve import serve
from whence.errors import WhenceError

WRONG_USAGE = 2
INTERRUPTED = 130


class Commands(click.Group):
    """A group that ends quietly, with the right exit code, however a command ends."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was asked for.

        A fault that the user can mend (WhenceError) is one line and exit code 2. A reader that has
        had enough (``| head``) and Ctrl-C are no faults, and say nothing.
        """
        try:
            return super().invoke(ctx)
        except WhenceError as error:
            click.echo(f"whence: {error}", err=True)
            return ctx.exit(WRONG_USAGE)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the last flush at exit needs a place
            return ctx.exit(0)
        except KeyboardInterrupt:
            return ctx.exit(INTERRUPTED)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="whence", message="%(prog)s %(version)s")
def main() -> None:
    """Who did what to whom, and whence we know it.

    whence reads English news reports and tells what they claim, and through whom each claim
    reached the reader; it keeps the claims of many reports in a record, and answers from it: who says
    so, from how many independent origins, and who says otherwise.
    """


COMMANDS = (
    read, add, claims, show, sources, happenings, origins, conflicts, timeline, plot, serve, failures, retry, forget,
)  # fmt: skip
for command in COMMANDS:
    main.add_command(command)
