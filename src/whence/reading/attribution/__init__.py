"""Who, by the report's account, says, thinks, wants or shows what."""

from whence.reading.attribution.attributions import attributions

__all__ = ["attributions"]
