"""The colours of pictures: one table, for a light page and a dark one."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

Theme = Literal["auto", "light", "dark"]
Colours = dict[str, str]

DARK = "@media (prefers-color-scheme: dark)"


@cache
def colours(theme: Theme) -> Colours:
    """What each name is in a theme; ``auto`` is light where nothing can choose."""
    table = tomllib.loads(files(__package__).joinpath("palette.toml").read_text("utf-8"))
    found: Colours = table["dark" if theme == "dark" else "light"]
    return found


def variables(theme: Literal["light", "dark"]) -> str:
    """The colours as declarations of CSS variables: ``--ink:#1b1f24;…``."""
    return "".join(f"--{name}:{value};" for name, value in colours(theme).items())
