"""What is loaded once and stays is kept out of Python's garbage collections."""

import gc
from typing import Final

THRESHOLDS: Final = (100_000, 20, 100)
"""Of the three generations (Python's own is 700, 10, 10, with which every few articles walk the lexicons)."""


def settle() -> None:
    """Take all that lives now for permanent, and collect seldom from here on. To be called when everything is loaded."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
