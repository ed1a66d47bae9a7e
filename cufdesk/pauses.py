"""Long work without the pauses of garbage collection."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_pauses() -> Iterator[None]:
    """Look for no garbage while something large is made.

    Each look stops every thread, the window's as well, and takes the longer the more there is: up to a
    quarter of a second. Nothing much is garbage before the work is done.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
