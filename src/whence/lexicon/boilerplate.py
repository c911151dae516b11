"""What pages and agencies put around the text of a report: credits, captions, calls to subscribe."""

import re
from functools import cache

from whence.lexicon.tables import read_table


def aside(text: str) -> list[tuple[int, int]]:
    """The stretches of a text that say nothing about the world, in order, by first and last character (excluded)."""
    return sorted(match.span() for pattern in patterns() for match in pattern.finditer(text))


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """The patterns of boilerplate.tsv. Raises LexiconError for one that is no pattern."""
    found = []
    for row in read_table("boilerplate.tsv", ("pattern", "what")):
        try:
            found.append(re.compile(row["pattern"], re.MULTILINE))
        except re.error as error:
            raise row.error(f"no regular expression: {error}") from error
    return tuple(found)
