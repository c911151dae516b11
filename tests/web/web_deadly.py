"""A reader that its process dies of, for a process imports what it reads with by name."""

import os

from whence.model import Reading
from whence.running import Settings


class DeadlyReader:
    """Reads nothing out of reports, and ends its process at a report that says so."""

    def read_all(self, reports):
        for report in reports:
            if "die" in report.text:
                os._exit(1)
            yield Reading(report, [], [], [])


class DeadlySettings(Settings):
    """What makes such a reader."""

    def reader(self, threads=None):
        return DeadlyReader()
