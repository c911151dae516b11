"""whence: who did what to whom, and whence we know it.

    import whence
    reading = whence.read("Russia has asked China for arms, a U.S. official said on Sunday.", published="2022-03-14")
    for claim in reading.claims:
        print(claim.kind, claim.text)

Everything named here is public; everything else may change.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from whence._version import __version__

if TYPE_CHECKING:
    from whence.errors import InputError, LexiconError, ModelError, WhenceError
    from whence.language.pipeline import load
    from whence.model import Attribution, Claim, Party, Reading, Report, Source
    from whence.reading.reader import Reader, read

_HOMES = {
    "Attribution": "whence.model",
    "Claim": "whence.model",
    "InputError": "whence.errors",
    "LexiconError": "whence.errors",
    "ModelError": "whence.errors",
    "Party": "whence.model",
    "Reader": "whence.reading.reader",
    "Reading": "whence.model",
    "Report": "whence.model",
    "Source": "whence.model",
    "WhenceError": "whence.errors",
    "load": "whence.language.pipeline",
    "read": "whence.reading.reader",
}

__all__ = [
    "Attribution",
    "Claim",
    "InputError",
    "LexiconError",
    "ModelError",
    "Party",
    "Reader",
    "Reading",
    "Report",
    "Source",
    "WhenceError",
    "__version__",
    "load",
    "read",
]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for: ``whence --help`` should not wait for spaCy."""
    if name not in _HOMES:
        raise AttributeError(f"module 'whence' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
